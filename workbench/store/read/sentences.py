"""How many sentences lie between two places of a document."""

from __future__ import annotations

import bisect
import json
import sqlite3
from array import array

from workbench.store.layout import sentences

APART = "sentences_apart"
"""The function of SQL: (document, start, end, start, end) of two spans."""


def sentences_of(
    connection: sqlite3.Connection, document: int
) -> tuple[array[int], array[int]]:
    """Starts and ends of the sentences of a document's current revision."""
    row = connection.execute(
        "select c.body from document d join revision r on r.pk = d.revision"
        " join content c on c.uid = r.layout where d.pk = ?",
        (document,),
    ).fetchone()
    points = sentences(json.loads(row[0])["sentences"]) if row else array("q")
    return points[::2], points[1::2]


def numbers(
    starts: array[int], ends: array[int], start: int, end: int
) -> tuple[int, int]:
    """The numbers, from 0, of the first and the last sentence that a span touches.

    Of a span between two sentences the first is one more than the last.
    """
    return bisect.bisect_right(ends, start), bisect.bisect_left(starts, end) - 1


class Apart:
    """Counts sentences between spans; a document's are read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, tuple[array[int], array[int]]] = {}

    def __call__(self, document: int, *places: int) -> int:
        """From the end of one span (start, end) to the start of the other; else 0."""
        held = self._known.get(document)
        if held is None:
            held = self._known[document] = sentences_of(self._connection, document)
        first, last = numbers(*held, *places[:2])
        other, final = numbers(*held, *places[2:])
        return max(0, other - last, first - final)
