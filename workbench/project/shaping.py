"""Tables in the shape that a page wants: fewer columns, or values side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.tables import Cell, Column, ColumnType, Table
from workbench.errors import NotFound
from workbench.render import cells
from workbench.words import word

_BASE = "of"
"""The column that says of how many a share is."""
_NUMBERS = (ColumnType.COUNT, ColumnType.SHARE, ColumnType.NUMBER)


def narrowed(table: Table, names: Sequence[str]) -> Table:
    """Those columns, in that order."""
    places = [_place(table, name) for name in names]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in table.rows),
    )


def spread(table: Table, across: str) -> Table:
    """A row for what was several: the values of one column side by side.

    Every number gets a column for each value. The base goes into the headings where it
    is one number for each value, as it is for shares of documents.
    """
    at = _place(table, across)
    values = list(dict.fromkeys(row[at] for row in table.rows))
    numbers = [n for n, one in enumerate(table.columns) if one.type in _NUMBERS]
    heads = [n for n in range(len(table.columns)) if n != at and n not in numbers]
    bases = _bases(table, at)
    if bases:
        numbers.remove(table.names.index(_BASE))
    held: dict[tuple[Cell, ...], dict[Cell, tuple[Cell, ...]]] = {}
    for row in table.rows:
        head = tuple(row[n] for n in heads)
        held.setdefault(head, {})[row[at]] = row
    columns = [table.columns[n] for n in heads]
    for value in values:
        named = cells.shown(value, table.columns[at], table.language) or "–"
        if bases:
            base = word("paper.base", table.language, base=bases[value])
            named = f"{named}\n{base}"
        columns += [_under(named, value, table.columns[n]) for n in numbers]
    rows = tuple(
        head
        + tuple(
            each[value][n] if value in each else None
            for value in values
            for n in numbers
        )
        for head, each in held.items()
    )
    return replace(table, columns=tuple(columns), rows=rows)


def _under(named: str, value: Cell, column: Column) -> Column:
    return replace(
        column, name=f"{value}.{column.name}", label=f"{named}\n{column.label}"
    )


def _bases(table: Table, at: int) -> dict[Cell, Cell]:
    """The base by value; nothing where there is none, or not one for each value."""
    if _BASE not in table.names:
        return {}
    place = table.names.index(_BASE)
    found: dict[Cell, set[Cell]] = {}
    for row in table.rows:
        found.setdefault(row[at], set()).add(row[place])
    if any(len(each) > 1 for each in found.values()):
        return {}
    return {value: next(iter(each)) for value, each in found.items()}


def _place(table: Table, name: str) -> int:
    if name not in table.names:
        raise NotFound(
            f"the report {table.name} has no column {name!r} as it is asked for",
            hint=f"columns: {', '.join(table.names)}",
        )
    return table.names.index(name)
