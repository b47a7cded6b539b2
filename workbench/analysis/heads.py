"""Columns and rows that several tables have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, cast

from workbench.analysis.report import Asked
from workbench.domain.languages import pick
from workbench.domain.needs import (
    About,
    CodeFact,
    CoderFact,
    Coders,
    Facts,
    Given,
    Key,
    Need,
)
from workbench.domain.tables import Column, ColumnType
from workbench.ordering import sort_key
from workbench.words import word

RULES: Mapping[str, Need] = {
    "base": Facts(about=About.BASE),
    "waiting": Facts(about=About.WAITING),
}
"""What the notes on whose codings count, and on which documents, are made of."""

DOCUMENTS: Mapping[str, Need] = {
    "documents": Facts(about=About.DOCUMENTS),
    "counted": Facts(about=About.COUNTED),
}
"""What `documents` lists them from."""


class Named(Protocol):
    """An attribute, whatever else is known of it: what it and its values are called."""

    @property
    def name(self) -> str:
        """What files call it."""
        ...

    @property
    def label(self) -> Mapping[str, str]:
        """What it is called, by language."""
        ...

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """What its values are called, by value and language."""
        ...


def labels(codes: Iterable[CodeFact], language: str) -> dict[str, str]:
    """The name of each code by its id, in the order of the tree."""
    return {one.id: pick(one.name, language) or one.id for one in codes}


def column(
    name: str, language: str, type_: ColumnType = ColumnType.TEXT, label: str = ""
) -> Column:
    """A column under the heading that this name has."""
    heading = label or word(f"table.{name}", language)
    return Column(name=name, label=heading, type=type_)


def attribute(one: Named, taken: Collection[str], language: str) -> Column:
    """The column of an attribute; called `attribute:NAME` where its name is taken."""
    name = f"attribute:{one.name}" if one.name in taken else one.name
    return Column(name=name, label=pick(one.label, language) or one.name)


def label(one: Named, value: str | None, language: str) -> str | None:
    """What a value is called; nothing for what is missing."""
    if value is None:
        return None
    return pick(one.labels.get(value, {}), language) or value


def each(asked: Asked) -> bool:
    """Whether every coder has rows of their own."""
    return asked.selection.coders == Coders.EACH


def who(asked: Asked) -> tuple[str, ...]:
    """The dimension, and the column, of coders where each has rows of their own."""
    return ("coder",) if each(asked) else ()


def coders(asked: Asked) -> dict[str, Need]:
    """The names of coders, where each has rows of their own."""
    return {"coders": Facts(about=About.CODERS)} if each(asked) else {}


def every_coder(asked: Asked, found: Sequence[CoderFact]) -> Sequence[CoderFact | None]:
    """Each coder, or once nobody."""
    return found if each(asked) else (None,)


def rows_of(codes: Sequence[CodeFact], used: Collection[Key]) -> Iterator[CodeFact]:
    """The codes that have rows: all that are in use, and retired ones that occur."""
    return (code for code in codes if code.listed or code.key in used)


def documents(given: Given) -> list[tuple[tuple[int, int | None], list[str]]]:
    """What counts, by name: (document, coder) and the names of both, or of the one."""
    names = cast(Mapping[Key, str], given["documents"])
    found = cast(tuple[CoderFact, ...], given.get("coders", ()))
    people: dict[int | None, str] = {one.key: one.name for one in found}
    rows = [
        (pair, [names[pair[0]], *([people[pair[1]]] if pair[1] is not None else [])])
        for pair in cast(tuple[tuple[int, int | None], ...], given["counted"])
    ]
    return sorted(rows, key=lambda row: ([sort_key(one) for one in row[1]], row[0]))
