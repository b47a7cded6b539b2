"""Reading quote collections."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCollection:
    """A collection and how many quotes it has."""

    pk: int
    uid: str
    title: str
    attribution: str
    publication: str
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuote:
    """A quote as it stands, its original words still to be read from the text."""

    pk: int
    uid: str
    position: int
    """As stored: numbers with gaps."""
    document: int
    document_uid: str
    document_name: str
    revision: int
    current: bool
    """Whether it stands on the document's present text."""
    outcome: str | None
    start: int
    end: int
    coding: str
    printed: str
    translation: str
    note: str
    heading: str
    translation_uid: str
    """The content that holds the translation; empty where there is none."""
    translated_of: str
    """The words that the translation was made of."""
    translated_said: str
    """The original behind those words, where they were not it."""
    translated_by: str
    translated_at: str
    checked_of: str
    """The words it was last compared with; empty where nobody did."""
    checked_said: str
    checked_by: str
    checked_at: str


def collections(connection: sqlite3.Connection) -> list[StoredCollection]:
    """The collections, in the order in which they were made."""
    rows = connection.execute(
        "select c.pk, c.uid, c.title, coalesce(c.attribution, ''),"
        " coalesce(c.publication, ''), count(q.pk) from collection c"
        " left join quote q on q.collection = c.pk where c.state = 'present'"
        " group by c.pk order by c.pk"
    )
    return [
        StoredCollection(
            pk=pk,
            uid=uid,
            title=title,
            attribution=attribution,
            publication=publication,
            quotes=count,
        )
        for pk, uid, title, attribution, publication, count in rows
    ]


_QUERY = (
    "select q.pk, q.uid, q.position, d.pk, d.uid, d.name, q.revision,"
    " q.revision = d.revision, q.outcome, q.start, q.end, coalesce(q.coding, ''),"
    " coalesce(p.body, ''), coalesce(t.body, ''), coalesce(n.body, ''),"
    " coalesce(h.body, ''), coalesce(t.uid, ''), coalesce(o.body, ''),"
    " coalesce(os.body, ''),"
    " coalesce(w.name, ''), coalesce(q.translated_at, ''), coalesce(k.body, ''),"
    " coalesce(ks.body, ''),"
    " coalesce(v.name, ''), coalesce(q.checked_at, '')"
    " from quote q join document d on d.pk = q.document"
    " left join content p on p.uid = q.printed"
    " left join content t on t.uid = q.translation"
    " left join content n on n.uid = q.note"
    " left join content h on h.uid = q.heading"
    " left join content o on o.uid = q.translated_of"
    " left join content os on os.uid = q.translated_said"
    " left join content ks on ks.uid = q.checked_said and q.checked = q.translation"
    " left join content k on k.uid = q.checked_of and q.checked = q.translation"
    " left join coder w on w.uid = q.translated_by"
    " left join coder v on v.uid = q.checked_by and k.uid is not null"
)


def quotes(connection: sqlite3.Connection, collection: int) -> list[StoredQuote]:
    """The quotes of a collection in their order."""
    rows = connection.execute(
        f"{_QUERY} where q.collection = ? and d.state = 'present'"
        " order by q.position, q.uid",
        (collection,),
    )
    return [_quote(row) for row in rows]


def translated(connection: sqlite3.Connection) -> list[tuple[StoredQuote, str]]:
    """The quotes of any collection that have a translation, with their original."""
    rows = connection.execute(
        f"{_QUERY} join collection l on l.pk = q.collection and l.state = 'present'"
        " where q.translation is not null and d.state = 'present'"
    )
    found = [_quote(row) for row in rows.fetchall()]
    said = dict(
        connection.execute(
            "select q.pk, substr(x.body, q.start + 1, q.end - q.start) from quote q"
            " join revision r on r.pk = q.revision join content x on x.uid = r.text"
            " where q.translation is not null"
        ).fetchall()
    )
    return [(one, said.get(one.pk, "")) for one in found]


