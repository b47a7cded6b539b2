"""Which codes must be placed anew so that siblings stand in a new order: the fewest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from workbench.domain.codebook import Codebook
from workbench.domain.codebook_diff import siblings

STEP = 1_000
"""Between the positions of neighbours that are placed at once."""


def places(
    before: Codebook, positions: Mapping[str, int], after: Codebook
) -> dict[str, int]:
    """A position for each code that is new, below another code, or out of order.

    Args:
        before: The codebook as it is.
        positions: The position of each of its codes among its siblings.
        after: The codebook as it will be. What stands in order already keeps its
            position, so that colleagues who place codes apart disagree on few.
    """
    parents = {one.id: one.parent for one in before}
    standing = siblings(before)
    found: dict[str, int] = {}
    for parent, group in siblings(after).items():
        if standing.get(parent) == group:
            continue
        known = [positions.get(one, 0) for one in group if parents.get(one) == parent]
        staying = _rising(known)
        stays = [
            positions[one]
            if parents.get(one) == parent and positions.get(one) in staying
            else None
            for one in group
        ]
        found |= _between(group, stays)
    return found


def _between(group: Sequence[str], stays: Sequence[int | None]) -> dict[str, int]:
    """Positions for those that have none, among those that stay."""
    made: dict[str, int] = {}
    last, waiting = 0, []
    for one, position in zip(group, stays, strict=True):
        if position is None:
            waiting.append(one)
            continue
        if position - last <= len(waiting):
            return {each: (n + 1) * STEP for n, each in enumerate(group)}
        step = (position - last) // (len(waiting) + 1)
        made |= {each: last + (n + 1) * step for n, each in enumerate(waiting)}
        last, waiting = position, []
    return made | {each: last + (n + 1) * STEP for n, each in enumerate(waiting)}


def _rising(numbers: Sequence[int]) -> set[int]:
    """A longest strictly rising choice of these numbers, in the order given."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        if place < len(ends) and ends[place] == number:
            continue
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    chosen: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chosen.add(last)
        last = before[last]
    return chosen
