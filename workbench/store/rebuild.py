"""Rebuilding: the same fold over all subjects, from empty tables."""

from __future__ import annotations

import sqlite3

from workbench.store import log, schema
from workbench.store.projector import enter_coders, project_changes


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty every folded and derived table and fold the whole log again.

    Within a transaction. Afterwards the canonical dump is what it was.
    """
    connection.execute("pragma defer_foreign_keys = on")
    for table in (*schema.DERIVED_TABLES, *reversed(schema.FOLDED_TABLES)):
        connection.execute(f"delete from {table}")
    _mark_all(connection)
    coders = connection.execute("select distinct coder from operation").fetchall()
    enter_coders(connection, [coder for (coder,) in coders])
    changed = connection.execute(
        "select kind, subject from change group by kind, subject order by min(seq)"
    ).fetchall()
    project_changes(connection, changed, fresh=True)


def _mark_all(connection: sqlite3.Connection) -> None:
    """Which operations are undone: the marker with the highest stamp decides."""
    last: dict[str, str] = {}
    for subject, kind in connection.execute(
        "select c.subject, c.kind from change c join operation o on o.pk = c.operation"
        " where c.kind in ('operation.undone', 'operation.redone')"
        f" order by {log.ORDER}"
    ):
        last[subject] = kind
    connection.executemany(
        "insert into undone select pk from operation where uid = ?",
        [(uid,) for uid, kind in last.items() if kind == "operation.undone"],
    )
