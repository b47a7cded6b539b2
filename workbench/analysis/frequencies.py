"""How often each code occurs: the table of `report frequencies`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from workbench.analysis import asking, composition, heads, notes
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain.charts import ChartKind, Figure
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
from workbench.words import counted, word

_MEASURES = ("passages", "codings", "documents", "cases", "characters")
_FIXED = frozenset(
    ("code", "name", "parent", "depth", "coder", "of", "share", *_MEASURES)
)
_NOTHING = (0,) * len(_MEASURES)


@dataclass(frozen=True, slots=True)
class Frequencies:
    """A row a code, in the order of the tree, zeros too; see `report.Report`."""

    name: str = "frequencies"
    help: str = "how often each code occurs, and in how many documents and cases"
    options: tuple[Option, ...] = (
        Option(
            name="by",
            help="a row for each value too; or question, or asked",
            metavar="ATTRIBUTE",
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
        """The counts, and what the codes, values and coders are called."""
        by = asked.text("by")
        dimensions = ["branch" if asked.flag("rollup") else "code"]
        dimensions += heads.who(asked)
        dimensions += [asking.dimension(by)] if by else []
        found: dict[str, Need] = {
            "counts": Tally(by=tuple(dimensions), measures=_MEASURES),
            "codes": Facts(about=About.CODES),
            "kinds": Facts(about=About.KINDS),
            **heads.RULES,
            **heads.coders(asked),
        }
        if by:
            found |= asking.needs(by)
        return found

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: code, name, parent, depth, [coder], [ATTRIBUTE], and the counts."""
        return _Made(asked, given).table()


class _Made:
    def __init__(self, asked: Asked, given: Given) -> None:
        self.asked = asked
        self.language = asked.language
        self.given = given
        self.counts = cast(Counts, given["counts"])
        self.codes = cast(tuple[CodeFact, ...], given["codes"])
        self.base = cast(Base, given["base"])
        self.kinds = cast(tuple[str, ...], given["kinds"])
        self.waiting = cast(int, given["waiting"])
        self.coders = cast(tuple[CoderFact, ...], given.get("coders", ()))
        by = cast(AttributeFact | None, given.get("attribute"))
        self.by = asking.named(by) if by else None
        self.guides = cast(tuple[GuideFact, ...], given.get("guides", ()))

    def table(self) -> Table:
        rows = tuple(self._rows())
        return Table(
            name="frequencies",
            title=word("report.frequencies", self.language),
            columns=tuple(self._columns()),
            rows=rows,
            notes=tuple(self._notes(rows)),
            language=self.language,
            figure=self._figure(),
        )

    def _figure(self) -> Figure | None:
        """A bar a code, side by side by attribute; no one chart shows each coder's."""
        if heads.each(self.asked):
            return None
        of = heads.attribute(self.by, _FIXED, self.language) if self.by else None
        return Figure(
            kind=ChartKind.BARS,
            down="code",
            value="share",
            across=of.name if of else "",
            also="documents",
            base="of",
            labels=heads.labels(self.codes, self.language),
        )

    def _columns(self) -> Iterator[Column]:
        language = self.language
        yield heads.column("code", language, ColumnType.ID)
        yield heads.column("name", language)
        yield heads.column("parent", language, ColumnType.ID)
        yield heads.column("depth", language, ColumnType.COUNT)
        if heads.each(self.asked):
            yield heads.column("coder", language)
        if self.by:
            yield heads.attribute(self.by, _FIXED, language)
        for name in ("passages", "codings", "documents", "of"):
            yield heads.column(name, language, ColumnType.COUNT)
        yield heads.column("share", language, ColumnType.SHARE)
        yield heads.column("cases", language, ColumnType.COUNT)
        yield heads.column("characters", language, ColumnType.COUNT)

    # -- rows

    def _rows(self) -> Iterator[Row]:
        ids = {code.key: code.id for code in self.codes}
        used = {key[0] for key in self.counts}
        for code in heads.rows_of(self.codes, used):
            name = pick(code.name, self.language) or code.id
            head = (code.id, name, ids.get(code.parent or 0), code.depth)
            for coder in heads.every_coder(self.asked, self.coders):
                for value in self._each_value():
                    yield (
                        *head,
                        *((coder.name,) if coder else ()),
                        *((self._label(value),) if self.by else ()),
                        *self._numbers(code, coder, value),
                    )

    def _each_value(self) -> Iterable[str | None]:
        if self.by is None:
            return (None,)
        missing = (None,) if self.asked.flag("missing") and self._is_missing() else ()
        return (*self.by.values, *missing)

    def _label(self, value: str | None) -> str | None:
        return heads.label(self.by, value, self.language) if self.by else None

    def _numbers(
        self, code: CodeFact, coder: CoderFact | None, value: str | None
    ) -> Row:
        place: list[Key] = [code.key]
        place += [coder.key] if coder else []
        place += [value] if self.by else []
        passages, codings, documents, cases, characters = self.counts.get(
            tuple(place), _NOTHING
        )
        of = self._of(coder.key if coder else None, value)
        share = documents / of if of else None
        return passages, codings, documents, of, share, cases, characters

    def _of(self, coder: int | None, value: str | None) -> int:
        if self.by is None:
            return self.base.of.get(coder, 0)
        if value is None:
            return self.by.without.get(coder, 0)
        return self.by.of.get((coder, value), 0)

    # -- notes

    def _notes(self, rows: Sequence[Row]) -> Iterator[str]:
        yield from notes.rules(self.asked, self.base, self.coders)
        if self.asked.flag("rollup"):
            yield word("note.rollup", self.language)
        if self._is_missing() and not self.asked.flag("missing"):
            yield from self._missing()
        if any(row[-3] is None for row in rows):
            yield word("note.undefined", self.language)
        if len(self.kinds) > 1 and any(row[-2] for row in rows):
            kinds = ", ".join(self.kinds)
            yield word("note.kinds", self.language, kinds=kinds)
        if self.by is not None:
            yield from composition.differences(self.by, self.given, self.language)
        if self.by is not None and len(self.guides) > 1:
            yield from asking.not_asked(self.by, self.guides, self.codes, self.language)
        yield from notes.waiting(self.waiting, self.language)

    def _is_missing(self) -> bool:
        return self.by is not None and bool(self.by.missing or self._bare())

    def _missing(self) -> Iterator[str]:
        assert self.by is not None
        name = pick(self.by.label, self.language) or self.by.name
        if self.by.missing:
            yield counted(
                "note.missing.documents",
                self.language,
                len(self.by.missing),
                attribute=name,
                documents=notes.listed(self.by.missing, self.language),
            )
        if self._bare():
            yield counted(
                "note.missing.passages", self.language, self._bare(), attribute=name
            )

    def _bare(self) -> int:
        """How many passages have no value; of a branch its topmost code's count."""
        tops = {code.key for code in self.codes if code.depth == 0}
        rollup = self.asked.flag("rollup")
        return sum(
            row[0]
            for key, row in self.counts.items()
            if key[-1] is None and (not rollup or key[0] in tops)
        )
