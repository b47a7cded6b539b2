"""Reading what lists of documents and codes show, in one query each."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOverview:
    """A document with its numbers."""

    name: str
    words: int
    turns: int
    codings: int
    mine: int
    """Codings of the coder who asks."""
    finished: bool
    """By the coder who asks."""
    waiting: int


def documents(connection: sqlite3.Connection, coder: str) -> list[DocumentOverview]:
    """All present documents, as a coder (by id) sees them."""
    rows = connection.execute(
        "select d.name, r.words, r.turns, coalesce(n.every, 0), coalesce(n.mine, 0),"
        " f.document is not null, coalesce(w.many, 0)"
        " from document d join revision r on r.pk = d.revision"
        " left join (select document, count(*) as every, sum(coder ="
        "  (select pk from coder where uid = ?1)) as mine from coding_now"
        "  group by document) n on n.document = d.pk"
        " left join finished f on f.document = d.pk and f.coder = ?1"
        " left join (select g.document, count(*) as many from coding g"
        "  join document o on o.pk = g.document where g.revision <> o.revision"
        "  or g.outcome in ('ambiguous', 'lost') group by g.document) w"
        "  on w.document = d.pk where d.state = 'present' order by d.pk",
        (coder,),
    )
    return [
        DocumentOverview(
            name=name,
            words=words,
            turns=turns,
            codings=codings,
            mine=mine,
            finished=bool(finished),
            waiting=waiting,
        )
        for name, words, turns, codings, mine, finished, waiting in rows
    ]


def code_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many codings each code has, by slug; codes without any are missing."""
    rows = connection.execute(
        "select c.slug, n.many from (select code, count(*) as many from coding_now"
        " group by code) n join code c on c.pk = n.code"
    )
    return dict(rows.fetchall())
