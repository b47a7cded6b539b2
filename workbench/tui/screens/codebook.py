"""The codebook to read: what a code means, and how much hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from workbench.tui.actions import Place, bindings
from workbench.tui.desk import CodeLine
from workbench.tui.screens.listing import ListScreen
from workbench.tui.speech import fitted
from workbench.tui.widgets.finder import meant
from workbench.tui.widgets.lines import Line, LineList


class CodebookScreen(ListScreen):
    """A line a code, its meaning below; Enter opens its passages."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.CODEBOOK, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CODEBOOK)]

    _codes: Sequence[CodeLine] = ()

    @property
    def code_here(self) -> str:
        """The chosen code."""
        return self.lines.key

    async def read(self) -> None:
        """The codes."""
        self._codes = await self.ask(self.desk.codes) or ()

    def lay_out(self) -> None:
        """The tree, with pins and codings in all documents."""
        title = self.speech.count("codebook.title", len(self._codes))
        self.entitle(title, self.desk.coder)
        width = max(self.size.width, 40)
        lines = [
            Line(code_line(code, self.speech("code.new"), width), code.id)
            for code in self._codes
        ]
        notes = [] if lines else [self.speech("codebook.none")]
        self.fill([], lines, notes)
        self._explain()

    @on(LineList.Moved)
    def _explain(self) -> None:
        """Says below what the chosen code means."""
        for code in self._codes:
            if code.id == self.lines.key:
                said = meant(code, self.speech, max(self.size.width - 2, 20))
                self.say_below([f" {line}" for line in said])

    async def action_open(self) -> None:
        """The passages of the code."""
        from workbench.tui.screens.passages import PassagesScreen

        if self.lines.key:
            await self.work.push_screen(PassagesScreen(self.lines.key))


def code_line(code: CodeLine, new: str, cells: int) -> str:
    """One code: pin, name by its depth, codings."""
    name = "  " * code.depth + code.name + (f" ({new})" if code.proposed else "")
    return (
        f" {code.pin or ' '} {fitted(name, max(cells - 14, 10))} {code.total or '·':>6}"
    )
