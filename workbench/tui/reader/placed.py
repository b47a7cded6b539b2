"""A line whose right part is put where it belongs, however wide its left part came out.

Terminals disagree about the width of many characters: vowel signs of Indic scripts, new
emoji, trigrams. On a line that holds any, the terminal is told the column in which the
margin begins.
"""

from __future__ import annotations

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

SLACK = 8
"""Blanks that cover what was there before, where a terminal makes a line shorter."""


class Placed(Strip):
    """A strip that is painted in two parts, the second from a column of the screen."""

    __slots__ = ("_column", "_marks")

    def __init__(self, strip: Strip, marks: str, column: int) -> None:
        """Takes over a strip as it is.

        Args:
            strip: The whole line.
            marks: The texts of segments of which the last one begins the second part.
            column: The column of the screen, from 0, in which that one stands.
        """
        super().__init__(strip, strip.cell_length)
        self._marks, self._column = marks, column

    def render(self, console: Console) -> str:
        """The sequences for the terminal."""
        if self._render_cache is None:
            segments = list(self)
            at = self._second(segments)
            if at < 1:
                return super().render(console)
            slack = Segment(" " * SLACK, segments[at - 1].style)
            left = Strip([*segments[:at], slack]).render(console)
            right = Strip(segments[at:]).render(console)
            self._render_cache = f"{left}\x1b[{self._column + 1}G{right}"
        return self._render_cache

    def _second(self, segments: list[Segment]) -> int:
        """Which segment begins the second part; -1 where none does."""
        for at in range(len(segments) - 1, -1, -1):
            if segments[at].text and segments[at].text in self._marks:
                return at
        return -1
