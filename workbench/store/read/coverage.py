"""How much of what was said is coded: characters in turns, each counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workbench.domain.given import Covered
from workbench.domain.needs import (
    Coders,
)
from workbench.store.read.scope import Scope
from workbench.store.read.spans import spans
from workbench.store.read.spoken import Piece, common, joined, turns_that_count


def coverage(made: Scope) -> dict[tuple[int, int | None], Covered]:
    """By document and coder (None but under `each`), of everything that counts."""
    turns = turns_that_count(made)
    found = {
        (document, coder): Covered(_length(turns.get(document, [])), 0)
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
                inside = common(joined(pieces), turns.get(one.document, []))
                found[one.document, who] = held._replace(coded=_length(inside))
    return found


def _length(pieces: Iterable[Piece]) -> int:
    return sum(end - start for start, end in pieces)
