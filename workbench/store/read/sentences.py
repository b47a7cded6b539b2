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


def place(starts: array[int], ends: array[int], point: int) -> int:
    """Where a character is: 1, 3, 5, ... in a sentence, 0, 2, 4, ... between two."""
    n = bisect.bisect_right(ends, point)
    return 2 * n + (n < len(starts) and starts[n] <= point)


class Apart:
    """Counts sentences between spans; a document's are read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, tuple[array[int], array[int]]] = {}

    def __call__(
        self, document: int, start: int, end: int, other: int, finish: int
    ) -> int:
        """From the end of one span to the start of the other; 0 in one sentence."""
        held = self._known.get(document)
        if held is None:
            held = self._known[document] = sentences_of(self._connection, document)
        steps = max(
            0,
            place(*held, other) - place(*held, end - 1),
            place(*held, start) - place(*held, finish - 1),
        )
        return (steps + 1) // 2
