from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.passages import runs

TEXT = "one two.  three, four"


def blank(start: int, end: int) -> bool:
    return not TEXT[start:end].strip()


def spans(codings: Iterable[tuple[int, int, int | None, int]]) -> list[tuple[int, int]]:
    return [(run.start, run.end) for run in runs(codings, blank)]


def test_what_overlaps_or_adjoins_is_one_passage() -> None:
    found = runs([(0, 3, 0, 7), (2, 8, 0, 8), (10, 15, 0, 9), (17, 21, 0, 5)], blank)
    assert [(run.start, run.end, run.members) for run in found] == [
        (0, 15, [7, 8, 9]),
        (17, 21, [5]),
    ]


def test_what_is_contained_does_not_shorten() -> None:
    assert spans([(0, 15, 0, 1), (4, 8, 0, 2), (16, 21, 0, 3)]) == [(0, 15), (16, 21)]


def test_turns_keep_passages_apart() -> None:
    """The first one reaches over the second turn and ends with nothing added."""
    assert spans([(0, 12, 0, 1), (10, 15, 1, 2)]) == [(0, 12), (10, 15)]


def test_outside_turns_a_turn_between_changes_nothing() -> None:
    outside = [(0, 12, None, 1), (11, 15, None, 3)]
    assert spans(outside) == [(0, 15)]
    assert spans([outside[0], (4, 8, 0, 2), outside[1]]) == [(0, 15), (4, 8)]


def test_runs_of_runs_are_the_runs_of_the_codings() -> None:
    some = [(0, 3, 0, 1), (4, 8, 0, 2)]
    first = [(run.start, run.end, run.turn, 0) for run in runs(some, blank)]
    assert spans(first) == spans(some) == [(0, 8)]
