"""Reading what every command needs: which project this is, at which change, and who."""

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


def head(connection: sqlite3.Connection) -> str:
    """The id of the last operation in the one order of the log; empty if none is."""
    row = connection.execute(
        "select uid from operation order by lamport desc, uid desc limit 1"
    ).fetchone()
    return str(row[0]) if row else ""


def version(connection: sqlite3.Connection) -> int:
    """How many operations have made the codebook what it is; a number for the eye."""
    row = connection.execute(
        "select count(distinct operation) from change"
        " where (kind >= 'code.' and kind < 'code/'"
        " or kind >= 'set.' and kind < 'set/')"
        " and operation not in (select operation from undone)"
    ).fetchone()
    return int(row[0])


def numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each edition of the codebook, by the operation that made it."""
    rows = connection.execute(
        "select uid from operation where pk in (select operation from change"
        " where kind >= 'code.' and kind < 'code/'"
        " or kind >= 'set.' and kind < 'set/')"
        " and pk not in (select operation from undone) order by lamport, uid"
    )
    return {str(uid): number for number, (uid,) in enumerate(rows, start=1)}
