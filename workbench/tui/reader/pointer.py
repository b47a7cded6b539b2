"""What the pointer does to the reader: clicks, drawing, scrolling at the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from workbench.tui.reader.cells import Row
from workbench.tui.reader.moves import Moves
from workbench.tui.reader.page import GUTTER

if TYPE_CHECKING:
    from workbench.tui.reader.view import TranscriptView

EDGE = 0.05
"""Seconds between two lines while one draws beyond an edge."""
WORD, ANSWER = 2, 3
"""Clicks in a row that select a word, and a whole answer; one selects the step."""


class Pointer(Moves):
    """The pointer's part of a `TranscriptView`."""

    _from: int | None = None
    """Where drawing began; None while the button is up."""
    _at = Offset(0, 0)
    _drawn = False
    _edge: Timer | None = None

    @property
    def _view(self) -> TranscriptView:
        return cast("TranscriptView", self)

    def offset_at(self, x: int, y: int) -> int:
        """The code point that is painted in a cell of the widget."""
        view = self._view
        page = view.page
        if page is None:
            return 0
        line = min(max(view.scroll_offset.y + y, 0), len(page.lines) - 1)
        row = Row(view.text, page.lines.starts[line], page.lines.ends[line])
        return row.offset_at(x - GUTTER)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begins a selection."""
        self._at = _within(event)
        self._from = self.offset_at(*self._at)
        self._drawn = False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draws the selection along; beyond the edges the text moves by itself."""
        if self._from is None:
            return
        self._at = _within(event)
        outside = not 0 <= self._at.y < self.size.height
        if outside and self._edge is None:
            self._edge = self.set_interval(EDGE, self._beyond)
        elif not outside:
            self._stay()
        self._draw()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Ends a selection."""
        self._from = None
        self._stay()
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Once goes to the sentence, twice to the word, three times to the answer."""
        if self._drawn:
            return
        offset = self.offset_at(*_within(event))
        if event.chain >= ANSWER:
            self.moved(lambda cursor: cursor.select_answer(), reveal=False)
        elif event.chain == WORD:
            self.moved(lambda cursor: cursor.select_word(offset), reveal=False)
        else:
            self.moved(lambda cursor: cursor.to(offset), reveal=False)

    def _beyond(self) -> None:
        """A line further in the direction the pointer has left the text."""
        view = self._view
        view.scroll_relative(y=-1 if self._at.y < 0 else 1, animate=False)
        self._draw()

    def _draw(self) -> None:
        """Selects from where drawing began to where the pointer is."""
        start = self._from
        if start is None:
            return
        x, y = self._at
        offset = self.offset_at(x, min(max(y, 0), self.size.height - 1))
        if offset != start or self._drawn:
            self._drawn = True
            self.moved(lambda cursor: cursor.drag(start, offset), reveal=False)

    def _stay(self) -> None:
        """Scrolls no further."""
        if self._edge is not None:
            self._edge.stop()
            self._edge = None


def _within(event: events.MouseEvent) -> Offset:
    """Where an event happened, from the top left corner of the widget."""
    return Offset(int(event.x), int(event.y))
