"""Reading of one revision: its text, and the key of its checksums."""

from __future__ import annotations

import sqlite3


def text(connection: sqlite3.Connection, revision: int) -> str:
    """The stored text of a revision."""
    row = connection.execute(
        "select c.body from revision r join content c on c.uid = r.text where r.pk = ?",
        (revision,),
    ).fetchone()
    return str(row[0]) if row else ""


def salt(connection: sqlite3.Connection, revision: int) -> str:
    """The key of the checksums of a revision's codings."""
    row = connection.execute(
        "select c.body from revision r join content c on c.uid = r.salt where r.pk = ?",
        (revision,),
    ).fetchone()
    return str(row[0]) if row else ""


def salt_of(connection: sqlite3.Connection, revision: str) -> str:
    """The key of the checksums of a revision's codings, by the revision's id."""
    row = connection.execute(
        "select c.body from revision r join content c on c.uid = r.salt"
        " where r.uid = ?",
        (revision,),
    ).fetchone()
    return str(row[0]) if row else ""
