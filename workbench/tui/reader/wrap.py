"""The wrapped line table: which code points stand on which line of the screen."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from workbench.domain.documents import Role, Turn
from workbench.tui.reader.cells import ODD, glyphs


class Lines:
    """Where each screen line starts and ends; labels of speakers are on none."""

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts: array[int] = array("q")
        self.ends: array[int] = array("q")

    def __len__(self) -> int:
        return len(self.starts)

    def of(self, offset: int) -> int:
        """The line an offset is on; between lines, the one before (0 if none)."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def rows(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last line of a span."""
        return self.of(start), self.of(max(start, end - 1))

    def add(self, start: int, end: int) -> None:
        """Puts a line at the end of the table."""
        self.starts.append(start)
        self.ends.append(end)


def wrapped(text: str, turns: Sequence[Turn], width: int, *, airy: bool) -> Lines:
    """Wraps a document.

    Args:
        text: The whole text.
        turns: Its turns in order; what lies in `label:start` of one is not shown.
        width: Cells in a line, at least 2.
        airy: Whether an empty line sets off paragraphs and questions.
    """
    lines = Lines()
    for start, end, gap in _paragraphs(text, turns):
        if airy and gap and lines.starts:
            lines.add(start, start)
        if ODD.search(text, start, end):
            _wrap_odd(lines, text, start, end, width)
        else:
            _wrap(lines, text, start, end, width)
    if not lines.starts:
        lines.add(0, 0)
    return lines


def _paragraphs(text: str, turns: Sequence[Turn]) -> Iterator[tuple[int, int, bool]]:
    """What is shown, by the line ends of the text; whether a gap goes before."""
    after = 0
    for turn in turns:
        outside = False
        for start, end, _ in nonempty(text, after, turn.label):
            outside = True
            yield start, end, True
        opens = outside or turn.role is not Role.INTERVIEWEE
        for start, end, gap in nonempty(text, turn.start, turn.end):
            yield start, end, gap or opens
            opens = False
        after = turn.end
    for start, end, _ in nonempty(text, after, len(text)):
        yield start, end, True


def nonempty(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The lines of a stretch that are not blank; whether a blank one went before."""
    gap = False
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start and not text[start:stop].isspace():
            yield start, stop, gap
            gap = False
        else:
            gap = True
        start = stop + 1


def _wrap(lines: Lines, text: str, start: int, end: int, width: int) -> None:
    """Wraps a paragraph in which each code point takes one cell."""
    starts, ends, find = lines.starts.append, lines.ends.append, text.rfind
    limit = end - width
    while start < limit:
        cut = find(" ", start, start + width + 1)
        cut = cut if cut > start else start + width
        starts(start)
        ends(cut)
        start = cut + (text[cut] == " ")
        if text[start : start + 1] == " ":
            start = _past_spaces(text, start, end)
    if start < end:
        starts(start)
        ends(end)


def _past_spaces(text: str, start: int, end: int) -> int:
    """The first code point from `start` on that is no space."""
    while start < end and text[start] == " ":
        start += 1
    return start


def _wrap_odd(lines: Lines, text: str, start: int, end: int, width: int) -> None:
    """Wraps a paragraph of which some lines hold wide, joined or hidden characters."""
    while start < end:
        stop = min(start + width, end)
        if ODD.search(text, start, stop) is None and (
            stop == end or text.rfind(" ", start, stop) > start
        ):
            cut = end if stop == end else text.rfind(" ", start, stop + 1)
        else:
            cut = _odd_cut(text, start, end, width)
        lines.add(start, cut)
        start = _past_spaces(text, cut, end)


def _odd_cut(text: str, start: int, end: int, width: int) -> int:
    """Where a line has to end that is measured glyph by glyph."""
    best = start
    # A bounded look ahead: combining marks take code points, but no cells.
    for glyph in glyphs(text, start, min(end, start + 4 * width + 16)):
        if glyph.column + glyph.width > width:
            if glyph.shown == " ":
                return glyph.start
            return best if best > start else max(glyph.start, start + 1)
        if glyph.shown.isspace() and glyph.start > start:
            best = glyph.start
        elif glyph.width > 1 and glyph.end < end:
            best = glyph.end
        last = glyph.end
    return last
