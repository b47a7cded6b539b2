"""Spans: stretches of a text in code points, half open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """From `start` up to, not with, `end`; both count Unicode code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points it covers."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty where nothing is left."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def covered(spans: Iterable[Sequence[int]]) -> int:
    """How many code points lie in at least one of these spans."""
    total, reach = 0, -1
    for start, end in sorted((one[0], one[1]) for one in spans):
        if end > reach:
            total += end - max(start, reach, 0)
            reach = end
    return total
