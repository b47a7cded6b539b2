"""Passages by document and code, for other programs: the table of `report matrix`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from workbench.analysis import heads, notes
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain.languages import pick
from workbench.domain.needs import (
    About,
    Base,
    CodeFact,
    CoderFact,
    Counts,
    Facts,
    Given,
    Key,
    Need,
    Row,
    Tally,
)
from workbench.domain.tables import Column, ColumnType, Table
from workbench.words import word


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row a document of the base, by name; a column a code, in the tree's order."""

    name: str = "matrix"
    help: str = "passages by document and code: a row a document, a column a code"
    options: tuple[Option, ...] = (
        Option(
            name="rollup",
            help="a code counts with everything below it, each passage once",
            kind=Kind.FLAG,
            default=False,
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The counts, and what codes and documents are called."""
        code = "branch" if asked.flag("rollup") else "code"
        return {
            "counts": Tally(
                by=("document", *heads.who(asked), code), measures=("passages",)
            ),
            "codes": Facts(about=About.CODES),
            **heads.DOCUMENTS,
            **heads.RULES,
            **heads.coders(asked),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: document, [coder], and a number for each code."""
        language = asked.language
        coders = cast(tuple[CoderFact, ...], given.get("coders", ()))
        counts = cast(Counts, given["counts"])
        used = {key[-1] for key in counts}
        every = cast(tuple[CodeFact, ...], given["codes"])
        codes = list(heads.rows_of(every, used))
        rolled = [word("note.rollup", language)] if asked.flag("rollup") else []
        return Table(
            name="matrix",
            title=word("report.matrix", language),
            columns=tuple(_columns(asked, codes)),
            rows=tuple(_rows(asked, given, codes)),
            notes=(
                word("note.matrix", language),
                *notes.rules(asked, cast(Base, given["base"]), coders),
                *rolled,
                *notes.waiting(cast(int, given["waiting"]), language),
            ),
            language=language,
        )


def _columns(asked: Asked, codes: list[CodeFact]) -> Iterator[Column]:
    heading = ["document", *heads.who(asked)]
    for name in heading:
        yield heads.column(name, asked.language)
    for code in codes:
        name = f"code:{code.id}" if code.id in heading else code.id
        label = pick(code.name, asked.language) or code.id
        yield heads.column(name, asked.language, ColumnType.COUNT, label)


def _rows(asked: Asked, given: Given, codes: list[CodeFact]) -> Iterator[Row]:
    counts = cast(Counts, given["counts"])
    for (document, coder), names in heads.documents(given):
        place: list[Key] = [document, *([coder] if heads.each(asked) else [])]
        numbers = (counts.get((*place, code.key), (0,))[0] for code in codes)
        yield (*names, *numbers)
