"""Reading lists: documents and what they are, codings, turns that a search finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.needs import Selection
    from workbench.store.read.scope import Scope

MANY = 500
"""Rows asked for by their numbers at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document with its numbers."""

    pk: int
    uid: str
    name: str
    format: str
    language: str
    words: int
    characters: int
    turns: int
    speakers: int
    status: str
    """`finished` by somebody, `begun` where there is a coding, else `new`."""
    codings: int
    waiting: int


def documents(connection: sqlite3.Connection) -> list[DocumentRow]:
    """Every present document, in the order in which they came."""
    rows = connection.execute(
        "select d.pk, d.uid, d.name, d.format, d.language, r.words, r.characters,"
        " r.turns, (select count(*) from speaker s where s.revision = r.pk),"
        " case when exists (select 1 from finished f where f.document = d.pk)"
        "  then 'finished' when n.many then 'begun' else 'new' end,"
        " coalesce(n.many, 0), coalesce(w.many, 0)"
        " from document d join revision r on r.pk = d.revision"
        " left join (select document, count(*) as many from coding_now"
        "  group by document) n on n.document = d.pk"
        " left join (select g.document, count(*) as many from coding g"
        "  join document o on o.pk = g.document where g.revision <> o.revision"
        "  or g.outcome in ('ambiguous', 'lost') group by g.document) w"
        "  on w.document = d.pk where d.state = 'present' order by d.pk"
    )
    names = DocumentRow.__slots__
    return [DocumentRow(**dict(zip(names, row, strict=True))) for row in rows]


def values(connection: sqlite3.Connection) -> dict[int, dict[str, list[str]]]:
    """What each document is, by attribute."""
    found: dict[int, dict[str, list[str]]] = {}
    for document, name, value in connection.execute(
        "select f.document, a.name, f.value from fact f"
        " join attribute a on a.pk = f.attribute where f.speaker = 0"
        " order by f.document, a.pk, f.n"
    ):
        found.setdefault(document, {}).setdefault(name, []).append(value)
    return found


def values_set(connection: sqlite3.Connection) -> list[tuple[str, str, str, int]]:
    """Attribute, value, kind of case (empty for documents), and how many have it."""
    rows = connection.execute(
        "select a.name, f.value, '', count(*) from document_fact f"
        " join attribute a on a.uid = f.attribute join document d on d.pk = f.document"
        " where d.state = 'present' group by 1, 2 union all"
        " select a.name, f.value, c.sort, count(*) from case_fact f"
        " join attribute a on a.uid = f.attribute join case_ c on c.pk = f.case_"
        " where c.state = 'present' group by 1, 2, 3 order by 1, 2, 3"
    )
    return rows.fetchall()


def fitting(connection: sqlite3.Connection, selection: Selection) -> set[int]:
    """Documents that a question fits, by row number.

    Where it asks for codings, those that hold a passage which fits.
    """
    from workbench.store.read.scope import scope

    return fitting_in(scope(connection, selection))


def fitting_in(made: Scope) -> set[int]:
    """The documents that the question of a selection fits."""
    from workbench.domain.questions import asks_codings
    from workbench.store.read.spans import spans

    question = made.selection.question
    if question is not None and asks_codings(question):
        return {one.document for one in spans(made)}
    return set(made.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRow:
    """A coding that counts."""

    uid: str
    document: int
    start: int
    end: int
    code: str
    coder: str
    created: str
    memo: str


def codings(
    connection: sqlite3.Connection, selection: Selection | None
) -> list[CodingRow]:
    """The codings that fit, by document as it came and place; None asks for all."""
    if selection is None:
        return _codings(connection, "", ())
    from workbench.store.read.scope import scope
    from workbench.store.read.spans import spans

    made = scope(connection, selection)
    which = [pk for one in spans(made, single=True) for pk in one.which]
    found: list[CodingRow] = []
    for at in range(0, len(which), MANY):
        some = which[at : at + MANY]
        marks = ", ".join("?" * len(some))
        found += _codings(connection, f" where n.pk in ({marks})", some)
    return sorted(found, key=lambda one: (one.document, one.start, one.end))


def _codings(
    connection: sqlite3.Connection, where: str, values: Sequence[int]
) -> list[CodingRow]:
    rows = connection.execute(
        "select h.subject, n.document, n.start, n.end, c.slug, coalesce(w.name, ''),"
        " o.at, coalesce((select group_concat(body, char(10) || char(10)) from"
        "  (select b.body from memo m join content b on b.uid = m.text"
        "  where m.target = h.subject order by m.pk)), '')"
        " from coding_now n join change h on h.seq = n.pk"
        " join operation o on o.pk = h.operation join code c on c.pk = n.code"
        f" join coder w on w.pk = n.coder{where}"
        " order by n.document, n.start, n.end, c.place, n.pk",
        tuple(values),
    )
    names = CodingRow.__slots__
    return [CodingRow(**dict(zip(names, row, strict=True))) for row in rows]


def passage_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many passages each code has, by its id; codes without any are missing."""
    rows = connection.execute(
        "select c.slug, count(*) from passage n join code c on c.pk = n.code"
        " group by c.pk"
    )
    return dict(rows.fetchall())


def text_of(connection: sqlite3.Connection, document: int) -> str:
    """The stored text of a document's current revision."""
    row = connection.execute(
        "select c.body from document d join revision r on r.pk = d.revision"
        " join content c on c.uid = r.text where d.pk = ?",
        (document,),
    ).fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """A turn in which words that are looked for may stand."""

    document: int
    start: int
    end: int


def search(connection: sqlite3.Connection, terms: str) -> list[Searched]:
    """The turns of present documents that the search finds, by document and place."""
    rows = connection.execute(
        "select d.pk, t.start, t.end from search"
        " join turn t on t.pk = search.rowid join revision r on r.pk = t.revision"
        " join document d on d.pk = r.document and d.revision = r.pk"
        " where search match ? and d.state = 'present' order by d.pk, t.start",
        (terms,),
    )
    return [Searched(document=d, start=start, end=end) for d, start, end in rows]
