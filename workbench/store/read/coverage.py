"""How much of what was said is coded: characters in turns, each counted once."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.given import Covered
from workbench.store.read.scope import Scope
from workbench.store.read.spans import by_coder, spans
from workbench.store.read.spoken import Piece, common, joined, turns_that_count


def coverage(made: Scope) -> dict[tuple[int, int | None], Covered]:
    """By document and coder (None but under `each`), of everything that counts."""
    turns = turns_that_count(made)
    found = {
        (document, coder): Covered(_length(turns.get(document, [])), 0)
        for document, coder in made.pairs
    }
    for one in spans(made):
        for coder, entries in by_coder(made, one).items():
            held = found.get((one.document, coder))
            if held is not None:
                coded = joined((start, end) for start, end, *_ in entries)
                inside = common(coded, turns.get(one.document, []))
                found[one.document, coder] = held._replace(coded=_length(inside))
    return found


def _length(pieces: Iterable[Piece]) -> int:
    return sum(end - start for start, end in pieces)
