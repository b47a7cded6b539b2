from __future__ import annotations

from tests.tui.interview import interview
from workbench.domain.spans import Span
from workbench.tui.reader.search import following, matches

TEXT, TURNS, _ = interview()


def test_words_are_found_whatever_their_case() -> None:
    found = matches(TEXT, "RINGER", TURNS)
    assert [TEXT[a : b + 5] for a, b in found] == ["ringer fylk", "ringer rådm"]


def test_white_space_between_words_may_be_any() -> None:
    assert matches("to\n  sjefer", "to sjefer") == [Span(0, 11)]


def test_what_is_typed_is_no_pattern() -> None:
    assert [TEXT[a:b] for a, b in matches(TEXT, "[latter].", TURNS)] == ["[latter]."]
    assert matches(TEXT, "   ", TURNS) == []


def test_labels_of_speakers_are_not_searched() -> None:
    assert matches(TEXT, "Leder", TURNS) == []


def test_the_next_and_the_one_before_go_round() -> None:
    found = [Span(5, 6), Span(10, 11), Span(20, 21)]
    assert following(found, 10, forward=True) == 2
    assert following(found, 10, forward=False) == 0
    assert following(found, 20, forward=True) == 0
    assert following(found, 5, forward=False) == 2
    assert following([], 5, forward=True) is None
