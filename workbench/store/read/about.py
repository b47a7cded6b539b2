"""Reading who works on the project, what it is set to, and what it knows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


def settings(connection: sqlite3.Connection) -> dict[str, str]:
    """The project's settings by name, its title and language aside."""
    return dict(connection.execute("select name, value from setting"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Somebody who has worked on the project."""

    uid: str
    name: str
    same: str
    """The name of the coder that this one also is; empty if none."""
    codings: int
    documents: int


def coders(connection: sqlite3.Connection) -> list[Coder]:
    """Everybody who has worked on the project, in order of appearance."""
    rows = connection.execute(
        "select w.uid, coalesce(w.name, ''), coalesce(s.name, ''), count(n.pk),"
        " count(distinct n.document) from coder w left join coder s on s.uid = w.same"
        " left join coding_now n on n.coder = w.pk group by w.pk order by w.pk"
    )
    return [
        Coder(uid=uid, name=name, same=same, codings=codings, documents=documents)
        for uid, name, same, codings, documents in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute as the project knows it."""

    uid: str
    name: str
    spec: str
    """Its kind, type, values and labels, as JSON."""


def attributes(connection: sqlite3.Connection) -> dict[str, Attribute]:
    """Every attribute by its name."""
    rows = connection.execute("select uid, name, spec from attribute order by pk")
    return {name: Attribute(uid=uid, name=name, spec=spec) for uid, name, spec in rows}


def document_attributes(
    connection: sqlite3.Connection, document: int
) -> dict[str, str]:
    """What a document is, by attribute; several values joined by `; `."""
    found: dict[str, list[str]] = {}
    for name, value in connection.execute(
        "select a.name, f.value from fact f join attribute a on a.pk = f.attribute"
        " where f.document = ? and f.speaker = 0 order by a.pk, f.n",
        (document,),
    ):
        found.setdefault(name, []).append(value)
    return {name: "; ".join(values) for name, values in found.items()}


def clock(connection: sqlite3.Connection) -> tuple[dict[str, int], int]:
    """The highest Lamport time of every device, and how many operations there are."""
    rows = connection.execute(
        "select device, max(lamport), count(*) from operation group by device"
    ).fetchall()
    return {device: top for device, top, _ in rows}, sum(n for _, _, n in rows)


def milestones(connection: sqlite3.Connection) -> list[str]:
    """The names of the milestones, oldest first."""
    rows = connection.execute("select name from milestone order by pk")
    return [str(row[0]) for row in rows]
