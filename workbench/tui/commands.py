"""Every action of the present screen in the command palette."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from workbench.tui.actions import Action, Place, of, shown_key
from workbench.tui.screens.base import WorkScreen
from workbench.tui.speech import Speech

_IN_LISTS = frozenset({Place.TEXT, Place.LIST, Place.CELLS, Place.QUOTES, Place.CODES})
"""Places whose actions are those of the focused widget."""


class ActionCommands(Provider):
    """The rows of the table that work where the palette was opened."""

    def _rows(self) -> list[tuple[Action, str]]:
        """The actions and their words, with the key where there is one."""
        screen = self.screen
        if not isinstance(screen, WorkScreen):
            return []
        actions = [a for a in of(*screen.PLACES, Place.APP) if not a.each]
        return [(action, _said(action, screen.speech)) for action in actions]

    async def discover(self) -> Hits:
        """All of them, while nothing is typed."""
        for action, said in self._rows():
            yield DiscoveryHit(said, partial(self._run, action))

    async def search(self, query: str) -> Hits:
        """Those that fit."""
        matcher = self.matcher(query)
        for action, said in self._rows():
            score = matcher.match(said)
            if score > 0:
                yield Hit(score, matcher.highlight(said), partial(self._run, action))

    async def _run(self, action: Action) -> None:
        """Does it, in the node that has it."""
        node = self.screen
        if action.place is Place.APP:
            await self.app.run_action(action.name, self.app)
        elif action.place in _IN_LISTS:
            await self.app.run_action(action.name, self.focused or node)
        else:
            await self.app.run_action(action.name, node)


def _said(action: Action, speech: Speech) -> str:
    """What the palette says of an action."""
    keys = f" ({shown_key(action.keys.split(',')[0])})" if action.keys else ""
    return speech(action.words) + keys
