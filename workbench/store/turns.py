"""Which turn of a revision a place belongs to."""

from __future__ import annotations

import bisect
import sqlite3

_FEW = 16
"""So many places are looked up one by one; for more, all turns are read."""
_COLUMNS = "select start, end, pk, speaker, role from turn where revision = ?"

Voice = tuple[int | None, int | None, str]
"""A turn, its speaker, and in which role they speak."""


class Turns:
    """The turns of one revision: a single coding looks at one, many at all of them."""

    def __init__(self, connection: sqlite3.Connection, revision: int | None) -> None:
        self._connection = connection
        self._revision = revision
        self._asked = 0
        self._every: list[tuple[int, int, int, int | None, str]] | None = None
        self._starts: list[int] = []
        self._voices: dict[int, Voice] = {}

    def at(self, place: int) -> int | None:
        """The turn that a coding belongs to which starts here; None in no turn."""
        self._asked += 1
        row = self._one(place) if self._asked <= _FEW else self._among_all(place)
        if row is None or place >= row[1]:
            return None
        _, _, pk, speaker, role = row
        self._voices[pk] = (pk, speaker, role)
        return pk

    def voice(self, turn: int | None) -> Voice:
        """Who speaks in a turn that `at` has found."""
        if turn is not None:
            return self._voices[turn]
        return None, None, "aside" if self._are_some() else "none"

    def _one(self, place: int) -> tuple[int, int, int, int | None, str] | None:
        row: tuple[int, int, int, int | None, str] | None = self._connection.execute(
            f"{_COLUMNS} and start <= ? order by start desc limit 1",
            (self._revision, place),
        ).fetchone()
        return row

    def _among_all(self, place: int) -> tuple[int, int, int, int | None, str] | None:
        if self._every is None:
            self._every = self._connection.execute(
                f"{_COLUMNS} order by start", (self._revision,)
            ).fetchall()
            self._starts = [row[0] for row in self._every]
        found = bisect.bisect_right(self._starts, place) - 1
        return self._every[found] if found >= 0 else None

    def _are_some(self) -> bool:
        row = self._connection.execute(
            "select 1 from turn where revision = ? limit 1", (self._revision,)
        ).fetchone()
        return row is not None
