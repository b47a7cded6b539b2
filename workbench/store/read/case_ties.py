"""Reading what leads to a case and away from it: documents, cases that refer to it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedDocument:
    """A document that a case is tied to, or that refers to it."""

    name: str
    speaker: str
    """The name of whom it is tied to; empty for the whole document."""
    tied: bool
    """Whether it is tied; else a value of the document refers to the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referring:
    """A case with a value that refers to another case."""

    uid: str
    kind: str
    key: str
    name: str


def documents(connection: sqlite3.Connection, uid: str) -> list[TiedDocument]:
    """The present documents of a case: tied ones first."""
    tied = connection.execute(
        "select d.name, coalesce(x.body, '') from case_ c join case_link l"
        " on l.case_ = c.pk join document d on d.uid = l.document"
        " left join content x on x.uid = l.speaker"
        " where c.uid = ? and d.state = 'present' order by d.pk, 2",
        (uid,),
    ).fetchall()
    found = [TiedDocument(name=name, speaker=who, tied=True) for name, who in tied]
    there = {one.name for one in found}
    for (name,) in connection.execute(
        "select distinct d.name from case_ c join attribute a on a.name = c.sort"
        " join fact f on f.attribute = a.pk and f.speaker = 0 and f.value = c.key"
        " join document d on d.pk = f.document where c.uid = ? order by d.pk",
        (uid,),
    ):
        if name not in there:
            found.append(TiedDocument(name=name, speaker="", tied=False))
    return found


def referring(connection: sqlite3.Connection, uid: str) -> list[Referring]:
    """The present cases with a value of their own that refers to this one."""
    rows = connection.execute(
        "select distinct o.uid, o.sort, o.key, o.name from case_ c"
        " join attribute a on a.name = c.sort"
        " join case_fact f on f.attribute = a.uid and f.value = c.key"
        " join case_ o on o.pk = f.case_ and o.state = 'present'"
        " where c.uid = ? and o.pk <> c.pk order by o.pk",
        (uid,),
    )
    names = Referring.__slots__
    return [Referring(**dict(zip(names, row, strict=True))) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKey:
    """A case by everything that it is known by."""

    pk: int
    uid: str
    kind: str
    key: str
    name: str


def case(connection: sqlite3.Connection, uid: str) -> CaseKey | None:
    """A present case."""
    row = connection.execute(
        "select pk, uid, sort, key, name from case_ where uid = ?"
        " and state = 'present'",
        (uid,),
    ).fetchone()
    return CaseKey(**dict(zip(CaseKey.__slots__, row, strict=True))) if row else None
