"""Lines in which single words and numbers can be chosen: each leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from workbench.safe_text import one_line, width
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.widgets.lines import Line, LineList

_REVERSE, _BOLD = Style(reverse=True), Style(bold=True)


class Spot(NamedTuple):
    """A stretch of a line; it can be chosen where it has a key."""

    text: str
    key: str = ""
    strong: bool = False


SpotLine = Sequence[Spot]
"""A line: its stretches, one after another."""


class SpotList(LineList):
    """A list whose lines have several places to go to, chosen with left and right."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CELLS)]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spots: Sequence[SpotLine] = ()
        self._n = 0

    @property
    def spot(self) -> str:
        """The key of the chosen stretch; empty where there is none."""
        keys = self.keys_here
        return keys[min(self._n, len(keys) - 1)] if keys else ""

    @property
    def keys_here(self) -> list[str]:
        """The keys of the chosen line, from left to right."""
        inside = 0 <= self._at < len(self._spots)
        return (
            [spot.key for spot in self._spots[self._at] if spot.key] if inside else []
        )

    def show_spots(self, lines: Sequence[SpotLine], *, spot: str = "") -> None:
        """Shows other lines; the chosen stretch stays chosen, else the first is."""
        wanted = spot or self.spot
        self._spots = lines
        at, n = _found(lines, wanted)
        plain = []
        for place, line in enumerate(lines):
            key = str(place) if any(one.key for one in line) else ""
            plain.append(Line("".join(one_line(one.text) for one in line), key))
        self._n = n
        self.show(plain, key=str(at) if at >= 0 else "-")

    def render_line(self, y: int) -> Strip:
        """One line of the screen, its chosen stretch lit."""
        place = self.scroll_offset.y + y
        if place >= len(self._spots):
            return super().render_line(y)
        plain, chosen = self.rich_style, self.spot if place == self._at else ""
        segments = []
        for one in self._spots[place]:
            style = plain + _BOLD if one.strong else plain
            if chosen and one.key == chosen:
                style += _REVERSE
            segments.append(Segment(one_line(one.text), style))
        cells = self.size.width
        return Strip(segments).crop(0, cells).extend_cell_length(cells, plain)

    def action_cell_next(self) -> None:
        """The next place to go to in the line."""
        self._go(1)

    def action_cell_previous(self) -> None:
        """The one before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        """Chooses another stretch of the line."""
        keys = self.keys_here
        if keys:
            now = min(self._n, len(keys) - 1)
            self._n = min(max(now + by, 0), len(keys) - 1)
            self.refresh()
            self.post_message(self.Moved(self, self.spot))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a stretch, a second one goes there."""
        # The handler of plain lists would take the first click for the second.
        event.prevent_default()
        place = self.scroll_offset.y + int(event.y)
        if not 0 <= place < len(self._spots):
            return
        cell, n = 0, -1
        for one in self._spots[place]:
            n += bool(one.key)
            cell += width(one_line(one.text))
            if one.key and event.x < cell:
                break
        before, self._at, self._n = self.spot, place, max(n, 0)
        if self.spot:
            again = before == self.spot
            self.refresh()
            self.post_message((self.Chosen if again else self.Moved)(self, self.spot))


def _found(lines: Sequence[SpotLine], wanted: str) -> tuple[int, int]:
    """The line and the number of the stretch with a key; else the first there is."""
    first = (-1, 0)
    for at, line in enumerate(lines):
        keys = [one.key for one in line if one.key]
        if wanted in keys:
            return at, keys.index(wanted)
        if keys and first[0] < 0:
            first = (at, 0)
    return first
