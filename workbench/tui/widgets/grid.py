"""A table to move about in: rows and columns, however many, painted where they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from workbench.safe_text import clip, one_line, width
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.speech import fitted
from workbench.tui.widgets.lines import Line, LineList
from workbench.tui.widgets.painted import Ink, Painted, PaintedLines

_REVERSE, _BOLD, _DIM = Style(reverse=True), Style(bold=True), Style(dim=True)
WIDEST = 24
"""Cells of a column, at most; the first has up to half of the screen."""
GAP = 2
BESIDE = 3
"""Cells at the right in which the headings say that there are more columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column by its stable name, and its heading."""

    name: str
    label: str
    right: bool = False
    """Whether it is numbers, which stand at the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell, and what to sort by."""

    text: str = ""
    order: tuple[Any, ...] = (1,)
    """Begins with 0; with 1 where nothing is there, which stands last either way."""
    dim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row by its key."""

    key: str
    cells: Sequence[GridCell]


class Grid(LineList):
    """Rows of cells; a row is chosen, and a column. The first column stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CELLS)]

    def __init__(self, *, cells: bool = False, id: str | None = None) -> None:
        """`cells`: what is chosen is a cell; else a row."""
        super().__init__(id=id)
        self._single = cells
        self._columns: Sequence[GridColumn] = ()
        self._rows: Sequence[GridRow] = ()
        self._widths: list[int] = []
        self._column = 0
        self._left = 1
        self.sorted_by, self.falling = "", False

    @property
    def column(self) -> str:
        """The name of the chosen column."""
        inside = self._column < len(self._columns)
        return self._columns[self._column].name if inside else ""

    @property
    def place(self) -> int:
        """Where the chosen column stands among all."""
        return self._column

    @property
    def texts(self) -> list[str]:
        """The rows as they are shown, as wide as the screen."""
        return [self._composed(row).text for row in self._rows]

    @property
    def row(self) -> GridRow | None:
        """The chosen row."""
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    def fill(
        self,
        columns: Sequence[GridColumn],
        rows: Sequence[GridRow],
        *,
        key: str = "",
    ) -> None:
        """Shows a table, in the order that was asked for; what is chosen stays so."""
        named = self.column
        names = [one.name for one in columns]
        self._columns = columns
        self._column = names.index(named) if named in names else 0
        self._rows = self._in_order(rows)
        self._widths = _widths(columns, rows)
        self._reach()
        self.show([Line("", row.key) for row in self._rows], key=key)

    def sort(self) -> None:
        """Sorts by the chosen column; again, the other way round."""
        again = self.sorted_by == self.column and not self.falling
        self.sorted_by, self.falling = self.column, again
        self.fill(self._columns, self._rows)

    def _in_order(self, rows: Sequence[GridRow]) -> Sequence[GridRow]:
        names = [one.name for one in self._columns]
        if self.sorted_by not in names:
            return rows
        place = names.index(self.sorted_by)
        there = [row for row in rows if row.cells[place].order[0] == 0]
        lacking = [row for row in rows if row.cells[place].order[0] != 0]
        there.sort(key=lambda row: row.cells[place].order, reverse=self.falling)
        return [*there, *lacking]

    # -- what is in sight

    def _first_width(self) -> int:
        """The cells of the first column."""
        return min(self._widths[0], max(self.size.width // 2, 12))

    def _in_sight(self, left: int) -> list[tuple[int, int]]:
        """The columns shown from one on, and their cells: those there is room for."""
        room = self.size.width - self._first_width() - 1 - BESIDE
        found: list[tuple[int, int]] = []
        for place in range(left, len(self._columns)):
            cells = min(self._widths[place], WIDEST)
            if found and cells + GAP > room:
                break
            found.append((place, max(min(cells, room - GAP), 0)))
            room -= cells + GAP
        return found

    def _reach(self) -> None:
        """Brings the chosen column into sight."""
        if not self._columns or not self.size.width:
            return
        self._left = min(self._left, max(len(self._columns) - 1, 1))
        if 0 < self._column < self._left:
            self._left = self._column
        while self._column > 0 and self._left < self._column:
            if any(place == self._column for place, _ in self._in_sight(self._left)):
                break
            self._left += 1
        if self._column == 0:
            self._left = 1

    def head(self) -> str:
        """The headings over the columns in sight, with what there is on either side."""
        if not self._columns:
            return ""
        shown = self._in_sight(self._left)
        parts = [self._headed(0, self._first_width(), 1)]
        parts += [self._headed(place, cells, GAP) for place, cells in shown]
        more = "‹" if self._left > 1 else ""
        more += "›" if shown and shown[-1][0] + 1 < len(self._columns) else ""
        text = "".join(parts)
        if not more:
            return text
        cells = self.size.width - len(more) - 1
        return fitted(clip(text, cells), cells) + f" {more}"

    def _headed(self, place: int, cells: int, gap: int) -> str:
        """A heading after its gap, in which the chosen column has a mark."""
        one = self._columns[place]
        mark = ("▾" if self.falling else "▴") if one.name == self.sorted_by else ""
        label = f"{one.label}{mark}"
        if place != self._column:
            return " " * gap + _aligned(label, cells, one.right)
        return " " * (gap - 1) + _aligned(f"▸{label}", cells + 1, one.right)

    def _composed(self, row: GridRow, *, lit: bool = False) -> Strip:
        """A row as it is painted."""
        if not self._columns:
            return Strip([])
        plain = self.rich_style
        base = plain + _REVERSE if lit and not self._single else plain
        strong = base + _BOLD if lit and self._single else base
        first = self._cell(row, 0, self._first_width(), False)
        segments = [Segment(" ", base)]
        lit_here = lit and self._single and self._column == 0
        segments.append(Segment(first, strong + _REVERSE if lit_here else strong))
        for place, cells in self._in_sight(self._left):
            right = self._columns[place].right
            style = base + _DIM if row.cells[place].dim and not lit else base
            if lit and self._single and place == self._column:
                style += _REVERSE
            segments.append(Segment(" " * GAP, base))
            segments.append(Segment(self._cell(row, place, cells, right), style))
        width_ = self.size.width
        return Strip(segments).crop(0, width_).extend_cell_length(width_, base)

    def _cell(self, row: GridRow, place: int, cells: int, right: bool) -> str:
        return _aligned(row.cells[place].text, cells, right)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place = self.scroll_offset.y + y
        if place >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        row = self._rows[place]
        return self._composed(row, lit=row.key == self.key)

    # -- moving

    def action_cell_next(self) -> None:
        """The column to the right."""
        self._go(1)

    def action_cell_previous(self) -> None:
        """The column to the left."""
        self._go(-1)

    def _go(self, by: int) -> None:
        """Chooses another column."""
        self._column = min(max(self._column + by, 0), max(len(self._columns) - 1, 0))
        self._reach()
        self.refresh()
        self.post_message(self.Moved(self, self.key))

    def on_resize(self, event: events.Resize) -> None:
        """Other room, other columns; the lists that this is one of do the rest."""
        self._reach()

    def on_click(self, event: events.Click) -> None:
        """A click chooses a row, and the column."""
        cell = int(event.x) - 1 - self._first_width()
        chosen = 0
        for place, cells in self._in_sight(self._left):
            if cell < 0:
                break
            chosen = place
            cell -= cells + GAP
        other, self._column = chosen != self._column, chosen
        place = self.scroll_offset.y + int(event.y)
        if other and self._single and 0 <= place < len(self._rows):
            # Another cell of the chosen row is not yet a second click on it.
            event.prevent_default()
            self._at = place
            self.refresh()
            self.post_message(self.Moved(self, self.key))


class GridHead(PaintedLines):
    """The line of headings over a grid."""

    DEFAULT_CSS = """
    GridHead { height: 1; color: $text; text-style: bold; }
    """

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The headings."""
        return [Painted(self._grid.head(), Ink.PLAIN)]


def _widths(columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> list[int]:
    """The cells each column takes for its longest text."""
    known: dict[str, int] = {}
    found = []
    for place, one in enumerate(columns):
        most = width(one_line(one.label)) + 1
        for row in rows:
            text = row.cells[place].text
            if text not in known:
                known[text] = width(one_line(text))
            most = max(most, known[text])
        found.append(most)
    return found


def _aligned(text: str, cells: int, right: bool) -> str:
    """The text in so many cells, at the left or at the right."""
    if not right:
        return fitted(text, cells)
    text = clip(text, cells)
    return " " * (cells - width(text)) + text
