"""Which codes stand together: a sweep over each document, never a join with itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from workbench.domain.given import Companion, Companions
from workbench.domain.needs import (
    Together,
)
from workbench.store.read.scope import Scope
from workbench.store.read.sentences import place, sentences_of
from workbench.store.read.spans import Entry, by_coder, spans

_CODES = 1 << 32
"""More than there are codes."""
Marks = dict[int, int]
"""Documents by code, a bit each."""
Mates = Iterable[tuple[int, set[int]]]
"""A passage's code, and the codes that it stands together with."""


def together(made: Scope, need: Together) -> Companions:
    """How often passages of two codes stand in a relation; never across coders."""
    counting: dict[int | None, _Counting] = defaultdict(lambda: _Counting(need))
    for one in spans(made):
        for coder, entries in by_coder(made, one).items():
            counting[coder].document(entries, _mates(made, need, one.document))
    pairs: dict[tuple[int | None, int, int], Companion] = {}
    documents: dict[tuple[int | None, int], int] = {}
    for coder, held in counting.items():
        for (code, other), companion in held.companions():
            pairs[coder, code, other] = companion
        for code, marks in held.marks.items():
            documents[coder, code] = marks.bit_count()
    return Companions(pairs=pairs, documents=documents)


class _Counting:
    """Counts over documents, of one coder or of those who count as one.

    Documents that hold a code are the bits of a number, so that those that hold two,
    or either, are found for every pair at once.
    """

    def __init__(self, need: Together) -> None:
        self._by_document = need.relation == "document"
        self._n = 0
        self.marks: Marks = defaultdict(int)
        self._levels: dict[int, list[int]] = defaultdict(list)
        """By code: the documents with at least one passage, with at least two, ..."""
        self._passages: Counter[int] = Counter()
        self._documents: Counter[int] = Counter()
        """By pairs, a number each: so the counting is done in C."""

    def document(
        self, entries: Sequence[Entry], mates: Callable[[Sequence[Entry]], Mates]
    ) -> None:
        """Count one more."""
        bit = 1 << self._n
        self._n += 1
        many = Counter([code for *_, code in entries])
        for code, count in many.items():
            self.marks[code] |= bit
            if self._by_document:
                self._level(code, count, bit)
        if not self._by_document:
            pairs = [
                code * _CODES + other
                for code, others in mates(entries)
                for other in others
            ]
            self._passages.update(pairs)
            self._documents.update(set(pairs))

    def _level(self, code: int, count: int, bit: int) -> None:
        levels = self._levels[code]
        levels += [0] * (count - len(levels))
        for n in range(count):
            levels[n] |= bit

    def companions(self) -> Iterator[tuple[tuple[int, int], Companion]]:
        """Each pair of codes that stands together, both ways round."""
        marks = self.marks
        for code, other in self._pairs():
            if self._by_document:
                passages = sum(
                    (level & marks[other]).bit_count() for level in self._levels[code]
                )
                documents = (marks[code] & marks[other]).bit_count()
            else:
                pair = code * _CODES + other
                passages, documents = self._passages[pair], self._documents[pair]
            either = (marks[code] | marks[other]).bit_count()
            yield (code, other), Companion(passages, documents, either)

    def _pairs(self) -> Iterable[tuple[int, int]]:
        if not self._by_document:
            return [divmod(pair, _CODES) for pair in self._passages]
        return (
            (code, other)
            for code, held in self.marks.items()
            for other, others in self.marks.items()
            if code != other and held & others
        )


def _mates(
    made: Scope, need: Together, document: int
) -> Callable[[Sequence[Entry]], Mates]:
    if need.relation == "turn":
        return _in_a_turn
    if need.relation != "near":
        return _overlapping

    def near(entries: Sequence[Entry]) -> Mates:
        held = sentences_of(made.connection, document)
        places = [
            (place(*held, start), place(*held, end - 1), code)
            for start, end, _, code in entries
        ]
        # From one sentence to the next are two steps.
        return _meeting(places, 2 * need.sentences)

    return near


def _overlapping(entries: Sequence[Entry]) -> Mates:
    return _meeting([(start, end - 1, code) for start, end, _, code in entries], 0)


def _meeting(places: Sequence[tuple[int, int, int]], reach: int) -> Mates:
    """What is at most `reach` after the end of another, or before its start.

    Args:
        places: (first, last, code), sorted by first.
        reach: 0 for what has a place in common.
    """
    found = [(code, set[int]()) for *_, code in places]
    open_: list[int] = []
    for n, (first, _, code) in enumerate(places):
        open_ = [m for m in open_ if places[m][1] + reach >= first]
        for m in open_:
            other = places[m][2]
            if other != code:
                found[n][1].add(other)
                found[m][1].add(code)
        open_.append(n)
    return found


def _in_a_turn(entries: Sequence[Entry]) -> Mates:
    turns: dict[int, set[int]] = defaultdict(set)
    for _, _, turn, code in entries:
        turns[turn].add(code)
    return [(code, turns[turn] - {code}) for _, _, turn, code in entries if turn >= 0]
