"""Attributes as the columns of a table on screen: cells in words, and their order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.attributes import AttributeType, from_spec
from workbench.domain.languages import pick
from workbench.ordering import sort_key
from workbench.store.file import Connection
from workbench.store.read import about
from workbench.store.read.known import Known

Held = Mapping[str, Sequence[str]]
"""Values by attribute."""
_RIGHT = frozenset({AttributeType.NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeColumn:
    """A column: an attribute, its heading, whether it is numbers."""

    name: str
    label: str
    type: AttributeType
    several: bool
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeCell:
    """What somebody has of an attribute."""

    text: str = ""
    order: tuple[Any, ...] = (1,)
    """What to sort by: values as declared, numbers by size; what is missing last."""
    own: bool = True
    """Whether it was set there; else it is taken from what is referred to."""


class AttributeColumns:
    """The attributes of some kinds, and those that somebody has."""

    def __init__(
        self,
        connection: Connection,
        held: Collection[Held],
        kinds: Collection[str],
        language: str,
    ) -> None:
        self._language = language
        known = Known(connection)
        used = {name for values in held for name in values}
        self._known = {
            name: known.attribute(name)
            for name, one in known.attributes.items()
            if name in used or (set(one.kinds) & set(kinds) and name not in kinds)
        }
        specs = about.attributes(connection)
        types = {name: from_spec(name, specs[name].spec).type for name in self._known}
        self.columns = [
            AttributeColumn(
                name=name,
                label=pick(one.label, language) or name,
                type=types[name],
                several=one.several,
                right=types[name] in _RIGHT,
            )
            for name, one in self._known.items()
        ]

    def cells(
        self, held: Held, own: Collection[str] | None = None
    ) -> list[AttributeCell]:
        """A cell for each column; `own` are the attributes that were set there."""
        return [
            self._cell(one, held[one.name], own is None or one.name in own)
            if one.name in held
            else AttributeCell()
            for one in self.columns
        ]

    def _cell(
        self, column: AttributeColumn, values: Sequence[str], own: bool
    ) -> AttributeCell:
        said = [self._said(column.name, value) for value in values]
        order = tuple(self._order(column, value) for value in values)
        return AttributeCell(text="; ".join(said), order=(0, order), own=own)

    def _said(self, name: str, value: str) -> str:
        labels = self._known[name].labels.get(value, {})
        return pick(labels, self._language) or value

    def _order(self, column: AttributeColumn, value: str) -> tuple[Any, ...]:
        known = self._known[column.name]
        if column.right:
            return (0, _size(value), sort_key(value))
        if known.closed and not known.refers and value in known.declared:
            return (0, known.declared.index(value), sort_key(value))
        return (1, 0, sort_key(self._said(column.name, value)))

    def choices(self, name: str) -> list[tuple[str, str]]:
        """What a choice can be, and its labels; nothing where it is open."""
        one = self._known.get(name)
        if one is None or not one.closed:
            return []
        return [(value, self._said(name, value)) for value in one.declared]


def _size(value: str) -> float:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return 0.0
