from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tui.interview import LINES, interview
from workbench.tui.reader.cursor import Cursor

TEXT, TURNS, SENTENCES = interview()


def cursor(words: str = "Det er krevende.") -> Cursor:
    made = Cursor(TEXT, TURNS, SENTENCES)
    made.to(TEXT.index(words))
    return made


def chosen(made: Cursor) -> str:
    return TEXT[slice(*made.span)]


def test_it_begins_on_the_first_sentence() -> None:
    assert chosen(Cursor(TEXT, TURNS, SENTENCES)) == "Hvordan er det å ha to sjefer?"


MOVES: list[tuple[str, Callable[[Cursor], object], str]] = [
    ("Mandag", lambda c: c.step(1), "Tirsdag ringer rådmannen."),
    ("Mandag", lambda c: c.step(-1), "Det er krevende."),
    ("Tirsdag", lambda c: c.step(1), "Hva gjør du da?"),
    ("Hvordan", lambda c: c.step(-1), "Hvordan er det å ha to sjefer?"),
    ("Mandag", lambda c: c.by_answer(1), "Jeg teller."),
    ("Hva gjør", lambda c: c.by_answer(-1), "Det er krevende."),
    ("Hva gjør", lambda c: c.by_answer(1), "Jeg teller."),
    ("Jeg teller", lambda c: c.by_answer(1), "Ingen av dem vet det [latter]."),
    ("Kommunen", lambda c: c.by_turn(-1), "Hva gjør du da?"),
    ("Mandag", lambda c: c.by_turn(1), "Hva gjør du da?"),
    ("Mandag", lambda c: c.ends_of_text(True), "Ingen av dem vet det [latter]."),
    ("Mandag", lambda c: c.grow(), "Mandag ringer fylket. Tirsdag ringer rådmannen."),
    ("Mandag", lambda c: c.shrink(), "Mandag ringer fylket."),
    ("Mandag", lambda c: c.stretch(-1), "Det er krevende. Mandag ringer fylket."),
    ("Ingen", lambda c: c.by_word(-1), LINES[3][1][12:]),
    ("Kommunen", lambda c: c.select_answer(), LINES[3][1]),
]


@pytest.mark.parametrize(("words", "move", "expected"), MOVES)
def test_a_move(words: str, move: Callable[[Cursor], object], expected: str) -> None:
    made = cursor(words)
    move(made)
    assert chosen(made) == expected


def test_the_caret_goes_by_words_and_the_sentence_follows() -> None:
    made = cursor("Mandag")
    made.by_word(2)
    assert TEXT[slice(*made.word)] == "ringer"
    assert chosen(made) == "Mandag ringer fylket."
    made.by_word(1)
    made.by_word(1)
    assert TEXT[slice(*made.word)] == "Tirsdag"
    assert chosen(made) == "Tirsdag ringer rådmannen."


def test_words_of_labels_are_passed_over() -> None:
    made = cursor("rådmannen")
    made.by_word(1)
    assert TEXT[slice(*made.word)] == "Hva"
    made.by_word(-1)
    assert TEXT[slice(*made.word)] == "rådmannen"


def test_growing_and_stepping_on_goes_on_from_the_last() -> None:
    made = cursor("Det er")
    made.grow()
    made.step(1)
    assert chosen(made) == "Tirsdag ringer rådmannen."


def test_stretching_back_over_where_it_began() -> None:
    made = cursor("Mandag")
    made.stretch(1)
    made.stretch(-1)
    made.stretch(-1)
    assert chosen(made) == "Det er krevende. Mandag ringer fylket."
    made.stretch(1)
    assert chosen(made) == "Mandag ringer fylket."


def test_free_selection_by_word_and_character() -> None:
    made = cursor("Mandag")
    made.by_word(1)
    made.toggle_free()
    assert chosen(made) == "ringer"
    made.by_word(1)
    assert chosen(made) == "ringer fylket"
    made.by_character(-1)
    assert chosen(made) == "ringer fylke"
    made.by_word(-1)
    made.by_word(-1)
    assert chosen(made) == "ringer"
    made.by_word(-1)
    assert chosen(made) == "Mandag ringer"
    made.toggle_free()
    assert chosen(made) == "Mandag ringer"
    made.step(1)
    assert chosen(made) == "Tirsdag ringer rådmannen."


def test_letting_go_of_a_free_selection() -> None:
    made = cursor("Mandag")
    assert not made.let_go()
    made.toggle_free()
    assert made.let_go()
    assert chosen(made) == "Mandag ringer fylket."


def test_a_free_selection_grows_to_the_end_of_the_sentence_and_on() -> None:
    made = cursor("Mandag")
    made.toggle_free()
    made.grow()
    assert chosen(made) == "Mandag ringer fylket."
    made.grow()
    assert chosen(made) == "Mandag ringer fylket. Tirsdag ringer rådmannen."
    made.shrink()
    assert chosen(made) == "Mandag ringer fylket."


def test_drawing_backwards_and_over_white_space() -> None:
    made = cursor()
    low, high = TEXT.index(" ringer"), TEXT.index("fylket") + 5
    made.drag(high, low)
    assert chosen(made) == "ringer fylket"


def test_a_run_of_sentences_is_selected_as_such() -> None:
    made = cursor()
    start = TEXT.index("Mandag")
    made.select(start, TEXT.index("rådmannen.") + 10)
    assert made.free is None
    assert made.steps_in(*made.span) == 2
    made.select(start, start + 6)
    assert chosen(made) == "Mandag"


def test_which_turn_one_is_in() -> None:
    made = cursor("Hva gjør")
    assert made.turn == 2


@pytest.mark.parametrize("text", ["", "   ", "Bare én linje."])
def test_a_text_without_turns(text: str) -> None:
    made = Cursor(text, (), ())
    made.step(1)
    made.by_word(1)
    made.by_word(-1)
    made.by_answer(1)
    made.grow()
    made.shrink()
    made.toggle_free()
    made.select_answer()
    assert made.turn == -1
    assert made.span.end <= len(text)
