"""A sweep finds what looking at every pair of passages finds, on any project."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made_project import MadeProject
from tests.store.naive import Coding, Naive, Passage
from tests.store.test_tally import asked, studied
from workbench.domain.needs import Together
from workbench.store.read.scope import scope
from workbench.store.read.together import together

RELATIONS = (
    Together("overlap"),
    Together("turn"),
    Together("document"),
    Together("near", 0),
    Together("near", 1),
    Together("near", 3),
)
Counts = dict[tuple[int | None, int, int], tuple[int, int, int]]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_a_sweep_equals_looking_at_every_pair(seed: int) -> None:
    chance = random.Random(seed)
    with studied(chance) as (project, naive):
        for _ in range(12):
            _compare(project, naive, chance)


def _compare(project: MadeProject, naive: Naive, chance: random.Random) -> None:
    selection, counting = asked(chance, naive)
    need = chance.choice(RELATIONS)
    found = together(scope(project.file.connection, selection), need)
    wanted = _counted(naive, counting, need, selection.coders)
    told = (selection, need)
    assert {key: tuple(one) for key, one in found.pairs.items()} == wanted, told


def _counted(
    naive: Naive, codings: Sequence[Coding], need: Together, rule: str
) -> Counts:
    passages = _passages(naive, codings, rule)
    mates: dict[tuple[int | None, int, int], set[tuple[int, int, int | None]]]
    mates = defaultdict(set)
    holding: dict[tuple[int | None, int], set[int]] = defaultdict(set)
    for who, one in passages:
        first = one[0][0]
        holding[who, first.code].add(first.document)
        for other_who, other in passages:
            beside = other[0][0]
            if (
                who == other_who
                and first.code != beside.code
                and first.document == beside.document
                and _so(naive, need, one, other)
            ):
                place = (first.document, one[1][0], first.turn)
                mates[who, first.code, beside.code].add(place)
    return {
        (who, code, other): (
            len(found),
            len({document for document, _, _ in found}),
            len(holding[who, code] | holding[who, other]),
        )
        for (who, code, other), found in mates.items()
    }


def _passages(
    naive: Naive, codings: Sequence[Coding], rule: str
) -> list[tuple[int | None, Passage]]:
    groups: dict[tuple[int, int | None, int, int | None], list[Coding]]
    groups = defaultdict(list)
    for one in codings:
        # Several coders make passages together under `any`, else each their own.
        who = None if rule == "any" else one.coder
        groups[one.document, one.turn, one.code, who].append(one)
    return [
        (key[3] if rule == "each" else None, run)
        for key, members in groups.items()
        for run in naive.passages(members)
    ]


def _so(naive: Naive, need: Together, one: Passage, other: Passage) -> bool:
    if need.relation == "document":
        return True
    if need.relation == "turn":
        return one[0][0].turn is not None and one[0][0].turn == other[0][0].turn
    if need.relation == "near":
        return naive.sentences(one, other) <= need.sentences
    (start, end), (first, last) = one[1], other[1]
    return bool(set(range(start, end)) & set(range(first, last)))
