"""Reading what a description of method says of a project: who, when, how many."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A coder's part of the work; the days are empty where nothing of it counts."""

    name: str
    first: str
    last: str
    codings: int
    documents: int
    finished: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Documents of one kind: with an interviewer and answers, or without."""

    interview: bool
    documents: int
    finished: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What there is of the rest."""

    both: int
    """Documents with codings of two coders or more."""
    passages: int
    guides: int
    memos: int
    collections: int
    quotes: int


def hands(connection: sqlite3.Connection) -> list[Hand]:
    """Everybody who has codings that count, or has finished a document."""
    rows = connection.execute(
        "with own as (select n.coder, min(o.at) as first, max(o.at) as last,"
        "  count(*) as many, count(distinct n.document) as documents"
        "  from coding_now n join change h on h.seq = n.pk"
        "  join operation o on o.pk = h.operation group by n.coder),"
        " done as (select f.coder, count(*) as many from finished f join document d"
        "  on d.pk = f.document and d.state = 'present' group by f.coder)"
        " select coalesce(w.name, ''), substr(own.first, 1, 10),"
        " substr(own.last, 1, 10), own.many, own.documents, done.many"
        " from coder w left join own on own.coder = w.pk"
        " left join done on done.coder = w.uid"
        " where own.many or done.many order by w.pk"
    )
    return [
        Hand(
            name=name,
            first=first or "",
            last=last or "",
            codings=codings or 0,
            documents=documents or 0,
            finished=finished or 0,
        )
        for name, first, last, codings, documents, finished in rows
    ]


def material(connection: sqlite3.Connection) -> list[Material]:
    """The documents there are, interviews first."""
    rows = connection.execute(
        "select (select count(distinct t.role) from turn t where t.revision = r.pk"
        "  and t.role in ('interviewer', 'interviewee')) = 2 as interview, count(*),"
        " sum(exists (select 1 from finished f where f.document = d.pk)), sum(r.words)"
        " from document d join revision r on r.pk = d.revision"
        " where d.state = 'present' group by interview order by interview desc"
    )
    return [
        Material(interview=bool(one), documents=n, finished=finished, words=words)
        for one, n, finished, words in rows
    ]


def counts(connection: sqlite3.Connection) -> Counts:
    """The numbers that one query each gives."""
    row = connection.execute(
        "select (select count(*) from (select document from coding_now"
        "  group by document having count(distinct coder) > 1)),"
        " (select count(*) from passage), (select count(*) from guide),"
        " (select count(*) from memo m left join document d on d.pk = m.document"
        "  where d.pk is null or d.state = 'present'),"
        " (select count(*) from collection where state = 'present'),"
        " (select count(*) from v_quote)"
    ).fetchone()
    both, passages, guides, memos, collections, quotes = row
    return Counts(
        both=both,
        passages=passages,
        guides=guides,
        memos=memos,
        collections=collections,
        quotes=quotes,
    )
