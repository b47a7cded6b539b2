"""Places in a text that one jumps to: codings, stretches nobody has coded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from workbench.domain.documents import Role
from workbench.domain.spans import Span
from workbench.tui.reader.cursor import Cursor
from workbench.tui.reader.index import Index


def beyond(here: Span, places: Iterable[Span], *, forward: bool) -> Span | None:
    """The nearest of some places after, or before, where one is."""
    key = (here.start, here.end)
    if forward:
        return min((one for one in places if tuple(one) > key), default=None)
    return max((one for one in places if tuple(one) < key), default=None)


def coding(index: Index, here: Span, *, forward: bool) -> Span | None:
    """The nearest coded span after, or before, where one is."""
    return beyond(here, (Span(s.start, s.end) for s in index), forward=forward)


def uncoded(index: Index, cursor: Cursor, *, forward: bool) -> Span | None:
    """The first sentence of the next stretch of an answer that has no coding.

    A stretch ends with its answer; of one that begins where one is, the next is meant.
    """
    sentences = cursor.sentences
    here = sentences.of(cursor.span.start)
    way = 1 if forward else -1
    place = here + way
    while 0 <= place < len(sentences):
        if _begins(index, cursor, place):
            return sentences[place]
        place += way
    return None


def _begins(index: Index, cursor: Cursor, place: int) -> bool:
    """Whether an uncoded stretch begins with this sentence."""
    turn = _bare(index, cursor, place)
    if turn is None:
        return False
    return place == 0 or _bare(index, cursor, place - 1) != turn


def _bare(index: Index, cursor: Cursor, place: int) -> int | None:
    """The answer of a sentence without a coding; None of any other sentence."""
    start, end = cursor.sentences[place]
    turn = bisect_right(cursor.turns, start, key=lambda one: one.start) - 1
    if turn >= 0 and cursor.turns[turn].role is Role.INTERVIEWER:
        return None
    return None if index.within(start, end) else turn
