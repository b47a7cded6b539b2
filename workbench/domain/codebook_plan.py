"""What applying a codebook file would do, where the project has moved on as well.

Three codebooks are compared: the one that the file was exported from (`base`), the
project's (`mine`) and the file's (`theirs`). Cell by cell, a cell being one field of a
code in one language: what only the file has changed is taken, what only the project has
changed is kept, what both have changed to different values is a conflict. Without a
base the file's word holds, and each difference is a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.domain.codebook import Code, Codebook, CodeSet, Status
from workbench.domain.codebook_cells import (
    Cells,
    Key,
    Value,
    book_cells,
    code_cells,
    shown,
    taken_over,
    title_cells,
    woven,
)
from workbench.domain.codebook_diff import Change, diff, siblings
from workbench.domain.codebook_tree import circles, walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A cell that the file and the project have changed to different values.

    Or two changes that cannot both hold: one key for two codes, a circle of parents.
    """

    code: str
    """The id of the code or set; empty for the codebook as a whole."""
    field: str
    language: str = ""
    base: str = ""
    mine: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would become of the project's codebook."""

    changes: tuple[Change, ...]
    """What the file changes."""
    conflicts: tuple[Conflict, ...]
    """To be settled in the file before it can be applied."""
    kept: tuple[Change, ...]
    """What the project has changed since, and keeps: from the file's value to its."""
    target: Codebook
    """The codebook after applying; conflicts stand in it as the project has them."""


def plan(base: Codebook | None, mine: Codebook, theirs: Codebook) -> Plan:
    """What applying the file `theirs` to the project's codebook would do.

    Args:
        base: the codebook that the file is based on, None where that is not known.
        mine: the project's codebook now.
        theirs: the file's. A code that it leaves out, and that its base had, is
            proposed as retired; one that has come to the project since stays.
    """
    codes = _settle_codes(base, mine, theirs)
    sets = _settle_sets(base, mine, theirs)
    whole = _Settled.of(
        book_cells(base) if base else None, book_cells(mine), book_cells(theirs)
    )
    head = _head(mine, theirs, whole.taken)
    made = _built(codes, base, mine, theirs)
    target = replace(head, codes=made, sets=_sets(sets, base, mine, theirs))
    return Plan(
        changes=tuple(diff(mine, target)),
        conflicts=(
            *_conflicts("", whole),
            *(row for one in codes for row in _conflicts(one, codes[one].cells)),
            *(row for one in sets for row in _conflicts(one, sets[one])),
        ),
        kept=tuple(diff(_without(target, theirs, codes, sets, whole), target)),
        target=target,
    )


# -- cell by cell --------------------------------------------------------------------


@dataclass(slots=True)
class _Settled:
    """The cells in which two codebooks differ, by what becomes of them."""

    base: Cells
    mine: Cells
    theirs: Cells
    taken: list[Key]
    kept: list[Key]
    clashing: list[Key]

    @classmethod
    def of(cls, base: Cells | None, mine: Cells, theirs: Cells) -> _Settled:
        """Compare three ways, or two ways without a base."""
        made = cls(base or {}, mine, theirs, [], [], [])
        for key in dict.fromkeys((*theirs, *mine)):
            if mine.get(key) == theirs.get(key):
                continue
            if base is None or base.get(key) == mine.get(key):
                made.taken.append(key)
            elif base.get(key) == theirs.get(key):
                made.kept.append(key)
            else:
                made.clashing.append(key)
        return made

    def refuse(self, key: Key) -> bool:
        """Take one cell back, if it was taken: it clashes with another code's."""
        if key not in self.taken:
            return False
        self.taken.remove(key)
        self.clashing.append(key)
        return True


def _conflicts(one: str, settled: _Settled) -> Iterator[Conflict]:
    def value(cells: Cells, key: Key) -> str:
        found: Value = cells.get(key, "")
        return shown(key, found)

    for key in settled.clashing:
        yield Conflict(
            code=one,
            field=key[0],
            language=key[1],
            base=value(settled.base, key),
            mine=value(settled.mine, key),
            theirs=value(settled.theirs, key),
        )


# -- codes ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Both:
    """A code as the project has it and as the file does, and what becomes of it."""

    mine: Code
    theirs: Code
    cells: _Settled
    here: bool
    """Whether the project has the code already."""
    only_here: bool = False
    """Whether it has come to the project since the file was exported."""

    def code(self) -> Code:
        """As it will be."""
        return taken_over(self.mine, self.theirs, self.cells.taken)


def _settle_codes(
    base: Codebook | None, mine: Codebook, theirs: Codebook
) -> dict[str, _Both]:
    """Every code of the file and of the project, in the order of the file's tree."""
    known = base.by_id() if base else {}
    here, there = mine.by_id(), theirs.by_id()
    found = {}
    for one in woven(list(there), list(here)):
        before = known.get(one) if one in here else None
        theirs_one = there.get(one) or _left_out(before, here[one], base is None)
        mine_one = here.get(one, Code(id=one, name={}))
        cells = _Settled.of(
            None if base is None else code_cells(before) if before else {},
            code_cells(mine_one),
            code_cells(theirs_one),
        )
        only_here = one not in there and base is not None and before is None
        found[one] = _Both(mine_one, theirs_one, cells, one in here, only_here)
    _take_back(found)
    return found


