"""Private databases that leave nothing behind: for the past, and for checking.

The file has no name from the moment it is open, so that it is gone whatever ends the
process; it lies in the project's folder and not where everybody's temporary files do.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.ids import new_id
from workbench.store import schema, views


@contextmanager
def scratch(beside: Path) -> Iterator[sqlite3.Connection]:
    """An empty database in this file's folder; in memory where that is read-only."""
    connection = _unnamed(beside.with_name(f".{new_id()}.scratch"))
    try:
        connection.execute("pragma journal_mode = memory")
        connection.execute("pragma synchronous = off")
        yield connection
    finally:
        connection.close()


def _unnamed(path: Path) -> sqlite3.Connection:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError:
        return sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False
        )
        connection.execute("pragma schema_version").fetchone()
        return connection
    finally:
        path.unlink()


def lay_out(connection: sqlite3.Connection) -> None:
    """Give an empty database our tables and views; without the guards of the log."""
    scripts = (schema.LOG, schema.FOLDED, schema.DERIVED, views.VIEWS)
    for script in scripts:
        for statement in schema.statements(script):
            connection.execute(statement)


def copy_log(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy every operation, change and text, row numbers too."""
    for table, columns in (("operation", 9), ("change", 5), ("content", 4)):
        marks = ", ".join("?" * columns)
        target.executemany(
            f"insert into {table} values ({marks})",
            source.execute(f"select * from {table}"),
        )
