"""The margin: stripes with the names of their codes beside the lines of a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.domain.spans import Span
from workbench.safe_text import clip, width
from workbench.tui.reader.lanes import MOST, Lanes
from workbench.tui.reader.model import HUES, Stripe
from workbench.tui.reader.wrap import Lines

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
    """How memos are marked, and which passages have one that is on no coding."""

    word: str = MEMO
    """What stands beside what has a memo, where there is room."""
    passages: Sequence[Span] = ()


def margin(
    hits: Sequence[Stripe],
    lines: Lines,
    lanes: Lanes,
    rows: range,
    room: int,
    memos: Memos | None = None,
) -> list[list[Piece]]:
    """The margin of one screen, a list of pieces for each of its lines.

    Args:
        hits: The codings that touch the screen, in order.
        lines: The wrapped lines.
        lanes: The lane of each coding.
        rows: The lines on the screen.
        room: Cells in a line of the margin.
        memos: How memos are marked, and the passages that have one.
    """
    top, height = rows.start, len(rows)
    screen = [_Line() for _ in rows]
    for stripe in hits:
        _draw(stripe, screen, lines, lanes[stripe.id], top)
    for stripe in hits:
        if lanes[stripe.id] < MOST:
            _name(stripe, screen, lines, lanes[stripe.id], top)
    for stripe in hits:
        if stripe.memo:
            _mark_memo(screen, *_visible(stripe, lines, top, height))
    memos = memos or Memos()
    for span in memos.passages:
        first, last = lines.rows(span.start, span.end)
        _mark_memo(screen, max(first - top, 0), min(last - top, height - 1))
    return [_composed(line, room, memos.word) for line in screen]


def _visible(stripe: Stripe, lines: Lines, top: int, height: int) -> tuple[int, int]:
    """The first and last line of a coding on the screen, counted from its top."""
    first, last = lines.rows(stripe.start, stripe.end)
    return max(first - top, 0), min(last - top, height - 1)


def _draw(
    stripe: Stripe, screen: list[_Line], lines: Lines, lane: int, top: int
) -> None:
    """Draws one stripe down its lane."""
    first, last = lines.rows(stripe.start, stripe.end)
    low, high = _visible(stripe, lines, top, len(screen))
    for row in range(low, high + 1):
        if lane >= MOST:
            screen[row].hidden += 1
            continue
        glyph = FIRST if row + top == first else LAST if row + top == last else INNER
        glyph = ONLY if first == last else glyph
        screen[row].lanes[lane] = (glyph, stripe)


def _name(
    stripe: Stripe, screen: list[_Line], lines: Lines, lane: int, top: int
) -> None:
    """Puts the name on the first free line of a stripe, else beside another's."""
    low, high = _visible(stripe, lines, top, len(screen))
    for row in range(low, high + 1):
        if not screen[row].labels:
            screen[row].labels.append(stripe)
            if row > low and screen[row].lanes[lane][0] == INNER:
                screen[row].lanes[lane] = (BRANCH, stripe)
            return
    if low <= high:
        screen[low].labels.append(stripe)


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
