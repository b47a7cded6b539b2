"""Codings that were made under a definition which their code no longer has."""

from __future__ import annotations

from workbench.domain.given import OutdatedCoding
from workbench.store.read import identity
from workbench.store.read.scope import Scope


def outdated(made: Scope) -> tuple[OutdatedCoding, ...]:
    """Those that count, by code in the order of the tree, document and place."""
    rows = made.connection.execute(
        "select n.code, n.document, n.start, n.end, n.coder, x.uid, c.definition"
        " from passage p join coding_now n on n.document = p.document"
        " and n.code = p.code and n.passage = p.pk join coding g on g.pk = n.pk"
        " join code c on c.pk = n.code join change h on h.seq = n.pk"
        " join operation o on o.pk = h.operation"
        f" left join operation x on x.pk = g.definition{made.where}"
        " order by c.place, n.document, n.start, n.end, n.coder, n.pk",
        made.bound.values,
    ).fetchall()
    old = [row for row in rows if row[-2] != row[-1]]
    numbers = identity.numbers(made.connection) if old else {}
    return tuple(
        OutdatedCoding(
            code=row[0],
            document=row[1],
            start=row[2],
            end=row[3],
            coder=row[4],
            edition=numbers.get(row[5]),
            now=numbers.get(row[6]),
        )
        for row in old
    )
