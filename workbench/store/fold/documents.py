"""The fold of a document: its name and state, its revisions and turns, its facts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from workbench.domain.changes.kinds import (
    DocumentAdded,
    DocumentErased,
    DocumentFinished,
    DocumentRenamed,
    DocumentRevised,
)
from workbench.store.fold.guides import write_ties
from workbench.store.fold.registers import Registers, settle
from workbench.store.fold.rows import bodies, conflicts, sync, upsert
from workbench.store.layout import TURNS_OF_A_REVISION
from workbench.store.log import Entry

DOCUMENT = [
    "pk",
    "uid",
    "name",
    "format",
    "language",
    "state",
    "revision",
    "coder",
    "at",
]
REVISION = [
    "pk",
    "uid",
    "document",
    "text",
    "layout",
    "salt",
    "characters",
    "words",
    "turns",
    "rules",
    "state",
]
SPEAKERS_OF_A_REVISION = 1 << 12


def fold_document(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> int | None:
    """Fold one document; its row number, None where it was never added here."""
    added = next(
        (one for one in entries if isinstance(one.change, DocumentAdded)), None
    )
    if added is None:
        return None
    erased = any(isinstance(one.change, DocumentErased) for one in entries)
    if erased:
        erase_content(connection, subject)
    found = settle(entries)
    pk = added.seq
    current = found.last.get("revision")
    _write_document(connection, subject, added, found, erased=erased)
    _write_revisions(connection, pk, entries, erased=erased)
    connection.execute(
        "update document set revision = ? where pk = ? and revision is not ?",
        (current.seq if current else None, pk, current.seq if current else None),
    )
    _write_finished(connection, pk, found)
    write_ties(connection, pk, found)
    write_facts(connection, "document", pk, found)
    conflicts(connection, subject, found.conflicts)
    return pk


def erase_content(connection: sqlite3.Connection, owner: str) -> None:
    """Everything this owner's texts said is gone from this file's tables."""
    connection.execute("insert or ignore into erased values (?)", (owner,))
    connection.execute("delete from content where owner = ?", (owner,))


def _write_document(
    connection: sqlite3.Connection,
    subject: str,
    added: Entry,
    found: Registers,
    *,
    erased: bool,
) -> None:
    first = added.change
    assert isinstance(first, DocumentAdded)
    named = found.last.get("name")
    name = first.name
    if named and isinstance(named.change, DocumentRenamed):
        name = named.change.name
    text = bodies(connection, [name]).get(name, "")
    state = "erased" if erased else "removed" if added.undone else "present"
    standing = connection.execute(
        "select revision from document where pk = ?", (added.seq,)
    ).fetchone()
    row = (
        added.seq,
        subject,
        text,
        first.format,
        first.language,
        state,
        standing[0] if standing else None,
        added.coder,
        added.at,
    )
    sync(connection, "document", DOCUMENT, ("pk = ?", (added.seq,)), [row])


def _write_revisions(
    connection: sqlite3.Connection,
    document: int,
    entries: Sequence[Entry],
    *,
    erased: bool,
) -> None:
    rows = []
    for entry in entries:
        change = entry.change
        if isinstance(change, DocumentRevised):
            state = "erased" if erased else "removed" if entry.undone else "present"
            rows.append(_revision_row(entry.seq, document, change, state))
    sync(connection, "revision", REVISION, ("document = ?", (document,)), rows)
    for row in rows:
        if erased:
            _drop_turns(connection, row[0])
        else:
            _write_turns(connection, row[0], row[4])


def _revision_row(
    pk: int, document: int, change: DocumentRevised, state: str
) -> tuple[Any, ...]:
    return (
        pk,
        change.revision,
        document,
        change.text,
        change.layout,
        change.salt,
        change.characters,
        change.words,
        change.turns,
        change.rules,
        state,
    )


def _drop_turns(connection: sqlite3.Connection, revision: int) -> None:
    connection.execute("delete from turn where revision = ?", (revision,))
    connection.execute("delete from speaker where revision = ?", (revision,))


def _write_turns(connection: sqlite3.Connection, revision: int, layout: str) -> None:
    standing = connection.execute(
        "select 1 from turn where revision = ? limit 1", (revision,)
    ).fetchone()
    text = None if standing else bodies(connection, [layout]).get(layout)
    if text is None:
        return
    held = json.loads(text)
    base = revision * SPEAKERS_OF_A_REVISION
    upsert(
        connection,
        "speaker",
        ("pk", "revision", "name", "role"),
        [
            (base + n, revision, name, role)
            for n, (name, role) in enumerate(held["speakers"])
        ],
    )
    first = revision * TURNS_OF_A_REVISION
    roles = [role for _, role in held["speakers"]]
    connection.executemany(
        "insert into turn (pk, revision, start, end, label, speaker, role, time)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                first + n,
                revision,
                start,
                end,
                label,
                base + place if place >= 0 else None,
                roles[place] if place >= 0 else "none",
                time,
            )
            for n, (label, start, end, place, time) in enumerate(held["turns"])
        ],
    )


def _write_finished(
    connection: sqlite3.Connection, document: int, found: Registers
) -> None:
    rows = []
    for entry in found.last.values():
        change = entry.change
        if isinstance(change, DocumentFinished) and change.finished:
            rows.append((document, change.coder, entry.at))
    sync(
        connection,
        "finished",
        ("document", "coder", "at"),
        ("document = ?", (document,)),
        rows,
        keys=2,
    )


def write_facts(
    connection: sqlite3.Connection, table: str, pk: int, found: Registers
) -> None:
    """The values of a document's or a case's attributes, as last set."""
    rows = []
    for entry in found.last.values():
        change = entry.change
        values = getattr(change, "values", ())
        if not values:
            continue
        texts = bodies(connection, values)
        attribute = change.attribute  # type: ignore[attr-defined]
        held = [texts[uid] for uid in values if uid in texts]
        rows += [(pk, attribute, n, text) for n, text in enumerate(held)]
    column = "document" if table == "document" else "case_"
    sync(
        connection,
        f"{table}_fact",
        (column, "attribute", "n", "value"),
        (f"{column} = ?", (pk,)),
        rows,
        keys=3,
    )
