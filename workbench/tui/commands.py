"""Every action of the present screen in the command palette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from workbench.tui.actions import of, shown_key
from workbench.tui.keymap import keys_of
from workbench.tui.places import ALONE, Action, Place
from workbench.tui.themes import CHOICES

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

Command = tuple[str, Callable[[], Awaitable[None]]]
"""What the palette says, and what it does."""

_IN_LISTS = frozenset({Place.TEXT, Place.LIST, Place.CELLS, Place.QUOTES, Place.CODES})
"""Places whose actions are those of the focused widget."""


class ActionCommands(Provider):
    """The rows of the table that work where the palette was opened, and the themes."""

    @property
    def _work(self) -> WorkbenchApp:
        """The application."""
        return cast("WorkbenchApp", self.app)

    def _commands(self) -> Iterator[Command]:
        """What there is to do, in the order of the table."""
        places = places_of(type(self.screen))
        for action in of(*places):
            yield from self._rows(action)
        if Place.APP in places:
            speech = self._work.speech
            for choice in CHOICES:
                said = f"{speech('palette.theme')}: {speech(f'theme.{choice}')}"
                yield said, partial(self._wear, choice)

    def _rows(self, action: Action) -> Iterator[Command]:
        """An action: one row, or one for each of its keys."""
        said = self._work.speech(action.words)
        keys = keys_of(action, self._work.moved_keys)
        if not action.each:
            first = f" ({shown_key(keys[0])})" if keys else ""
            yield said + first, partial(self._run, action, action.name)
            return
        for own, key in zip(action.keys.split(","), keys, strict=True):
            call = f"{action.name}('{own}')"
            words = f"{said} {own} ({shown_key(key)})"
            yield words, partial(self._run, action, call)

    async def discover(self) -> Hits:
        """All of them, while nothing is typed."""
        for said, call in self._commands():
            yield DiscoveryHit(Content(said), call)

    async def search(self, query: str) -> Hits:
        """Those that fit."""
        matcher = self.matcher(query)
        for said, call in self._commands():
            score = matcher.match(said)
            if score > 0:
                yield Hit(score, matcher.highlight(said), call)

    async def _run(self, action: Action, call: str) -> None:
        """Does it, in the node that has it."""
        node = self.screen
        if action.place is Place.APP:
            await self.app.run_action(call, self.app)
        elif action.place in _IN_LISTS:
            await self.app.run_action(call, self.focused or node)
        else:
            await self.app.run_action(call, node)

    async def _wear(self, choice: str) -> None:
        """Puts on a theme."""
        self._work.choose_theme(choice)


def places_of(kind: type[Screen[Any]]) -> tuple[Place, ...]:
    """Where one is on a screen of a kind: as it says, else by the keys it has."""
    own: tuple[Place, ...] = getattr(kind, "PLACES", ())
    if not own:
        found = [one for one in kind.BINDINGS if isinstance(one, Binding)]
        known = {(one.id or "").split(".")[0] for one in found}
        own = tuple(place for place in Place if place in known)
    return own if set(own) & ALONE or not own else (*own, Place.APP)
