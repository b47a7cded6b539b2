"""Where one begins: going on, what there is, what waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.tui.actions import bindings, of
from workbench.tui.desk import DocumentLine
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import first_key
from workbench.tui.widgets.lines import Line

GO_ON, DOCUMENTS, FINISHED, PASSAGES = "go on", "documents", "finished", "passages"
WAYS = (
    "documents",
    "codebook",
    "frequencies",
    "passages",
    "collections",
    "notes",
    "leave",
)


class StartScreen(ListScreen):
    """The study at a glance; Enter goes where the line says."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.START, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.START)]

    _documents: Sequence[DocumentLine] = ()
    _place: tuple[str, int] | None = None
    _gone_on: tuple[str, int] | None = None

    async def read(self) -> None:
        """The documents, and where one was."""
        self._documents = await self.ask(self.desk.documents) or ()
        self._place = await self.ask(self.desk.last_place)

    def lay_out(self) -> None:
        """The regions that have data."""
        self.entitle(self.desk.title, self.speech("start.coder", name=self.desk.coder))
        names = {one.name for one in self._documents}
        place = self._place[0] if self._place and self._place[0] in names else ""
        if self._documents:
            lines = start_lines(self._documents, place, self.speech)
            self.fill([], lines, [self._ways()])
            if place and self._place != self._gone_on:
                self._gone_on = self._place
                self.lines.show(lines, key=GO_ON)
        else:
            notes = [self.speech("start.empty"), "  workbench import …"]
            self.fill([], [Line(f" {note}") for note in notes], [])

    def _ways(self) -> str:
        """Where one can go from anywhere, with the keys."""
        actions = {action.name: action for action in of(Place.APP)}
        actions |= {action.name: action for action in of(Place.START)}
        parts = [
            f"{first_key(actions[name], self.work.moved_keys)} "
            f"{self.speech(actions[name].words)}"
            for name in WAYS
        ]
        return "  ".join(parts)

    async def action_notes(self) -> None:
        """Every memo."""
        await self.work.action_notes()

    async def action_open(self) -> None:
        """Goes where the line says."""
        key = self.lines.key
        if key == GO_ON and self._place:
            await self.work.open_document(self._place[0])
        elif key == PASSAGES:
            await self.work.action_passages()
        elif key:
            await self.work.action_documents()


def start_lines(
    documents: Sequence[DocumentLine], place: str, speech: Speech
) -> list[Line]:
    """The lines of the start screen."""
    lines: list[Line] = []
    if place:
        lines += [Line(f" {speech('start.go-on', name=place)}", GO_ON, True), Line("")]
    words = sum(one.words for one in documents)
    done = sum(one.finished for one in documents)
    codings = sum(one.codings for one in documents)
    begun = sum(one.codings > 0 for one in documents)
    waiting = sum(one.waiting for one in documents)
    lines += [
        Line(f" {speech('start.material')}", strong=True),
        Line(
            "   " + speech.count("start.documents", len(documents), words=words),
            DOCUMENTS,
        ),
        Line("   " + speech("start.finished", done=done, all=len(documents)), FINISHED),
        Line(""),
        Line(f" {speech('start.coded')}", strong=True),
        Line(
            "   "
            + speech.count(
                "start.codings",
                codings,
                documents=speech.count("documents.title", begun),
            ),
            PASSAGES,
        ),
    ]
    if waiting:
        lines += [
            Line(""),
            Line(f" {speech('start.waits')}", strong=True),
            Line("   " + speech.count("start.waiting", waiting)),
        ]
    return lines
