"""When documents were worked on and codes were made, by their place in the log."""

from __future__ import annotations

from workbench.domain.given import Work
from workbench.domain.needs import (
    Coders,
)
from workbench.store.read.scope import Scope, counting

Place = tuple[int, int | None]
"""A document that counts, and of which coder; None but under `each`."""


def work(made: Scope) -> Work:
    """The first and the last act of those whose codings count, in each document."""
    run = made.connection.execute
    rank = {
        pk: n
        for n, (pk,) in enumerate(run("select pk from operation order by lamport, uid"))
    }
    each = made.selection.coders == Coders.EACH
    first: dict[Place, int] = {}
    last: dict[Place, int] = {}
    for document, coder, operation in _codings(made):
        place, at = (document, coder if each else None), rank[operation]
        first[place] = min(at, first.get(place, at))
        last[place] = max(at, last.get(place, at))
    for document, coder, operation in _finishings(made):
        place, at = (document, coder if each else None), rank[operation]
        last[place] = max(at, last.get(place, at))
    return Work(
        first=first,
        last=last,
        made={
            code: rank[operation]
            for code, operation in run(
                "select c.pk, min(h.operation) from code c join change h"
                " on h.subject = c.uid and h.kind = 'code.added' group by c.pk"
            )
        },
    )


def _codings(made: Scope) -> list[tuple[int, int, int]]:
    """Document, coder, operation of every coding that counts, whatever is asked for."""
    held = counting(made.known, made.selection, made.bound, made.coder, "p")
    where = f" where {' and '.join(held)}" if held else ""
    return made.connection.execute(
        "select p.document, p.coder, h.operation from passage p join coding_now n"
        " on n.document = p.document and n.code = p.code and n.passage = p.pk"
        f" join change h on h.seq = n.pk{where}",
        made.bound.values,
    ).fetchall()


def _finishings(made: Scope) -> list[tuple[int, int, int]]:
    """Document, coder, operation of every mark by somebody whose codings count."""
    run = made.connection.execute
    settled = dict(run("select document, coder from settled").fetchall())
    by_document = made.selection.coders == Coders.SETTLED
    found = []
    for document, coder, operation in run(
        "select d.pk, c.pk, h.operation from change h join document d"
        " on d.uid = h.subject join operation o on o.pk = h.operation"
        " join coder c on c.uid = o.coder where h.kind = 'document.finished'"
        " and h.operation not in (select operation from undone)"
    ).fetchall():
        who = made.known.aliases.get(coder, coder)
        if made.coder not in (None, who):
            continue
        if not by_document or settled.get(document, who) == who:
            found.append((document, who, operation))
    return found
