"""Reading what importing and correcting need to know of the texts that are there."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass


def same_text(connection: sqlite3.Connection, text: str) -> str | None:
    """The name of the present document that holds exactly this text now."""
    row = connection.execute(
        "select d.name from revision r join document d on d.revision = r.pk"
        " join content c on c.uid = r.text"
        " where d.state = 'present' and r.characters = ? and c.body = ?",
        (len(text), text),
    ).fetchone()
    return str(row[0]) if row else None


def names(connection: sqlite3.Connection) -> set[str]:
    """The names of the present documents."""
    rows = connection.execute("select name from document where state = 'present'")
    return {str(row[0]) for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """Something that stands on a span of a revision."""

    uid: str
    revision: str
    revision_pk: int
    start: int
    end: int
    outcome: str | None
    code: str = ""
    coder: str = ""


def codings_of(connection: sqlite3.Connection, document: int) -> list[Anchored]:
    """Every standing coding of a document, on whichever revision, by place."""
    rows = connection.execute(
        "select h.subject, r.uid, r.pk, g.start, g.end, g.outcome,"
        " coalesce(t.slug, c.slug), coalesce(w.name, '') from coding g"
        " join change h on h.seq = g.pk join revision r on r.pk = g.revision"
        " join code c on c.pk = g.code left join code t on t.pk = c.target"
        " join coder w on w.pk = g.coder where g.document = ?"
        " order by g.start, g.end, g.pk",
        (document,),
    )
    return [_anchored(row) for row in rows]


def memos_of(connection: sqlite3.Connection, document: int) -> list[Anchored]:
    """Every memo on a passage of a document."""
    rows = connection.execute(
        "select m.uid, r.uid, r.pk, m.start, m.end, m.outcome, '', '' from memo m"
        " join revision r on r.pk = m.revision where m.document = ?"
        " order by m.start, m.pk",
        (document,),
    )
    return [_anchored(row) for row in rows]


def quotes_of(connection: sqlite3.Connection, document: int) -> list[Anchored]:
    """Every quote taken from a document."""
    rows = connection.execute(
        "select q.uid, r.uid, r.pk, q.start, q.end, q.outcome, '', '' from quote q"
        " join revision r on r.pk = q.revision where q.document = ?"
        " order by q.start, q.pk",
        (document,),
    )
    return [_anchored(row) for row in rows]


def _anchored(row: tuple[str, str, int, int, int, str | None, str, str]) -> Anchored:
    uid, revision, pk, start, end, outcome, code, coder = row
    return Anchored(
        uid=uid,
        revision=revision,
        revision_pk=pk,
        start=start,
        end=end,
        outcome=outcome,
        code=code,
        coder=coder,
    )


def waiting(connection: sqlite3.Connection) -> dict[int, int]:
    """How many codings of each document wait to be settled, by row number."""
    rows = connection.execute(
        "select g.document, count(*) from coding g join document d on d.pk = g.document"
        " where d.state = 'present'"
        " and (g.outcome in ('ambiguous', 'lost') or g.revision <> d.revision)"
        " group by g.document"
    )
    return dict(rows.fetchall())


def revision_text(connection: sqlite3.Connection, revision: str) -> str:
    """The stored text of a revision by its id."""
    row = connection.execute(
        "select c.body from revision r join content c on c.uid = r.text"
        " where r.uid = ?",
        (revision,),
    ).fetchone()
    return str(row[0]) if row else ""


def words_before(connection: sqlite3.Connection, coding: str) -> str:
    """The words of a coding before it was last carried to a corrected text."""
    places = [
        json.loads(row[0])
        for row in connection.execute(
            "select c.payload from change c join operation o on o.pk = c.operation"
            " where c.subject = ? and c.kind in ('coding.added', 'coding.moved')"
            " and o.pk not in (select operation from undone)"
            " order by o.lamport, o.uid, c.seq",
            (coding,),
        )
    ]
    if len(places) < 2:
        return ""
    last = places[-2]
    return revision_text(connection, last["revision"])[last["start"] : last["end"]]
