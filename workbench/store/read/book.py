"""Reading what hangs on the codebook: who locked it, passages, what changed last."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_BOOK = (
    "(c.kind >= 'code.' and c.kind < 'code/' or c.kind >= 'set.' and c.kind < 'set/')"
)


_Change = tuple[str, str, str, Mapping[str, str]]
"""When, by whom, its kind, its payload."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locking:
    """That the codebook was locked, or opened again: who did it, when and why."""

    operation: str
    coder: str
    coder_uid: str
    at: str
    why: str
    locked: bool = True


_LOCKING = (
    "select o.uid, coalesce(w.name, ''), o.coder, o.at, coalesce(t.body, ''),"
    " json_extract(c.payload, '$.choice') = 'locked'"
    " from change c join operation o on o.pk = c.operation"
    " left join coder w on w.uid = o.coder"
    " left join content t on t.uid = json_extract(c.payload, '$.why')"
    " where c.kind = 'project.set'"
    " and json_extract(c.payload, '$.setting') = 'codebook-lock'"
)


def lock(connection: sqlite3.Connection) -> Locking | None:
    """Who keeps the codebook locked; None where it is open."""
    held = connection.execute(
        "select value from setting where name = 'codebook-lock'"
    ).fetchone()
    if held is None:
        return None
    row = connection.execute(f"{_LOCKING} and o.uid = ?", held).fetchone()
    return _locking(row) if row else None


def lockings(connection: sqlite3.Connection) -> list[Locking]:
    """Every locking and opening that is not undone, in the order of the log."""
    rows = connection.execute(
        f"{_LOCKING} and o.pk not in (select operation from undone)"
        " order by o.lamport, o.uid"
    )
    return [_locking(row) for row in rows]


def _locking(row: Sequence[object]) -> Locking:
    operation, coder, coder_uid, at, why, locked = row
    return Locking(
        operation=str(operation),
        coder=str(coder),
        coder_uid=str(coder_uid),
        at=str(at),
        why=str(why),
        locked=bool(locked),
    )


def order(connection: sqlite3.Connection) -> dict[str, int]:
    """The place of every operation in the one order of the log."""
    rows = connection.execute("select uid from operation order by lamport, uid")
    return {uid: n for n, (uid,) in enumerate(rows)}


