"""Sentences: where they end, on lines labelled by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.sentence_lines import LINES, NOT_RIGHT_YET
from workbench.domain.documents import Turn
from workbench.domain.sentences import boundaries, split
from workbench.domain.spans import Span, trimmed


def labelled(line: str) -> tuple[str, list[Span]]:
    """The text without its labels, and the spans the labels say it has."""
    text, spans = "", []
    for piece in line.split("¦"):
        start = len(text)
        text += piece
        spans.append((start, len(text)))
    return text, [trimmed(text, start, end) for start, end in spans]


CASES = [
    pytest.param(
        language,
        line,
        id=f"{language}-{number}",
        marks=[pytest.mark.xfail(strict=True)] if line in NOT_RIGHT_YET else [],
    )
    for language, lines in LINES.items()
    for number, line in enumerate(lines, 1)
]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_line(language: str, line: str) -> None:
    text, spans = labelled(line)
    found = split(text, 0, len(text), language)
    assert [text[a:b] for a, b in found] == [text[a:b] for a, b in spans]
    assert found == spans


def test_wrapped_paragraphs_and_headings() -> None:
    text = (
        "Bakgrunn \n"
        "Dette avsnittet er brutt av et program som ikke visste bedre, og derfor står\n"
        "NAV først på en linje uten at det er noen ny setning. Så kommer det tall:\n"
        "2006 var året da det begynte. \n"
        "Metode \n"
        "Vi intervjuet fire ledere.\n"
    )
    assert [text[a:b] for a, b in split(text, 0, len(text), "nb")] == [
        "Bakgrunn",
        (
            "Dette avsnittet er brutt av et program som ikke visste bedre, og derfor "
            "står\nNAV først på en linje uten at det er noen ny setning."
        ),
        "Så kommer det tall:\n2006 var året da det begynte.",
        "Metode",
        "Vi intervjuet fire ledere.",
    ]


def test_boundaries_leave_labels_out_and_split_each_turn_by_itself() -> None:
    text = "Intervju 3\n\nKari: Ja. Nei\nOla: og så?\n"
    turns = [
        Turn(label=12, start=18, end=25, speaker="Kari"),
        Turn(label=26, start=31, end=37, speaker="Ola"),
    ]
    found = boundaries(text, turns, "nb")
    assert found.typecode == "I"
    assert list(found) == [0, 10, 18, 21, 22, 25, 31, 37]


def test_a_stretch_is_split_without_looking_outside_it() -> None:
    text = "Ja. Nei. Kanskje. Aldri."
    assert split(text, 4, 17, "nb") == [Span(4, 8), Span(9, 17)]
    assert split(text, 3, 4, "nb") == []


def test_scripts_without_capitals() -> None:
    text = "זה מה שקרה. מה היה אחר כך?"
    assert split(text, 0, len(text), "he") == [Span(0, 11), Span(12, 26)]
    chinese = "維基一詞。其人合之！"
    assert split(chinese, 0, len(chinese), "zh") == [Span(0, 5), Span(5, 10)]


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet='aBÅ.!?…«»"()[]–- \n\t12:', max_size=60),
    st.sampled_from(["nb", "en", "de", "xx"]),
)
def test_sentences_hold_everything_in_order(text: str, language: str) -> None:
    spans = split(text, 0, len(text), language)
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())
    assert all(trimmed(text, *span) == span and span.length for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_hostile_texts_are_split_all_the_same() -> None:
    leaders = "Innhold " + "." * 50_000 + "7"
    assert split(leaders, 0, len(leaders), "nb") == [Span(0, len(leaders))]
    opened = "A! [" * 20_000
    found = split(opened, 0, len(opened), "nb")
    assert found[:3] == [Span(0, 2), Span(3, 6), Span(7, 10)]
    assert found[-1] == Span(len(opened) - 1, len(opened))
