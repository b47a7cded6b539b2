"""Passages with their words and what stands around them; a text is read once."""

from __future__ import annotations

import bisect
from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property

from workbench.domain.needs import Passage, Passages, Stretches
from workbench.domain.passages import runs
from workbench.ordering import sort_key
from workbench.store.layout import TURNS_OF_A_REVISION
from workbench.store.read.scope import Scope
from workbench.store.read.sentences import sentences_of
from workbench.store.read.spans import TextOf, spans

Entry = tuple[int, int, int | None, int]


def passages(made: Scope, need: Passages) -> list[Passage]:
    """Every passage that counts, by code in the order of the tree, document and place.

    Raises:
        NotFound: There is no such code.
    """
    only = made.known.code(need.code) if need.code else None
    found = [
        passage
        for one in spans(made, code=only)
        for passage in _Page(made, one, need).passages()
    ]
    places = dict(made.connection.execute("select pk, place from code").fetchall())
    names = {pk: sort_key(name) for pk, name in made.documents.items()}
    return sorted(
        found,
        key=lambda p: (
            places[p.code],
            names[p.document],
            p.document,
            p.start,
            p.end,
            p.coders,
        ),
    )


class _Page:
    """One document's passages, and what is needed to say them in words."""

    def __init__(self, made: Scope, one: Stretches, need: Passages) -> None:
        self._made = made
        self._one = one
        self._context = need.context
        self._text = TextOf(made.connection, one.document)

    def passages(self) -> Iterator[Passage]:
        """The passages in no order."""
        one, made = self._one, self._made
        if not made.together and not made.single:
            # What was read are passages already.
            for n in range(len(one)):
                yield self._passage(one.code[n], one.start[n], one.end[n], (n,))
            return
        for code, entries in self._groups():
            for run in runs(entries, self._text.blank):
                yield self._passage(code, run.start, run.end, run.members)

    def _groups(self) -> Iterator[tuple[int, list[Entry]]]:
        """What makes passages together: a code's, and a coder's where they differ."""
        one, found = self._one, dict[tuple[int, int | None], list[Entry]]()
        for n in range(len(one)):
            key = (one.code[n], None if self._made.together else one.coder[n])
            turn = one.turn[n] if one.turn[n] >= 0 else None
            found.setdefault(key, []).append((one.start[n], one.end[n], turn, n))
        return ((code, entries) for (code, _), entries in found.items())

    def _passage(
        self, code: int, start: int, end: int, members: Sequence[int]
    ) -> Passage:
        one, first = self._one, members[0]
        before, after = self._around(start, end) if self._context else ("", "")
        return Passage(
            code,
            one.document,
            start,
            end,
            self._speakers.get(one.speaker[first], ""),
            _number(one.turn[first]),
            self._text.text[start:end],
            before,
            after,
            self._coders(members),
            one.speaker[first],
        )

    def _coders(self, members: Sequence[int]) -> tuple[str, ...]:
        names, coders = self._made.known.coders, self._one.coder
        if len(members) == 1:
            return (names[coders[members[0]]],)
        return tuple(sorted({names[coders[n]] for n in members}, key=sort_key))

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """So many sentences before and after; the rest of one that is cut is one."""
        starts, ends = self._sentences
        first = max(0, bisect.bisect_left(starts, start) - self._context)
        last = min(len(ends), bisect.bisect_right(ends, end) + self._context) - 1
        before = after = ""
        if starts and starts[first] < start:
            before = self._spoken(first, starts[first], start)
        if ends and ends[last] > end:
            after = self._spoken(bisect.bisect_right(ends, end), end, ends[last])
        return before, after

    def _spoken(self, nth: int, start: int, end: int) -> str:
        """What is said from here to there; labels and headings between are left out."""
        text, (starts, ends) = self._text.text, self._sentences
        pieces, at = [], start
        while nth < len(starts) and starts[nth] < end:
            first, last = max(starts[nth], start), min(ends[nth], end)
            gap = text[at:first]
            pieces += [gap[: len(gap) - len(gap.lstrip())], text[first:last]]
            at, nth = last, nth + 1
        return "".join(pieces).strip()

    @cached_property
    def _sentences(self) -> tuple[array[int], array[int]]:
        return sentences_of(self._made.connection, self._one.document)

    @cached_property
    def _speakers(self) -> dict[int, str]:
        rows = self._made.connection.execute(
            "select s.pk, s.name from document d"
            " join speaker s on s.revision = d.revision where d.pk = ?",
            (self._one.document,),
        )
        return dict(rows.fetchall())


def _number(turn: int) -> int:
    """A turn's number among all turns, from 1; 0 for none."""
    return turn % TURNS_OF_A_REVISION + 1 if turn >= 0 else 0
