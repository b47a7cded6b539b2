"""The documents board: what each document is, who coded it, what waits."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from workbench.errors import WorkbenchError
from workbench.ordering import sort_key
from workbench.project.board import Board, BoardRow
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.screens.tables import TableScreen
from workbench.tui.widgets.grid import GridCell, GridColumn, GridRow

BOARD = "board"


class DocumentsScreen(TableScreen):
    """A row a document; Enter opens it."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.DOCUMENTS, Place.LIST, Place.CELLS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.DOCUMENTS)]

    _board: Board | None = None
    _where = ""
    _fit: frozenset[str] | None = None

    def __init__(
        self, only: Collection[str] | None = None, caption: str = "", *, first: str = ""
    ) -> None:
        """Prepares the screen.

        Args:
            only: The names of the documents that are shown; all of them, if None.
            caption: What these are.
            first: The document that is chosen at first.
        """
        super().__init__()
        self._only = None if only is None else frozenset(only)
        self._caption = caption
        self._first = first

    async def read(self) -> None:
        """The board, and what of it the filter fits."""
        self._board = await self.ask(self.desk.board)
        if self._where:
            self._fit = await self.ask(self.desk.fitting, self._where)

    def lay_out(self) -> None:
        """The columns that are wanted, a line a document."""
        board = self._board
        if board is None:
            return
        hidden = self.work.hidden.get(BOARD, frozenset())
        every = self._all_columns(board)
        kept = [n for n, one in enumerate(every) if n == 0 or one.name not in hidden]
        waits = any(row.waiting for row in board.rows)
        rows = [
            GridRow(key=row.name, cells=[cells[n] for n in kept])
            for row in board.rows
            if self._shows(row.name)
            for cells in (self._cells(row, waits=waits),)
        ]
        self.show_table([every[n] for n in kept], rows, self._first)
        self._first = ""
        self._entitle(len(self.fitting()), len(board.rows))

    def _shows(self, name: str) -> bool:
        """Whether a document is among those asked for."""
        asked = (self._only, self._fit if self._where else None)
        return all(one is None or name in one for one in asked)

    def _entitle(self, shown: int, every: int) -> None:
        """Line 1, and what narrows the table."""
        title = self.speech.count("documents.title", every)
        if shown != every:
            title = self.speech("documents.some", shown=shown, all=title)
        if self._caption:
            title = f"{title} · {self._caption}"
        self.entitle(title, self.desk.coder)
        notes = (
            [self.speech("documents.where", where=self._where)] if self._where else []
        )
        if not every:
            notes = [self.speech("documents.none")]
        self.say_below([f" {note}" for note in notes])

    def _all_columns(self, board: Board) -> list[GridColumn]:
        say = self.speech
        counts = [
            GridColumn(name="words", label=say("documents.words"), right=True),
            GridColumn(name="turns", label=say("documents.turns"), right=True),
            *(
                GridColumn(name=f"coder:{name}", label=name, right=True)
                for name in board.coders
            ),
            GridColumn(name="finished", label=say("documents.finished")),
        ]
        if any(row.waiting for row in board.rows):
            label = say("documents.waits")
            counts.append(GridColumn(name="waiting", label=label, right=True))
        return [
            GridColumn(name="document", label=say("documents.name")),
            *counts,
            *(
                GridColumn(name=f"attribute:{o.name}", label=o.label, right=o.right)
                for o in board.columns
            ),
        ]

    def _cells(self, row: BoardRow, *, waits: bool) -> list[GridCell]:
        done = " ".join(row.finished)
        cells = [
            GridCell(text=row.name, order=(0, sort_key(row.name))),
            _number(row.words),
            _number(row.turns),
            *map(_number, row.codings),
            GridCell(text=done, order=(0, sort_key(done)) if done else (1,)),
        ]
        if waits:
            cells.append(_number(row.waiting))
        cells += [GridCell(text=one.text, order=one.order) for one in row.cells]
        return cells

    async def action_open(self) -> None:
        """Opens the document."""
        if self.grid.key:
            await self.work.open_document(self.grid.key)

    async def action_finish(self) -> None:
        """Says that one has, or has not, finished coding it."""
        for one in self._board.rows if self._board else ():
            if one.name == self.grid.key:
                await self.act(self.desk.finish, one.name, not one.mine)

    @work
    async def action_where(self) -> None:
        """Asks for a line of the question language; errors are pointed at."""
        from workbench.tui.widgets.checking import CheckedLine

        said = self.speech
        asked = CheckedLine(
            said("where.asked"), self._try, start=self._where, hint=said("where.hint")
        )
        line = await self.work.push_screen_wait(asked)
        if line is not None:
            self._where = line
            await self.reload()

    async def _try(self, line: str) -> str:
        """What is wrong with a filter; nothing where documents can be asked for it."""
        try:
            if line:
                await self.work.ask(self.desk.fitting, line)
        except WorkbenchError as error:
            return f"{error.message}\n{error.hint}".strip()
        return ""

    @work
    async def action_columns(self) -> None:
        """Which columns are shown."""
        from workbench.tui.widgets.picking import Picker

        if self._board is None:
            return
        every = self._all_columns(self._board)[1:]
        hidden = self.work.hidden.get(BOARD, frozenset())
        shown = [one.name for one in every if one.name not in hidden]
        chosen = await self.work.push_screen_wait(
            Picker(
                self.speech("documents.columns"),
                [(one.name, one.label) for one in every],
                self.speech,
                marked=shown,
                several=True,
            )
        )
        if chosen is not None:
            names = {one.name for one in every}
            self.work.hidden[BOARD] = frozenset(names - set(chosen))
            self.lay_out()

    async def step_back(self) -> bool:
        """Shows everything again, where a filter was asked for."""
        if await super().step_back():
            return True
        if self._where:
            self._where, self._fit = "", None
            self.lay_out()
            return True
        return False


def _number(count: int) -> GridCell:
    return GridCell(text=str(count) if count else "·", order=(0, count))
