"""Merging: what is missing is added to the log, and the subjects concerned are folded.

Union of logs is commutative, associative and idempotent, and so is what is folded from
it. Operations come whole or the merge is refused; content of owners that are erased in
either copy does not come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.changes import read
from workbench.errors import Refused
from workbench.store.file import ProjectFile
from workbench.store.log import digest
from workbench.store.projector import enter_coders, project_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came."""

    operations: int
    changes: int
    texts: int


def merge(into: ProjectFile, other: ProjectFile) -> Merged:
    """Take over every operation of `other` that `into` lacks. `other` is only read."""
    with other.reading() as theirs, into.writing() as mine:
        _same_project(mine, theirs)
        mine.execute("pragma defer_foreign_keys = on")
        known = dict(mine.execute("select uid, digest from operation"))
        missing = _missing(theirs, known)
        texts = _take_texts(mine, theirs)
        pairs = _take_operations(mine, theirs, missing)
        project_changes(mine, pairs)
    return Merged(operations=len(missing), changes=len(pairs), texts=texts)


def _same_project(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    ours, other = (
        one.execute("select uid from project").fetchone() for one in (mine, theirs)
    )
    if ours != other or ours is None:
        raise Refused(
            "the two files are not copies of one project",
            hint="only copies of one project can be merged",
        )


def _missing(
    theirs: sqlite3.Connection, known: dict[str, str]
) -> list[tuple[int, tuple[object, ...]]]:
    found = []
    for row in theirs.execute(
        "select pk, uid, coder, device, lamport, at, label, changes, digest"
        " from operation order by lamport, uid"
    ):
        pk, uid, held = row[0], row[1], row[8]
        if uid not in known:
            found.append((pk, row[1:]))
        elif known[uid] != held:
            raise Refused(
                "one operation has another content in the two files:"
                " one of them was tampered with or is damaged",
                hint="`workbench doctor` on each says which; nothing was merged",
            )
    return found


def _take_texts(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> int:
    erased = {owner for (owner,) in mine.execute("select owner from erased")}
    erased |= {owner for (owner,) in theirs.execute("select owner from erased")}
    before = mine.total_changes
    for uid, owner, body in theirs.execute("select uid, owner, body from content"):
        if owner not in erased:
            mine.execute(
                "insert or ignore into content (uid, owner, body) values (?, ?, ?)",
                (uid, owner, body),
            )
    return mine.total_changes - before


def _take_operations(
    mine: sqlite3.Connection,
    theirs: sqlite3.Connection,
    missing: Sequence[tuple[int, tuple[object, ...]]],
) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for pk, head in missing:
        rows = theirs.execute(
            "select kind, subject, payload from change where operation = ?"
            " order by seq",
            (pk,),
        ).fetchall()
        if len(rows) != head[6] or digest(head[:6], rows) != head[7]:
            raise Refused(
                "an operation of the other file is not whole or was tampered with",
                hint="`workbench doctor` on that file says more; nothing was merged",
            )
        for kind, subject, payload in rows:
            read(kind, subject, payload)
        cursor = mine.execute(
            "insert into operation"
            " (uid, coder, device, lamport, at, label, changes, digest)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            head,
        )
        enter_coders(mine, [str(head[1])])
        mine.executemany(
            "insert into change (operation, kind, subject, payload)"
            " values (?, ?, ?, ?)",
            [(cursor.lastrowid, *row) for row in rows],
        )
        pairs += [(kind, subject) for kind, subject, _ in rows]
    return pairs
