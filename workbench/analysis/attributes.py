"""How many have each value of an attribute: the table of `report attributes`.

What is counted are cases of one kind, or documents; or what they belong to, each once
in a value, by its weight: inhabitants of municipalities, say, of agreements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from workbench.analysis import heads, notes
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain.charts import ChartKind, Figure
from workbench.domain.languages import pick
from workbench.domain.needs import (
    About,
    Base,
    Facts,
    Given,
    Need,
    Register,
    Registered,
    Row,
    Variable,
)
from workbench.domain.tables import Cell, Column, ColumnType, Table
from workbench.errors import UsageError
from workbench.words import counted, word

DOCUMENT = "document"
_FIXED = ("value", "count", "of", "share")

Unit = Mapping[str, tuple[str, ...]]
"""A case's or a document's values."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """A row a value, and one for a group before its parts; see `report.Report`."""

    name: str = "attributes"
    help: str = (
        "how many cases of a kind, or documents, have each value of an attribute"
    )
    options: tuple[Option, ...] = (
        Option(
            name="variable",
            help="the attribute",
            argument=True,
            metavar="VARIABLE",
        ),
        Option(
            name="kind",
            help="of which kind of case, or `document`",
            metavar="KIND",
        ),
        Option(name="by", help="a row for each value of this too", metavar="ATTRIBUTE"),
        Option(
            name="base",
            help="only those that fit count, as in 'leadership = joint'",
            metavar="QUESTION",
        ),
        Option(
            name="weight",
            help="instead of one each, this number counts of what --once-per says",
            metavar="ATTRIBUTE",
        ),
        Option(
            name="once_per",
            help="cases of this kind count, each once in a value",
            metavar="KIND",
        ),
        Option(
            name="missing",
            help="a row for those that have no value too",
            kind=Kind.FLAG,
            default=False,
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The register; of documents, which of them count as well."""
        variable, by = asked.text("variable"), asked.text("by")
        _check(asked)
        line = asked.text("base")
        question = None
        if line.strip():
            from workbench.domain.question_grammar import parse

            question = parse(line)
        found: dict[str, Need] = {
            "register": Register(
                kind=asked.text("kind"),
                variables=(variable, by) if by else (variable,),
                question=question,
                per=asked.text("once_per"),
                weight=asked.text("weight"),
            )
        }
        if asked.text("kind") == DOCUMENT:
            found["base"] = Facts(about=About.BASE)
        return found

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: value, count, of, share, [OTHER]."""
        return _Counting(asked, given).table()


def _check(asked: Asked) -> None:
    if not asked.text("variable"):
        raise UsageError(
            "say which attribute",
            hint="workbench report attributes VARIABLE --kind KIND",
        )
    if not asked.text("kind"):
        raise UsageError(
            "say of what: --kind document, or --kind with a kind of case",
            hint="`workbench cases` lists the cases and their kinds",
        )
    if asked.text("weight") and not asked.text("once_per"):
        raise UsageError(
            "--weight needs --once-per, so that nobody is counted twice",
            hint="as in --weight population --once-per municipality",
        )


class _Counting:
    """The table of one asking."""

    def __init__(self, asked: Asked, given: Given) -> None:
        self.asked = asked
        self.language = asked.language
        self.held = cast(Registered, given["register"])
        self.documents = cast("Base | None", given.get("base"))
        self.variable = self.held.variables[asked.text("variable")]
        by = asked.text("by")
        self.by = self.held.variables[by] if by else None
        self.per = asked.text("once_per")
        self.weighted = bool(asked.text("weight"))

    def table(self) -> Table:
        rows = tuple(self._rows())
        made = Table(
            name="attributes",
            title=word("report.attributes", self.language, of=self._kind()),
            columns=tuple(self._columns(rows)),
            rows=rows,
            notes=tuple(self._notes(rows)),
            language=self.language,
            figure=self._figure(),
        )
        return replace(made, provenance=self._provenance())

    def _figure(self) -> Figure:
        """A bar a value, side by side by the other attribute."""
        of = heads.attribute(self.by, _FIXED, self.language) if self.by else None
        return Figure(
            kind=ChartKind.BARS,
            down="value",
            value="share",
            across=of.name if of else "",
            also="count",
            base="of",
        )

    def _provenance(self) -> dict[str, Cell]:
        """Of cases it does not matter whose codings count, nor whose words."""
        base = self.asked.text("base").strip()
        if self.documents is None:
            return {"base": base or "all", "coders": "", "speakers": ""}
        return {"base": base} if base else {}

    def _columns(self, rows: Sequence[Row]) -> Iterator[Column]:
        whole = all(isinstance(row[1], int) and isinstance(row[2], int) for row in rows)
        number = ColumnType.COUNT if whole else ColumnType.NUMBER
        yield Column(name="value", label=self._title(self.variable))
        yield heads.column("count", self.language, number)
        yield heads.column("of", self.language, number)
        yield heads.column("share", self.language, ColumnType.SHARE)
        if self.by:
            yield heads.attribute(self.by, _FIXED, self.language)

    def _kind(self) -> str:
        return pick(self.held.label, self.language) or self.held.kind

    def _title(self, variable: Variable) -> str:
        return pick(variable.label, self.language) or variable.name

    # -- rows

    def _rows(self) -> Iterator[Row]:
        for label, values in self._each_value():
            for other in self._each_other():
                base = [one for one in self.held.units if self._is_of(one, other)]
                fitting = [one for one in base if self._has(one, values)]
                count, of = self._number(fitting), self._number(base)
                share = count / of if of else None
                last = (self._label(self.by, other),) if self.by else ()
                yield (label, count, of, share, *last)

    def _each_value(self) -> Iterator[tuple[str | None, tuple[str, ...]]]:
        """What a row is called and which values it counts; a group before its parts."""
        group_of = {
            value: group
            for group, values in self.variable.groups.items()
            for value in values
        }
        done = set(self.variable.groups)
        for value in self.variable.values:
            if value in done:
                continue
            parts: tuple[str, ...] = (value,)
            if value in group_of:
                parts = self.variable.groups[group_of[value]]
                group = group_of[value]
                yield self._label(self.variable, group), (group, *parts)
            for part in parts:
                done.add(part)
                yield self._label(self.variable, part), (part,)
        if self.asked.flag("missing") and any(map(self._lacks, self.held.units)):
            yield None, ()

    def _each_other(self) -> Iterable[str | None]:
        if self.by is None:
            return (None,)
        name = self.asked.text("by")
        bare = any(not one[name] for one in self.held.units)
        missing = (None,) if bare and self.asked.flag("missing") else ()
        return (*self.by.values, *missing)

    def _label(self, variable: Variable | None, value: str | None) -> str | None:
        return heads.label(variable, value, self.language) if variable else None

    def _values(self, one: Unit) -> tuple[str, ...]:
        return one[self.asked.text("variable")]

    def _lacks(self, one: Unit) -> bool:
        return not self._values(one)

    def _has(self, one: Unit, values: tuple[str, ...]) -> bool:
        if not values:
            return self._lacks(one)
        return any(value in values for value in self._values(one))

    def _is_of(self, one: Unit, other: str | None) -> bool:
        if self.by is None:
            return True
        held = one[self.asked.text("by")]
        return other in held if other is not None else not held

    def _number(self, units: Iterable[Unit]) -> int | float:
        """How many they are; or what they belong to, each once, by its weight."""
        if not self.per:
            return sum(1 for _ in units)
        owners = {owner for one in units for owner in one[self.per]}
        if not self.weighted:
            return len(owners)
        size = sum(self.held.weights.get(one, 0.0) for one in sorted(owners))
        return int(size) if size == int(size) else size

    # -- notes

    def _notes(self, rows: Sequence[Row]) -> Iterator[str]:
        yield from self._of_base()
        yield from self._of_values()
        yield from self._of_owners()
        if any(row[3] is None for row in rows):
            yield word("note.attributes.undefined", self.language)

    def _of_base(self) -> Iterator[str]:
        language, count = self.language, len(self.held.units)
        asked = self.asked.selection.question
        filters = [self.asked.text("base").strip(), asked.line.strip() if asked else ""]
        told = "; ".join(filter(None, filters))
        if self.documents is None:
            of = self._kind()
            key = "note.attributes.some" if told else "note.attributes.all"
            all_ = self.held.all
            yield word(key, language, count=count, all=all_, kind=of, filter=told)
            return
        yield from notes.based(self.asked, self.documents)
        if filters[0] or (told and count < self.documents.of.get(None, 0)):
            yield word("note.attributes.fit", language, count=count, filter=told)

    def _of_values(self) -> Iterator[str]:
        language = self.language
        for group, parts in self.variable.groups.items():
            name = self._label(self.variable, group)
            listed = [self._label(self.variable, one) or one for one in parts]
            values = notes.listed(listed, language)
            yield word("note.attributes.group", language, group=name, values=values)
        if any(len(self._values(one)) > 1 for one in self.held.units):
            title = self._title(self.variable)
            yield word("note.attributes.several", language, attribute=title)
        if not self.asked.flag("missing"):
            yield from self._missing(self.variable, self.asked.text("variable"), "base")
            if self.by:
                yield from self._missing(self.by, self.asked.text("by"), "row")

    def _missing(self, variable: Variable, name: str, where: str) -> Iterator[str]:
        count = sum(1 for one in self.held.units if not one[name])
        if count:
            key, title = f"note.attributes.missing.{where}", self._title(variable)
            yield counted(key, self.language, count, attribute=title)

    def _of_owners(self) -> Iterator[str]:
        if not self.per:
            return
        language, kind = self.language, self.per
        title = self._title(self.held.variables[kind])
        yield self._once(title)
        values: dict[str, set[str]] = {}
        for one in self.held.units:
            for owner in one[kind]:
                values.setdefault(owner, set()).update(self._values(one))
        several = sum(1 for held in values.values() if len(held) > 1)
        yield word(
            "note.attributes.owners",
            language,
            kind=title,
            all=len(values),
            count=several,
        )
        bare = sum(1 for one in self.held.units if not one[kind])
        if bare:
            yield counted("note.attributes.ownerless", language, bare, kind=title)
        if self.weighted:
            yield from self._weightless(values)

    def _once(self, kind: str) -> str:
        if not self.weighted:
            return word("note.attributes.once", self.language, kind=kind)
        key = "note.attributes.weight"
        return word(key, self.language, kind=kind, weight=self._weight())

    def _weight(self) -> str:
        return self._title(self.held.variables[self.asked.text("weight")])

    def _weightless(self, owners: Iterable[str]) -> Iterator[str]:
        lacking = [one for one in owners if one not in self.held.weights]
        if lacking:
            names = [self.held.names.get(one, one) for one in lacking]
            yield counted(
                "note.attributes.weightless",
                self.language,
                len(lacking),
                kind=self._title(self.held.variables[self.per]),
                weight=self._weight(),
                names=notes.listed(sorted(names), self.language),
            )
