from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tui.interview import LINES, interview
from workbench.domain.documents import Role, Turn
from workbench.tui.reader.cursor import Cursor
from workbench.tui.reader.steps import Step, cut

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
    ("Kommunen", lambda c: c.by_turn(-1), "Jeg teller."),
    ("Jeg teller", lambda c: c.by_turn(-1), "Hva gjør du da?"),
    ("Tirsdag", lambda c: c.by_answer(-1), "Det er krevende."),
    ("Kommunen", lambda c: c.by_answer(-2), "Det er krevende."),
    ("Mandag", lambda c: c.by_turn(1), "Hva gjør du da?"),
    ("Mandag", lambda c: c.ends_of_text(True), "Ingen av dem vet det [latter]."),
    ("Mandag", lambda c: c.grow(), "Mandag ringer fylket. Tirsdag ringer rådmannen."),
    ("Mandag", lambda c: c.shrink(), "Mandag ringer fylket."),
    ("Mandag", lambda c: c.stretch(-1), "Det er krevende. Mandag ringer fylket."),
    ("Mandag", lambda c: c.grow_back(), "Det er krevende. Mandag ringer fylket."),
    ("Hvordan", lambda c: c.grow_back(), "Hvordan er det å ha to sjefer?"),
    ("Mandag", lambda c: c.shrink_front(), "Mandag ringer fylket."),
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


def test_the_first_sentence_is_left_out_and_taken_in_again() -> None:
    made = cursor("Mandag")
    made.grow()
    made.shrink_front()
    assert chosen(made) == "Tirsdag ringer rådmannen."
    made.grow_back()
    made.grow_back()
    assert chosen(made) == LINES[1][1]


def test_a_free_selection_grows_and_shrinks_at_its_beginning() -> None:
    made = cursor("Mandag")
    made.select(TEXT.index("ringer fylket"), TEXT.index("fylket") + 6)
    made.grow_back()
    assert chosen(made) == "Mandag ringer fylket"
    made.grow()
    made.grow()
    made.shrink_front()
    assert chosen(made) == "Tirsdag ringer rådmannen."


STEPS = [
    (Step.SENTENCE, "Mandag ringer fylket.", "Tirsdag ringer rådmannen."),
    (Step.PARAGRAPH, LINES[1][1], "Hva gjør du da?"),
    (Step.ANSWER, LINES[1][1], "Hva gjør du da?"),
    (Step.WORD, "Mandag", "ringer"),
]


@pytest.mark.parametrize(("step", "here", "then"), STEPS)
def test_one_goes_by_what_one_codes_by(step: Step, here: str, then: str) -> None:
    made = cursor("Mandag")
    made.go_by(cut(TEXT, TURNS, SENTENCES, step))
    assert chosen(made) == here
    made.step(1)
    assert chosen(made) == then


def test_paragraphs_of_an_answer_and_lines_outside_all_turns() -> None:
    text = "Konstruert.\n\nL: En.\nTo og tre.\n\nSlutt."
    start = text.index("En.")
    turn = Turn(
        start=start,
        end=text.index("\n\nSlutt"),
        label=text.index("L:"),
        speaker="L",
        role=Role.INTERVIEWEE,
    )
    for step, expected in (
        (Step.PARAGRAPH, ["Konstruert.", "En.", "To og tre.", "Slutt."]),
        (Step.ANSWER, ["Konstruert.", "En.\nTo og tre.", "Slutt."]),
    ):
        steps = cut(text, [turn], [], step)
        assert [text[slice(*one)] for one in (steps[n] for n in range(len(steps)))] == (
            expected
        )


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
    assert made.sentences.many(*made.span) == 2
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
