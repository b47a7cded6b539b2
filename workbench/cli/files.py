"""Files that a command is given."""

from __future__ import annotations

from pathlib import Path

from workbench.errors import IntakeError


def contents(path: Path) -> bytes:
    """The bytes of a file, or why it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise IntakeError(
            f"there is no file {path}", hint="check the name and the folder"
        ) from None
    except OSError as error:
        raise IntakeError(
            f"{path} cannot be read: {error.strerror or error}",
            hint="check that it is a file, and who may read it",
        ) from error
