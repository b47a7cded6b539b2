"""What was done, the newest first; any of it can be undone, once one has seen how."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from workbench.tui.actions import bindings
from workbench.tui.desk.settling import ActLine
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.lines import Line

AT_ONCE = 200
"""Operations read at a time."""
MORE = "more"


class HistoryScreen(ListScreen):
    """A line an operation, milestones across; Enter undoes one."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.HISTORY, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.HISTORY)]

    _acts: Sequence[ActLine] = ()
    _many = AT_ONCE

    async def read(self) -> None:
        """The last operations."""
        self._acts = await self.ask(self.desk.history, self._many) or ()

    def lay_out(self) -> None:
        """When, who, what, about what."""
        self.entitle(self.speech("history.title"), self.desk.coder)
        now, width = datetime.now(UTC), max(self.size.width, 40)
        lines = [act_line(one, self.speech, now, width) for one in self._acts]
        if len(self._acts) == self._many:
            lines.append(Line(f" {self.speech('history.more')}", MORE))
        self.fill([], lines, [] if lines else [self.speech("history.none")])

    async def action_open(self) -> None:
        """A second click is the same as Enter."""
        self.action_undo_that()

    @work
    async def action_undo_that(self) -> None:
        """Says what undoing the operation would do, and does it once agreed to."""
        from workbench.tui.widgets.asking import Consent

        if self.lines.key == MORE:
            self._many += AT_ONCE
            await self.reload()
            return
        chosen = next((one for one in self._acts if one.id == self.lines.key), None)
        if chosen is None:
            return
        if chosen.undone:
            self.tell(self.speech("history.undone-already"))
            return
        question = await self.ask(self.desk.expected, chosen.id)
        if not question:
            return
        about = f": {chosen.what}" if chosen.what else ""
        question = f"{chosen.label}{about} · {chosen.coder}\n{question}"
        if await self.work.push_screen_wait(Consent(question, self.speech)):
            await self.act(self.desk.undo_that, chosen.id)


def act_line(one: ActLine, speech: Speech, now: datetime, cells: int) -> Line:
    """An operation in one line; a milestone goes across."""
    when = speech.when(one.at, now)
    if one.milestone:
        head = f" ── {one.what} · {when} · {one.coder} "
        return Line(head + "─" * max(cells - len(head) - 1, 0), one.id, strong=True)
    undone = f"({speech('history.undone')}) " if one.undone else ""
    about = f": {one.what}" if one.what else ""
    return Line(
        f" {fitted(when, 20)} {fitted(one.coder, 6)} {undone}{one.label}{about}", one.id
    )
