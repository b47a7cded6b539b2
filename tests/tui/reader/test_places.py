from __future__ import annotations

from tests.tui.interview import interview, stripe
from workbench.tui.reader import places
from workbench.tui.reader.cursor import Cursor
from workbench.tui.reader.index import Index

TEXT, TURNS, SENTENCES = interview()


def words(span: object) -> str:
    return TEXT[slice(*span)] if isinstance(span, tuple) else ""


def at(sentence: str) -> Cursor:
    made = Cursor(TEXT, TURNS, SENTENCES)
    made.to(TEXT.index(sentence))
    return made


def test_the_nearest_coding_either_way() -> None:
    index = Index(
        [
            stripe(TEXT, "Mandag ringer fylket.", "a"),
            stripe(TEXT, "Mandag", "b"),
            stripe(TEXT, "Jeg teller.", "c"),
        ]
    )
    here = at("Det er krevende.").span
    first = places.coding(index, here, forward=True)
    assert first is not None
    assert words(first) == "Mandag"
    second = places.coding(index, first, forward=True)
    assert second is not None
    assert words(second) == "Mandag ringer fylket."
    assert words(places.coding(index, second, forward=False)) == "Mandag"
    assert words(places.coding(index, second, forward=True)) == "Jeg teller."
    assert places.coding(index, here, forward=False) is None


def test_a_stretch_without_a_code_begins_once_and_ends_with_its_answer() -> None:
    index = Index([stripe(TEXT, "Mandag ringer fylket.", "a")])

    def onward(sentence: str, *, forward: bool = True) -> str:
        return words(places.uncoded(index, at(sentence), forward=forward))

    assert onward("Hvordan er det") == "Det er krevende."
    assert onward("Det er krevende.") == "Tirsdag ringer rådmannen."
    assert onward("Tirsdag ringer") == "Jeg teller."
    assert onward("Jeg teller.") == "Ingen av dem vet det [latter]."
    assert onward("Ingen av dem") == ""
    assert onward("Ingen av dem", forward=False) == "Jeg teller."
    assert onward("Det er krevende.", forward=False) == ""
