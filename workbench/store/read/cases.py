"""Reading cases: which there are, what they have, what they are tied to."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ordering import sort_key

if TYPE_CHECKING:
    from workbench.domain.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case, and to how many documents it is tied."""

    pk: int
    uid: str
    key: str
    """Its id in files, by which attributes refer to it."""
    kind: str
    name: str
    documents: int


def cases(
    connection: sqlite3.Connection, kind: str = "", question: Question | None = None
) -> list[CaseRow]:
    """The present cases, of one kind or of all, that a question fits; by kind and id.

    Raises:
        QuestionError: The question names what is not there, or asks for codings.
    """
    from workbench.store.read.bound import Bound

    bound = Bound()
    conditions = ["c.state = 'present'"]
    if kind:
        conditions.append(f"c.sort = {bound.one(kind)}")
    if question is not None:
        from workbench.store.read.case_conditions import CaseConditions
        from workbench.store.read.known import Known

        asked = CaseConditions(Known(connection), question, bound)
        conditions.append(asked.condition())
    rows = connection.execute(
        "select c.pk, c.uid, c.key, c.sort, c.name, (select count(distinct l.document)"
        " from case_link l join document d on d.uid = l.document"
        " and d.state = 'present' where l.case_ = c.pk) from case_ c"
        f" where {' and '.join(conditions)}",
        bound.values,
    ).fetchall()
    names = CaseRow.__slots__
    found = [CaseRow(**dict(zip(names, row, strict=True))) for row in rows]
    return sorted(
        found, key=lambda one: (sort_key(one.kind), sort_key(one.key), one.pk)
    )


def kinds(connection: sqlite3.Connection) -> list[str]:
    """The kinds of case there are, in order."""
    rows = connection.execute("select distinct sort from case_ where state = 'present'")
    return sorted((str(row[0]) for row in rows), key=sort_key)


def keys(connection: sqlite3.Connection, kind: str) -> dict[str, tuple[str, str]]:
    """Uid and name of every present case of a kind, by its id in files."""
    rows = connection.execute(
        "select key, uid, name from case_ where sort = ? and state = 'present'"
        " order by pk desc",
        (kind,),
    )
    return {key: (uid, name) for key, uid, name in rows}


def names_referred_to(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """What cases are called, by kind and id, in the order in which they came.

    Of those kinds that an attribute is named after.
    """
    found: dict[str, dict[str, str]] = {}
    for kind, key, name in connection.execute(
        "select k.sort, k.key, k.name from case_ k join change c on c.seq = k.pk"
        " join operation o on o.pk = c.operation where k.state = 'present'"
        " and k.sort in (select name from attribute) order by o.lamport, o.uid, c.seq"
    ):
        found.setdefault(kind, {})[key] = name or key
    return found


def is_erased(connection: sqlite3.Connection, uid: str) -> bool:
    """Whether a case or a document of this id was erased."""
    row = connection.execute("select 1 from erased where owner = ?", (uid,)).fetchone()
    return row is not None


def values(connection: sqlite3.Connection) -> dict[int, dict[str, list[str]]]:
    """What each case has, by attribute, also through what it refers to.

    The attribute named like the case's own kind, which is its id, is left out.
    """
    found: dict[int, dict[str, list[str]]] = {}
    for case, name, value in connection.execute(
        "select f.case_, a.name, f.value from case_value f"
        " join attribute a on a.pk = f.attribute join case_ c on c.pk = f.case_"
        " where a.name <> c.sort order by f.case_, a.pk, f.n"
    ):
        found.setdefault(case, {}).setdefault(name, []).append(value)
    return found


def referring(
    connection: sqlite3.Connection,
) -> dict[tuple[str, str], dict[str, int]]:
    """How many cases of each kind refer to a case: by its kind and id, by theirs."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for kind, key, theirs, many in connection.execute(
        "select a.name, f.value, c.sort, count(distinct c.pk) from case_value f"
        " join attribute a on a.pk = f.attribute join case_ c on c.pk = f.case_"
        " where a.name <> c.sort and a.name in"
        " (select sort from case_ where state = 'present')"
        " group by a.name, f.value, c.sort order by c.sort"
    ):
        found.setdefault((kind, key), {})[theirs] = many
    return found


def set_on(
    connection: sqlite3.Connection, kind: str
) -> dict[str, dict[str, list[str]]]:
    """What was set on each case of a kind itself: values by uid and attribute."""
    found: dict[str, dict[str, list[str]]] = {}
    for uid, name, value in connection.execute(
        "select c.uid, a.name, f.value from case_ c join case_fact f on f.case_ = c.pk"
        " join attribute a on a.uid = f.attribute"
        " where c.sort = ? and c.state = 'present' order by c.pk, a.pk, f.n",
        (kind,),
    ):
        found.setdefault(uid, {}).setdefault(name, []).append(value)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A case tied to a document, or to a speaker in it."""

    document: str
    """The document's uid."""
    speaker: str
    """The uid of the content that names the speaker; empty for the whole document."""
    name: str
    """The speaker's name; empty for the whole document."""


def ties(connection: sqlite3.Connection, kind: str = "") -> dict[str, list[Tie]]:
    """The ties of every present case, of one kind or of all, by its uid."""
    found: dict[str, list[Tie]] = {}
    for uid, document, speaker, name in connection.execute(
        "select c.uid, l.document, l.speaker, coalesce(x.body, '') from case_ c"
        " join case_link l on l.case_ = c.pk left join content x on x.uid = l.speaker"
        " where c.state = 'present' and (?1 = '' or c.sort = ?1)"
        " order by c.pk, l.document, l.speaker",
        (kind,),
    ):
        tie = Tie(document=document, speaker=speaker, name=name)
        found.setdefault(uid, []).append(tie)
    return found


def speakers(connection: sqlite3.Connection, revision: int) -> dict[str, str]:
    """The roles of a revision's speakers, by name, in their order."""
    rows = connection.execute(
        "select name, role from speaker where revision = ? order by pk", (revision,)
    )
    return dict(rows.fetchall())
