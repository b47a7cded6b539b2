from __future__ import annotations

from tests.tui.interview import interview, stripe
from workbench.tui.reader.index import Index
from workbench.tui.reader.lanes import Lanes
from workbench.tui.reader.wrap import wrapped

TEXT, TURNS, _ = interview()
LINES = wrapped(TEXT, TURNS, 30, airy=False)


def test_codings_on_one_line_have_lanes_of_their_own() -> None:
    first = stripe(TEXT, "Det er krevende.", "a")
    second = stripe(TEXT, "Mandag ringer fylket.", "b")
    third = stripe(TEXT, "Jeg teller.", "c")
    lanes = Lanes(Index([first, second, third]), LINES)
    assert [lanes[s.id] for s in (first, second, third)] == [0, 1, 0]


def test_a_new_coding_moves_no_other() -> None:
    first = stripe(TEXT, "Mandag ringer fylket.", "a")
    index = Index([first])
    lanes = Lanes(index, LINES)
    whole = stripe(TEXT, LINES_OF_ANSWER, "b")
    index.add(whole)
    lanes.add(whole)
    assert (lanes[first.id], lanes[whole.id]) == (0, 1)
    index.remove(first.id)
    lanes.remove(first.id)
    other = stripe(TEXT, "Tirsdag ringer", "c")
    index.add(other)
    lanes.add(other)
    assert (lanes[other.id], lanes[whole.id]) == (0, 1)


def test_a_coding_that_grows_keeps_its_lane_where_it_can() -> None:
    small = stripe(TEXT, "Mandag ringer", "a", id="1")
    other = stripe(TEXT, "rådmannen.", "b", id="2")
    index = Index([small, other])
    lanes = Lanes(index, LINES)
    assert (lanes["1"], lanes["2"]) == (0, 0)
    grown = stripe(TEXT, "Mandag ringer fylket. Tirsdag ringer rådmannen.", "a", id="1")
    index.add(grown)
    lanes.add(grown)
    assert (lanes["1"], lanes["2"]) == (1, 0)


LINES_OF_ANSWER = "Det er krevende. Mandag ringer fylket. Tirsdag ringer rådmannen."
