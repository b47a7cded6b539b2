"""Looking a project over."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from workbench.errors import ForeignFile, Locked, NewerFile, WorkbenchError
from workbench.progress import Progress, Silent
from workbench.store.doctor import container, record, tables
from workbench.store.doctor.findings import Check, Finding, Patient, Severity
from workbench.store.file import old_enough, stamp
from workbench.store.snapshots import newest_sound

CHECKS = (*container.CHECKS, *record.CHECKS, *tables.CHECKS)
"""In this order; those of the tables are left out where the pages are damaged."""

_LAST = frozenset(check.name for check in tables.CHECKS)
_AT_MOST = 20
"""Findings that one check tells in full."""


def examine(path: Path, progress: Progress | None = None) -> list[Finding]:
    """Everything that is not as it should be; empty where all is well.

    Raises `NotFound` where there is no file, and `NewerFile` where a newer program
    wrote it. Nothing is written; SQLite takes back what a crash left half done.
    """
    old_enough()
    path = Path(os.path.realpath(path))
    try:
        stamp(path)
    except NewerFile:
        raise
    except ForeignFile as problem:
        found = [
            Finding(
                name="header",
                what=f"{problem}, or its first bytes are damaged",
                hint=problem.hint,
            )
        ]
        return _with_salvage(path, found)
    return _with_salvage(path, _looked_over(path, progress or Silent()))


def _looked_over(path: Path, progress: Progress) -> list[Finding]:
    found: list[Finding] = []
    progress.start("progress.doctor", len(CHECKS))
    try:
        with closing(_opened(path)) as connection:
            patient = Patient(path=path, connection=connection)
            for check in CHECKS:
                if check.name not in _LAST or not _hopeless(found):
                    found += _checked(check, patient)
                progress.step()
    except sqlite3.Error as problem:
        found.append(Finding(name="header", what=f"it cannot be opened: {problem}"))
    finally:
        progress.finish()
    return found


def _opened(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing; not ours, whose settings a damaged file fails.

    It may roll back what a crash left, which a connection for reading only cannot.
    """
    mode = (
        "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"
    )
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma cell_size_check = on")
    connection.execute("pragma query_only = on")
    return connection


RAISED_BY_DAMAGE = (
    sqlite3.Error,
    WorkbenchError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a file can raise in which any byte may be another one."""


def _checked(check: Check, patient: Patient) -> list[Finding]:
    found: list[Finding] = []
    try:
        for one in check.look(patient):
            found.append(one)
            if len(found) > _AT_MOST:
                return [*found, Finding(name=check.name, what="there is more of this")]
    except sqlite3.OperationalError as problem:
        if "locked" in str(problem):
            raise Locked(
                f"another process is writing to {patient.path.name}",
                hint="wait until it is done, then try again",
            ) from problem
        found.append(_undone(check, problem))
    except RAISED_BY_DAMAGE as problem:
        found.append(_undone(check, problem))
    return found


def _undone(check: Check, problem: Exception) -> Finding:
    said = str(problem) or type(problem).__name__
    return Finding(name=check.name, what=f"this check could not be carried out: {said}")


def _lost(one: Finding) -> bool:
    return one.severity is Severity.DAMAGE and not one.repairable


def _hopeless(found: list[Finding]) -> bool:
    """Whether pages or log are so damaged that a rebuilding would say nothing."""
    vital = {"pages", "plan", "operations", "payloads"}
    return any(_lost(one) for one in found if one.name in vital)


def _with_salvage(path: Path, found: list[Finding]) -> list[Finding]:
    """Where something is lost, name the newest snapshot that is sound."""
    if not any(map(_lost, found)):
        return found
    sound = newest_sound(path)
    if sound is None:
        hint = f"no sound snapshot lies beside {path.name}; look for a backup"
    else:
        hint = f"the newest sound snapshot is {sound.parent.name}/{sound.name}"
    return [
        replace(one, hint=f"{one.hint}; {hint}" if one.hint else hint)
        if _lost(one)
        else one
        for one in found
    ]
