"""The order of quotes under headings.

A heading is kept with the quote that it stands before. When quotes change places
headings stay where they stand: a quote that is moved past one leaves it to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Placed(NamedTuple):
    """A quote in its place."""

    id: str
    heading: str = ""
    """What stands above it; empty where it goes on under the heading before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """Another order."""

    order: tuple[Placed, ...]
    lost: tuple[str, ...] = ()
    """Headings that nothing stands under any more."""


def stepped(order: Sequence[Placed], id: str, by: int) -> Arranged:
    """The quote one step up (-1) or down (1): past its neighbour, or past a heading.

    At either end nothing moves.
    """
    items = _items(order)
    here = items.index(Placed(id))
    there = here + by
    if 0 <= there < len(items):
        items[here], items[there] = items[there], items[here]
    return _arranged(items)


def placed(order: Sequence[Placed], id: str, place: int) -> Arranged:
    """The quote at a place counted from 1: under the heading of the one before it.

    At the first place it goes under the first heading, if that stands at the top.
    """
    items = _items(order)
    items.remove(Placed(id))
    quotes = [n for n, one in enumerate(items) if one.id]
    at = quotes[place - 2] + 1 if place > 1 else (quotes[0] if quotes else len(items))
    items.insert(at, Placed(id))
    return _arranged(items)


def _items(order: Sequence[Placed]) -> list[Placed]:
    """Headings and quotes as they stand below each other; a heading has no id."""
    items: list[Placed] = []
    for one in order:
        if one.heading:
            items.append(Placed("", one.heading))
        items.append(Placed(one.id))
    return items


def _arranged(items: Sequence[Placed]) -> Arranged:
    order: list[Placed] = []
    lost: list[str] = []
    heading = ""
    for one in items:
        if one.id:
            order.append(Placed(one.id, heading))
            heading = ""
        else:
            lost += [heading] if heading else []
            heading = one.heading
    lost += [heading] if heading else []
    return Arranged(order=tuple(order), lost=tuple(lost))
