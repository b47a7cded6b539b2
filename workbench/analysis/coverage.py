"""How much of each document is coded: the table of `report coverage`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from workbench.analysis import heads, notes
from workbench.analysis.report import Asked, Option
from workbench.domain.charts import ChartKind, Figure
from workbench.domain.given import Covered
from workbench.domain.needs import (
    Base,
    CoderFact,
    Coverage,
    Given,
    Need,
    Row,
)
from workbench.domain.tables import ColumnType, Table
from workbench.words import word


@dataclass(frozen=True, slots=True)
class CoverageOfDocuments:
    """A row a document of the base, by name; see `report.Report`."""

    name: str = "coverage"
    help: str = "how much of what is said in each document is coded"
    options: tuple[Option, ...] = ()

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """What is covered, and what documents are called."""
        return {
            "covered": Coverage(),
            **heads.DOCUMENTS,
            **heads.RULES,
            **heads.coders(asked),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: document, [coder], characters, coded, coverage."""
        language = asked.language
        coders = cast(tuple[CoderFact, ...], given.get("coders", ()))
        rows = tuple(_rows(given))
        texts = ["document", *heads.who(asked)]
        counts = ["characters", "coded"]
        return Table(
            name="coverage",
            title=word("report.coverage", language),
            columns=(
                *(heads.column(one, language) for one in texts),
                *(heads.column(one, language, ColumnType.COUNT) for one in counts),
                heads.column("coverage", language, ColumnType.SHARE),
            ),
            rows=rows,
            notes=tuple(_notes(asked, given, coders, rows)),
            language=language,
            figure=None if heads.each(asked) else _FIGURE,
        )


_FIGURE = Figure(kind=ChartKind.BARS, down="document", value="coverage")


def _rows(given: Given) -> Iterator[Row]:
    covered = cast(Mapping[tuple[int, int | None], Covered], given["covered"])
    for place, names in heads.documents(given):
        characters, coded = covered[place]
        share = coded / characters if characters else None
        yield (*names, characters, coded, share)


def _notes(
    asked: Asked, given: Given, coders: Sequence[CoderFact], rows: Sequence[Row]
) -> Iterator[str]:
    language = asked.language
    yield word("note.coverage", language)
    yield from notes.rules(asked, cast(Base, given["base"]), coders)
    characters = sum(cast(int, row[-3]) for row in rows)
    if characters:
        coded = sum(cast(int, row[-2]) for row in rows)
        yield word("note.coverage.all", language, coded=coded, characters=characters)
    if any(row[-1] is None for row in rows):
        yield word("note.nothing", language)
    yield from notes.waiting(cast(int, given["waiting"]), language)
