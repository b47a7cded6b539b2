"""An index of spans: which codings touch a stretch of the text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from workbench.tui.reader.model import Stripe

BLOCK = 256


def _order(stripe: Stripe) -> tuple[int, int, str]:
    return stripe.order


class Index:
    """Codings by start in blocks, each with the furthest end in it.

    A question about one screen looks at few blocks; adding and removing touches one.
    """

    def __init__(self, stripes: Iterable[Stripe] = ()) -> None:
        every = sorted(stripes, key=_order)
        cuts = range(0, len(every), BLOCK)
        self._blocks = [every[cut : cut + BLOCK] for cut in cuts]
        self._reach = [_reach(block) for block in self._blocks]
        self._by_id = {stripe.id: stripe for stripe in every}

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Stripe]:
        """All of them, in order."""
        for block in self._blocks:
            yield from block

    def __contains__(self, id: str) -> bool:
        return id in self._by_id

    def get(self, id: str) -> Stripe | None:
        """One coding by its id."""
        return self._by_id.get(id)

    def within(self, start: int, end: int) -> list[Stripe]:
        """The codings that share at least one code point with the stretch, in order."""
        found: list[Stripe] = []
        for block, reach in zip(self._blocks, self._reach, strict=True):
            if block[0].start >= end:
                break
            if reach > start:
                found += [s for s in block if s.start < end and s.end > start]
        return found

    def add(self, stripe: Stripe) -> None:
        """Puts a coding in; one with the same id is replaced."""
        self.remove(stripe.id)
        self._by_id[stripe.id] = stripe
        if not self._blocks:
            self._blocks, self._reach = [[stripe]], [stripe.end]
            return
        place = self._place(stripe)
        block = self._blocks[place]
        insort(block, stripe, key=_order)
        self._reach[place] = max(self._reach[place], stripe.end)
        if len(block) > 2 * BLOCK:
            halves = [block[:BLOCK], block[BLOCK:]]
            self._blocks[place : place + 1] = halves
            self._reach[place : place + 1] = [_reach(half) for half in halves]

    def remove(self, id: str) -> Stripe | None:
        """Takes a coding out and returns it; None where there is none."""
        stripe = self._by_id.pop(id, None)
        if stripe is None:
            return None
        place = self._place(stripe)
        block = self._blocks[place]
        del block[bisect_left(block, stripe.order, key=_order)]
        if block:
            self._reach[place] = _reach(block)
        else:
            del self._blocks[place], self._reach[place]
        return stripe

    def _place(self, stripe: Stripe) -> int:
        """The block a coding belongs in."""
        place = bisect_left(self._blocks, stripe.order, key=_last_order)
        return min(place, len(self._blocks) - 1)


def _last_order(block: list[Stripe]) -> tuple[int, int, str]:
    return block[-1].order


def _reach(block: list[Stripe]) -> int:
    """The furthest end in a block."""
    return max(stripe.end for stripe in block)
