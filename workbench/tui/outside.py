"""Writing in an editor of the user's own: `$VISUAL`, else `$EDITOR`."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path


def editor() -> list[str]:
    """The command of the user's editor; empty where none is named."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(named)
    except ValueError:
        return []


def written(text: str, command: Sequence[str]) -> str:
    """The text as it is when the editor ends.

    It lies in a folder that nobody else may open, with what the editor leaves beside
    it, and is gone afterwards; in the session's own memory where there is such a place.

    Raises:
        OSError: The editor could not be started, or the file not be read.
        subprocess.CalledProcessError: It ended with an error; the text is as it was.
    """
    where = os.environ.get("XDG_RUNTIME_DIR") or None
    if where and not os.access(where, os.W_OK):
        where = None
    with tempfile.TemporaryDirectory(prefix="workbench-", dir=where) as folder:
        path = Path(folder) / "memo.md"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        subprocess.run([*command, str(path)], check=True)
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
