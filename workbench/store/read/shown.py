"""How ids of codings are shown: by as many last letters as tell them apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from workbench.ids import SHOWN, shown


def coding_ids(connection: sqlite3.Connection) -> Mapping[str, str]:
    """How the id of each standing coding is shown."""
    rows = connection.execute(
        "select h.subject from coding g join change h on h.seq = g.pk"
    )
    return shown(row[0] for row in rows)


def shown_coding(connection: sqlite3.Connection, uid: str) -> str:
    """How the id of one coding is shown: as many letters as tell it apart."""
    rows = connection.execute(
        "select h.subject from coding g join change h on h.seq = g.pk"
        " where h.subject like ?",
        (f"%{uid[-SHOWN:]}",),
    ).fetchall()
    return shown({uid, *(row[0] for row in rows)})[uid]
