"""Sentences: where they end, on lines labelled by hand."""

from __future__ import annotations

import pytest

from tests.domain.sentence_lines import LINES, NOT_RIGHT_YET
from workbench.domain.sentences import split
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
