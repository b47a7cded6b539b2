"""What is said by those whose words count: turns, or the passages within them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.domain.given import Said
from workbench.domain.needs import Speakers
from workbench.domain.passages import ANSWERING
from workbench.domain.questions import asks_codings
from workbench.store.read.bound import Bound
from workbench.store.read.scope import Scope
from workbench.store.read.spans import by_coder, spans, text_of

Piece = tuple[int, int]


def said(made: Scope) -> Iterator[Said]:
    """A document of the base at a time; those in which nothing counts are left out."""
    turns = turns_that_count(made)
    question = made.selection.question
    if question is not None and asks_codings(question):
        for one in spans(made):
            every = by_coder(made, one).values()
            coded = joined((entry[0], entry[1]) for some in every for entry in some)
            pieces = tuple(common(coded, turns.get(one.document, [])))
            if pieces:
                text = text_of(made.connection, one.document)
                yield Said(one.document, text, pieces)
        return
    for document, whole in turns.items():
        yield Said(document, text_of(made.connection, document), tuple(whole))


def turns_that_count(made: Scope) -> dict[int, list[Piece]]:
    """The turns of those whose words count, by document, in order; no labels."""
    bound, selection = Bound(), made.selection
    conditions = ["d.state = 'present'"]
    if selection.speakers is Speakers.INTERVIEWEES:
        conditions.append(bound.within("t.role", ANSWERING))
    asked = None
    if selection.question:
        from workbench.store.read.conditions import VOICE, Conditions

        asked = Conditions(made.known, selection.question, bound).of(VOICE)
    base = made.base
    found: dict[int, list[Piece]] = {}
    for document, start, end in made.connection.execute(
        "select v.document, v.start, v.end from (select d.pk as document,"
        " coalesce(t.speaker, 0) as speaker, t.start, t.end from document d"
        " join turn t on t.revision = d.revision"
        f" where {' and '.join(conditions)}) v{f' where {asked}' if asked else ''}"
        " order by v.document, v.start",
        bound.values,
    ).fetchall():
        if document in base:
            found.setdefault(document, []).append((start, end))
    return found


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same characters, each once."""
    at = 0
    for start, end in sorted(pieces):
        if end > at:
            yield max(start, at), end
            at = end


def common(some: Iterable[Piece], others: Sequence[Piece]) -> Iterator[Piece]:
    """What is in both; either in order, without overlaps."""
    n = 0
    for start, end in some:
        while n < len(others) and others[n][1] <= start:
            n += 1
        m = n
        while m < len(others) and others[m][0] < end:
            yield max(start, others[m][0]), min(end, others[m][1])
            m += 1
