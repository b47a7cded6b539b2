"""Where codes from the material first occur: the table of `report first-use`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from workbench.analysis import heads, notes
from workbench.analysis.report import Asked, Option
from workbench.domain.charts import ChartKind, Figure
from workbench.domain.given import Work
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
from workbench.domain.tables import ColumnType, Table
from workbench.errors import UsageError
from workbench.ordering import sort_key
from workbench.words import counted, word

MATERIAL = "material"
DATE = "date"
"""The attribute that says when an interview was."""
Place = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class FirstUse:
    """A row a document in the order asked for; see `report.Report`."""

    name: str = "first-use"
    help: str = "in which documents codes from the material occur for the first time"
    options: tuple[Option, ...] = (
        Option(
            name="order",
            help="of the documents: date, coding, or shuffled:SEED (a number)",
            default="date",
            metavar="ORDER",
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """Where codes occur, when documents were worked on, and their dates."""
        _order(asked)
        return {
            "counts": Tally(
                by=("document", *heads.who(asked), "code"), measures=("codings",)
            ),
            "codes": Facts(about=About.CODES),
            **heads.DOCUMENTS,
            "dates": Facts(about=About.VALUES, name=DATE),
            "work": Facts(about=About.WORK),
            **heads.RULES,
            **heads.coders(asked),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: position, document, [coder], new_codes, cumulative, not_reread."""
        language, curve = asked.language, _Curve(asked, given)
        rows = tuple(curve.rows())
        texts = ["document", *heads.who(asked)]
        counts = ["new_codes", "cumulative", "not_reread"]
        return Table(
            name="first-use",
            title=word("report.first-use", language),
            columns=(
                heads.column("position", language, ColumnType.COUNT),
                *(heads.column(one, language) for one in texts),
                *(heads.column(one, language, ColumnType.COUNT) for one in counts),
            ),
            rows=rows,
            notes=tuple(curve.notes(rows)),
            language=language,
            figure=None if heads.each(asked) else _FIGURE,
        )


_FIGURE = Figure(kind=ChartKind.CURVE, down="position", value="cumulative")


def _order(asked: Asked) -> tuple[str, str]:
    """The order, and the seed of a shuffled one."""
    found = re.fullmatch("(date|coding)|shuffled:([0-9]{1,18})", asked.text("order"))
    if found is None:
        raise UsageError(
            f"order is date, coding or shuffled:SEED, not {asked.text('order')!r}",
            hint="shuffled:1 and shuffled:2 are two orders, the same each time",
        )
    return (found[1], "") if found[1] else ("shuffled", found[2])


class _Curve:
    def __init__(self, asked: Asked, given: Given) -> None:
        self.asked = asked
        self.language = asked.language
        self.given = given
        self.order, self.seed = _order(asked)
        self.work = cast(Work, given["work"])
        self.dates = cast(Mapping[Key, tuple[str, ...]], given["dates"])
        self.counts = cast(Counts, given["counts"])
        codes = cast(tuple[CodeFact, ...], given["codes"])
        used = {key[-1] for key in self.counts}
        rows = heads.rows_of(codes, used)
        self.codes = [one.key for one in rows if one.origin == MATERIAL]

    # -- rows

    def rows(self) -> Iterator[Row]:
        """Each coder's documents by themselves, where each has rows of their own."""
        every = heads.documents(self.given)
        for coder in dict.fromkeys(coder for (_, coder), _ in every):
            mine = [(place, names) for place, names in every if place[1] == coder]
            yield from self._of_one(self._ordered(mine))

    def _of_one(self, documents: Sequence[tuple[Place, list[str]]]) -> Iterator[Row]:
        seen: set[int] = set()
        for position, (place, names) in enumerate(documents, start=1):
            new = {code for code in self.codes if self._occurs(place, code)} - seen
            seen |= new
            yield (position, *names, len(new), len(seen), self._not_reread(place))

    def _occurs(self, place: Place, code: int) -> bool:
        document, coder = place
        who = () if coder is None else (coder,)
        return (document, *who, code) in self.counts

    def _not_reread(self, place: Place) -> int:
        """Codes that were made after the last act in a document."""
        last = self.work.last.get(place, -1)
        return sum(self.work.made.get(code, -1) > last for code in self.codes)

    def _ordered(
        self, documents: Sequence[tuple[Place, list[str]]]
    ) -> Sequence[tuple[Place, list[str]]]:
        ranks: Mapping[str, Callable[[Place, str], tuple[object, ...]]] = {
            "date": self._by_date,
            "coding": self._by_coding,
            "shuffled": self._by_lot,
        }
        rank = ranks[self.order]
        return sorted(
            documents,
            key=lambda one: (rank(one[0], one[1][0]), sort_key(one[1][0])),
        )

    def _by_date(self, place: Place, _: str) -> tuple[object, ...]:
        dates = self.dates.get(place[0])
        return (0, min(dates)) if dates else (1, "")

    def _by_coding(self, place: Place, _: str) -> tuple[object, ...]:
        first = self.work.first.get(place)
        return (0, first) if first is not None else (1, 0)

    def _by_lot(self, _: Place, name: str) -> tuple[object, ...]:
        """The same on every machine: a digest of the seed and the document's name."""
        return (sha256(f"{self.seed}:{name}".encode()).hexdigest(),)

    # -- notes

    def notes(self, rows: Sequence[Row]) -> Iterator[str]:
        """What is counted, in which order, and what was not read again."""
        language = self.language
        yield counted("note.first-use", language, len(self.codes))
        yield word(f"note.first-use.{self.order}", language, seed=self.seed)
        yield from self._placed_last(rows)
        yield word("note.first-use.order", language)
        coders = cast(tuple[CoderFact, ...], self.given.get("coders", ()))
        yield from notes.rules(self.asked, cast(Base, self.given["base"]), coders)
        yield from self._left(rows)
        yield from notes.waiting(cast(int, self.given["waiting"]), language)

    def _placed_last(self, rows: Sequence[Row]) -> Iterator[str]:
        """Documents of which the order says nothing."""
        places = [place for place, _ in heads.documents(self.given)]
        known = {
            "date": {place for place in places if self.dates.get(place[0])},
            "coding": self.work.first.keys(),
            "shuffled": places,
        }[self.order]
        if self.order == DATE and rows and not known:
            raise UsageError(
                "no document that counts has a date",
                hint="--order coding goes by when they were coded;"
                " `workbench documents set DOCUMENT date=2010-04-23` sets one",
            )
        names = cast(Mapping[Key, str], self.given["documents"])
        last = {names[place[0]] for place in places if place not in known}
        if last:
            listed = notes.listed(sorted(last, key=sort_key), self.language)
            key = "note.first-use.last"
            yield counted(key, self.language, len(last), documents=listed)

    def _left(self, rows: Sequence[Row]) -> Iterator[str]:
        left = sorted({str(row[1]) for row in rows if row[-1]}, key=sort_key)
        if left:
            listed = notes.listed(left, self.language)
            key = "note.first-use.left"
            yield counted(key, self.language, len(left), documents=listed)
