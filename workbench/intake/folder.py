"""The files of a folder that may be documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_LEFT_OUT = (".snapshots", ".tmp", ".db", ".db-journal")


def files(path: Path) -> Iterator[Path]:
    """A file itself, or the files in a folder and the folders in it, by their names.

    Hidden ones, locks of office programs, projects and their snapshots are left out,
    and links to other folders are not followed.
    """
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not _is_left_out(name))
        for name in sorted(names):
            if not _is_left_out(name):
                yield Path(folder, name)


def _is_left_out(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().endswith(_LEFT_OUT)
