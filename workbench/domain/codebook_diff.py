"""What became of a codebook, said of its codes rather than of lines in a file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.codebook import Code, Codebook, CodeSet, Status
from workbench.domain.codebook_cells import (
    Cells,
    Key,
    Value,
    book_cells,
    code_cells,
    set_cells,
    shown,
    woven,
)
from workbench.domain.languages import pick


class Kind(StrEnum):
    """What happened to a code, a set or the codebook."""

    ADDED = "added"
    RENAMED = "renamed"
    MOVED = "moved"
    """Below another code."""
    REORDERED = "reordered"
    """Elsewhere among its siblings."""
    REDEFINED = "redefined"
    """Its definition, rules or examples: what decides whether a passage has it."""
    DESCRIBED = "described"
    """Its indicators, origin or source."""
    RECOLOURED = "recoloured"
    PINNED = "pinned"
    HEADING = "heading"
    """Whether it can be applied to passages."""
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    RETIRED = "retired"
    RESTORED = "restored"
    RELATED = "related"
    MERGED = "merged"
    """It is read as another code from now on, which `to` names."""
    SPLIT = "split"
    """It was made out of the code that `to` names."""
    SET = "set"
    CODEBOOK = "codebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of `codebook diff` and `codebook plan`."""

    change: Kind
    code: str
    """The id of the code or set; empty for the codebook as a whole."""
    field: str = ""
    language: str = ""
    """Of the text, where the field has one for each language."""
    from_: str = ""
    to: str = ""


_KIND = {
    "name": Kind.RENAMED,
    "parent": Kind.MOVED,
    "definition": Kind.REDEFINED,
    "include": Kind.REDEFINED,
    "exclude": Kind.REDEFINED,
    "examples": Kind.REDEFINED,
    "counter_examples": Kind.REDEFINED,
    "indicators": Kind.DESCRIBED,
    "origin": Kind.DESCRIBED,
    "source": Kind.DESCRIBED,
    "color": Kind.RECOLOURED,
    "key": Kind.PINNED,
    "codable": Kind.HEADING,
    "split_from": Kind.SPLIT,
}
_FIELDS = (*_KIND, "status", "relations")


def diff(old: Codebook, new: Codebook) -> list[Change]:
    """What leads from one codebook to the other, in the order of the tree.

    First the codebook as a whole, then code by code (those that are missing in `new`
    are retired, where they stood), then the sets. Two codebooks have no rows between
    them exactly if their identities are equal.
    """
    rows = list(_cells(Kind.CODEBOOK, "", book_cells(old), book_cells(new)))
    before, now = old.by_id(), new.by_id()
    into_before, into_now = merged_into(old), merged_into(new)
    moves = _reordered(old.codes, new.codes)
    order = woven(list(now), list(before))
    for one in woven(order, [*into_now, *into_before]):
        rows += _code(before.get(one), now.get(one), new.language)
        rows += moves.get(one, ())
        source, target = into_before.get(one, ""), into_now.get(one, "")
        if source != target:
            rows.append(_row(Kind.MERGED, one, ("merged_from", ""), source, target))
    return rows + list(_sets(old.sets, new.sets, new.language))


def merged_into(book: Codebook) -> dict[str, str]:
    """The code that stands for each code that was merged into another."""
    return {gone: code.id for code in book.codes for gone in code.merged_from}


# -- codes ---------------------------------------------------------------------------


def _code(old: Code | None, new: Code | None, language: str) -> Iterator[Change]:
    if new is None:
        if old is not None and old.status is not Status.RETIRED:
            yield from _status(old.id, old.status, Status.RETIRED)
    elif old is None:
        name = pick(new.name, language, language) or ""
        yield Change(change=Kind.ADDED, code=new.id, to=name)
        if new.split_from:
            yield _row(Kind.SPLIT, new.id, ("split_from", ""), "", new.split_from)
    else:
        yield from _compared(old, new)


