"""What is being written, kept beside the project until it is recorded or dropped.

A draft is a file of its own in `NAME.drafts/`, replaced whole at every change, so that
a program that is ended at any moment leaves the last one. Whoever writes holds a lock,
which the system lets go with the process: a draft that nobody holds was left behind.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.ids import new_id

SUFFIX = ".drafts"


def folder(project: Path) -> Path:
    """Where drafts of a project lie; it may not exist."""
    return project.with_name(f"{project.stem}{SUFFIX}")


class DraftFile:
    """A draft that is being written. Only its user may read the file."""

    def __init__(self, project: Path) -> None:
        """Make an empty one.

        Raises:
            OSError: the folder cannot be written to.
        """
        where = folder(project)
        where.mkdir(mode=0o700, exist_ok=True)
        self._path = where / f"{new_id()}.json"
        self._lock = _locked(self._path, create=True)

    def write(self, values: Mapping[str, Any], *, lasting: bool = False) -> None:
        """Replace what it holds: at once for whoever reads it, whatever ends us.

        `lasting` waits until it is on the disk, so that a power cut leaves it too.
        """
        new = self._path.with_suffix(".new")
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        os.replace(new, self._path)

    def drop(self) -> None:
        """Take it away."""
        _forget(self._path)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDraft:
    """A draft whose writer is gone."""

    path: Path
    values: Mapping[str, Any]

    def drop(self) -> None:
        """Take it away."""
        _forget(self.path)


def left(project: Path) -> Iterator[LeftDraft]:
    """The drafts that nobody is writing, the oldest first; unreadable ones are passed.

    Each is held while it is looked at, so that two programs do not both take it.
    """
    for path in sorted(folder(project).glob("*.json")):
        lock = _locked(path, create=False)
        if lock is None:
            continue
        try:
            with suppress(OSError, ValueError):
                values = json.loads(path.read_text(encoding="utf-8"))
                if isinstance(values, dict):
                    yield LeftDraft(path=path, values=values)
        finally:
            os.close(lock)


def forget(project: Path, owner: str) -> None:
    """Delete the drafts about one document or case, written or left."""
    for path in folder(project).glob("*.json"):
        with suppress(OSError, ValueError):
            if json.loads(path.read_text(encoding="utf-8")).get("owner") == owner:
                _forget(path)


def _locked(path: Path, *, create: bool) -> int | None:
    """The lock of a draft, taken; None where somebody else has it."""
    flags = os.O_RDWR | os.O_CREAT
    handle = os.open(path.with_suffix(".lock"), flags, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        if create:
            raise
        return None
    return handle


def _forget(path: Path) -> None:
    for one in (path, path.with_suffix(".new"), path.with_suffix(".lock")):
        with suppress(OSError):
            one.unlink()
    with suppress(OSError):
        path.parent.rmdir()
