"""Texts: as stored, counted, searched."""

from __future__ import annotations

from workbench.domain.spans import Span
from workbench.domain.text import find_all, folded, normalised, words


def test_line_ends_and_composed_letters() -> None:
    assert normalised("\ufeffa\r\nb\rc\n\nd") == "a\nb\nc\n\nd"
    assert normalised("bla\u030aba\u0308r o\u0338") == "blåbär o\u0338"
    assert normalised("A\u030a") == "Å"


def test_nothing_else_is_changed() -> None:
    raw = "  To  mellomrom,\ttab\u00a0og\x0cside \u200b\u2028 ﬁ ½ …  \n\n\n"
    assert normalised(raw) == raw
    assert normalised("a\ufeffb") == "a\ufeffb"


def test_words_are_runs_of_letters_digits_and_low_lines() -> None:
    assert words("Nav-kontoret i 2006: «æ, ø_å» … –") == 6
    assert words("") == 0
    assert words("עירוי פלזמה (INR>1.5)") == 5


def test_white_space_is_folded() -> None:
    assert folded("  to\n\nlinjer\u00a0her ") == "to linjer her"


def test_a_quote_is_found_over_line_ends() -> None:
    text = "Vi sa  ja.\nVi sa\nja. Vi sa nei."
    assert find_all(text, " Vi sa ja.") == [Span(0, 10), Span(11, 20)]
    assert find_all(text, "vi sa") == []
    assert find_all(text, " \n") == []


def test_a_quote_is_never_a_pattern() -> None:
    text = "[latter] (a+b) .* [latter]"
    assert find_all(text, "[latter]") == [Span(0, 8), Span(18, 26)]
    assert find_all(text, ".*") == [Span(15, 17)]
    assert find_all(text, "(a+b) .*") == [Span(9, 17)]


def test_places_may_overlap_and_quotes_may_be_decomposed() -> None:
    assert find_all("ja ja ja", "ja ja") == [Span(0, 5), Span(3, 8)]
    assert find_all("på", "pa\u030a") == [Span(0, 2)]