def _left_out(before: Code | None, here: Code, two_ways: bool) -> Code:
    """What a file says of a code that it leaves out: retired, if it knew of it."""
    if before is None and not two_ways:
        return here
    known = here if two_ways or before is None else before
    return replace(known, status=Status.RETIRED, key="")


def _take_back(codes: Mapping[str, _Both]) -> None:
    """What is sound on either side and not in both together becomes a conflict."""
    while any([both.cells.refuse(key) for both, key in _unsound(codes)]):
        pass


def _unsound(codes: Mapping[str, _Both]) -> list[tuple[_Both, Key]]:
    made = {one: both.code() for one, both in codes.items()}
    pinned: dict[str, list[str]] = {}
    into: dict[str, list[str]] = {}
    for one, code in made.items():
        pinned.setdefault(code.key, []).append(one)
        for gone in code.merged_from:
            into.setdefault(gone, []).append(one)
    pinned.pop("", None)
    found = [(one, "key") for one in _doubled(pinned)]
    found += [(one, "merged_from") for one in _doubled(into)]
    found += [
        (one, field)
        for one, code in made.items()
        if code.key and not code.codable
        for field in ("key", "codable")
    ]
    for circle in circles({gone: several[0] for gone, several in into.items()}):
        found += [(one, "merged_from") for one in circle]
    for circle in circles({one: code.parent for one, code in made.items()}):
        # New codes lie in no circle once the others' parents are as before.
        found += [(one, "parent") for one in circle if codes[one].here]
    return [(codes[one], (field, "")) for one, field in found]


def _doubled(claims: Mapping[str, list[str]]) -> list[str]:
    """Who claims what another claims as well."""
    return [one for several in claims.values() if len(several) > 1 for one in several]


def _built(
    codes: Mapping[str, _Both], base: Codebook | None, mine: Codebook, theirs: Codebook
) -> tuple[Code, ...]:
    """The codes as they will be, as a walk of the tree that they will make."""
    made = {one: both.code() for one, both in codes.items()}
    order = []
    for group in siblings(made.values()).values():
        members = set(group)
        order += _ordered(
            [one.id for one in base if one.id in members] if base else None,
            [one.id for one in mine if one.id in members],
            [one.id for one in theirs if one.id in members],
        )
    return tuple(walk(made[one] for one in order))


def _ordered(base: list[str] | None, mine: list[str], theirs: list[str]) -> list[str]:
    """One order of two: the file's, unless only the project has changed it since."""
    if base is not None:
        before = [one for one in base if one in theirs]
        if before == [one for one in theirs if one in base]:
            return woven(mine, theirs)
    return woven(theirs, mine)


# -- sets and the whole --------------------------------------------------------------


def _settle_sets(
    base: Codebook | None, mine: Codebook, theirs: Codebook
) -> dict[str, _Settled]:
    """Every set, each one cell: whoever changes a set has all of it before the eyes."""
    known = _sets_by_id(base) if base else {}
    here, there = _sets_by_id(mine), _sets_by_id(theirs)
    return {
        one: _Settled.of(
            None if base is None else _set_cell(known.get(one)),
            _set_cell(here.get(one)),
            _set_cell(there.get(one)),
        )
        for one in woven(list(there), list(here))
    }


def _sets_by_id(book: Codebook) -> dict[str, CodeSet]:
    return {one.id: one for one in book.sets}


def _set_cell(one: CodeSet | None) -> Cells:
    if one is None:
        return {}
    titles = (f"{key[1]}: {text}" for key, text in sorted(title_cells(one).items()))
    return {("set", ""): (*titles, *one.codes)}


def _sets(
    settled: Mapping[str, _Settled],
    base: Codebook | None,
    mine: Codebook,
    theirs: Codebook,
) -> tuple[CodeSet, ...]:
    here, there = _sets_by_id(mine), _sets_by_id(theirs)
    known = list(_sets_by_id(base)) if base else None
    order = _ordered(known, list(here), list(there))
    made = (there.get(one) if settled[one].taken else here.get(one) for one in order)
    return tuple(one for one in made if one is not None)


def _head(mine: Codebook, theirs: Codebook, taken: Iterable[Key]) -> Codebook:
    """The codebook as a whole, with what the file says of it."""
    title = dict(mine.title)
    made = mine
    for field, language in taken:
        if field == "title":
            title.pop(language, None)
            title |= (
                {language: theirs.title[language]} if language in theirs.title else {}
            )
        elif field == "language":
            made = replace(made, language=theirs.language)
        else:
            made = replace(made, id=theirs.id)
    return replace(made, title=title)


# -- what is kept --------------------------------------------------------------------


def _without(
    target: Codebook,
    theirs: Codebook,
    codes: Mapping[str, _Both],
    sets: Mapping[str, _Settled],
    whole: _Settled,
) -> Codebook:
    """The target if nothing were kept, and the file's word held throughout."""
    there = _sets_by_id(theirs)
    kept_sets = [there.get(one.id) if sets[one.id].kept else one for one in target.sets]
    gone = [there[one] for one in sets if sets[one].kept and one in there]
    now = {one.id: one for one in (*kept_sets, *gone) if one is not None}
    return replace(
        _head(target, theirs, whole.kept),
        codes=tuple(
            taken_over(code, codes[code.id].theirs, codes[code.id].cells.kept)
            for code in target.codes
            if not codes[code.id].only_here
        ),
        sets=tuple(now.values()),
    )
