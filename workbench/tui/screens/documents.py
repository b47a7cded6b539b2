"""The list of documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.tui.actions import bindings
from workbench.tui.desk import DocumentLine
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.lines import Line


class DocumentsScreen(ListScreen):
    """A row a document; Enter opens it."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.DOCUMENTS, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.DOCUMENTS)]

    _documents: Sequence[DocumentLine] = ()

    async def read(self) -> None:
        """The documents."""
        self._documents = await self.ask(self.desk.documents) or ()

    def lay_out(self) -> None:
        """A heading over columns, a line a document."""
        many = len(self._documents)
        self.entitle(self.speech.count("documents.title", many), self.desk.coder)
        width = max(self.size.width, 40)
        head = document_line(
            self.speech("documents.name"),
            self.speech("documents.words"),
            self.speech("documents.turns"),
            self.speech("documents.codings"),
            width,
        )
        lines = [Line(row, one.name) for one, row in self._rows(width)]
        notes = [] if lines else [self.speech("start.empty")]
        self.fill([head[1:]], lines, notes)

    def _rows(self, width: int) -> list[tuple[DocumentLine, str]]:
        """Each document with its line."""
        return [
            (
                one,
                document_line(
                    one.name,
                    str(one.words),
                    str(one.turns),
                    str(one.codings or "·"),
                    width,
                    state(one, self.speech),
                ),
            )
            for one in self._documents
        ]

    async def action_open(self) -> None:
        """Opens the document."""
        if self.lines.key:
            await self.work.open_document(self.lines.key)

    async def action_finish(self) -> None:
        """Says that one has, or has not, finished coding it."""
        for one in self._documents:
            if one.name == self.lines.key:
                await self.act(self.desk.finish, one.name, not one.finished)


def document_line(
    name: str, words: str, turns: str, codings: str, cells: int, state: str = ""
) -> str:
    """A document, or the heading, in columns."""
    room = max(cells - 46, 12)
    return f" {fitted(name, room)} {words:>8} {turns:>10} {codings:>9}  {state}"


def state(one: DocumentLine, speech: Speech) -> str:
    """Whether it is finished, and whether a correction left something to settle."""
    if one.waiting:
        return speech.count("documents.waiting", one.waiting)
    return speech("documents.finished") if one.finished else ""
