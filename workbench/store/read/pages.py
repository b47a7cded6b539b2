"""Reading one document: its text, turns and sentences, and what is on it."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.documents import Turn
from workbench.store.layout import decoded
from workbench.store.read.lookup import DocumentKey


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The current revision of a document."""

    key: DocumentKey
    language: str
    format: str
    text: str
    turns: tuple[Turn, ...]
    sentences: array[int]
    """Flat: start, end, start, end, ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPage:
    """A coding that stands in a document's current revision."""

    uid: str
    code: str
    """The slug of the code that it is read as."""
    coder: str
    coder_uid: str
    start: int
    end: int
    at: str
    definition: str | None
    """The operation whose definition it was made under."""
    current: str
    """The operation of the code's present definition."""
    memos: int
    quoted: bool


def page(connection: sqlite3.Connection, key: DocumentKey) -> PageText:
    """A document, whole."""
    language, format_, text, layout = connection.execute(
        "select d.language, d.format, t.body, l.body from document d"
        " join revision r on r.pk = d.revision join content t on t.uid = r.text"
        " join content l on l.uid = r.layout where d.pk = ?",
        (key.pk,),
    ).fetchone()
    laid = decoded(layout)
    return PageText(
        key=key,
        language=language,
        format=format_,
        text=text,
        turns=laid.turns,
        sentences=laid.sentences,
    )


def codings(
    connection: sqlite3.Connection, key: DocumentKey, only: Sequence[str] | None = None
) -> list[OnPage]:
    """The codings that count on a document, by their place; or some, by their ids."""
    narrow = ""
    if only is not None:
        narrow = f" and h.subject in ({', '.join('?' * len(only))})"
    rows = connection.execute(
        "select h.subject, c.slug, w.name, w.uid, n.start, n.end, o.at, d.uid,"
        " c.definition, (select count(*) from memo m where m.target = h.subject),"
        " exists (select 1 from quote q"
        "  where q.document = n.document and q.revision = g.revision"
        "  and q.start < n.end and q.end > n.start)"
        " from coding_now n join change h on h.seq = n.pk"
        " join operation o on o.pk = h.operation join coding g on g.pk = n.pk"
        " join code c on c.pk = n.code join coder w on w.pk = n.coder"
        " left join operation d on d.pk = g.definition"
        f" where n.document = ?{narrow} order by n.start, n.end, c.place, n.pk",
        (key.pk, *(only or ())),
    )
    return [_on_page(row) for row in rows]


def places_of(connection: sqlite3.Connection, slug: str) -> list[tuple[str, int, int]]:
    """Where the passages of a code are: document, start, end; of every coder."""
    rows = connection.execute(
        "select distinct d.name, p.start, p.end from passage p"
        " join document d on d.pk = p.document join code c on c.pk = p.code"
        " where c.slug = ?",
        (slug,),
    )
    return rows.fetchall()


def _on_page(row: tuple[Any, ...]) -> OnPage:
    uid, code, coder, coder_uid, start, end, at, definition, current = row[:9]
    return OnPage(
        uid=uid,
        code=code,
        coder=coder or "",
        coder_uid=coder_uid,
        start=start,
        end=end,
        at=at,
        definition=definition,
        current=current,
        memos=row[9],
        quoted=bool(row[10]),
    )
