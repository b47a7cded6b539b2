"""Screens that are a table: sorted by a column, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from workbench.tui.screens.listing import ListScreen
from workbench.tui.widgets.bars import RuleLine
from workbench.tui.widgets.grid import Grid, GridColumn, GridHead, GridRow
from workbench.tui.widgets.lines import LineList


class TableScreen(ListScreen):
    """A table between rules; subclasses say what it is."""

    DEFAULT_CSS = """
    TableScreen #notes { height: auto; max-height: 6; color: $text-muted; }
    TableScreen #typed { display: none; padding: 0 1; }
    """
    CELLS: ClassVar[bool] = False
    """Whether what is chosen is a cell; else a row."""

    _typed = ""
    _typing = False
    """Whether there is a line to type in."""
    _columns: Sequence[GridColumn] = ()
    _rows: Sequence[GridRow] = ()

    def compose(self) -> ComposeResult:
        """Title, headings, rows, sentences, the line to type in, keys."""
        grid = Grid(cells=self.CELLS)
        yield self.title_bar()
        yield GridHead(grid)
        yield RuleLine(id="above")
        yield grid
        yield RuleLine(id="below")
        yield Static(id="notes", markup=False)
        yield Input(id="typed", compact=True, placeholder=self.speech("narrow.typed"))
        yield self.key_line()

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.query_one(Grid)

    def show_table(
        self, columns: Sequence[GridColumn], rows: Sequence[GridRow], key: str = ""
    ) -> None:
        """Shows a table, and of it what fits what was typed."""
        self._columns, self._rows = columns, rows
        self.grid.fill(columns, self.fitting(), key=key)
        self._head()

    def fitting(self) -> Sequence[GridRow]:
        """The rows that have all that was typed, in whichever columns."""
        words = self._typed.casefold().split()
        if not words:
            return self._rows
        return [row for row in self._rows if _has(row, words)]

    @on(LineList.Moved)
    def _head(self) -> None:
        """The headings follow the columns."""
        self.query_one(GridHead).repaint()

    def action_sort(self) -> None:
        """Sorts by the chosen column; again, the other way round."""
        self.grid.sort()
        self._head()

    # -- narrowing by typing

    def action_narrow(self) -> None:
        """A line to type in; the table follows each letter."""
        self._type(True).focus()

    def _type(self, typing: bool) -> Input:
        """Shows the line to type in, or takes it away."""
        self._typing = typing
        line = self.query_one("#typed", Input)
        line.display = typing
        return line

    @on(Input.Changed, "#typed")
    def _narrow(self, event: Input.Changed) -> None:
        self._typed = event.value
        self.lay_out()

    @on(Input.Submitted, "#typed")
    def _narrowed(self) -> None:
        """What was typed stays; the keys work on the table again."""
        self._type(bool(self._typed))
        self.grid.focus()

    async def step_back(self) -> bool:
        """Shows everything again, where something was typed."""
        if not self._typing:
            return False
        self._typed = ""
        self._type(False).value = ""
        self.grid.focus()
        self.lay_out()
        return True


def _has(row: GridRow, words: Sequence[str]) -> bool:
    text = "\n".join(cell.text for cell in row.cells).casefold()
    return all(word in text for word in words)
