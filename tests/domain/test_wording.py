from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.wording import Deviation, compared, same_words

SAID = (
    "Tilsyn er noe man får etterpå. Styring er noe man skulle hatt før, og den har vi"
    " bare på den ene siden av gangen."
)


def deviations(original: str, printed: str) -> list[tuple[str, str]]:
    found = compared(original, printed).deviations
    return [(one.printed, one.original) for one in found]


@pytest.mark.parametrize(
    "printed",
    [
        SAID,
        f"«{SAID}»",
        SAID.replace(" ", "\n"),
        "[Styring] er noe man skulle hatt før […]",
        "[…] [s]tyring er noe man skulle hatt før […].",
        "Tilsyn er noe man får etterpå. Styring […] har vi bare på den ene siden [...]",
        "Tilsyn [av kommunen] er noe man får etterpå […]",
        "Tilsyn[et] er noe man får etterpå […]",
        "Tilsyn er noe man får etterpå. Styring er noe man skulle hatt før, og den har"
        " vi bare på den ene siden av gangen",
    ],
)
def test_cuts_and_insertions_in_brackets_account_for_everything(printed: str) -> None:
    assert deviations(SAID, printed) == []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Tilsyn er noe man får etterpå.",
            [
                (
                    "",
                    "Styring er noe man skulle hatt før, og den har vi bare på den ene"
                    " siden av gangen",
                )
            ],
        ),
        ("[…] styring er noe man skulle hatt før […]", [("styring", "")]),
        (SAID.replace("etterpå", "til slutt"), [("til slutt", "etterpå")]),
        (SAID.replace("noe man får", "man får"), [("", "noe")]),
        (SAID.replace("bare", "jo bare"), [("jo", "")]),
        (SAID.replace("Styring", "[s]turing"), [("[s]turing", "Styring")]),
        ("Tilsyn er noe … […]", []),  # a mark beside a bracket is no difference
    ],
)
def test_what_brackets_do_not_account_for_is_said(
    printed: str, expected: list[tuple[str, str]]
) -> None:
    assert deviations(SAID, printed) == expected


def test_a_cut_without_a_bracket_is_two_marks_and_missing_words() -> None:
    said = "Vi fikk et brev i mai, og så ikke mer."
    expected = [("…", "et brev i mai, og så")]
    assert deviations(said, "Vi fikk … ikke mer.") == expected


def test_words_put_in_hide_no_cut() -> None:
    said = "Staten bestemmer. Kommunen betaler husleia."
    assert deviations(said, "Staten [virkelig] betaler husleia.") == [("", "Kommunen")]
    assert deviations(said, "Staten bestemmer. [De] betaler husleia.") == []
    assert deviations(said, "Staten bestemmer. [Kommunen] husleia.") == []
    assert deviations(said, "[Kommunen] betaler husleia.") == []
    assert deviations(said, "Staten [bestemmer]") == []


def test_the_order_counts() -> None:
    assert deviations("først ja, så nei", "så nei, først ja") != []


def test_what_was_cut_and_put_in_is_counted() -> None:
    found = compared(SAID, "[…] [S]tyring [altså] er noe [...] før […]")
    assert (found.cuts, found.insertions) == (3, ("S", "altså"))


def test_the_transcriber_s_brackets_are_no_words() -> None:
    said = "Det er [ler] den eneste ordningen."
    assert deviations(said, "Det er den eneste ordningen.") == []
    assert deviations(said, said) == []


def test_marks_of_another_kind_are_no_difference() -> None:
    assert deviations('Han sa "nei" – og gikk...', "Han sa «nei» — og gikk…") == []


def test_marks_around_everything_are_no_difference_on_either_side() -> None:
    for said in ("fem", "«fem»"):
        for printed in ("fem", "«fem»", "“fem”"):
            assert deviations(said, printed) == []


def test_an_unclosed_bracket_is_no_bracket() -> None:
    assert compared("en to", "en [to").deviations == (
        Deviation(printed="[", original=""),
    )


def test_nothing_printed_leaves_everything_out() -> None:
    assert deviations("en to", "") == [("", "en to")]
    assert deviations("", "en to") == [("en to", "")]


def test_same_words_but_for_white_space() -> None:
    assert same_words("en  to\n", "en to")
    assert not same_words("en to", "en to.")


@given(
    st.lists(st.sampled_from(["en", "to", "tre.", "fire,", "«fem»", "[ler]"])),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=3),
)
def test_any_stretch_may_be_cut_and_nothing_else_is_told(
    words: list[str], cuts: list[tuple[int, int]]
) -> None:
    printed: list[str] = list(words)
    for start, many in sorted(cuts, reverse=True):
        printed[start : start + many] = ["[…]"]
    assert compared(" ".join(words), " ".join(printed)).deviations == ()


@given(st.lists(st.sampled_from(["en", "to", "tre"]), min_size=1), st.integers(0, 30))
def test_a_word_put_in_without_brackets_is_always_told(
    words: list[str], place: int
) -> None:
    printed = [*words[:place], "ny", *words[place:]]
    [found] = compared(" ".join(words), " ".join(printed)).deviations
    assert (found.printed, found.original) == ("ny", "")
