"""The log: recording what somebody did, and reading it back in its one order.

An operation is one act of one coder: one transaction, one undo step. Its changes and
the texts they name are appended together and take effect on the tables at once.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from workbench.domain.changes import Change, Overwrite, read, written
from workbench.domain.changes.vocabulary import Label
from workbench.errors import Refused
from workbench.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who acts, on which device; the name is recorded when the project lacks it."""

    coder: str
    device: str
    name: str


@dataclass(slots=True)
class Batch:
    """What one operation will hold: changes in order, and the texts they name."""

    changes: list[Change] = field(default_factory=list)
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    """(id, owner, body)"""

    def text(self, owner: str, body: str) -> str:
        """Keep a text under its owner; the id by which a payload may name it."""
        made = new_id()
        self.texts.append((made, owner, body))
        return made

    def add(self, *changes: Change) -> None:
        """Append changes."""
        self.changes += changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change as it stands in the log."""

    seq: int
    change: Change
    operation: int
    uid: str
    """The operation's id."""
    coder: str
    lamport: int
    at: str
    undone: bool


ORDER = "o.lamport, o.uid, c.seq"
"""The one order of changes, the same in every copy."""

_COLUMNS = (
    "c.seq, c.kind, c.subject, c.payload, o.pk, o.uid, o.coder, o.lamport, o.at,"
    " u.operation is not null"
)


def record(
    connection: sqlite3.Connection,
    author: Author,
    label: Label,
    batch: Batch,
    *,
    at: str = "",
) -> str:
    """Append an operation and let it take effect; its id.

    Within a transaction (`ProjectFile.writing`). `saw` is filled in here, for every
    change that overwrites a value. A text of an erased owner is not kept.
    """
    from workbench.store.projector import project_changes

    if not batch.changes:
        raise Refused("there is nothing to record")
    named = _named(connection, author, batch)
    new = {one.subject for one in batch.changes if not isinstance(one, Overwrite)}
    changes = [_seeing(connection, one, new) for one in (*named, *batch.changes)]
    _once(changes)
    connection.executemany(
        "insert into content (uid, owner, body) select ?1, ?2, ?3"
        " where ?2 not in (select owner from erased)",
        batch.texts,
    )
    uid = new_id()
    _append(connection, uid, author, label, at or now(), changes)
    project_changes(connection, [(one.kind, one.subject) for one in changes])
    return uid


def now() -> str:
    """This moment in UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _append(
    connection: sqlite3.Connection,
    uid: str,
    author: Author,
    label: Label,
    at: str,
    changes: Sequence[Change],
) -> None:
    lamport = connection.execute("select max(lamport) from operation").fetchone()[0]
    rows = [(one.kind, one.subject, written(one)) for one in changes]
    head = (uid, author.coder, author.device, (lamport or 0) + 1, at, str(label))
    cursor = connection.execute(
        "insert into operation"
        " (uid, coder, device, lamport, at, label, changes, digest)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (*head, len(rows), digest(head, rows)),
    )
    pk = cursor.lastrowid
    assert pk is not None
    connection.executemany(
        "insert into change (operation, kind, subject, payload) values (?, ?, ?, ?)",
        [(pk, *row) for row in rows],
    )


def digest(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """What an operation holds, as 32 hexadecimal letters: to tell a tampered one."""
    text = json.dumps([list(head), [list(row) for row in rows]], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _named(
    connection: sqlite3.Connection, author: Author, batch: Batch
) -> tuple[Change, ...]:
    if any(
        one.kind == "coder.named" and one.subject == author.coder
        for one in batch.changes
    ):
        return ()
    known = connection.execute(
        "select 1 from coder where uid = ? and name is not null", (author.coder,)
    ).fetchone()
    if known:
        return ()
    from workbench.domain.changes.project_kinds import CoderNamed

    name = batch.text(author.coder, author.name)
    return (CoderNamed(subject=author.coder, name=name),)


def _seeing(connection: sqlite3.Connection, change: Change, new: set[str]) -> Change:
    """The change with the operations whose values it overwrites.

    Subjects that are `new` with this operation have none.
    """
    register = change.register()
    if register is None or not isinstance(change, Overwrite) or change.subject in new:
        return change
    writes = [
        entry
        for entry in entries(connection, [change.subject]).get(change.subject, [])
        if isinstance(entry.change, Overwrite)
        and (register == "*" or entry.change.register() == register)
    ]
    if not writes:
        return change
    if register == "*":
        return replace(change, saw=tuple(dict.fromkeys(one.uid for one in writes)))
    known = leaves([replace(one, undone=False) for one in writes])
    return replace(change, saw=tuple(one.uid for one in known))


def leaves(writes: Sequence[Entry]) -> list[Entry]:
    """The writes of one register that no other counting write knew of, in order.

    What an undone write knew of is still known through it.
    """
    saw = {one.uid: _saw(one) for one in writes}
    reached: set[str] = set()
    for one in writes:
        if one.undone:
            continue
        path = list(saw[one.uid])
        while path:
            step = path.pop()
            if step not in reached:
                reached.add(step)
                path += saw.get(step, ())
    return [one for one in writes if not one.undone and one.uid not in reached]


def _saw(entry: Entry) -> tuple[str, ...]:
    change = entry.change
    return change.saw if isinstance(change, Overwrite) else ()


def _once(changes: Sequence[Change]) -> None:
    """A register is written at most once in an operation, so that `saw` can name it."""
    seen: set[tuple[str, str]] = set()
    for change in changes:
        register = change.register()
        if register is None:
            continue
        if (change.subject, register) in seen:
            raise Refused(f"one operation would set {register} of one thing twice")
        seen.add((change.subject, register))


def entries(
    connection: sqlite3.Connection, subjects: Sequence[str]
) -> dict[str, list[Entry]]:
    """The changes about each of these subjects, undone ones too, in the one order."""
    if len(subjects) == 1:
        where, values = "c.subject = ?", tuple(subjects)
    else:
        connection.execute(
            "create temp table if not exists wanted (subject text primary key)"
        )
        connection.execute("delete from wanted")
        connection.executemany(
            "insert or ignore into wanted values (?)", [(one,) for one in subjects]
        )
        where, values = "", ()
    found: dict[str, list[Entry]] = {}
    for row in _rows(connection, where, values):
        found.setdefault(row[2], []).append(_entry(row))
    return found


def codebook_entries(connection: sqlite3.Connection) -> list[Entry]:
    """Every change of the codebook, in the one order."""
    where = (
        "(c.kind >= 'code.' and c.kind < 'code/'"
        " or c.kind >= 'set.' and c.kind < 'set/')"
    )
    return [_entry(row) for row in _rows(connection, where, ())]


def _rows(
    connection: sqlite3.Connection, where: str, values: Sequence[str]
) -> list[tuple[Any, ...]]:
    source = (
        "change c" if where else "wanted w cross join change c on c.subject = w.subject"
    )
    return connection.execute(
        f"select {_COLUMNS} from {source}"
        " cross join operation o on o.pk = c.operation"
        " left join undone u on u.operation = o.pk"
        f"{' where ' + where if where else ''} order by {ORDER}",
        values,
    ).fetchall()


def _entry(row: Sequence[Any]) -> Entry:
    seq, kind, subject, payload, pk, uid, coder, lamport, at, undone = row
    return Entry(
        seq=seq,
        change=read(kind, subject, payload),
        operation=pk,
        uid=uid,
        coder=coder,
        lamport=lamport,
        at=at,
        undone=bool(undone),
    )
