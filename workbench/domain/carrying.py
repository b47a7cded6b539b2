"""Carrying spans from a text to its correction, by aligning the two.

The texts are aligned paragraph by paragraph, then word by word where they differ. Pure:
the same two texts give the same result.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.domain.changes.kinds import Outcome
from workbench.domain.spans import Span, trimmed
from workbench.domain.text import find_all

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LARGE = 4_000
"""Tokens on a side from which common words no longer start a match."""
ENOUGH = 0.5
"""The share of a span's letters that must be found again for it to be `changed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Where a span came to stand in the corrected text."""

    outcome: Outcome
    span: Span
    """In the corrected text; where it is ambiguous or lost, the old place."""
    candidates: tuple[Span, ...] = ()
    """Where it may have gone; several places, or one that others may have gone to."""


@dataclass(frozen=True, slots=True)
class _Block:
    """`length` code points that are the same in both texts."""

    old: int
    new: int
    length: int


class Alignment:
    """Two texts, aligned once, through which any number of spans are carried."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self._blocks = list(_blocks(old, new))
        self._starts = [one.old for one in self._blocks]

    def carry(self, start: int, end: int) -> Carried:
        """What became of the words in this span of the old text."""
        if start >= end:
            return self._searched(start, end)
        block = self._block_at(start)
        if block and end <= block.old + block.length:
            at = block.new + start - block.old
            outcome = Outcome.SAME if at == start else Outcome.MOVED
            return Carried(outcome=outcome, span=Span(at, at + end - start))
        found = self._changed(start, end)
        if found is not None:
            words = self.new[found.start : found.end]
            if words == self.old[start:end]:
                outcome = Outcome.SAME if found.start == start else Outcome.MOVED
            else:
                outcome = Outcome.CHANGED
            return Carried(outcome=outcome, span=found)
        return self._searched(start, end)

    def _block_at(self, offset: int) -> _Block | None:
        place = bisect.bisect_right(self._starts, offset) - 1
        if place < 0:
            return None
        block = self._blocks[place]
        return block if offset < block.old + block.length else None

    def _changed(self, start: int, end: int) -> Span | None:
        """The stretch that holds most of the span's letters, grown to its ends."""
        pieces = []
        first = max(0, bisect.bisect_right(self._starts, start) - 1)
        for place in range(first, len(self._blocks)):
            block = self._blocks[place]
            if block.old >= end:
                break
            a, b = max(start, block.old), min(end, block.old + block.length)
            if a < b:
                pieces.append((a, b, place))
        letters = sum(_solid(self.old, a, b) for a, b, _ in pieces)
        if not pieces or letters < ENOUGH * _solid(self.old, start, end):
            return None
        (a, _, of_head), (_, b, of_tail) = pieces[0], pieces[-1]
        head, tail = self._blocks[of_head], self._blocks[of_tail]
        left = head.new + a - head.old
        right = tail.new + b - tail.old
        if a > start:
            left = self._gap_start(of_head)
        if b < end:
            right = self._gap_end(of_tail)
        if right - left > 3 * (end - start) + 80:
            left, right = head.new + a - head.old, tail.new + b - tail.old
        span = trimmed(self.new, left, right)
        return span if span.length else None

    def _gap_start(self, place: int) -> int:
        """Where the altered stretch before this block begins in the new text."""
        if place == 0:
            return 0
        before = self._blocks[place - 1]
        return before.new + before.length

    def _gap_end(self, place: int) -> int:
        """Where the altered stretch after this block ends in the new text."""
        if place + 1 == len(self._blocks):
            return len(self.new)
        return self._blocks[place + 1].new

    def _searched(self, start: int, end: int) -> Carried:
        """Where words went whose own place is gone: only to a place newly theirs.

        A place whose letters stood elsewhere before is another occurrence of the words,
        which has stayed where it was: nothing moves there.
        """
        words = self.old[start:end]
        if not words.strip():
            return Carried(outcome=Outcome.LOST, span=Span(start, end))
        places = [
            place for place in find_all(self.new, words) if not self._stood(*place)
        ]
        homeless = sum(not self._stands(*place) for place in find_all(self.old, words))
        if len(places) == 1 and homeless <= 1:
            return Carried(outcome=Outcome.MOVED, span=places[0])
        return Carried(
            outcome=Outcome.AMBIGUOUS if places else Outcome.LOST,
            span=Span(start, end),
            candidates=tuple(places),
        )

    def _stood(self, start: int, end: int) -> bool:
        """Whether most letters of this stretch of the new text were in the old one."""
        common = sum(
            _solid(self.new, max(start, one.new), min(end, one.new + one.length))
            for one in self._blocks
        )
        return common >= ENOUGH * _solid(self.new, start, end)

    def _stands(self, start: int, end: int) -> bool:
        """Whether most letters of this stretch of the old text are in the new one."""
        common = sum(
            _solid(self.old, max(start, one.old), min(end, one.old + one.length))
            for one in self._blocks
        )
        return common >= ENOUGH * _solid(self.old, start, end)


def _solid(text: str, start: int, end: int) -> int:
    """How many code points of a stretch are no white space."""
    return sum(not text[at].isspace() for at in range(start, end))


def _blocks(old: str, new: str) -> Iterable[_Block]:
    """The stretches that are the same, in the order of both texts, joined."""
    last: _Block | None = None
    for block in _raw_blocks(old, new):
        if (
            last
            and last.old + last.length == block.old
            and last.new + last.length == block.new
        ):
            last = _Block(last.old, last.new, last.length + block.length)
            continue
        if last:
            yield last
        last = block
    if last:
        yield last


def _raw_blocks(old: str, new: str) -> Iterable[_Block]:
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at_a, at_b = _offsets(a), _offsets(b)
    matcher = SequenceMatcher(None, a, b, autojunk=len(a) > _LARGE)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield _Block(at_a[i], at_b[k], at_a[j] - at_a[i])
        elif tag == "replace":
            yield from _words(old, new, (at_a[i], at_a[j]), (at_b[k], at_b[m]))


def _words(
    old: str, new: str, of: tuple[int, int], at: tuple[int, int]
) -> Iterable[_Block]:
    a = _TOKEN.findall(old[of[0] : of[1]])
    b = _TOKEN.findall(new[at[0] : at[1]])
    at_a, at_b = _offsets(a), _offsets(b)
    matcher = SequenceMatcher(None, a, b, autojunk=len(b) > _LARGE)
    for i, k, size in matcher.get_matching_blocks():
        if size:
            yield _Block(of[0] + at_a[i], at[0] + at_b[k], at_a[i + size] - at_a[i])


def _offsets(parts: Sequence[str]) -> list[int]:
    found, at = [0], 0
    for part in parts:
        at += len(part)
        found.append(at)
    return found
