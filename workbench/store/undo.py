"""Undo and redo by markers: an operation counts, or it does not.

Nothing is inverted and nothing is lost: the fold passes over what is undone. What undo
would do is seen by doing it within a savepoint and rolling back.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from workbench.domain.changes.kinds import (
    FINAL,
    MARKERS,
    Label,
    OperationRedone,
    OperationUndone,
)
from workbench.errors import Refused
from workbench.store import log

_NO_STEP = tuple(sorted(str(one) for one in MARKERS | FINAL))
_MARKS = ", ".join("?" * len(_NO_STEP))
_LIVING = """
select 1 from operation o join change c on c.operation = o.pk
where o.uid = ? and (o.lamport > (
    select max(l.lamport) from change e join operation l on l.pk = e.operation
    where e.kind in ('document.erased', 'case.erased')
) or not exists (
    select 1 from change a
    left join revision r on r.uid = json_extract(a.payload, '$.revision')
    left join document d on d.pk = r.document
    where a.subject = c.subject and (
        a.subject in (select owner from erased) or d.state = 'erased'
        or json_extract(a.payload, '$.document') in (select owner from erased)
        or json_extract(a.payload, '$.target') in (select owner from erased)
    )
)) limit 1
"""
"""A change of an operation that is about something which was not erased since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An operation that can be undone or redone."""

    uid: str
    label: Label
    at: str
    changes: int
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What taking a step back would do, in numbers."""

    step: Step
    codings_gone: int
    """Codings that count now and would not."""
    codings_back: int
    """Codings that do not count now and would."""
    others_gone: int
    """Of those that would be gone, how many are colleagues'."""


def last(connection: sqlite3.Connection, coder: str) -> Step | None:
    """This coder's last operation that is not undone and can be.

    One about documents and cases only that were erased since is passed over: whether it
    counts or not, nothing is another.
    """
    steps = connection.execute(
        "select uid, label, at, changes, coder from operation o where coder = ?"
        f" and label not in ({_MARKS})"
        " and pk not in (select operation from undone)"
        " order by lamport desc, uid desc",
        (coder, *_NO_STEP),
    )
    with closing(steps):
        for row in steps:
            if not _is_moot(connection, row[0]):
                return _made(row)
    return None


def _is_moot(connection: sqlite3.Connection, uid: str) -> bool:
    """Whether every change of an operation is about something erased since."""
    if connection.execute("select 1 from erased limit 1").fetchone() is None:
        return False
    row = connection.execute(_LIVING, (uid,)).fetchone()
    return row is None


def next_redo(connection: sqlite3.Connection, coder: str) -> Step | None:
    """The operation this coder undid last, unless something new was done since."""
    found = connection.execute(
        "select o.uid, o.label, o.at, o.changes, o.coder from undone u"
        " join operation o on o.pk = u.operation"
        " join change m on m.subject = o.uid and m.kind = 'operation.undone'"
        " join operation k on k.pk = m.operation"
        " where k.coder = ? and not exists (select 1 from operation n"
        "  where n.coder = ? and n.label not in ('undo', 'redo')"
        "  and (n.lamport, n.uid) > (k.lamport, k.uid))"
        " order by k.lamport desc, k.uid desc limit 1",
        (coder, coder),
    ).fetchone()
    return _made(found)


def find(connection: sqlite3.Connection, uid: str) -> Step | None:
    """Any operation, by its id."""
    return _step(
        connection,
        "select uid, label, at, changes, coder from operation where uid = ?",
        (uid,),
    )


def is_undone(connection: sqlite3.Connection, uid: str) -> bool:
    """Whether the operation does not count."""
    query = (
        "select 1 from undone u join operation o on o.pk = u.operation where o.uid = ?"
    )
    return connection.execute(query, (uid,)).fetchone() is not None


def undo(connection: sqlite3.Connection, author: log.Author, steps: list[Step]) -> str:
    """Mark these operations as undone, as one operation; its id."""
    for step in steps:
        refuse(connection, step)
    batch = log.Batch([OperationUndone(subject=one.uid) for one in steps])
    return log.record(connection, author, Label.UNDO, batch)


