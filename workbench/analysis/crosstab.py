"""Codes by the values of an attribute: the table of `report crosstab`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from workbench.analysis import asking, composition, heads, notes
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain.charts import ChartKind, Figure
from workbench.domain.given import CaseBase
from workbench.domain.languages import pick
from workbench.domain.needs import (
    About,
    AttributeFact,
    Base,
    CodeFact,
    CoderFact,
    Counts,
    Facts,
    Given,
    GuideFact,
    Key,
    Need,
    Row,
    Tally,
)
from workbench.domain.tables import Column, ColumnType, Table
from workbench.errors import UsageError
from workbench.words import counted, word

MEASURES = ("documents", "passages", "codings", "cases", "words")
PERCENT = ("column", "row", "total")
_UNITS = {"documents": "document", "cases": "case"}
"""Measures of what can have several codes and values: a union is no sum of them."""
_TAKEN = ("code", "coder", "count", "of", "share")


@dataclass(frozen=True, slots=True)
class Crosstab:
    """A row a code and value, zeros too; see `report.Report`."""

    name: str = "crosstab"
    help: str = "codes by the values of an attribute, with shares"
    options: tuple[Option, ...] = (
        Option(
            name="columns",
            help="the attribute; or question, or asked",
            metavar="ATTRIBUTE",
        ),
        Option(
            name="measure",
            help="what is counted",
            choices=MEASURES,
            default="documents",
        ),
        Option(
            name="percent",
            help="of what the share is: of the value, of the code, of all",
            choices=PERCENT,
            default="column",
        ),
        Option(
            name="rollup",
            help="a code counts with everything below it, each passage once",
            kind=Kind.FLAG,
            default=False,
        ),
        Option(
            name="missing",
            help="a row for what has no value too",
            kind=Kind.FLAG,
            default=False,
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The counts and what they are shares of, and what everything is called."""
        by = asked.text("columns")
        if not by:
            raise UsageError(
                "say which attribute the columns are of",
                hint="workbench report crosstab --columns ATTRIBUTE",
            )
        code = "branch" if asked.flag("rollup") else "code"
        return {
            "counts": _tally(asked, code, asking.dimension(by)),
            "codes": Facts(about=About.CODES),
            **heads.RULES,
            **heads.coders(asked),
            **_of(asked, code),
            **asking.needs(by),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: code, [coder], ATTRIBUTE, count, of, share."""
        return _Made(asked, given).table()


def _tally(asked: Asked, *by: str) -> Tally:
    return Tally(
        by=(*by[:1], *heads.who(asked), *by[1:]), measures=(asked.text("measure"),)
    )


def _of(asked: Asked, code: str) -> dict[str, Need]:
    """What the shares are of, where it is no base of documents."""
    by, measure = asked.text("columns"), asked.text("measure")
    found: dict[str, Need] = {}
    if measure == "cases":
        found["cases"] = Facts(about=About.CASES, name=by)
        found["kinds"] = Facts(about=About.KINDS)
    if asked.text("percent") == "row" and measure in _UNITS:
        dimensions = (code, _UNITS[measure], asking.dimension(by))
        tally = _tally(asked, *dimensions)._replace(measures=("codings",))
        found["units"] = tally
    elif asked.text("percent") == "row":
        found["whole"] = _tally(asked, code)
    elif measure not in _UNITS:
        # Every passage once, whatever it is rolled up into.
        each = heads.who(asked)
        found["whole"] = Tally(by=each, measures=(measure,))
        by_value = (*each, asking.dimension(by))
        found["columns"] = Tally(by=by_value, measures=(measure,))
    return found


class _Made:
    def __init__(self, asked: Asked, given: Given) -> None:
        self.asked = asked
        self.given = given
        self.language = asked.language
        self.measure = asked.text("measure")
        self.percent = asked.text("percent")
        self.counts = cast(Counts, given["counts"])
        self.codes = cast(tuple[CodeFact, ...], given["codes"])
        self.base = cast(Base, given["base"])
        self.coders = cast(tuple[CoderFact, ...], given.get("coders", ()))
        self.by = asking.named(cast(AttributeFact, given["attribute"]))
        self.missing = asked.flag("missing")

    def table(self) -> Table:
        rows = tuple(self._rows())
        return Table(
            name="crosstab",
            title=word("report.crosstab", self.language),
            columns=tuple(self._columns()),
            rows=rows,
            notes=tuple(self._notes(rows)),
            language=self.language,
            figure=self._figure(),
        )

    def _figure(self) -> Figure | None:
        """A cell for each code and value: its share, as groups differ in size."""
        if heads.each(self.asked):
            return None
        return Figure(
            kind=ChartKind.HEAT,
            down="code",
            across=heads.attribute(self.by, _TAKEN, self.language).name,
            value="share",
            also="count",
            # Of a row each code has a base of its own.
            base="" if self.percent == "row" else "of",
            labels=heads.labels(self.codes, self.language),
        )

    def _columns(self) -> Iterator[Column]:
        language = self.language
        yield heads.column("code", language, ColumnType.ID)
        if heads.each(self.asked):
            yield heads.column("coder", language)
        yield heads.attribute(self.by, _TAKEN, language)
        yield heads.column("count", language, ColumnType.COUNT)
        yield heads.column("of", language, ColumnType.COUNT)
        yield heads.column("share", language, ColumnType.SHARE)

    # -- rows

    def _rows(self) -> Iterator[Row]:
        used = {key[0] for key in self.counts}
        for code in heads.rows_of(self.codes, used):
            for coder in heads.every_coder(self.asked, self.coders):
                for value in self._values():
                    who = coder.key if coder else None
                    (count,) = self.counts.get(self._key(code.key, who, value), (0,))
                    of = self._of(code.key, who, value)
                    yield (
                        code.id,
                        *((coder.name,) if coder else ()),
                        heads.label(self.by, value, self.language),
                        count,
                        of,
                        count / of if of else None,
                    )

    def _values(self) -> tuple[str | None, ...]:
        bare = self.missing and self._is_missing
        return (*self.by.values, *((None,) if bare else ()))

    def _key(self, code: Key, coder: Key, *value: Key) -> tuple[Key, ...]:
        return (code, *((coder,) if heads.each(self.asked) else ()), *value)

    @cached_property
    def _is_missing(self) -> bool:
        return bool(self.by.missing) or any(key[-1] is None for key in self.counts)

    # -- what the shares are of

    def _of(self, code: int, coder: int | None, value: str | None) -> int:
        if self.percent == "row":
            return self._of_row(code, coder)
        if self.measure == "documents":
            return self._of_documents(coder, value)
        if self.measure == "cases":
            return self._of_cases(coder, value)
        if self.percent == "column":
            return self._held("columns", self._key(None, coder, value)[1:])
        return self._held("whole", self._key(None, coder)[1:]) - (
            0 if self.missing else self._held("columns", self._bare(coder))
        )

    def _held(self, name: str, key: tuple[Key, ...]) -> int:
        return cast(Counts, self.given[name]).get(key, (0,))[0]

    def _bare(self, coder: int | None) -> tuple[Key, ...]:
        return self._key(None, coder, None)[1:]

    def _of_row(self, code: int, coder: int | None) -> int:
        key = self._key(code, coder)
        if self.measure in _UNITS:
            return len(self._units.get(key, ()))
        bare = 0 if self.missing else self.counts.get((*key, None), (0,))[0]
        return self._held("whole", key) - bare

    @cached_property
    def _units(self) -> dict[tuple[Key, ...], set[Key]]:
        """The documents or cases in which a code occurs with any value."""
        found: dict[tuple[Key, ...], set[Key]] = {}
        for key in cast(Counts, self.given["units"]):
            *place, unit, value = key
            if unit is not None and (value is not None or self.missing):
                found.setdefault(tuple(place), set()).add(unit)
        return found

    def _of_documents(self, coder: int | None, value: str | None) -> int:
        bare = self.by.without.get(coder, 0)
        if self.percent == "total":
            return self.base.of.get(coder, 0) - (0 if self.missing else bare)
        return bare if value is None else self.by.of.get((coder, value), 0)

    def _of_cases(self, coder: int | None, value: str | None) -> int:
        cases = cast(CaseBase, self.given["cases"])
        if self.percent == "total":
            held = cases.every if self.missing else cases.all
            return held.get(coder, 0)
        if value is None:
            return cases.without.get(coder, 0)
        return cases.of.get((coder, value), 0)

    # -- notes

    def _notes(self, rows: Sequence[Row]) -> Iterator[str]:
        language = self.language
        name = pick(self.by.label, language) or self.by.name
        measure = word(f"measure.{self.measure}", language)
        of = word(f"note.crosstab.{self._whole()}", language, attribute=name)
        yield word("note.crosstab", language, measure=measure, of=of)
        yield from notes.rules(self.asked, self.base, self.coders)
        if self.asked.flag("rollup"):
            yield word("note.rollup", language)
        if self._is_missing and not self.missing:
            yield from self._left_out(name)
        if any(row[-1] is None for row in rows):
            yield word("note.nothing", language)
        kinds = cast(tuple[str, ...], self.given.get("kinds", ()))
        if len(kinds) > 1:
            yield word("note.kinds", language, kinds=", ".join(kinds))
        yield from self._differences()
        yield from notes.waiting(cast(int, self.given["waiting"]), language)

    def _whole(self) -> str:
        """Which sentence says what the shares are of."""
        kind = self.measure if self.measure in _UNITS else "sum"
        return f"{self.percent}.{kind}"

    def _left_out(self, name: str) -> Iterator[str]:
        language = self.language
        if self.by.missing:
            left, count = self.by.missing, len(self.by.missing)
            named = notes.listed(left, language)
            key = "note.missing.documents"
            yield counted(key, language, count, attribute=name, documents=named)
        else:
            yield word("note.missing.some", language, attribute=name)

    def _differences(self) -> Iterator[str]:
        yield from composition.differences(self.by, self.given, self.language)
        guides = cast(tuple[GuideFact, ...], self.given.get("guides", ()))
        if len(guides) > 1:
            yield from asking.not_asked(self.by, guides, self.codes, self.language)
