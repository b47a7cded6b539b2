"""A text laid out for one width: its lines, lanes and styles, and how a line looks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.segment import Segment

from workbench.domain.documents import Role, Turn
from workbench.domain.spans import Span
from workbench.safe_text import width
from workbench.tui.reader.cells import ODD, Row
from workbench.tui.reader.index import Index
from workbench.tui.reader.lanes import Lanes
from workbench.tui.reader.margin import Memos, Piece, margin
from workbench.tui.reader.paint import Cover, Marks, Palette, cover, runs
from workbench.tui.reader.wrap import Lines

GUTTER = 8
"""Number of the turn, initial of the speaker, the cursor."""
CURSOR, RULE = "▌", "│"

LineKey = tuple[int, int, tuple[int, int] | None, tuple[int, int] | None]
"""A line, the first line of its screen, and what is selected on it."""


@dataclass(kw_only=True)
class Page:
    """Everything that is needed to paint a line, until the width changes."""

    text: str
    turns: Sequence[Turn]
    index: Index
    lines: Lines
    lanes: Lanes
    palette: Palette
    width: int
    """Cells of a whole line."""
    room: int
    """Cells of text in it."""
    margin: int
    """Cells of the margin, its rule among them."""
    memo: str
    bare: bool = False
    """Whether the margin stays empty, without its rule."""
    notes: Sequence[Span] = ()
    """Passages without a coding of their own that have a memo."""
    _rows: range = range(0)
    _margin: list[list[Piece]] = field(default_factory=list)
    _cover: Cover = field(default_factory=lambda: cover(()))
    _turn_starts: list[int] = field(default_factory=list)
    _initials: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._turn_starts = [turn.start for turn in self.turns]
        self._initials = initials(turn.speaker for turn in self.turns)

    # -- the screen

    def look_at(self, rows: range) -> None:
        """Finds what lies on one screen; nothing where that was done."""
        if rows == self._rows:
            return
        self._rows = rows
        self._margin, self._cover = self._seen(rows)

    def _seen(self, rows: range) -> tuple[list[list[Piece]], Cover]:
        """The margin of one screen, and what covers its text."""
        seen = range(rows.start, min(rows.stop, len(self.lines)))
        if not seen:
            return [], cover(())
        low, high = self.lines.starts[seen[0]], self.lines.ends[seen[-1]]
        stripes = self.index.within(low, max(high, 1))
        memos = Memos(self.memo, [self.lines.rows(*span) for span in self.notes])
        lying = self.lanes.lying(stripes)
        return margin(lying, seen, self.margin - 1, memos), cover(stripes)

    @property
    def top(self) -> int:
        """The first line of the screen that was looked at."""
        return self._rows.start

    def look_again(self) -> list[int]:
        """Finds anew what lies on that screen: the lines where it is something else."""
        rows, margins, covered = self._rows, self._margin, self._cover
        self.forget()
        self.look_at(rows)
        found = []
        for place, pieces in enumerate(margins):
            line = rows.start + place
            span = self.lines.starts[line], self.lines.ends[line]
            another = covered.of(*span) != self._cover.of(*span)
            if another or pieces != self._margin[place]:
                found.append(line)
        return found

    def forget(self) -> None:
        """What lies on the screen has changed."""
        self._rows = range(0)

    # -- a line

    def marks(self, span: Span, word: Span) -> Marks:
        """What lies over the codings, but for the matches."""
        return Marks(span, word)

    def key(self, line: int, marks: Marks) -> LineKey | None:
        """What the look of a line depends on, while the codings stay the same."""
        if line >= len(self.lines):
            return None
        start, end = self.lines.starts[line], self.lines.ends[line]
        return (
            line,
            self._rows.start,
            _clipped(marks.selected, start, end),
            _clipped(marks.caret, start, end),
        )

    def segments(self, line: int, marks: Marks, found: Sequence[Span]) -> list[Segment]:
        """A line of the screen from left to right, exactly `width` cells."""
        plain = self.palette.plain
        if line >= len(self.lines):
            blank = self.width - self.margin
            left = Segment(" " * blank, plain)
            return [left, *self._margin_of([])]
        start, end = self.lines.starts[line], self.lines.ends[line]
        turn = self._turn(start)
        row = Row(self.text, start, end)
        near = _near(found, start, end)
        place = line - self._rows.start
        dim = turn >= 0 and self.turns[turn].role is Role.INTERVIEWER
        over = Marks(marks.selected, marks.caret, near)
        painted = [
            Segment(
                row.shown(row.snapped(run.start), row.snapped(run.end)),
                self.palette[run.look],
            )
            for run in runs(start, end, self._cover, over, dim=dim)
        ]
        chosen = start < marks.selected.end and marks.selected.start < max(
            end, start + 1
        )
        blank = self.width - GUTTER - self.margin - row.width
        return [
            *self._gutter(line, turn, chosen=chosen and end > start),
            *(segment for segment in painted if segment.text),
            Segment(" " * blank, plain),
            *self._margin_of(self._margin[place]),
        ]

    def odd(self, line: int) -> bool:
        """Whether terminals may disagree about how wide a line is."""
        if line >= len(self.lines):
            return False
        start, end = self.lines.starts[line], self.lines.ends[line]
        return ODD.search(self.text, start, end) is not None

    def _turn(self, start: int) -> int:
        """The turn a line belongs to; -1 for none."""
        place = bisect_right(self._turn_starts, start) - 1
        return place if place >= 0 and start < self.turns[place].end else -1

    def _gutter(self, line: int, turn: int, *, chosen: bool) -> list[Segment]:
        """Number and initial on the first line of a turn; the cursor."""
        plain, dim, mark = self.palette.plain, self.palette.dim, self.palette.mark
        head, ink = " " * 6, plain
        opens = (
            turn >= 0
            and self.lines.ends[line] > self.lines.starts[line]
            and self.lines.starts[line] == self._first_shown(turn)
        )
        if opens:
            one = self.turns[turn]
            ink = dim if one.role is Role.INTERVIEWER else plain
            head = f"{turn + 1:>4} {self._initials[one.speaker]}"[:6].ljust(6)
        return [Segment(head, ink), Segment(f"{CURSOR if chosen else ' '} ", mark)]

    def _first_shown(self, turn: int) -> int:
        """The first code point of a turn that is on a line."""
        start = self.turns[turn].start
        place = bisect_left(self.lines.starts, start)
        return self.lines.starts[place] if place < len(self.lines) else -1

    def _margin_of(self, pieces: Sequence[Piece]) -> list[Segment]:
        """The rule and what stands right of it, filled up with blanks."""
        if self.bare:
            return [Segment(" " * self.margin, self.palette.plain)]
        segments = [Segment(RULE, self.palette.rule)]
        segments += [
            Segment(text, self.palette.name(h, own)) for text, h, own in pieces
        ]
        used = sum(segment.cell_length for segment in segments)
        return [*segments, Segment(" " * (self.margin - used), self.palette.plain)]


def initials(speakers: Iterable[str]) -> dict[str, str]:
    """A letter for each speaker: the first of the name that no one before has."""
    found: dict[str, str] = {}
    for speaker in speakers:
        if speaker in found:
            continue
        letters = [one for one in speaker if one.isalnum() and width(one) == 1]
        free = [one for one in letters if one.upper() not in found.values()]
        found[speaker] = (free or letters or [" "])[0].upper()
    return found


def _clipped(span: Span, start: int, end: int) -> tuple[int, int] | None:
    """The part of a span on a line."""
    low, high = max(span.start, start), min(span.end, end)
    return (low, high) if low < high else None


def _near(found: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """The matches on a line; matches are short and in order."""
    low = max(bisect_left(found, (start, -1)) - 1, 0)
    high = bisect_left(found, (end, -1))
    return found[low:high]