def refuse(connection: sqlite3.Connection, step: Step) -> None:
    """Refuse what cannot be undone: a mark, what is final, what is undone already."""
    if step.label in MARKERS:
        raise Refused(
            f"an operation of the kind {step.label} is not itself undone",
            hint="`workbench redo` does again what was undone last",
        ).keyed("refused.undo-of-undo")
    if step.label in FINAL:
        raise Refused(
            f"an operation of the kind {step.label} cannot be undone",
            hint="erasing is final; a milestone is only a name",
        ).keyed("refused.final")
    if is_undone(connection, step.uid):
        raise Refused(f"that operation ({step.label}) is undone already").keyed(
            "history.undone-already"
        )


def redo(connection: sqlite3.Connection, author: log.Author, steps: list[Step]) -> str:
    """Mark these operations as counting again, as one operation; its id."""
    for step in steps:
        if not is_undone(connection, step.uid):
            raise Refused(f"that operation ({step.label}) is not undone")
    batch = log.Batch([OperationRedone(subject=one.uid) for one in steps])
    return log.record(connection, author, Label.REDO, batch)


def preview(connection: sqlite3.Connection, coder: str, step: Step) -> Preview:
    """What undoing would do, tried within a savepoint and taken back."""
    changed = connection.execute(
        "select c.kind, c.subject from change c join operation o"
        " on o.pk = c.operation where o.uid = ?",
        (step.uid,),
    ).fetchall()
    scope = _scope(connection, step.uid, changed)
    before = _counted(connection, scope)
    connection.execute("savepoint preview")
    try:
        log.record(
            connection,
            log.Author(coder=coder, device=coder, name=""),
            Label.UNDO,
            log.Batch([OperationUndone(subject=step.uid)]),
        )
        after = _counted(connection, scope)
    finally:
        connection.execute("rollback to preview")
        connection.execute("release preview")
    mine = connection.execute("select pk from coder where uid = ?", (coder,)).fetchone()
    gone = [pk for pk in before if pk not in after]
    return Preview(
        step=step,
        codings_gone=len(gone),
        codings_back=len([pk for pk in after if pk not in before]),
        others_gone=len([pk for pk in gone if not mine or before[pk] != mine[0]]),
    )


_LOCAL = frozenset(
    {
        "document",
        "turn",
        "guide",
        "coding",
        "memo",
        "quote",
        "collection",
        "attribute",
    }
)


def _scope(
    connection: sqlite3.Connection, uid: str, changed: list[tuple[str, str]]
) -> list[int] | None:
    """The documents on which undoing can alter a coding; None stands for all."""
    if any(kind.split(".")[0] not in _LOCAL for kind, _ in changed):
        return None
    rows = connection.execute(
        "select distinct r.document from operation o"
        " join change c on c.operation = o.pk"
        " join change a on a.subject = c.subject and a.kind = 'coding.added'"
        " join revision r on r.uid = json_extract(a.payload, '$.revision')"
        " where o.uid = ?1 union select d.pk from operation o join change c"
        " on c.operation = o.pk join document d on d.uid = c.subject where o.uid = ?1",
        (uid,),
    )
    return [row[0] for row in rows]


def _counted(connection: sqlite3.Connection, scope: list[int] | None) -> dict[int, int]:
    """The codings that count, each with its coder."""
    query = "select pk, coder from coding_now"
    if scope is None:
        return dict(connection.execute(query))
    found: dict[int, int] = {}
    for document in scope:
        found |= dict(connection.execute(f"{query} where document = ?", (document,)))
    return found


def _step(
    connection: sqlite3.Connection, query: str, values: tuple[str, ...]
) -> Step | None:
    return _made(connection.execute(query, values).fetchone())


def _made(row: tuple[str, str, str, int, str] | None) -> Step | None:
    if row is None:
        return None
    uid, label, at, changes, coder = row
    return Step(uid=uid, label=Label(label), at=at, changes=changes, coder=coder)
