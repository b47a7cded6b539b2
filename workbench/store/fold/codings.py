"""The fold of a coding: where it is, under which code, whether it still is."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.changes.kinds import CodingAdded, CodingMoved, CodingRecoded
from workbench.store.fold.rows import Row, conflicts, upsert
from workbench.store.log import Entry

COLUMNS = (
    "pk",
    "document",
    "revision",
    "code",
    "coder",
    "start",
    "end",
    "definition",
    "outcome",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a coding's changes come to; ids, not yet row numbers."""

    seq: int
    revision: str
    code: str
    coder: str
    start: int
    end: int
    definition: str | None
    outcome: str | None


def standing(
    entries: Sequence[Entry],
) -> tuple[Standing | None, tuple[tuple[str, str], ...]]:
    """A coding from its changes in order, None where it is not; and its conflicts."""
    added = next((one for one in entries if isinstance(one.change, CodingAdded)), None)
    if added is None or added.undone:
        return None, ()
    first = added.change
    assert isinstance(first, CodingAdded)
    if len(entries) == 1:
        return _placed(added, first, None, None), ()
    from workbench.store.fold.registers import removed, settle

    gone, contested = removed(entries)
    if gone:
        return None, ()
    found = settle(entries)
    recoded, moved = found.last.get("code"), found.last.get("place")
    return (
        _placed(
            added,
            first,
            recoded.change if recoded else None,  # type: ignore[arg-type]
            moved.change if moved else None,  # type: ignore[arg-type]
        ),
        (*contested, *found.conflicts),
    )


def _placed(
    added: Entry,
    first: CodingAdded,
    recoded: CodingRecoded | None,
    moved: CodingMoved | None,
) -> Standing:
    code = recoded or first
    place = moved or first
    return Standing(
        added.seq,
        place.revision,
        code.code,
        added.coder,
        place.start,
        place.end,
        code.definition,
        moved.outcome if moved else None,
    )


class Places:
    """Row numbers of the ids that codings name, looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.revision = _Known(
            connection, "select pk, document from revision where uid = ?"
        )
        self.code = _Known(connection, "select pk from code where uid = ?")
        self.coder = _Known(connection, "select pk from coder where uid = ?")
        self.operation = _Known(connection, "select pk from operation where uid = ?")


class _Known(dict[str, "tuple[int, ...] | None"]):
    """Rows by the ids that have been asked for."""

    def __init__(self, connection: sqlite3.Connection, query: str) -> None:
        super().__init__()
        self._connection = connection
        self._query = query

    def __missing__(self, uid: str) -> tuple[int, ...] | None:
        row: tuple[int, ...] | None
        row = self._connection.execute(self._query, (uid,)).fetchone()
        self[uid] = row
        return row


def row_of(places: Places, coding: Standing) -> Row | None:
    """The coding's row; None where what it names has not come (yet)."""
    revision = places.revision[coding.revision]
    code = places.code[coding.code]
    coder = places.coder[coding.coder]
    if revision is None or code is None or coder is None:
        return None
    definition = places.operation[coding.definition] if coding.definition else None
    return (
        coding.seq,
        revision[1],
        revision[0],
        code[0],
        coder[0],
        coding.start,
        coding.end,
        definition[0] if definition else None,
        coding.outcome,
    )


def fold_codings(
    connection: sqlite3.Connection, found: Mapping[str, Sequence[Entry]]
) -> set[tuple[int, int]]:
    """Fold these codings; the (document, code) pairs in which they now stand."""
    places = Places(connection)
    rows: list[Row] = []
    gone: list[Row] = []
    for subject, entries in found.items():
        coding, apart = standing(entries)
        row = row_of(places, coding) if coding else None
        if row is None:
            gone += [(pk,) for pk in numbers(entries)]
        else:
            rows.append(row)
        if apart or len(entries) > 1:
            conflicts(connection, subject, apart)
    connection.executemany("delete from coding where pk = ?", gone)
    upsert(connection, "coding", COLUMNS, rows)
    return {(row[1], row[3]) for row in rows}


def numbers(entries: Sequence[Entry]) -> list[int]:
    """The row number of the coding that these changes are about."""
    return [one.seq for one in entries if isinstance(one.change, CodingAdded)]