def _compared(old: Code, new: Code) -> Iterator[Change]:
    before, now = code_cells(old), code_cells(new)
    for key in _keys(before, now):
        field, one, other = key[0], before.get(key, ""), now.get(key, "")
        if one == other:
            continue
        if field == "status":
            yield from _status(new.id, old.status, new.status)
        elif field == "relations":
            yield from _relations(new.id, one, other)
        else:
            yield _row(_KIND[field], new.id, key, one, other)


def _keys(before: Cells, now: Cells) -> list[Key]:
    """The cells of both, field by field, languages as they come."""
    every = dict.fromkeys((*before, *now))
    return [key for field in _FIELDS for key in every if key[0] == field]


def _status(code: str, old: Status, new: Status) -> Iterator[Change]:
    kind = {Status.PROPOSED: Kind.PROPOSED, Status.ACCEPTED: Kind.ACCEPTED}.get(new)
    if new is Status.RETIRED:
        kind = Kind.RETIRED
    elif old is Status.RETIRED:
        kind = Kind.RESTORED
    if kind is not None:
        yield _row(kind, code, ("status", ""), old, new)


def _relations(code: str, old: Value, new: Value) -> Iterator[Change]:
    key = ("relations", "")
    for gone in old:
        if gone not in new:
            yield _row(Kind.RELATED, code, key, gone, "")
    for added in new:
        if added not in old:
            yield _row(Kind.RELATED, code, key, "", added)


# -- sets and the whole --------------------------------------------------------------


def _sets(
    old: Sequence[CodeSet], new: Sequence[CodeSet], language: str
) -> Iterator[Change]:
    before, now = {one.id: one for one in old}, {one.id: one for one in new}
    moves = _moved(list(before), list(now))
    for one in woven(list(now), list(before)):
        if one not in now:
            name = pick(before[one].title, language, language) or one
            yield Change(change=Kind.SET, code=one, field="set", from_=name)
            continue
        if one not in before:
            name = pick(now[one].title, language, language) or one
            yield Change(change=Kind.SET, code=one, field="set", to=name)
        known = set_cells(before[one]) if one in before else {}
        yield from _cells(Kind.SET, one, known, set_cells(now[one]))
        if one in moves:
            yield _row(Kind.SET, one, ("order", ""), *moves[one])


def _cells(kind: Kind, one: str, before: Cells, now: Cells) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *now)):
        if before.get(key) != now.get(key):
            yield _row(kind, one, key, before.get(key, ""), now.get(key, ""))


def _row(kind: Kind, code: str, key: Key, old: Value, new: Value) -> Change:
    return Change(
        change=kind,
        code=code,
        field=key[0],
        language=key[1],
        from_=shown(key, old),
        to=shown(key, new),
    )


# -- order ---------------------------------------------------------------------------


def siblings(codes: Iterable[Code]) -> dict[str, list[str]]:
    """The ids below each code, and under an empty id those at the top, in order."""
    below: dict[str, list[str]] = {}
    for code in codes:
        below.setdefault(code.parent, []).append(code.id)
    return below


def _reordered(old: Iterable[Code], new: Iterable[Code]) -> dict[str, list[Change]]:
    """Codes that are elsewhere among the siblings they had; places count from 1."""
    before, now = siblings(old), siblings(new)
    return {
        one: [_row(Kind.REORDERED, one, ("order", ""), *places)]
        for parent in now
        for one, places in _moved(before.get(parent, []), now[parent]).items()
    }


def _moved(old: Sequence[str], new: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The fewest that must move to lead from one order to the other, with places."""
    places = {one: place for place, one in enumerate(old, start=1)}
    kept = [one for one in new if one in places]
    still = _rising([places[one] for one in kept])
    return {
        one: (str(places[one]), str(place))
        for place, one in enumerate(new, start=1)
        if one in places and places[one] not in still
    }


def _rising(numbers: Sequence[int]) -> set[int]:
    """A longest rising choice of different numbers, in the order given."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    chosen: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chosen.add(last)
        last = before[last]
    return chosen
