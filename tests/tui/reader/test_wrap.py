from __future__ import annotations

from rich.cells import cell_len

from tests.tui.interview import interview
from workbench.domain.documents import Turn
from workbench.tui.reader.cells import Row
from workbench.tui.reader.wrap import Lines, wrapped


def shown(text: str, lines: Lines) -> list[str]:
    return [text[a:b] for a, b in zip(lines.starts, lines.ends, strict=True)]


def test_lines_break_at_spaces_and_labels_are_on_none() -> None:
    text, turns, _ = interview()
    assert shown(text, wrapped(text, turns, 30, airy=False)) == [
        "Hvordan er det å ha to sjefer?",
        "Det er krevende. Mandag ringer",
        "fylket. Tirsdag ringer",
        "rådmannen.",
        "Hva gjør du da?",
        "Jeg teller. Kommunen betaler",
        "åtte stillinger, så de får",
        "åtte uker.",
        "Ingen av dem vet det [latter].",
    ]


def test_with_air_an_empty_line_goes_before_each_question() -> None:
    text, turns, _ = interview()
    lines = shown(text, wrapped(text, turns, 80, airy=True))
    assert lines[2:4] == ["", "Hva gjør du da?"]
    assert lines[4].startswith("Jeg teller")
    assert lines[5].startswith("Ingen")


def test_the_line_of_an_offset() -> None:
    text, turns, _ = interview()
    lines = wrapped(text, turns, 30, airy=True)
    place = lines.of(text.index("Hva gjør"))
    assert shown(text, lines)[place] == "Hva gjør du da?"
    start = text.index("Mandag")
    first, last = lines.rows(start, text.index("Tirsdag ") + 8)
    assert shown(text, lines)[first : last + 1] == [
        "Det er krevende. Mandag ringer",
        "fylket. Tirsdag ringer",
    ]


def test_text_outside_turns_is_shown() -> None:
    text = "Møte i mai\n\nAnne: Ja.\nSlutt"
    turns = [Turn(start=18, end=21, label=12, speaker="Anne")]
    assert shown(text, wrapped(text, turns, 40, airy=False)) == [
        "Møte i mai",
        "Ja.",
        "Slutt",
    ]


def test_a_word_longer_than_a_line_is_cut() -> None:
    text = "abcdefghij kl"
    assert shown(text, wrapped(text, (), 4, airy=False)) == ["abcd", "efgh", "ij", "kl"]


def test_no_line_is_wider_than_asked_whatever_it_holds() -> None:
    text = (
        "det 中文字中文字 er\tnå \U0001f469\u200d\U0001f467 e\u0301n " * 9 + "\x1b" * 40
    )
    lines = wrapped(text, (), 17, airy=False)
    for start, end in zip(lines.starts, lines.ends, strict=True):
        row = Row(text, start, end)
        assert cell_len(row.shown(start, end)) == row.width <= 17
    kept = "".join(shown(text, lines)).replace(" ", "")
    assert kept == text.replace(" ", "")


def test_an_empty_text_has_one_line() -> None:
    assert shown("", wrapped("", (), 10, airy=True)) == [""]
