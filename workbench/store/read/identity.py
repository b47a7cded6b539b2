"""Reading what every command needs: which project this is, and the ids of a coder."""

from __future__ import annotations

import sqlite3


def project(connection: sqlite3.Connection) -> tuple[str, str, str] | None:
    """The project's id, title and language; None where it was never begun."""
    row = connection.execute("select uid, title, language from project").fetchone()
    return (str(row[0]), str(row[1]), str(row[2])) if row else None


def coders_named(
    connection: sqlite3.Connection, name: str, *, device: str | None = None
) -> list[str]:
    """The ids of the coders of this name; only those who worked on this device."""
    rows = connection.execute(
        "select uid from coder where name = ?1 and (?2 is null or exists (select 1"
        " from operation o where o.coder = coder.uid and o.device = ?2)) order by pk",
        (name, device),
    )
    return [str(row[0]) for row in rows]
