"""The margin: stripes with the names of their codes beside the lines of a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.safe_text import clip, width
from workbench.tui.reader.lanes import MOST, Lying
from workbench.tui.reader.model import HUES, Stripe

FIRST, INNER, LAST, ONLY, BRANCH = "┏", "┃", "┗", "╺", "┣"
MEMO = "✎"
_JOIN = " · "
NO_HUE = -1


@dataclass(slots=True)
class _Line:
    """What one line of the margin holds, before it is put together."""

    lanes: dict[int, tuple[str, Stripe]] = field(default_factory=dict)
    labels: list[Stripe] = field(default_factory=list)
    memo: bool = False
    hidden: int = 0


Piece = tuple[str, int, bool]
"""What is painted: the characters, the hue or `NO_HUE`, whether it is one's own."""


class Memos(NamedTuple):
    """How memos are marked, and the lines of passages with one that is on no coding."""

    word: str = MEMO
    """What stands beside what has a memo, where there is room."""
    lines: Sequence[tuple[int, int]] = ()
    """First and last line of each such passage."""


def margin(
    hits: Sequence[Lying], rows: range, room: int, memos: Memos
) -> list[list[Piece]]:
    """The margin of one screen, a list of pieces for each of its lines.

    Args:
        hits: The codings that touch the screen, in order.
        rows: The lines on the screen.
        room: Cells in a line of the margin.
        memos: How memos are marked, and the passages that have one.
    """
    top, height = rows.start, len(rows)
    screen = [_Line() for _ in rows]
    begun = [0] * (height + 1)
    """How many more hidden codings each line has than the one before."""
    with_memo = []
    for one in hits:
        stripe, lane, first, last = one
        low = first - top if first > top else 0
        high = last - top if last - top < height else height - 1
        if lane < MOST:
            _draw(one, screen, top, range(low, high + 1))
        elif low <= high:
            begun[low] += 1
            begun[high + 1] -= 1
        if stripe.memo:
            with_memo.append((low, high))
    for low, high in with_memo:
        _mark_memo(screen, low, high)
    for first, last in memos.lines:
        _mark_memo(screen, max(first - top, 0), min(last - top, height - 1))
    hidden = 0
    for line, more in zip(screen, begun, strict=False):
        line.hidden = hidden = hidden + more
    return [_composed(line, room, memos.word) for line in screen]


def _draw(one: Lying, screen: list[_Line], top: int, rows: range) -> None:
    """Draws one stripe down its lane, its name on its first line that has none."""
    stripe, lane, first, last = one
    named = False
    for row in rows:
        glyph = FIRST if row + top == first else LAST if row + top == last else INNER
        glyph = ONLY if first == last else glyph
        line = screen[row]
        if not named and not line.labels:
            line.labels.append(stripe)
            named = True
            glyph = BRANCH if row > rows.start and glyph == INNER else glyph
        line.lanes[lane] = (glyph, stripe)
    if rows and not named:
        screen[rows.start].labels.append(stripe)


def _mark_memo(screen: list[_Line], low: int, high: int) -> None:
    """Puts the mark of a memo on a line without a name, else beside the name."""
    for row in range(low, high + 1):
        if not screen[row].labels and not screen[row].memo:
            screen[row].memo = True
            return
    if low <= high:
        screen[low].memo = True


def _composed(line: _Line, room: int, memo: str) -> list[Piece]:
    """A line of the margin as pieces; never wider than `room`."""
    pieces = _stripes(line.lanes)
    if line.hidden:
        pieces.append((f"+{line.hidden}", NO_HUE, False))
    left = room - sum(width(text) for text, _, _ in pieces)
    mark = memo if not line.labels and width(memo) < left else MEMO
    if line.memo:
        left -= width(mark) + 1
    names = _names(line.labels, left - 1)
    if names and left > 1:
        pieces += [(" ", NO_HUE, True), *names]
        left -= 1 + sum(width(text) for text, _, _ in names)
    if line.memo and left >= 0:
        pieces.append((" " * (left + 1) + mark, NO_HUE, True))
    return pieces


def _stripes(lanes: Mapping[int, tuple[str, Stripe]]) -> list[Piece]:
    """The glyphs of the lanes up to the last one in use."""
    pieces: list[Piece] = []
    for lane in range(max(lanes, default=-1) + 1):
        if lane in lanes:
            glyph, stripe = lanes[lane]
            pieces.append((glyph, stripe.branch % HUES, stripe.own))
        else:
            pieces.append((" ", NO_HUE, True))
    return pieces


def _names(labels: Sequence[Stripe], room: int) -> list[Piece]:
    """The names on one line, each in its share of the room, `+n` for the rest."""
    if not labels or room < 1:
        return []
    shown = list(labels)
    needed = sum(width(one.name) for one in shown) + len(_JOIN) * (len(shown) - 1)
    while (
        needed > room and len(shown) > 1 and (room - 3 * len(shown)) // len(shown) < 4
    ):
        shown.pop()
    rest = f" +{len(labels) - len(shown)}" if len(shown) < len(labels) else ""
    room -= len(rest)
    pieces: list[Piece] = []
    for number, stripe in enumerate(shown):
        share = (
            room
            if needed <= room
            else (room - len(_JOIN) * (len(shown) - number - 1))
            // (len(shown) - number)
        )
        name = clip(stripe.name, share)
        room -= width(name) + len(_JOIN)
        pieces.append((name, stripe.branch % HUES, stripe.own))
        if number + 1 < len(shown):
            pieces.append((_JOIN, NO_HUE, False))
    return [*pieces, (rest, NO_HUE, False)] if rest else pieces
