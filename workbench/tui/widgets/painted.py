"""Lines of plain text around the reader, each painted anew only where it changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from workbench.tui.filters import painted_safely
from workbench.tui.speech import fitted


class Ink(StrEnum):
    """How a line looks."""

    PLAIN = "plain"
    STRONG = "strong"
    LIT = "lit"


class Painted(NamedTuple):
    """A line of text and how it looks."""

    text: str
    ink: Ink = Ink.PLAIN


class PaintedLines(Widget):
    """A widget of lines. Say what they are in `painted`, call `repaint` on a change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"painted--strong", "painted--lit"}
    DEFAULT_CSS = """
    PaintedLines > .painted--strong { color: $text; text-style: bold; }
    PaintedLines > .painted--lit {
        color: $text; background: $panel; text-style: bold;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Painted] = ()
        self._strips: dict[int, Strip] = {}
        self._styles: dict[Ink, Style] = {}

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The lines for so much room; those beyond it are not shown."""
        raise NotImplementedError

    @property
    def texts(self) -> list[str]:
        """The lines as they are shown."""
        return [line.text for line in self._lines]

    def repaint(self) -> None:
        """Asks for the lines again and paints those that are others now."""
        cells, rows = self.size
        if not cells or not rows:
            return
        before = self._lines
        self._lines = self.painted(cells, rows)[:rows]
        for y in range(rows):
            if _line(before, y) != _line(self._lines, y):
                self._strips.pop(y, None)
                self.refresh(Region(0, y, cells, 1))

    def render_line(self, y: int) -> Strip:
        """One line, from the cache where it was painted before."""
        strip = self._strips.get(y)
        if strip is None:
            text, ink = _line(self._lines, y)
            cells = self.size.width
            segment = Segment(fitted(text, cells), self._style(ink))
            strip = self._strips[y] = Strip([segment], cells)
        return strip

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one that makes harmless: every text here was made safe."""
        return painted_safely(super().get_line_filters())

    def _style(self, ink: Ink) -> Style:
        found = self._styles.get(ink)
        if found is None:
            plain = ink is Ink.PLAIN
            name = f"painted--{ink}"
            found = self.rich_style if plain else self.get_component_rich_style(name)
            self._styles[ink] = found
        return found

    def notify_style_update(self) -> None:
        """Another theme: other styles."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Other room, other lines."""
        self._lines = ()
        self._strips.clear()
        self.repaint()
        self.refresh()


def _line(lines: Sequence[Painted], y: int) -> Painted:
    return lines[y] if y < len(lines) else Painted("")