def versions(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of the codebook that each act on it made, by its operation."""
    rows = connection.execute(
        "select o.uid from operation o where o.pk in (select operation from change c"
        f" where {_BOOK}) and o.pk not in (select operation from undone)"
        " order by o.lamport, o.uid"
    )
    return {uid: n for n, (uid,) in enumerate(rows, start=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Passages of some codes, by one coder in one document."""

    document: int
    coder: str
    """The coder's id."""
    name: str
    passages: int


def held(connection: sqlite3.Connection, slugs: Iterable[str]) -> list[Held]:
    """The passages of these codes, each code's counted by itself."""
    rows = connection.execute(
        "select p.document, w.uid, coalesce(w.name, ''), count(*) from passage p"
        " join code c on c.pk = p.code join coder w on w.pk = p.coder"
        " where c.slug in (select value from json_each(?))"
        " group by p.document, p.coder order by p.document, w.name",
        (json.dumps(list(slugs)),),
    )
    return [
        Held(document=document, coder=coder, name=name, passages=passages)
        for document, coder, name, passages in rows
    ]


def own_passages(
    connection: sqlite3.Connection, slug: str, coder: str
) -> dict[tuple[str, int, int], tuple[str, ...]]:
    """A coder's passages of a code: document, start, end; the codings that make each.

    In the order of the documents' names and of the texts.
    """
    rows = connection.execute(
        "select d.name, p.start, p.end, h.subject from passage p"
        " join code c on c.pk = p.code join coder w on w.pk = p.coder"
        " join document d on d.pk = p.document join coding_now n on n.passage = p.pk"
        " join change h on h.seq = n.pk where c.slug = ? and w.uid = ?"
        " order by d.name, p.start, p.end, n.start, n.pk",
        (slug, coder),
    )
    found: dict[tuple[str, int, int], tuple[str, ...]] = {}
    for name, start, end, coding in rows:
        place = name, start, end
        found[place] = (*found.get(place, ()), coding)
    return found


def doubled(connection: sqlite3.Connection, one: str, other: str) -> dict[str, int]:
    """By coder (id): the spans that bear both codes, each by itself."""
    rows = connection.execute(
        "select w.uid, count(*) from (select distinct a.document, a.coder, a.start,"
        " a.end from coding_now a join code f on f.pk = a.code and f.slug = ?"
        " join code t on t.slug = ? join coding_now b on b.document = a.document"
        "  and b.start = a.start and b.end = a.end and b.coder = a.coder"
        "  and b.code = t.pk) n join coder w on w.pk = n.coder group by w.uid",
        (one, other),
    )
    return dict(rows.fetchall())


def outdated(connection: sqlite3.Connection, slug: str) -> int:
    """Passages of a code in which a coding was made under an older definition."""
    row = connection.execute(
        "select count(distinct n.passage) from code c"
        " join coding_now n on n.code = c.pk join coding g on g.pk = n.pk"
        " join operation d on d.pk = g.definition"
        " where c.slug = ? and d.uid <> c.definition",
        (slug,),
    ).fetchone()
    return int(row[0])


def notes(connection: sqlite3.Connection, uid: str) -> list[str]:
    """The memos on a code, by its id, the latest first."""
    rows = connection.execute(
        "select coalesce(c.body, '') from memo m left join content c on c.uid = m.text"
        " where m.target = ? and m.about = 'code' order by m.at desc, m.uid desc",
        (uid,),
    )
    return [body for (body,) in rows]


def definition(connection: sqlite3.Connection, slug: str) -> str:
    """The operation that made a code's present definition."""
    row = connection.execute(
        "select definition from code where slug = ? and state = 'present'", (slug,)
    ).fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that an act said of a code: field, language, the text before and now.

    Of a place, a merge or a number there are no texts.
    """

    field: str
    language: str = ""
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An act that changed a code."""

    operation: str
    at: str
    coder: str
    why: str
    said: tuple[Said, ...]


def steps(connection: sqlite3.Connection, uid: str) -> list[Step]:
    """The acts that made a code what it is, in the order of the log."""
    rows = connection.execute(
        "select o.uid, o.at, coalesce(w.name, ''), c.kind, c.payload from change c"
        " join operation o on o.pk = c.operation"
        " left join coder w on w.uid = o.coder where c.subject = ?"
        " and o.pk not in (select operation from undone)"
        " order by o.lamport, o.uid, c.seq",
        (uid,),
    ).fetchall()
    held: dict[tuple[str, str], str] = {}
    found: dict[str, list[_Change]] = {}
    for operation, at, coder, kind, text in rows:
        found.setdefault(operation, []).append((at, coder, kind, json.loads(text)))
    texts = _texts(connection, found.values())
    return [
        _step(operation, changes, texts, held) for operation, changes in found.items()
    ]


def _texts(
    connection: sqlite3.Connection,
    acts: Iterable[Sequence[_Change]],
) -> dict[str, str]:
    wanted = [
        held[name]
        for changes in acts
        for *_, held in changes
        for name in ("text", "why")
        if held.get(name)
    ]
    rows = connection.execute(
        "select uid, body from content where uid in (select value from json_each(?))",
        (json.dumps(wanted),),
    )
    return dict(rows.fetchall())


def _step(
    operation: str,
    changes: Sequence[_Change],
    texts: Mapping[str, str],
    held: dict[tuple[str, str], str],
) -> Step:
    said = []
    for _, _, kind, payload in changes:
        field = payload.get("field", kind)
        key = field, payload.get("language", "")
        now = texts.get(payload.get("text", ""), "") or str(
            payload.get("choice", payload.get("number", ""))
        )
        said.append(
            Said(field=field, language=key[1], before=held.get(key, ""), now=now)
        )
        held[key] = now
    at, coder, _, payload = changes[-1]
    why = texts.get(payload.get("why", ""), "")
    return Step(operation=operation, at=at, coder=coder, why=why, said=tuple(said))
