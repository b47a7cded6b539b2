"""Putting right what follows from the log: guards, views, tables, search."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import DamagedFile, ReadOnly, Refused
from workbench.store import schema, views
from workbench.store.doctor.container import expected
from workbench.store.doctor.examine import examine
from workbench.store.doctor.findings import Finding
from workbench.store.doctor.rescue import rescue
from workbench.store.file import connect, old_enough, stamp, told
from workbench.store.rebuild import rebuild
from workbench.store.snapshots import newest_sound, snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What a repair came to."""

    snapshot: Path
    """The project as it was before: a snapshot, or the damaged file itself."""
    left: tuple[Finding, ...]
    """What is still not as it should be."""


def repair(path: Path) -> Repaired:
    """Make guards, views, tables and search anew; the log is never touched.

    A snapshot is taken first. Where the damage does not allow that, a new file is made
    out of the log, if that is whole, and the damaged one is kept beside it.
    """
    old_enough()
    path = Path(os.path.realpath(path))
    stamp(path)
    if not os.access(path, os.W_OK) or not path.stat().st_mode & 0o222:
        raise ReadOnly(
            f"{path.name} can be read and not changed",
            hint="copy the project to a place where you may write",
        )
    try:
        kept = _mended(path)
    except _TROUBLE:
        kept = _rescued(path)
    return Repaired(snapshot=kept, left=tuple(examine(path)))


_TROUBLE = (
    DamagedFile,
    Refused,
    sqlite3.Error,
    ValueError,
    LookupError,
    TypeError,
)
"""What is read from a damaged file raises whatever it likes."""


def _mended(path: Path) -> Path:
    with told(path), closing(connect(path, mode="rw")) as connection:
        kept = snapshot(connection, path, reason="repair", always=True)
        in_one_piece(connection)
    assert kept is not None
    return kept


def _rescued(path: Path) -> Path:
    try:
        return rescue(path)
    except _TROUBLE as problem:
        sound = newest_sound(path)
        raise DamagedFile(
            f"{path.name} is too damaged to be repaired; nothing was changed",
            hint=f"the newest sound snapshot is {sound}"
            if sound
            else "no sound snapshot lies beside it; look for a backup",
        ) from problem


def in_one_piece(connection: sqlite3.Connection) -> None:
    """Make anew what follows from the log, in one transaction.

    Foreign keys are not looked at meanwhile, and not until the connection says so.
    """
    connection.execute("pragma foreign_keys = off")
    connection.execute("begin immediate")
    try:
        renew(connection)
        connection.execute("commit")
    except BaseException:
        connection.rollback()
        raise
    connection.execute("vacuum")


def renew(connection: sqlite3.Connection) -> None:
    """Within a transaction: drop what follows from the log, and make it again."""
    theirs = _indexes_of_the_user(connection)
    _drop_triggers(connection)
    for name in views.NAMES:
        connection.execute(f"drop view if exists {name}")
    for table in (*schema.DERIVED_TABLES, *reversed(schema.FOLDED_TABLES)):
        connection.execute(f"drop table if exists {table}")
    for script in (schema.FOLDED, schema.DERIVED, views.VIEWS):
        for statement in schema.statements(script):
            connection.execute(statement)
    _log_indexes(connection)
    for statement in theirs:
        connection.execute(statement)
    rebuild(connection)
    for statement in schema.statements(schema.GUARDS):
        connection.execute(statement)


def _drop_triggers(connection: sqlite3.Connection) -> None:
    """Take every trigger away; a strange one would do what it likes meanwhile."""
    rows = connection.execute("select name from sqlite_master where type = 'trigger'")
    for (name,) in rows.fetchall():
        quoted = name.replace('"', '""')
        connection.execute(f'drop trigger "{quoted}"')


def _indexes_of_the_user(connection: sqlite3.Connection) -> list[str]:
    """What makes the user's own indexes on tables that are dropped."""
    rows = connection.execute(
        "select name, tbl_name, sql from sqlite_master"
        " where type = 'index' and sql is not null"
    )
    dropped = {*schema.DERIVED_TABLES, *schema.FOLDED_TABLES}
    return [
        sql
        for name, table, sql in rows
        if table in dropped and ("index", name) not in expected()
    ]


def _log_indexes(connection: sqlite3.Connection) -> None:
    for statement in schema.statements(schema.LOG):
        if statement.startswith("create index"):
            connection.execute(f"drop index if exists {statement.split()[2]}")
            connection.execute(statement)
