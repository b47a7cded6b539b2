"""Where one begins: going on, what there is, what waits; a number opens its list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.project.material import Left, Overview
from workbench.tui.actions import bindings, of
from workbench.tui.desk import PassageLine
from workbench.tui.desk.material import TakenIn
from workbench.tui.places import Place
from workbench.tui.screens.glance import (
    CASES,
    CODES,
    DEMO,
    FILES,
    GO_ON,
    LIST,
    NAME,
    OUTDATED,
    PASSAGES,
    PROPOSED,
    QUOTES,
    SETTLE,
    TITLE,
    TODAY,
    Glance,
    asking_lines,
    start_lines,
)
from workbench.tui.screens.listing import ListScreen
from workbench.tui.widgets.bars import RuleLine, first_key
from workbench.tui.widgets.spots import SpotList

WAYS = (
    ("documents", "cases", "codebook", "frequencies", "passages", "collections"),
    ("notes", "history", "help", "leave"),
)
"""Where one can go, a line each."""


class StartScreen(ListScreen):
    """The study at a glance; Enter goes where the number or the line says."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.START, Place.LIST, Place.CELLS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.START)]

    _overview: Overview | None = None
    _left: Left | None = None
    _copied: tuple[str, str] | None = None
    _gone_on: Left | None = None
    _opened = False
    """Whether a number was gone to, to which one comes back."""
    _lists: Mapping[str, tuple[str, Sequence[str]]] = {}

    def compose(self) -> ComposeResult:
        """Title, lines, where one can go, keys."""
        yield self.title_bar()
        yield RuleLine(id="above")
        yield SpotList()
        yield RuleLine(id="below")
        yield Static(id="notes", markup=False)
        yield self.key_line()

    @property
    def spots(self) -> SpotList:
        """The lines."""
        return self.query_one(SpotList)

    async def read(self) -> None:
        """The study, where one was, when it was last copied."""
        self._overview = await self.ask(self.desk.overview)
        self._left = await self.ask(self.desk.where_left)
        self._copied = await self.ask(self.desk.newest_copy)

    def lay_out(self) -> None:
        """The regions that have data; the questions where there is none."""
        found = self._overview
        self.entitle(self.desk.title, self.speech("start.coder", name=self.desk.coder))
        if found is None:
            return
        self.say_below([f" {line}" for line in self._ways()])
        if not found.groups:
            self.spots.show_spots(
                asking_lines(self.desk.title, self.desk.coder, found.codes, self.speech)
            )
            return
        glance = Glance(
            overview=found,
            left=self._left,
            copied=self._copied,
            now=datetime.now(UTC),
            cells=max(self.size.width, 60),
            rows=self.size.height - len(WAYS) - 4,
        )
        lines, self._lists = start_lines(glance, self.speech)
        elsewhere = self._left is not None and self._left != self._gone_on
        self._gone_on = self._left
        back = elsewhere and not self._opened
        self.spots.show_spots(lines, spot=GO_ON if back else "")
        self._opened = False

    def _ways(self) -> list[str]:
        """Where one can go from here, with the keys."""
        there = {action.name: action for action in of(Place.APP)}
        there |= {action.name: action for action in of(Place.START)}
        return [
            "  ".join(
                f"{first_key(there[name], self.work.moved_keys)} "
                f"{self.speech(there[name].words)}"
                for name in names
            )
            for names in WAYS
        ]

    async def action_notes(self) -> None:
        """Every memo."""
        await self.work.action_notes()

    async def action_open(self) -> None:
        """Goes where the number or the line says."""
        what, _, which = self.spots.spot.partition(":")
        self._opened = what != GO_ON
        ways: dict[str, Callable[[str], object]] = {
            GO_ON: self._go_on,
            LIST: self._list,
            CASES: self._cases,
            TODAY: self._today,
            OUTDATED: self._outdated,
            PROPOSED: self._proposed,
            SETTLE: self._settle,
            PASSAGES: lambda _: self.work.run_action("passages"),
            CODES: lambda _: self.work.run_action("codebook"),
            QUOTES: self._quotes,
            TITLE: lambda _: self._ask_words("start.which-title", self.desk.entitle),
            NAME: lambda _: self._ask_words("start.which-name", self.desk.act_as),
            FILES: lambda _: self.action_take_in(),
            DEMO: lambda _: self._demo(),
        }
        if what in ways:
            found = ways[what](which)
            if hasattr(found, "__await__"):
                await found

    async def _go_on(self, _: str) -> None:
        if self._left:
            await self.work.open_document(self._left.document)

    async def _list(self, which: str) -> None:
        """The documents behind a number."""
        from workbench.tui.screens.documents import DocumentsScreen

        caption, names = self._lists[f"{LIST}:{which}"]
        await self.work.push_screen(
            DocumentsScreen(names if caption else None, caption)
        )

    async def _cases(self, kind: str) -> None:
        from workbench.tui.screens.cases import CasesScreen

        await self.work.push_screen(CasesScreen(kind))

    async def _today(self, _: str) -> None:
        await self._found("found.today", self.desk.passages_today)

    async def _outdated(self, _: str) -> None:
        await self._found("found.outdated", self.desk.passages_outdated)

    async def _found(
        self, title: str, find: Callable[[], Sequence[PassageLine]]
    ) -> None:
        from workbench.tui.screens.found import FoundScreen

        await self.work.push_screen(FoundScreen(self.speech(title), find))

    async def _quotes(self, which: str) -> None:
        """The first of the quotes that wait for this."""
        from workbench.tui.screens import collections

        wanted = {
            "misplaced": collections.misplaced,
            "stale": collections.stale,
        }.get(which, collections.untranslated)
        await self.work.push_screen(collections.CollectionsScreen(wanted))

    async def _proposed(self, _: str) -> None:
        from workbench.tui.screens.found import ProposalsScreen

        await self.work.push_screen(ProposalsScreen())

    async def _settle(self, which: str) -> None:
        from workbench.tui.screens.settling import SettlingScreen

        await self.work.push_screen(SettlingScreen(which == "counted"))

    # -- what an empty project asks, and taking in

    @work
    async def _ask_words(self, question: str, give: Callable[[str], object]) -> None:
        """Asks for a title or a name, and gives it."""
        from workbench.tui.widgets.asking import OneLine

        now = self.desk.title if give == self.desk.entitle else self.desk.coder
        said = await self.work.push_screen_wait(OneLine(self.speech(question), now))
        if said:
            await self.act(give, said)  # type: ignore[arg-type]

    @work
    async def action_take_in(self) -> None:
        """Asks for files, and takes them in; Esc stops it and nothing is left."""
        from workbench.tui.widgets.asking import OneLine
        from workbench.tui.widgets.choosing import Telling
        from workbench.tui.widgets.working import Working

        typed = await self.work.push_screen_wait(OneLine(self.speech("import.which")))
        if not typed:
            return
        say = self.speech
        found: TakenIn | WorkbenchError = await self.work.push_screen_wait(
            Working(
                say("import.working"),
                lambda steps: self.desk.take_in(typed, steps),
                say,
            )
        )
        await self.reload()
        if isinstance(found, WorkbenchError):
            self.tell(self.work.in_words(found))
            return
        self.tell(found.said)
        if found.refused:
            told = "\n".join(found.refused)
            await self.work.push_screen_wait(Telling(found.said, told, say))

    @work
    async def _demo(self) -> None:
        """Lays the study out, and goes on in it."""
        from workbench.tui.widgets.working import Working

        found = await self.work.push_screen_wait(
            Working(
                self.speech("start.laying"), lambda _: self.desk.demo(), self.speech
            )
        )
        if isinstance(found, WorkbenchError):
            self.tell(self.work.in_words(found))
            return
        await self.work.change_desk(found)
        await self.reload()
