"""Screens that are a list: a heading, lines to choose from, sentences below."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.safe_text import clip
from workbench.tui.places import Place
from workbench.tui.screens.base import WorkScreen
from workbench.tui.widgets.bars import RuleLine
from workbench.tui.widgets.lines import Line, LineList


class ListScreen(WorkScreen):
    """A list of lines between rules; subclasses say what they are."""

    CSS = """
    ListScreen #head { height: auto; }
    ListScreen #notes { height: auto; max-height: 6; color: $text-muted; }
    """
    PLACES: ClassVar[tuple[Place, ...]] = (Place.LIST,)
    first = ""
    """The key of the line to be chosen once there are lines."""

    def compose(self) -> ComposeResult:
        """Title, heading, lines, sentences, keys."""
        yield self.title_bar()
        yield Static(id="head", markup=False)
        yield RuleLine(id="above")
        yield LineList()
        yield RuleLine(id="below")
        yield Static(id="notes", markup=False)
        yield self.key_line()

    @property
    def lines(self) -> LineList:
        """The lines."""
        return self.query_one(LineList)

    async def on_mount(self) -> None:
        """Fills the screen."""
        self.lines.focus()
        await self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Lays the lines out anew."""
        self.call_after_refresh(self.lay_out)

    async def reload(self) -> None:
        """Asks anew; the chosen line stays chosen."""
        await self.read()
        self.lay_out()

    async def read(self) -> None:
        """Asks the desk for what the screen shows."""

    def lay_out(self) -> None:
        """Fills heading, lines and sentences from what was read."""

    def fill(self, head: list[str], lines: list[Line], notes: list[str]) -> None:
        """Shows them, none wider than the screen."""
        width = max(self.size.width, 20)
        self._put("#head", [clip(f" {line}", width) for line in head])
        self.say_below([clip(f" {line}", width) for line in notes])
        self.lines.show(lines, key=self.first)
        if lines:
            self.first = ""

    def say_below(self, notes: list[str]) -> None:
        """Fills the sentences under the list."""
        self._put("#notes", notes)

    def _put(self, where: str, lines: list[str]) -> None:
        """Fills one of the texts; an empty one takes no line."""
        static = self.query_one(where, Static)
        static.display = bool(lines)
        static.update(Content("\n".join(lines)))

    @on(LineList.Chosen)
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Opens what is chosen."""
