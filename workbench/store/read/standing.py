"""Reading what stands now: one coding, a code's state, who has the same coding."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from workbench.domain.spans import Span
from workbench.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCoding:
    """A coding as it is recorded now, on whichever revision."""

    uid: str
    document: str
    document_uid: str
    code: str
    coder: str
    coder_uid: str
    start: int
    end: int
    revision: str
    outcome: str | None


def one(connection: sqlite3.Connection, uid: str) -> StandingCoding:
    """A standing coding by its whole id."""
    row = connection.execute(
        "select d.name, d.uid, coalesce(t.slug, c.slug), coalesce(w.name, ''), w.uid,"
        " g.start, g.end, r.uid, g.outcome from change h join coding g on g.pk = h.seq"
        " join document d on d.pk = g.document join revision r on r.pk = g.revision"
        " join code c on c.pk = g.code left join code t on t.pk = c.target"
        " join coder w on w.pk = g.coder where h.subject = ?",
        (uid,),
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no coding {uid[-8:]}")
    document, document_uid, code, coder, coder_uid, start, end, revision, outcome = row
    return StandingCoding(
        uid=uid,
        document=document,
        document_uid=document_uid,
        code=code,
        coder=coder,
        coder_uid=coder_uid,
        start=start,
        end=end,
        revision=revision,
        outcome=outcome,
    )


def same(
    connection: sqlite3.Connection, document: int, code: str, coder: str, span: Span
) -> str | None:
    """The id of this coder's coding of this very span with this code, if any."""
    row = connection.execute(
        "select h.subject from coding_now n join change h on h.seq = n.pk"
        " join code c on c.pk = n.code join coding g on g.pk = n.pk"
        " join coder w on w.pk = g.coder where n.document = ? and n.start = ?"
        " and n.end = ? and c.uid = ? and w.uid = ?",
        (document, span.start, span.end, code, coder),
    ).fetchone()
    return str(row[0]) if row else None


def finished(connection: sqlite3.Connection, document: int, coder: str) -> bool:
    """Whether a coder has finished a document."""
    row = connection.execute(
        "select 1 from finished where document = ? and coder = ?", (document, coder)
    ).fetchone()
    return row is not None


def has_finished(connection: sqlite3.Connection, coder: str) -> bool:
    """Whether a coder has finished a document that is there."""
    row = connection.execute(
        "select 1 from finished f join document d on d.pk = f.document"
        " and d.state = 'present' where f.coder = ? limit 1",
        (coder,),
    ).fetchone()
    return row is not None


def passage_of(connection: sqlite3.Connection, coding: str) -> int:
    """Of how many codings the passage is that a coding belongs to."""
    row = connection.execute(
        "select p.codings from change h join coding_now n on n.pk = h.seq"
        " join passage p on p.pk = n.passage where h.subject = ?",
        (coding,),
    ).fetchone()
    return int(row[0]) if row else 0


def definition_of(
    connection: sqlite3.Connection, coding: str
) -> tuple[str, str | None]:
    """A coding's code by its slug, and the operation whose definition it was under."""
    row = connection.execute(
        "select coalesce(t.slug, c.slug), d.uid from change h"
        " join coding g on g.pk = h.seq join code c on c.pk = g.code"
        " left join code t on t.pk = c.target left join operation d"
        " on d.pk = g.definition where h.subject = ?",
        (coding,),
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no coding {coding[-8:]}")
    return row[0], row[1]


def last_codes(connection: sqlite3.Connection, coder: str, many: int) -> list[str]:
    """The codes that this coder used last, the latest first."""
    rows = connection.execute(
        "select c.slug from operation o join change h on h.operation = o.pk"
        " join coding_now n on n.pk = h.seq join code c on c.pk = n.code"
        " where o.coder = ? order by o.lamport desc, o.uid desc, h.seq desc limit 400",
        (coder,),
    )
    found: dict[str, None] = {}
    for (slug,) in rows:
        found.setdefault(slug)
        if len(found) == many:
            break
    return list(found)
