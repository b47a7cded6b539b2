"""Lanes: in which column of the margin each coding has its stripe.

A stripe keeps its lane while one scrolls and while others come and go; only another
width of the text, which changes the lines, lays all of them out anew.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from workbench.tui.reader.index import Index
from workbench.tui.reader.model import Stripe
from workbench.tui.reader.wrap import Lines

MOST = 8
"""Lanes that are painted; codings in further ones are counted as `+n`."""


class Lying(NamedTuple):
    """A coding, its lane, and the first and last line it lies on."""

    stripe: Stripe
    lane: int
    first: int
    last: int


class Lanes:
    """The lane of each coding, from 0, such that no two share a lane on a line."""

    def __init__(self, index: Index, lines: Lines) -> None:
        self._index = index
        self._lines = lines
        self._lying = _laid_out(index, lines)

    def __getitem__(self, id: str) -> int:
        return self._lying[id].lane

    def lying(self, stripes: Iterable[Stripe]) -> list[Lying]:
        """Codings that are in the index with where they lie, in the same order."""
        lying = self._lying
        return [lying[one.id] for one in stripes]

    def add(self, stripe: Stripe) -> None:
        """Gives a coding that is in the index a lane: its own if free, else the first.

        The others stay where they are.
        """
        former = self._lying.pop(stripe.id, None)
        taken = self._taken(stripe)
        if former is not None and former.lane not in taken:
            lane = former.lane
        else:
            lane = 0
            while lane in taken:
                lane += 1
        self._lying[stripe.id] = Lying(
            stripe, lane, *self._lines.rows(stripe.start, stripe.end)
        )

    def remove(self, id: str) -> None:
        """Frees a coding's lane."""
        self._lying.pop(id, None)

    def _taken(self, stripe: Stripe) -> set[int]:
        """The lanes of the codings that share a line with this one."""
        first, last = self._lines.rows(stripe.start, stripe.end)
        start, end = self._lines.starts[first], self._lines.ends[last]
        near = self._index.within(start, max(end, start + 1))
        return {self._lying[s.id].lane for s in near if s.id in self._lying}


def _laid_out(stripes: Iterable[Stripe], lines: Lines) -> dict[str, Lying]:
    """Lanes for codings in order: each the first that is free on all of its lines."""
    found: dict[str, Lying] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    count = 0
    starts = lines.starts
    for stripe in stripes:
        # The bisections are spelled out: a book has tens of thousands.
        first = max(bisect_right(starts, stripe.start) - 1, 0)
        last = max(bisect_right(starts, max(stripe.start, stripe.end - 1)) - 1, 0)
        while busy and busy[0][0] < first:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            lane = heapq.heappop(free)
        else:
            lane, count = count, count + 1
        found[stripe.id] = Lying(stripe, lane, first, last)
        heapq.heappush(busy, (last, lane))
    return found
