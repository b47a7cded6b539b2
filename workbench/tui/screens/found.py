"""Lists behind a number of the first screen: passages, proposed codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.tui.actions import bindings
from workbench.tui.desk import CodeLine, PassageLine
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.screens.passages import passage_lines
from workbench.tui.widgets.lines import Line


class FoundScreen(ListScreen):
    """Some passages; Enter opens the text there."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.FOUND, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.FOUND)]

    def __init__(self, title: str, find: Callable[[], Sequence[PassageLine]]) -> None:
        """What they are, and the call that finds them."""
        super().__init__()
        self._title, self._find = title, find
        self._found: Sequence[PassageLine] = ()
        self._names: dict[str, str] = {}

    async def read(self) -> None:
        """The passages, and the names of codes."""
        codes: Sequence[CodeLine] = await self.ask(self.desk.codes) or ()
        self._names = {code.id: code.name for code in codes}
        self._found = await self.ask(self._find) or ()

    def lay_out(self) -> None:
        """A heading a document, some lines a passage."""
        documents = len({one.document for one in self._found})
        many = self.speech.count(
            "passages.count",
            len(self._found),
            documents=self.speech.count("documents.title", documents),
        )
        self.entitle(self._title, many)
        cells = max(self.size.width, 40)
        lines = passage_lines(self._found, self._names, self.speech, cells)
        self.fill([], lines, [] if lines else [self.speech("passages.none")])

    async def action_open(self) -> None:
        """Opens the text at the passage."""
        if self.lines.key.isdigit():
            one = self._found[int(self.lines.key)]
            await self.work.open_document(one.document, (one.start, one.end))


class ProposalsScreen(ListScreen):
    """The proposed codes; Enter opens the passages of one."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.FOUND, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.FOUND)]

    _codes: Sequence[CodeLine] = ()

    async def read(self) -> None:
        """The codes."""
        codes = await self.ask(self.desk.codes) or ()
        self._codes = [code for code in codes if code.proposed]

    def lay_out(self) -> None:
        """Two lines a code: its name and how much is coded, what it means."""
        title = self.speech.count("proposals.title", len(self._codes))
        self.entitle(title, self.desk.coder)
        lines: list[Line] = []
        for code in self._codes:
            many = self.speech.count("proposals.codings", code.total)
            where = f" · {code.branch_name}" if code.branch_name else ""
            lines.append(Line(f" {code.name}{where} · {many}", code.id, strong=True))
            if code.definition:
                lines.append(Line(f"   {code.definition}", code.id))
        self.fill([], lines, [] if lines else [self.speech("proposals.none")])

    @property
    def code_here(self) -> str:
        """The chosen code."""
        return self.lines.key

    async def action_open(self) -> None:
        """The passages of the code."""
        from workbench.tui.screens.passages import PassagesScreen

        if self.lines.key:
            await self.work.push_screen(PassagesScreen(self.lines.key))
