"""How much of what was said is coded: characters in turns, each counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workbench.domain.needs import ANSWERING, Coders, Covered, Speakers
from workbench.store.read.scope import Scope
from workbench.store.read.spans import spans

Piece = tuple[int, int]


def coverage(made: Scope) -> dict[tuple[int, int | None], Covered]:
    """By document and coder (None but under `each`), of everything that counts."""
    turns = spoken(made)
    length = {
        document: sum(end - start for start, end in pieces)
        for document, pieces in turns.items()
    }
    found = {
        (document, coder): Covered(length.get(document, 0), 0)
        for document, coder in made.pairs
    }
    each = made.selection.coders == Coders.EACH
    for one in spans(made):
        coded: dict[int | None, list[Piece]] = defaultdict(list)
        for start, end, coder in zip(one.start, one.end, one.coder, strict=True):
            coded[coder if each else None].append((start, end))
        for who, pieces in coded.items():
            held = found.get((one.document, who))
            if held is not None:
                common = _common(_joined(pieces), turns.get(one.document, []))
                found[one.document, who] = held._replace(coded=common)
    return found


def spoken(made: Scope) -> dict[int, list[Piece]]:
    """The turns of those whose words count, by document, in order; no labels."""
    roles = ""
    if made.selection.speakers is Speakers.INTERVIEWEES:
        roles = f" and t.role in ({', '.join(repr(one) for one in ANSWERING)})"
    base, speaking = made.base, made.speaking
    found: dict[int, list[Piece]] = {}
    for document, speaker, start, end in made.connection.execute(
        "select d.pk, coalesce(t.speaker, 0), t.start, t.end from document d"
        f" join turn t on t.revision = d.revision where d.state = 'present'{roles}"
        " order by d.pk, t.start"
    ):
        if document in base and (document, speaker) in speaking:
            found.setdefault(document, []).append((start, end))
    return found


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """The same characters, each once."""
    at = 0
    for start, end in sorted(pieces):
        if end > at:
            yield max(start, at), end
            at = end


def _common(some: Iterator[Piece], others: list[Piece]) -> int:
    """How many characters are in both; either in order, without overlaps."""
    total = n = 0
    for start, end in some:
        while n < len(others) and others[n][1] <= start:
            n += 1
        m = n
        while m < len(others) and others[m][0] < end:
            total += min(end, others[m][1]) - max(start, others[m][0])
            m += 1
    return total
