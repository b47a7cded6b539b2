"""A list of lines with one of them chosen: documents, frequencies, passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.actions import bindings
from workbench.tui.filters import painted_safely
from workbench.tui.places import Place
from workbench.tui.speech import fitted

_REVERSE, _BOLD = Style(reverse=True), Style(bold=True)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list."""

    text: str
    key: str = ""
    """What is chosen with it; a line without one is passed over.

    Lines with the same key that follow each other are chosen together.
    """
    strong: bool = False


class LineList(ScrollView, can_focus=True):
    """Lines of plain text, however many; one that has a key is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.LIST)]
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LineList {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size: 0 0;
    }
    """

    @dataclass
    class Moved(Message):
        """Another line is chosen."""

        list: LineList
        key: str

        @property
        def control(self) -> LineList:
            """The list that the message is from."""
            return self.list

    @dataclass
    class Chosen(Message):
        """A line was clicked twice."""

        list: LineList
        key: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._places: list[int] = []
        self._at = -1

    @property
    def key(self) -> str:
        """The key of the chosen line; empty where there is none."""
        return self._lines[self._at].key if 0 <= self._at < len(self._lines) else ""

    @property
    def texts(self) -> list[str]:
        """The lines as they are shown."""
        return [line.text for line in self._lines]

    def show(self, lines: Sequence[Line], *, key: str = "") -> None:
        """Shows other lines; the chosen key stays chosen, else the first is."""
        wanted = key or self.key
        self._lines = lines
        keys = [line.key for line in lines]
        places = self._places = _places(lines)
        at = keys.index(wanted) if wanted and wanted in keys else -1
        self._at = at if at >= 0 else (places[0] if places else -1)
        self.virtual_size = Size(self.size.width, len(lines))
        self._reveal()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place = self.scroll_offset.y + y
        if place >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        line = self._lines[place]
        style = self.rich_style
        if line.key and line.key == self.key:
            style += _REVERSE
        elif line.strong:
            style += _BOLD
        return Strip([Segment(fitted(line.text, self.size.width), style)])

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one that makes harmless: every text here was made safe."""
        return painted_safely(super().get_line_filters())

    def caret_cell(self) -> Offset | None:
        """The cell of the screen in which the chosen line begins."""
        cell = Offset(0, self._at - self.scroll_offset.y)
        inside = 0 <= cell.y < self.size.height
        return self.content_region.offset + cell if inside else None

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the chosen line in sight."""
        self.virtual_size = Size(event.size.width, len(self._lines))
        self._reveal()

    def _move(self, count: int) -> None:
        """Chooses another line that has a key."""
        places = self._places
        if not places:
            return
        here = places.index(self._at) if self._at in places else 0
        self._at = places[min(max(here + count, 0), len(places) - 1)]
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self, self.key))

    def _reveal(self) -> None:
        """Scrolls the chosen line into sight."""
        top, height = self.scroll_offset.y, self.size.height
        if self._at < 0 or not height:
            return
        wanted = min(top, max(self._at - 1, 0))
        last = self._at
        while last + 1 < len(self._lines) and self._lines[last + 1].key == self.key:
            last += 1
        wanted = max(wanted, min(last + 2 - height, self._at))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click chooses, a second one opens."""
        place = self.scroll_offset.y + int(event.y)
        if 0 <= place < len(self._lines) and self._lines[place].key:
            again = self.key == self._lines[place].key
            self._at = max(p for p in self._places if p <= place)
            self.refresh()
            self.post_message((self.Chosen if again else self.Moved)(self, self.key))

    def action_line_next(self) -> None:
        """The next line."""
        self._move(1)

    def action_line_previous(self) -> None:
        """The line before."""
        self._move(-1)

    def action_screen_next(self) -> None:
        """A screen down."""
        self._move(max(self.size.height - 1, 1))

    def action_screen_previous(self) -> None:
        """A screen up."""
        self._move(-max(self.size.height - 1, 1))

    def action_text_start(self) -> None:
        """The first line."""
        self._move(-len(self._lines))

    def action_text_end(self) -> None:
        """The last line."""
        self._move(len(self._lines))


def _places(lines: Sequence[Line]) -> list[int]:
    """The lines one can stop at: the first of each key."""
    places, before = [], ""
    for place, line in enumerate(lines):
        if line.key and line.key != before:
            places.append(place)
        before = line.key
    return places
