"""Finding words in the open text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from workbench.domain.documents import Turn
from workbench.domain.spans import Span

MOST = 10_000


def matches(text: str, words: str, turns: Sequence[Turn] = ()) -> list[Span]:
    """Where the words stand, whatever their case and the white space between them.

    Speakers' labels are not searched. At most `MOST` places.
    """
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    labels = [turn.label for turn in turns]
    found: list[Span] = []
    for one in pattern.finditer(text):
        place = bisect_right(labels, one.start()) - 1
        if place < 0 or one.start() >= turns[place].start:
            found.append(Span(*one.span()))
            if len(found) >= MOST:
                break
    return found


def following(found: Sequence[Span], offset: int, *, forward: bool) -> int | None:
    """Which match comes next after, or before, an offset; around the ends."""
    if not found:
        return None
    if forward:
        return bisect_right(found, (offset, 1 << 60)) % len(found)
    return (bisect_left(found, (offset, -1)) - 1) % len(found)
