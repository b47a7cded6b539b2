"""What every painted line passes on its way to the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from workbench.safe_text import printable

_PLAIN = {
    **dict.fromkeys("─━┄▔▁▂▃▄▅▆▇█▀", "-"),
    **dict.fromkeys("│▏▕▊▎▐", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **{"┏": "(", "┃": ":", "┣": ":", "┗": ")", "╺": "-"},
    **{"▌": ">", "▸": ">", "▾": "v", "✎": "*", "★": "*", "⚠": "!", "✓": "x", "▲": "^"},
}
PLAIN_GLYPHS = str.maketrans(_PLAIN)
"""Drawn glyphs by the letter or sign that is read out, or felt, in their place."""


class Plain(LineFilter):
    """Puts plain characters where lines and signs are drawn, cell for cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with plain characters."""
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(segment.text.translate(PLAIN_GLYPHS), segment.style)
            for segment in segments
        ]


class Harmless(LineFilter):
    """Lets nothing through that steers a terminal, whichever widget painted it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without it, as wide as they were."""
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(_harmless(segment.text), segment.style)
            for segment in segments
        ]


def painted_safely(filters: Sequence[LineFilter]) -> list[LineFilter]:
    """The filters for a widget that paints nothing but text made safe before.

    Each filter costs as much as painting; these are painted at every key.
    """
    return [one for one in filters if not isinstance(one, Harmless)]


def _harmless(text: str) -> str:
    """A text with a mark for each character that steers, or nothing: as wide as before.

    Joiners of emoji stay, which a program that knows them has measured with.
    """
    shown = printable(text)
    return "".join(
        mark if one == mark or cell_len(one) else ""
        for one, mark in zip(text, shown, strict=True)
    )
