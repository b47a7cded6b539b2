"""Keys in the order in which they were typed, however fast they come.

Textual hands each key to the widget that has the focus when the key arrives. A key that
opens or closes a window takes a moment to do so; what was typed behind it would reach
what lay below. On a line that stutters, many keys arrive at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from textual import events, work
from textual.app import App
from textual.message import Message

ACTS = "acts"
"""The group of workers for which keys wait."""
acting = work(group=ACTS)
"""Runs an action as a worker; keys wait until it has ended or opened its window."""

SOON = 0.03
"""Seconds after a key within which the next one is taken to be on its heels."""
LATE = 0.005
"""Seconds after which a key was not taken at once, so that others may lie behind it."""
AGAIN = 0.005
"""Seconds between two looks whether keys have to wait still."""
ROUNDS = 2
"""How often the way of a key is gone before it has done all: once for the key itself,
once for the message that it led to."""


class InOrder(App[None]):
    """An application that gives out keys one after the other."""

    class Passed(Message):
        """Goes the way that keys go, behind one."""

    _waiting: Sequence[events.Key] = ()
    """Keys that wait, in the order in which they came."""
    _last = 0.0
    _rounds = 0

    @property
    def _busy(self) -> bool:
        """Whether an act is under way and no window of its own takes the keys."""
        if self.screen.is_modal and (self.focused or not self.screen.focus_chain):
            return False
        return any(one.group == ACTS and one.is_running for one in self.workers)

    async def on_event(self, event: events.Event) -> None:
        """A key on the heels of another, or amid an act, waits until that is done."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        soon, self._last = event.time - self._last < SOON, event.time
        late = monotonic() - event.time > LATE
        if not (self._waiting or soon or late or self._busy):
            await super().on_event(event)
            return
        self._waiting = [*self._waiting, event]
        if len(self._waiting) == 1:
            self._follow()

    def _follow(self) -> None:
        """Sends something behind the last key."""
        self._rounds = ROUNDS
        self._send()

    def _send(self) -> None:
        (self.focused or self.screen).post_message(self.Passed())

    async def on_in_order_passed(self) -> None:
        """The last key has gone its way: the next one may."""
        self._rounds -= 1
        if self._rounds > 0:
            self._send()
        elif self._busy:
            self._rounds = 1
            self.set_timer(AGAIN, self._send)
        elif self._waiting:
            first, *self._waiting = self._waiting
            await super().on_event(first.copy())
            if self._waiting:
                self._follow()
