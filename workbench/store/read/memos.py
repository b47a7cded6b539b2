"""Reading memos."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A memo as it stands."""

    uid: str
    about: str
    """A word of `About`."""
    target: str
    """The id of what it is about; for a passage, of its document."""
    shown: str
    """What it is about, in words: the name of a document, a case or a code, of a coding
    its code's; empty otherwise."""
    document: str
    type: str
    text: str
    coder: str
    coder_uid: str
    at: str
    edited: str
    start: int | None
    end: int | None
    outcome: str | None
    owner: str
    """The id of the owner of its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoCoding:
    """A coding that a memo is on, as it now stands."""

    code: str
    """Its code's slug."""
    document: str
    revision: int
    start: int
    end: int


_QUERY = (
    "select m.uid, m.about, m.target,"
    " case m.about when 'code' then (select slug from code where uid = m.target)"
    " when 'case' then (select name from case_ where uid = m.target)"
    " when 'coding' then coalesce((select coalesce(t.slug, k.slug) from change h"
    "  join coding g on g.pk = h.seq join code k on k.pk = g.code"
    "  left join code t on t.pk = k.target where h.subject = m.target), d.name)"
    " else d.name end,"
    " d.name, m.type, coalesce(c.body, ''), w.name, m.coder, m.at, m.edited, m.start,"
    " m.end, m.outcome, c.owner from memo m"
    " left join document d on d.uid = m.target or d.pk = m.document"
    " left join content c on c.uid = m.text left join coder w on w.uid = m.coder"
)


def memos(connection: sqlite3.Connection, document: int | None = None) -> list[Memo]:
    """All memos by date, or those on one document, its passages and its codings."""
    where = " where (d.pk is null or d.state = 'present')"
    values: tuple[int, ...] = ()
    if document is not None:
        where, values = f"{where} and d.pk = ?", (document,)
    rows = connection.execute(f"{_QUERY}{where} order by m.at, m.uid", values)
    return [_memo(row) for row in rows]


def one(connection: sqlite3.Connection, uid: str) -> Memo:
    """A memo by its whole id."""
    return _memo(connection.execute(f"{_QUERY} where m.uid = ?", (uid,)).fetchone())


def codings(connection: sqlite3.Connection) -> dict[str, MemoCoding]:
    """The standing codings that have a memo, by their ids."""
    rows = connection.execute(
        "select h.subject, coalesce(t.slug, c.slug), d.name, g.revision, g.start, g.end"
        " from change h join coding g on g.pk = h.seq join code c on c.pk = g.code"
        " left join code t on t.pk = c.target join document d on d.pk = g.document"
        " where h.kind = 'coding.added' and h.subject in"
        " (select target from memo where about = 'coding')"
    )
    return {
        uid: MemoCoding(
            code=code, document=document, revision=revision, start=start, end=end
        )
        for uid, code, document, revision, start, end in rows
    }


def revisions_of(connection: sqlite3.Connection) -> dict[str, int]:
    """The row number of the revision that each memo on a passage stands on."""
    rows = connection.execute("select uid, revision from memo where revision > 0")
    return {str(uid): int(revision) for uid, revision in rows}


def _memo(row: tuple[object, ...]) -> Memo:
    uid, about, target, shown, document, type_, text, coder, who, at, edited = row[:11]
    start, end, outcome, owner = row[11:]
    return Memo(
        uid=str(uid),
        about=str(about),
        target=str(target),
        shown=str(shown or ""),
        document=str(document or ""),
        type=str(type_),
        text=str(text),
        coder=str(coder or ""),
        coder_uid=str(who),
        at=str(at),
        edited=str(edited),
        start=start,  # type: ignore[arg-type]
        end=end,  # type: ignore[arg-type]
        outcome=outcome,  # type: ignore[arg-type]
        owner=str(owner or ""),
    )
