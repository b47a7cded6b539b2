"""From code points to the cells of a terminal and back, one line at a time.

Offsets into the text are the only coordinates that are kept; columns exist while a
line is painted or clicked. Nothing here changes the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import split_graphemes

from workbench.safe_text import ZERO_WIDTH_MARK, safe, width

ODD = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f"
    "\u2010-\u2015\u2018-\u201f\u2020-\u2022\u2026\u2030\u20ac\u2190-\u2193]"
)
"""What may be other than one plain cell. A negated class of narrow ranges: one that
lists the wide ones is scanned one by one for each character and is ten times slower."""

TAB = 4
_JOINER = "\u200d"
_DRESSED = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
"""Terminals disagree about how wide these leave a character: only its base is shown."""


class Glyph(NamedTuple):
    """What is seen as one character: its code points, its cells, what is painted."""

    start: int
    end: int
    column: int
    width: int
    shown: str


def glyphs(text: str, start: int, end: int) -> Iterator[Glyph]:
    """The glyphs of `text[start:end]`, the first one in column 0."""
    column = 0
    while start < end:
        if text[start] == "\t":
            step = TAB - column % TAB
            yield Glyph(start, start + 1, column, step, " " * step)
            start, column = start + 1, column + step
            continue
        stop = text.find("\t", start, end)
        stop = end if stop < 0 else stop
        for glyph in _plain_glyphs(text[start:stop], start, column):
            yield glyph
            column = glyph.column + glyph.width
        start = stop


def _plain_glyphs(piece: str, start: int, column: int) -> Iterator[Glyph]:
    """The glyphs of a piece without tabs; marks stand for what would hide."""
    marked = _JOINER.join(safe(part) for part in piece.split(_JOINER))
    for first, last, cells in split_graphemes(marked)[0]:
        shown, room = marked[first:last], max(cells, 1)
        if _DRESSED.search(shown):
            base = shown[0] if width(shown[0]) <= room else ""
            shown = base + " " * (room - width(base))
        elif cells == 0:
            shown = ZERO_WIDTH_MARK
        yield Glyph(start + first, start + last, column, room, shown)
        column += room


class Row:
    """One line of the screen: `text[start:end]`, from offsets to columns and back."""

    __slots__ = ("_glyphs", "_starts", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        odd = ODD.search(text, start, end) is not None
        self._glyphs = list(glyphs(text, start, end)) if odd else None
        self._starts = [glyph.start for glyph in self._glyphs or ()]

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return self.column_of(self.end)

    def _at(self, offset: int) -> Glyph:
        """The glyph that holds an offset within the row."""
        assert self._glyphs is not None
        return self._glyphs[max(bisect_right(self._starts, offset) - 1, 0)]

    def snapped(self, offset: int) -> int:
        """The start of the glyph that holds the offset; ends of the row stay."""
        if self._glyphs is None or not self.start < offset < self.end:
            return min(max(offset, self.start), self.end)
        return self._at(offset).start

    def column_of(self, offset: int) -> int:
        """The column in which an offset begins; beyond the row, its nearest end."""
        offset = min(max(offset, self.start), self.end)
        if not self._glyphs:
            return offset - self.start
        if offset == self.end:
            return self._glyphs[-1].column + self._glyphs[-1].width
        return self._at(offset).column

    def offset_at(self, column: int) -> int:
        """The code point in a column; the end of the row beyond it."""
        if column < 0:
            return self.start
        if self._glyphs is None:
            return min(self.start + column, self.end)
        for glyph in self._glyphs:
            if column < glyph.column + glyph.width:
                return glyph.start
        return self.end

    def shown(self, start: int, end: int) -> str:
        """What is painted for a part of the row that begins and ends with a glyph."""
        if self._glyphs is None:
            return self.text[start:end]
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return "".join(glyph.shown for glyph in self._glyphs[first:last])
