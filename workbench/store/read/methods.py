"""Reading what a description of method says of a project: who, when, how many."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from workbench.store.aliases import coder_aliases


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
    guides: int
    memos: int
    collections: int
    quotes: int


def hands(connection: sqlite3.Connection) -> list[Hand]:
    """Everybody who has codings that count, or has finished a document.

    Two names of one person are one, by the name that their codings count for.
    """
    aliases = coder_aliases(connection)
    done: dict[int, set[int]] = {}
    for document, coder in connection.execute(
        "select f.document, w.pk from finished f join coder w on w.uid = f.coder"
        " join document d on d.pk = f.document and d.state = 'present'"
    ):
        done.setdefault(aliases.get(coder, coder), set()).add(document)
    coded = {
        coder: row
        for coder, *row in connection.execute(
            "select n.coder, substr(min(o.at), 1, 10), substr(max(o.at), 1, 10),"
            " count(*), count(distinct n.document) from coding_now n"
            " join change h on h.seq = n.pk join operation o on o.pk = h.operation"
            " group by n.coder"
        )
    }
    names = connection.execute("select pk, coalesce(name, '') from coder order by pk")
    found = []
    for coder, name in names.fetchall():
        if coder in coded or coder in done:
            first, last, codings, documents = coded.get(coder, ("", "", 0, 0))
            found.append(
                Hand(
                    name=name,
                    first=first,
                    last=last,
                    codings=codings,
                    documents=documents,
                    finished=len(done.get(coder, ())),
                )
            )
    return found


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
        " (select count(*) from guide),"
        " (select count(*) from memo m left join document d on d.pk = m.document"
        "  where d.pk is null or d.state = 'present'),"
        " (select count(*) from collection where state = 'present'),"
        " (select count(*) from v_quote)"
    ).fetchone()
    both, guides, memos, collections, quotes = row
    return Counts(
        both=both,
        guides=guides,
        memos=memos,
        collections=collections,
        quotes=quotes,
    )
