"""Tables: what every report returns and every renderer takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.charts import Figure

Cell = str | int | float | bool | None
"""A cell; a number stays a number, `None` is undefined or missing."""


class ColumnType(StrEnum):
    """What a column holds, which decides how it is written and aligned."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    """A number from 0 to 1, or None where it is undefined."""
    NUMBER = "number"
    ID = "id"
    TIME = "time"
    """An ISO 8601 time in UTC."""
    YESNO = "yesno"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its stable name, and the heading a person reads."""

    name: str
    label: str
    type: ColumnType = ColumnType.TEXT
    values: str = ""
    """What kind of word of a fixed list it holds, which people read in their language
    (`words`, `value.KIND.WORD`) and programs as it is; empty where none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Tidy rows under named columns, with the notes and origin a reader needs."""

    name: str
    """The report's stable name, as in `report NAME`."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    """Sentences: bases, rules, what was left out and why."""
    provenance: Mapping[str, Cell] = field(default_factory=dict)
    language: str = "en"
    figure: Figure | None = None
    """How it can be drawn; None where it cannot."""

    @property
    def names(self) -> tuple[str, ...]:
        """The stable column names, in order."""
        return tuple(column.name for column in self.columns)

    def records(self) -> Iterator[dict[str, Cell]]:
        """Each row as a mapping from column name to cell."""
        names = self.names
        for row in self.rows:
            yield dict(zip(names, row, strict=True))

    def column(self, name: str) -> Sequence[Cell]:
        """One column's cells, from the first row to the last."""
        place = self.names.index(name)
        return [row[place] for row in self.rows]
