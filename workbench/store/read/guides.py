"""Reading interview guides, and which turns of a document are tied to what."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

# The rules of guides are loaded by what reads one: most projects have none.
if TYPE_CHECKING:
    from workbench.domain.guides import Guide


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGuide:
    """A guide of the project."""

    pk: int
    uid: str
    guide: Guide
    documents: dict[str, int]
    """By question: how many documents it was put in."""
    turns: dict[str, int]
    """By question: how many turns are tied to it."""


def every(connection: sqlite3.Connection) -> list[KeptGuide]:
    """The guides of the project, by name."""
    from workbench.domain.guides import from_spec

    tied: dict[int, dict[str, tuple[int, int]]] = {}
    for pk, slug, documents, turns in connection.execute(
        "select q.guide, q.slug, count(distinct t.document), count(t.turn)"
        " from guide_question q left join turn_question t"
        " on t.question = q.pk and t.how <> 'follow-up' group by q.pk"
    ):
        tied.setdefault(pk, {})[slug] = (documents, turns)
    found = [
        KeptGuide(
            pk=pk,
            uid=uid,
            guide=from_spec(spec),
            documents={slug: n for slug, (n, _) in tied.get(pk, {}).items()},
            turns={slug: n for slug, (_, n) in tied.get(pk, {}).items()},
        )
        for pk, uid, spec in connection.execute("select pk, uid, spec from guide")
    ]
    return sorted(found, key=lambda one: one.guide.name)


def of_document(connection: sqlite3.Connection, document: int) -> Guide | None:
    """The guide that a document belongs to."""
    row = connection.execute(
        "select g.spec from document_guide d join guide g on g.pk = d.guide"
        " where d.document = ?",
        (document,),
    ).fetchone()
    if row is None:
        return None
    from workbench.domain.guides import from_spec

    return from_spec(row[0])


def is_guided(connection: sqlite3.Connection, document: int) -> bool:
    """Whether a document belongs to a guide."""
    row = connection.execute(
        "select 1 from document_guide where document = ?", (document,)
    ).fetchone()
    return row is not None


def questions(connection: sqlite3.Connection) -> dict[str, str]:
    """Every question of a guide: its slug by its id."""
    return dict(connection.execute("select uid, slug from guide_question"))


def belonging(
    connection: sqlite3.Connection, document: int
) -> dict[int, tuple[int, str, str]]:
    """By number of the turn, from 0: the question's place, its slug, and how."""
    from workbench.store.layout import TURNS_OF_A_REVISION

    rows = connection.execute(
        "select t.turn, q.n, q.slug, t.how from turn_question t"
        " join guide_question q on q.pk = t.question where t.document = ?",
        (document,),
    )
    return {turn % TURNS_OF_A_REVISION: (n, slug, how) for turn, n, slug, how in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A turn that is tied by hand."""

    revision: str
    """The id of the revision."""
    revision_pk: int
    turn: int
    """Its number in the revision, from 0."""
    question: str
    """The id of the question; empty for none."""
    start: int
    end: int
    outcome: str | None
    origin: str
    origin_turn: int


_TIE = tuple(one.name for one in fields(Tie))


def ties(connection: sqlite3.Connection, document: int) -> list[Tie]:
    """The ties by hand on all revisions of a document, in order of their places."""
    from workbench.store.layout import TURNS_OF_A_REVISION

    rows = connection.execute(
        "select r.uid, r.pk, h.n, h.question, t.start, t.end, h.outcome, h.origin,"
        " h.origin_n from turn_tie h join revision r on r.pk = h.revision"
        f" join turn t on t.pk = r.pk * {TURNS_OF_A_REVISION} + h.n"
        " where h.document = ? order by r.pk, h.n",
        (document,),
    )
    return [Tie(**dict(zip(_TIE, row, strict=True))) for row in rows]


def left(every_tie: list[Tie], current: int) -> list[Tie]:
    """The ties on earlier revisions than `current` (its row) that none carries on.

    They hold no more: somebody ties the turn anew, or lets go of them.
    """
    carried = {(one.origin, one.origin_turn) for one in every_tie if one.origin}
    return [
        one
        for one in every_tie
        if one.revision_pk != current and (one.revision, one.turn) not in carried
    ]


def left_count(connection: sqlite3.Connection, document: int | None = None) -> int:
    """How many ties `left` tells of, on one document or on all."""
    row = connection.execute(
        "select count(*) from turn_tie t join revision r on r.pk = t.revision"
        " join document d on d.pk = t.document and d.state = 'present'"
        " where t.revision <> d.revision and d.pk = coalesce(?, d.pk)"
        " and not exists (select 1 from turn_tie o where o.document = t.document"
        "  and o.origin = r.uid and o.origin_n = t.n)",
        (document,),
    ).fetchone()
    return int(row[0])


def documents(connection: sqlite3.Connection, guide: str) -> int:
    """How many documents have the guide of this id."""
    row = connection.execute(
        "select count(*) from document_guide d join guide g on g.pk = d.guide"
        " where g.uid = ?",
        (guide,),
    ).fetchone()
    return int(row[0])


def adrift(connection: sqlite3.Connection) -> int:
    """How many turns are tied to a question that their document's guide has not."""
    row = connection.execute(
        "select count(*) from turn_tie t join document d"
        " on d.pk = t.document and d.revision = t.revision and d.state = 'present'"
        " left join document_guide g on g.document = d.pk"
        " where t.question <> '' and not exists (select 1 from guide_question q"
        "  where q.guide = g.guide and q.uid = t.question)"
    ).fetchone()
    return int(row[0])
