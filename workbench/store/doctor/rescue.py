"""A new file out of the log of a damaged one, where the log can still be read whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import DamagedFile
from workbench.ids import new_id
from workbench.store import snapshots
from workbench.store.doctor.findings import Finding, Patient, Severity
from workbench.store.doctor.record import operations, payloads
from workbench.store.file import create
from workbench.store.rebuild import rebuild
from workbench.store.scratch import copy_log


def rescue(path: Path) -> Path:
    """Put a sound file in the place of a damaged one; where the damaged one is now.

    Raises `DamagedFile`, or whatever SQLite says, where the log is not whole; nothing
    is changed then.
    """
    made = path.with_name(f".{new_id()}.part")
    try:
        _written(path, made)
        snapshots.check(made)
        aside = _free(path)
        _kept(path, aside)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    return aside


def _free(path: Path) -> Path:
    """A name for the damaged file that nothing has."""
    stem = f"{path.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    made, n = path.with_name(stem), 1
    while os.path.lexists(made):
        n += 1
        made = path.with_name(f"{stem}-{n}")
    return made


def _written(path: Path, made: Path) -> None:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    new = create(made)
    try:
        with (
            closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as damaged,
            new.writing() as connection,
        ):
            copy_log(damaged, connection)
            rebuild(connection)
            lost = _lost(Patient(path=made, connection=connection))
    finally:
        new.close()
    if lost:
        raise DamagedFile(f"the log of {path.name} is not whole: {lost[0].what}")


def _lost(patient: Patient) -> list[Finding]:
    """What is not whole of the log; texts that are missing are told afterwards."""
    found = [one for look in (operations, payloads) for one in look(patient)]
    return [one for one in found if one.severity is Severity.DAMAGE]


def _kept(path: Path, aside: Path) -> None:
    """Keep the damaged file under another name, without a moment in which none is."""
    try:
        os.link(path, aside)
    except FileExistsError:
        raise
    except OSError:
        with suppress(FileNotFoundError):
            shutil.copyfile(path, aside)