def one(connection: sqlite3.Connection, uid: str) -> StoredQuote:
    """A quote by its whole id."""
    return _quote(connection.execute(f"{_QUERY} where q.uid = ?", (uid,)).fetchone())


def collection_of(connection: sqlite3.Connection, quote: str) -> StoredCollection:
    """The collection that a quote is in."""
    _, uid, _ = place_of(connection, quote)
    return next(found for found in collections(connection) if found.uid == uid)


def _quote(row: tuple[object, ...]) -> StoredQuote:
    names = (
        "pk uid position document document_uid document_name revision current outcome"
        " start end coding printed translation note heading translation_uid"
        " translated_of translated_said translated_by translated_at"
        " checked_of checked_said checked_by checked_at"
    ).split()
    held = dict(zip(names, row, strict=True))
    held["current"] = bool(held["current"])
    return StoredQuote(**held)  # type: ignore[arg-type]


def place_of(connection: sqlite3.Connection, quote: str) -> tuple[str, str, int]:
    """A quote's document, collection (ids) and position."""
    row = connection.execute(
        "select d.uid, c.uid, q.position from quote q join document d"
        " on d.pk = q.document join collection c on c.pk = q.collection"
        " where q.uid = ?",
        (quote,),
    ).fetchone()
    return str(row[0]), str(row[1]), int(row[2])


def facts_at(
    connection: sqlite3.Connection, document: int, revision: int, start: int
) -> dict[str, list[str]]:
    """The values, by attribute, of whoever speaks at a place of a document."""
    rows = connection.execute(
        "select a.name, f.value from fact f join attribute a on a.pk = f.attribute"
        " where f.document = ?1 and f.speaker = coalesce((select speaker from turn"
        "  where revision = ?2 and start <= ?3 and end > ?3), 0)"
        " order by a.pk, f.n",
        (document, revision, start),
    )
    found: dict[str, list[str]] = {}
    for name, value in rows:
        found.setdefault(name, []).append(value)
    return found


def turn_at(
    connection: sqlite3.Connection, revision: int, start: int
) -> tuple[int, str] | None:
    """The number (from 1) of the turn at a place, and its speaker."""
    row = connection.execute(
        "select (select count(*) from turn n where n.revision = t.revision"
        " and n.start <= t.start), coalesce(s.name, '') from turn t"
        " left join speaker s on s.pk = t.speaker"
        " where t.revision = ?1 and t.start <= ?2 and t.end > ?2",
        (revision, start),
    ).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def speaker_at(connection: sqlite3.Connection, revision: int, start: int) -> int:
    """The row number of whoever speaks at a place; 0 where that is nobody."""
    row = connection.execute(
        "select speaker from turn where revision = ?1 and start <= ?2 and end > ?2",
        (revision, start),
    ).fetchone()
    return int(row[0] or 0) if row else 0


def person_at(connection: sqlite3.Connection, document: int, speaker: int) -> str:
    """The one interviewee that a speaker of a document is tied to as a case, or ""."""
    rows = connection.execute(
        "select distinct c.uid from document_case n join case_ c on c.pk = n.case_"
        " where n.document = ? and n.speaker in (?, 0) and c.sort = 'interviewee'"
        " limit 2",
        (document, speaker),
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else ""


def question_before(
    connection: sqlite3.Connection, revision: int, start: int
) -> tuple[int, int] | None:
    """The interviewer's last turn that ends before a place: its start and end."""
    row = connection.execute(
        "select start, end from turn where revision = ?1 and role = 'interviewer'"
        " and end <= ?2 order by start desc limit 1",
        (revision, start),
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else None


def codes_on(
    connection: sqlite3.Connection, document: int, start: int, end: int
) -> list[str]:
    """The slugs of the codes with a coding that overlaps this stretch."""
    rows = connection.execute(
        "select distinct c.slug from coding_now n join code c on c.pk = n.code"
        " where n.document = ? and n.start < ? and n.end > ? order by c.place",
        (document, end, start),
    )
    return [str(row[0]) for row in rows]
