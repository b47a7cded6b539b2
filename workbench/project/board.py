"""The documents as a board: what each is, who coded it, who finished, what waits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workbench.domain.attribute_kinds import DOCUMENT
from workbench.ordering import sort_key
from workbench.project.cells import AttributeCell, AttributeColumn, AttributeColumns
from workbench.project.listings.table import asked
from workbench.project.session import Project
from workbench.store.read import listings
from workbench.store.read import material as reading


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A document."""

    name: str
    words: int
    turns: int
    codings: tuple[int, ...]
    """Codings that count, by the coders of the board."""
    finished: tuple[str, ...]
    """The names of whoever has finished it."""
    mine: bool
    """Whether the present coder has finished it."""
    waiting: int
    """Codings that a correction left to be settled, counted or not."""
    cells: tuple[AttributeCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Every document."""

    coders: tuple[str, ...]
    """Oneself first, then whoever has most codings."""
    columns: tuple[AttributeColumn, ...]
    rows: tuple[BoardRow, ...]


def board(project: Project, language: str) -> Board:
    """Every document, by name, with its numbers and attributes."""
    with project.file.reading() as connection:
        documents = reading.documents(connection)
        coded = reading.codings(connection)
        finished = reading.finishers(connection)
        waiting = reading.unsettled(connection)
        names = reading.coders(connection)
        own = reading.coder_of(connection, project.author.coder)
        held = listings.values(connection)
        attributes = AttributeColumns(connection, held.values(), {DOCUMENT}, language)
    many: Counter[int] = Counter()
    for row in documents:
        many.update(coded.get(row.pk, {}))
    coders = sorted(many, key=lambda one: (one != own, -many[one], one))
    rows = [
        BoardRow(
            name=row.name,
            words=row.words,
            turns=row.turns,
            codings=tuple(coded.get(row.pk, {}).get(one, 0) for one in coders),
            finished=tuple(
                names[one] for one in names if one in finished.get(row.pk, ())
            ),
            mine=own in finished.get(row.pk, ()),
            waiting=sum(waiting.get(row.pk, {}).values()),
            cells=tuple(attributes.cells(held.get(row.pk, {}))),
        )
        for row in sorted(documents, key=lambda one: sort_key(one.name))
    ]
    return Board(
        coders=tuple(names[one] for one in coders),
        columns=tuple(attributes.columns),
        rows=tuple(rows),
    )


def fitting(project: Project, where: str) -> frozenset[str]:
    """The names of the documents that a filter fits, as `documents --where` has it.

    Raises:
        QuestionError: It cannot be read, or names what is not there.
    """
    chosen = asked(where)
    with project.file.reading() as connection:
        rows = reading.documents(connection)
        if chosen is None:
            return frozenset(row.name for row in rows)
        fits = listings.fitting(connection, chosen)
        return frozenset(row.name for row in rows if row.pk in fits)
