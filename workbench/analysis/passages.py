"""Passages with their words: the table of `report passages`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from workbench.analysis import notes
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain.needs import (
    About,
    Base,
    CodeFact,
    CoderFact,
    Facts,
    Given,
    Key,
    Need,
    Passage,
    Passages,
    Row,
)
from workbench.domain.tables import Column, ColumnType, Table
from workbench.words import word

_COLUMNS = {
    "code": ColumnType.ID,
    "document": ColumnType.TEXT,
    "start": ColumnType.COUNT,
    "end": ColumnType.COUNT,
    "speaker": ColumnType.TEXT,
    "text": ColumnType.TEXT,
    "before": ColumnType.TEXT,
    "after": ColumnType.TEXT,
    "coder": ColumnType.TEXT,
}


@dataclass(frozen=True, slots=True)
class PassageList:
    """A row a passage, by code, document and place; see `report.Report`."""

    name: str = "passages"
    help: str = "the passages under a code, or under all, in their words"
    options: tuple[Option, ...] = (
        Option(name="code", help="one code only", argument=True, metavar="CODE"),
        Option(
            name="context",
            help="sentences before and after",
            kind=Kind.NUMBER,
            default=0,
            metavar="N",
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The passages, and what codes and documents are called."""
        wanted = Passages(code=asked.text("code"), context=asked.number("context"))
        return {
            "passages": wanted,
            "codes": Facts(about=About.CODES),
            "documents": Facts(about=About.DOCUMENTS),
            "base": Facts(about=About.BASE),
            "coders": Facts(about=About.CODERS),
            "waiting": Facts(about=About.WAITING),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: code, document, start, end, speaker, text, before, after, coder."""
        language = asked.language
        coders = cast(tuple[CoderFact, ...], given["coders"])
        rules = notes.rules(asked, cast(Base, given["base"]), coders)
        return Table(
            name="passages",
            title=word("report.passages", language),
            columns=tuple(
                Column(name=name, label=word(f"table.{name}", language), type=type_)
                for name, type_ in _COLUMNS.items()
            ),
            rows=tuple(_rows(given)),
            notes=(*rules, *notes.waiting(cast(int, given["waiting"]), language)),
            language=language,
        )


def _rows(given: Given) -> Iterator[Row]:
    ids = {code.key: code.id for code in cast(tuple[CodeFact, ...], given["codes"])}
    names = cast(Mapping[Key, str], given["documents"])
    for one in cast(list[Passage], given["passages"]):
        yield (
            ids[one.code],
            names[one.document],
            one.start,
            one.end,
            one.speaker,
            one.text,
            one.before,
            one.after,
            ", ".join(one.coders),
        )
