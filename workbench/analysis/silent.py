"""Documents in which a code does not occur: the table of `report silent`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from workbench.analysis import asking, heads, notes
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain.given import SheetColumn, Work
from workbench.domain.languages import pick
from workbench.domain.needs import (
    About,
    Base,
    CodeFact,
    CoderFact,
    Counts,
    Facts,
    Given,
    GuideFact,
    Need,
    Row,
    Tally,
)
from workbench.domain.tables import Column, Table
from workbench.errors import UsageError
from workbench.ordering import sort_key
from workbench.words import counted, word


@dataclass(frozen=True, slots=True)
class Silent:
    """A row a document of the base, by name; see `report.Report`."""

    name: str = "silent"
    help: str = "the documents in which a code does not occur, and what they are"
    options: tuple[Option, ...] = (
        Option(name="code", help="the code", argument=True, metavar="CODE"),
        Option(
            name="rollup",
            help="the documents in which nothing below it occurs either",
            kind=Kind.FLAG,
            default=False,
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """Where the code occurs, and what documents are."""
        if not asked.text("code"):
            raise UsageError("say which code", hint="workbench report silent CODE")
        by = "branch" if asked.flag("rollup") else "code"
        return {
            "code": Facts(about=About.CODE, name=asked.text("code")),
            "counts": Tally(
                by=(by, "document", *heads.who(asked)), measures=("codings",)
            ),
            "codes": Facts(about=About.CODES),
            **heads.DOCUMENTS,
            "sheet": Facts(about=About.SHEET),
            "work": Facts(about=About.WORK),
            "guides": Facts(about=About.GUIDES),
            **heads.RULES,
            **heads.coders(asked),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: document, [coder], and each attribute."""
        return _Made(asked, given).table()


class _Made:
    def __init__(self, asked: Asked, given: Given) -> None:
        self.asked = asked
        self.language = asked.language
        self.given = given
        self.sheet = cast(tuple[SheetColumn, ...], given["sheet"])
        self.codes = cast(tuple[CodeFact, ...], given["codes"])
        key = cast(int, given["code"])
        self.code = next(one for one in self.codes if one.key == key)

    @cached_property
    def _silent(self) -> list[tuple[tuple[int, int | None], list[str]]]:
        counts = cast(Counts, self.given["counts"])
        return [
            (place, names)
            for place, names in heads.documents(self.given)
            if (self.code.key, *(one for one in place if one is not None)) not in counts
        ]

    def table(self) -> Table:
        name = pick(self.code.name, self.language) or self.code.id
        return Table(
            name="silent",
            title=word("report.silent", self.language, code=name),
            columns=tuple(self._columns()),
            rows=tuple(self._rows()),
            notes=tuple(self._notes()),
            language=self.language,
        )

    def _columns(self) -> Iterator[Column]:
        taken = ["document", *heads.who(self.asked)]
        for one in taken:
            yield heads.column(one, self.language)
        for held in self.sheet:
            yield heads.attribute(held, taken, self.language)

    def _rows(self) -> Iterator[Row]:
        for (document, _), names in self._silent:
            yield (*names, *(self._cell(one, document) for one in self.sheet))

    def _cell(self, one: SheetColumn, document: int) -> str | None:
        values = one.values.get(document)
        if not values:
            return None
        labels = (
            pick(one.labels.get(value, {}), self.language) or value for value in values
        )
        return "; ".join(labels)

    # -- notes

    def _notes(self) -> Iterator[str]:
        language, rows = self.language, self._silent
        of = len(cast(Sequence[object], self.given["counted"]))
        yield word("note.silent", language, count=len(rows), of=of, code=self.code.id)
        if self.asked.flag("rollup"):
            yield word("note.silent.branch", language)
        coders = cast(tuple[CoderFact, ...], self.given.get("coders", ()))
        yield from notes.rules(self.asked, cast(Base, self.given["base"]), coders)
        yield from self._left()
        guides = cast(tuple[GuideFact, ...], self.given["guides"])
        yield from asking.not_asked_about(self.code, guides, self.codes, language)
        yield from notes.waiting(cast(int, self.given["waiting"]), language)

    def _left(self) -> Iterator[str]:
        """Documents in which nobody has been since the code was made."""
        work = cast(Work, self.given["work"])
        made = work.made.get(self.code.key, -1)
        left = {
            names[0] for place, names in self._silent if work.last.get(place, -1) < made
        }
        if left:
            listed = notes.listed(sorted(left, key=sort_key), self.language)
            key = "note.silent.left"
            yield counted(key, self.language, len(left), documents=listed)
