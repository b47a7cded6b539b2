"""Where quotes stand in their collection, and under which heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.arranging import Arranged, Placed, placed, stepped
from workbench.domain.changes.kinds import Label, QuotePlaced, QuoteSet
from workbench.errors import Refused
from workbench.project.session import Project, Recording
from workbench.store.read import lookup
from workbench.store.read import quotes as reading

GAP = 1 << 20
"""Between the positions of neighbours, so that one can be moved without the others."""


def move(project: Project, ending: str, to: int) -> tuple[str, ...]:
    """Put a quote at a place of its collection, counted from 1.

    It goes under the heading of the quote before it; at the first place under the
    first heading.

    Returns:
        The headings that nothing stands under any more, which are gone.
    """
    with project.recording(Label.QUOTE_PLACE) as act:
        uid = lookup.quote(act.connection, ending)
        stored = reading.collection_of(act.connection, uid)
        held = reading.quotes(act.connection, stored.pk)
        if not 1 <= to <= len(held):
            raise Refused(
                f"{stored.title!r} has {len(held)} quotes; there is no place {to}"
            )
        return _arrange(act, held, placed(_order(held), uid, to))


def step(project: Project, ending: str, by: int) -> tuple[str, ...]:
    """Move a quote one line up (-1) or down (1): past a quote, or past a heading.

    Returns:
        The headings that nothing stands under any more, which are gone.
    """
    with project.recording(Label.QUOTE_PLACE) as act:
        uid = lookup.quote(act.connection, ending)
        stored = reading.collection_of(act.connection, uid)
        held = reading.quotes(act.connection, stored.pk)
        return _arrange(act, held, stepped(_order(held), uid, by))


def _order(held: Sequence[reading.StoredQuote]) -> list[Placed]:
    return [Placed(one.uid, one.heading) for one in held]


def _arrange(
    act: Recording, held: Sequence[reading.StoredQuote], wanted: Arranged
) -> tuple[str, ...]:
    """Record another order: the places and the headings that are others."""
    before = {one.uid: one for one in held}
    for uid, position in _positions(held, wanted):
        act.batch.add(QuotePlaced(subject=uid, position=position))
    for one in wanted.order:
        stored = before[one.id]
        if stored.heading != one.heading:
            text = one.heading
            held_text = act.batch.text(stored.document_uid, text) if text else None
            act.batch.add(QuoteSet(subject=one.id, field="heading", text=held_text))
    return wanted.lost


def _positions(
    held: Sequence[reading.StoredQuote], wanted: Arranged
) -> Iterator[tuple[str, int]]:
    """New positions: of the one quote that moved where there is room, else of all."""
    old, new = [one.uid for one in held], [one.id for one in wanted.order]
    if old == new:
        return
    at = {one.uid: one.position for one in held}
    for uid in new:
        if [one for one in old if one != uid] == [one for one in new if one != uid]:
            n = new.index(uid)
            before = at[new[n - 1]] if n else at[new[1]] - 2 * GAP
            after = at[new[n + 1]] if n + 1 < len(new) else before + 2 * GAP
            if after - before > 1:
                yield uid, (before + after) // 2
                return
    for n, uid in enumerate(new, start=1):
        yield uid, n * GAP
