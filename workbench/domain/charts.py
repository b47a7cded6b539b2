"""Charts: how a table can be drawn, and the figures that stand in the drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.words import word

if TYPE_CHECKING:
    from workbench.domain.tables import Cell, Table


class ChartKind(StrEnum):
    """What a chart looks like."""

    BARS = "bars"
    """A bar a row; side by side for each value of another column."""
    HEAT = "heat"
    """A cell for each pair of a row and a column, darker where there is more."""
    CURVE = "curve"
    """Steps from left to right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Which columns of a table are drawn, and how; by their stable names."""

    kind: ChartKind
    down: str
    """What each bar, row or step is of."""
    value: str
    across: str = ""
    """What the columns are; empty where there is one."""
    also: str = ""
    """A count that is written beside each value; empty for none."""
    base: str = ""
    """Of how many each share is; the same for all of one column of the drawing."""
    both_ways: bool = False
    """Whether a row and a column can change places: each pair is given once."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What people read in place of a cell of `down` or `across`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One value of a chart and where it stands."""

    down: str
    across: str
    value: float
    also: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The values of a drawing, in the order of the table."""

    figure: Figure
    downs: tuple[str, ...]
    acrosses: tuple[str, ...]
    values: tuple[Drawn, ...]
    bases: Mapping[str, int]
    """Of how many, by the name of each column of the drawing."""
    empty: int
    """How many rows were left out since they are nothing but zero."""


def chart_of(table: Table) -> Chart | None:
    """What a table looks like; None where it cannot be drawn.

    Bars and heat maps leave out what is zero throughout; a curve has every step. Two
    things of one name are told apart by a number.
    """
    figure = table.figure
    if figure is None:
        return None
    cells = [
        (row[figure.down], row.get(figure.across), row[figure.value], row)
        for row in table.records()
    ]
    if figure.both_ways:
        cells += [(b, a, value, row) for a, b, value, row in cells]
    full = {down for down, _, value, _ in cells if value}
    curve = figure.kind is ChartKind.CURVE
    missing = word("chart.missing", table.language)
    named = _Names(figure, missing)
    other = named if figure.both_ways else _Names(figure, missing)
    beside_of = other.of if figure.across else _alone
    downs = list(dict.fromkeys(down for down, *_ in cells))
    shown = [one for one in downs if curve or one in full]
    acrosses = list(dict.fromkeys(across for _, across, *_ in cells))
    if figure.both_ways:
        acrosses = shown = [one for one in _in_order(table, figure) if one in full]
    drawn, beside = set(shown), set(acrosses)
    values = tuple(
        Drawn(
            down=named.of(down),
            across=beside_of(across),
            value=float(value),
            also=_whole(row.get(figure.also)),
        )
        for down, across, value, row in cells
        if down in drawn and across in beside and isinstance(value, (int, float))
    )
    bases = {
        beside_of(across): _whole(row.get(figure.base)) for _, across, _, row in cells
    }
    return Chart(
        figure=figure,
        downs=tuple(map(named.of, shown)),
        acrosses=tuple(map(beside_of, acrosses)),
        values=values,
        bases={name: base for name, base in bases.items() if base is not None},
        empty=len(downs) - len(shown) if not figure.both_ways else 0,
    )


def _in_order(table: Table, figure: Figure) -> list[Cell]:
    """What is on either side of a pair, in the order of the labels, else as met."""
    met = [
        row[side] for side in (figure.down, figure.across) for row in table.records()
    ]
    every: list[Cell] = list(dict.fromkeys(met))
    ranks = {one: n for n, one in enumerate(figure.labels)}
    return sorted(every, key=lambda one: ranks.get(str(one), len(ranks)))


def _alone(_: Cell) -> str:
    """The name of the one column there is."""
    return ""


def _whole(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None


class _Names:
    """A name for each cell, no two alike; what has no value is called so."""

    def __init__(self, figure: Figure, missing: str) -> None:
        self._labels, self._missing = figure.labels, missing
        self._names: dict[Cell, str] = {}

    def of(self, cell: Cell) -> str:
        if cell not in self._names:
            name = "" if cell is None else str(cell)
            name = self._labels.get(name, name) or self._missing
            free, number = name, 1
            while free in self._names.values():
                number += 1
                free = f"{name} ({number})"
            self._names[cell] = free
        return self._names[cell]
