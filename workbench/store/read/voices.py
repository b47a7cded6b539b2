"""Reading whose words stand at a place of a text."""

from __future__ import annotations

import sqlite3

from workbench.domain.passages import ANSWERING
from workbench.store.turns import Turns


def answered(connection: sqlite3.Connection, revision: int, place: int) -> bool:
    """Whether what begins here counts without everybody's words being counted."""
    turns = Turns(connection, revision)
    _, _, role = turns.voice(turns.at(place))
    return role in ANSWERING
