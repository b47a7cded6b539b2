"""Bringing a table's rows to what they should be, touching only what differs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

Row = tuple[Any, ...]


def sync(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    scope: tuple[str, Sequence[Any]],
    wanted: Iterable[Row],
    *,
    keys: int = 1,
) -> None:
    """Make the rows of `table` within `scope` (a condition and its values) `wanted`.

    The first `keys` columns are the primary key. Rows that stay are not written.
    """
    names = ", ".join(columns)
    condition, values = scope
    standing = {
        row[:keys]: row
        for row in connection.execute(
            f"select {names} from {table} where {condition}",
            tuple(values),
        )
    }
    wanted_rows = {row[:keys]: tuple(row) for row in wanted}
    gone = [key for key in standing if key not in wanted_rows]
    delete(connection, table, columns[:keys], gone)
    upsert(
        connection,
        table,
        columns,
        [row for key, row in wanted_rows.items() if standing.get(key) != row],
        keys=keys,
    )


def delete(
    connection: sqlite3.Connection,
    table: str,
    key: Sequence[str],
    gone: Iterable[Row],
) -> None:
    """Delete the rows with these keys."""
    condition = " and ".join(f"{name} = ?" for name in key)
    connection.executemany(
        f"delete from {table} where {condition}",
        gone,
    )


def upsert(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    keys: int = 1,
) -> None:
    """Write these rows, over those of the same key where they exist."""
    if not rows:
        return
    marks = ", ".join("?" * len(columns))
    rest = ", ".join(f"{name} = excluded.{name}" for name in columns[keys:])
    action = f"do update set {rest}" if rest else "do nothing"
    connection.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({marks})"
        f" on conflict ({', '.join(columns[:keys])}) {action}",
        rows,
    )


def bodies(
    connection: sqlite3.Connection, uids: Iterable[str | None]
) -> dict[str, str]:
    """The texts of these content rows; those that are erased are missing."""
    found: dict[str, str] = {}
    for uid in dict.fromkeys(one for one in uids if one):
        row = connection.execute(
            "select body from content where uid = ?", (uid,)
        ).fetchone()
        if row:
            found[uid] = row[0]
    return found


def conflicts(
    connection: sqlite3.Connection, subject: str, found: Iterable[tuple[str, str]]
) -> None:
    """Keep the conflicts about one subject."""
    sync(
        connection,
        "conflict",
        ("subject", "register", "operation"),
        ("subject = ?", (subject,)),
        [(subject, *one) for one in found],
        keys=3,
    )
