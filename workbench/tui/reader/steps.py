"""The steps of the cursor: sentences, or whatever else one codes by."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from workbench.domain.documents import Turn
from workbench.domain.spans import Span, trimmed
from workbench.tui.reader.wrap import nonempty

WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


class Step(StrEnum):
    """How far one step goes; the words of the project's setting `step`."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ANSWER = "answer"
    WORD = "word"


class Steps:
    """Spans in order that do not overlap; at least one."""

    __slots__ = ("ends", "starts")

    def __init__(self, flat: Sequence[int]) -> None:
        """Takes starts and ends by turns: start, end, start, end, ..."""
        self.starts = array("q", flat[0::2])
        self.ends = array("q", flat[1::2])

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, place: int) -> Span:
        return Span(self.starts[place], self.ends[place])

    def of(self, offset: int) -> int:
        """The step an offset is in, or the one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def many(self, start: int, end: int) -> int:
        """How many steps a span touches."""
        return self.of(max(start, end - 1)) - self.of(start) + 1


def cut(
    text: str, turns: Sequence[Turn], sentences: Sequence[int], step: Step
) -> Steps:
    """The steps of a text.

    Args:
        text: All of it.
        turns: In order.
        sentences: Flat starts and ends; where there are none the turns stand for them.
        step: What a step is.
    """
    if step is Step.WORD:
        found = _flat(_words(text, turns, sentences))
    elif step is Step.PARAGRAPH:
        found = _flat(_paragraphs(text, turns))
    elif step is Step.ANSWER:
        found = _flat(_answers(text, turns))
    else:
        found = list(sentences)
    found = found or [at for turn in turns for at in (turn.start, turn.end)]
    return Steps(found or list(trimmed(text, 0, len(text))))


def _flat(spans: Iterable[Span]) -> list[int]:
    return [at for span in spans for at in span]


def _words(
    text: str, turns: Sequence[Turn], sentences: Sequence[int]
) -> Iterator[Span]:
    steps = cut(text, turns, sentences, Step.SENTENCE)
    for start, end in zip(steps.starts, steps.ends, strict=True):
        for found in WORD.finditer(text, start, end):
            yield Span(*found.span())


def _paragraphs(text: str, turns: Sequence[Turn]) -> Iterator[Span]:
    """The lines of the turns, and of what stands outside all of them."""
    after = 0
    for turn in turns:
        yield from _lines(text, after, turn.label)
        yield from _lines(text, turn.start, turn.end)
        after = turn.end
    yield from _lines(text, after, len(text))


def _answers(text: str, turns: Sequence[Turn]) -> Iterator[Span]:
    """Whole turns, and the lines outside all of them."""
    after = 0
    for turn in turns:
        yield from _lines(text, after, turn.label)
        yield trimmed(text, turn.start, turn.end)
        after = turn.end
    yield from _lines(text, after, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    return (trimmed(text, low, high) for low, high, _ in nonempty(text, start, end))
