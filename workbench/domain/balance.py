"""Whether a selection of quotes is balanced: how many, by a value, and from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who is quoted, and what is known of them."""

    person: str
    """The same for every quote of one person."""
    document: str
    values: Mapping[str, Sequence[str]]
    """By attribute: one value, or several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Counts of quotes. A quote with several values of the attribute is in each."""

    attribute: str
    quotes: int
    counts: tuple[tuple[str, int], ...] = ()
    """By value, in the order asked for."""
    missing: int = 0
    """Quotes of which the value is not known."""
    persons: int = 0
    most: str = ""
    """The document of whoever is quoted most; empty where nobody is quoted twice."""
    times: int = 0


def balance(
    voices: Sequence[Voice], attribute: str, order: Iterable[str] = ()
) -> Balance:
    """Counts quotes by an attribute's values: those of `order` first, then the rest."""
    held = [tuple(dict.fromkeys(one.values.get(attribute, ()))) for one in voices]
    found = Counter(value for values in held for value in values)
    named = [value for value in order if value in found]
    rest = sorted(value for value in found if value not in named)
    persons = Counter(one.person for one in voices)
    first = {one.person: one.document for one in reversed(voices)}
    most = max(persons, key=lambda one: persons[one], default="")
    twice = persons[most] > 1
    return Balance(
        attribute=attribute,
        quotes=len(voices),
        counts=tuple((value, found[value]) for value in [*named, *rest]),
        missing=sum(not values for values in held),
        persons=len(persons),
        most=first[most] if twice else "",
        times=persons[most] if twice else 0,
    )
