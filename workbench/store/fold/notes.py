"""Folds of memos, quote collections and quotes. Their texts stay in `content`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from workbench.domain.changes.kinds import (
    CollectionAdded,
    CollectionSet,
    MemoAdded,
    MemoEdited,
    MemoMoved,
    QuoteAdded,
    QuoteChecked,
    QuoteMoved,
    QuotePlaced,
    QuoteSet,
)
from workbench.store.fold.registers import Registers, removed, settle
from workbench.store.fold.rows import bodies, conflicts, sync
from workbench.store.log import Entry

MEMO = [
    "pk",
    "uid",
    "about",
    "target",
    "document",
    "revision",
    "start",
    "end",
    "outcome",
    "type",
    "text",
    "coder",
    "at",
    "edited",
]
COLLECTION = [
    "pk",
    "uid",
    "title",
    "attribution",
    "publication",
    "state",
    "coder",
    "at",
]
QUOTE = [
    "pk",
    "uid",
    "collection",
    "document",
    "revision",
    "start",
    "end",
    "outcome",
    "position",
    "coding",
    "printed",
    "translation",
    "translated_of",
    "translated_said",
    "translated_by",
    "translated_at",
    "checked",
    "checked_of",
    "checked_said",
    "checked_by",
    "checked_at",
    "note",
    "heading",
    "coder",
    "at",
]

_NOTHING: tuple[str | None, ...] = (None,) * 5
"""No translation, or no check: its text, what it is of, the original, who, when."""


def fold_memo(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """A memo and the passage it is about."""
    added = _first(entries, MemoAdded)
    gone, contested = removed(entries)
    rows = []
    found = settle(entries)
    if added and not added.undone and not gone:
        rows = [_memo_row(connection, subject, added, found)]
    sync(connection, "memo", MEMO, ("uid = ?", (subject,)), [r for r in rows if r])
    apart = (*contested, *found.conflicts) if rows else ()
    conflicts(connection, subject, apart)


def _memo_row(
    connection: sqlite3.Connection, subject: str, added: Entry, found: Registers
) -> tuple[Any, ...] | None:
    first = added.change
    assert isinstance(first, MemoAdded)
    edited, moved = found.last.get("text"), found.last.get("place")
    text: MemoAdded | MemoEdited = first
    if edited and isinstance(edited.change, MemoEdited):
        text = edited.change
    place: MemoAdded | MemoMoved = first
    outcome = None
    if moved and isinstance(moved.change, MemoMoved):
        place, outcome = moved.change, moved.change.outcome
    revision = document = None
    if place.revision is not None:
        at = _revision(connection, place.revision)
        if at is None:
            return None
        revision, document = at
    return (
        added.seq,
        subject,
        first.on,
        first.target,
        document,
        revision,
        place.start,
        place.end,
        outcome,
        text.type,
        text.text,
        added.coder,
        added.at,
        edited.at if edited else added.at,
    )


def fold_collection(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """A collection; its row stays, since quotes name it."""
    added = _first(entries, CollectionAdded)
    if added is None:
        return
    first = added.change
    assert isinstance(first, CollectionAdded)
    found = settle(entries)
    texts: dict[str, str | None] = {"title": first.title}
    for name, entry in found.last.items():
        assert isinstance(entry.change, CollectionSet)
        texts[name] = entry.change.text
    body = bodies(connection, texts.values())
    held = {name: body.get(uid or "") for name, uid in texts.items()}
    row = (
        added.seq,
        subject,
        held["title"] or "",
        held.get("attribution"),
        held.get("publication"),
        "removed" if added.undone else "present",
        added.coder,
        added.at,
    )
    sync(connection, "collection", COLLECTION, ("uid = ?", (subject,)), [row])
    conflicts(connection, subject, found.conflicts)


def fold_quote(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """A quote: its own span, its place in the collection, what is said of it."""
    added = _first(entries, QuoteAdded)
    gone, contested = removed(entries)
    found = settle(entries)
    rows = []
    if added and not added.undone and not gone:
        rows = [_quote_row(connection, subject, added, found)]
    sync(connection, "quote", QUOTE, ("uid = ?", (subject,)), [r for r in rows if r])
    conflicts(connection, subject, (*contested, *found.conflicts) if rows else ())


def _quote_row(
    connection: sqlite3.Connection, subject: str, added: Entry, found: Registers
) -> tuple[Any, ...] | None:
    first = added.change
    assert isinstance(first, QuoteAdded)
    place: QuoteAdded | QuoteMoved = first
    outcome, position = None, first.position
    texts: dict[str, str | None] = {}
    made = checked = _NOTHING
    for entry in found.last.values():
        change = entry.change
        if isinstance(change, QuoteMoved):
            place, outcome = change, change.outcome
        elif isinstance(change, QuotePlaced):
            position = change.position
        elif isinstance(change, QuoteChecked):
            checked = (change.text, change.of, change.said, entry.coder, entry.at)
        elif isinstance(change, QuoteSet):
            texts[change.field] = change.text
            if change.field == "translation" and change.text:
                made = (change.text, change.of, change.said, entry.coder, entry.at)
    collection = connection.execute(
        "select pk from collection where uid = ?", (first.collection,)
    ).fetchone()
    at = _revision(connection, place.revision)
    if collection is None or at is None:
        return None
    return (
        added.seq,
        subject,
        collection[0],
        at[1],
        at[0],
        place.start,
        place.end,
        outcome,
        position,
        first.coding,
        texts.get("printed"),
        *made,
        *checked,
        texts.get("note"),
        texts.get("heading"),
        added.coder,
        added.at,
    )


def _first(entries: Sequence[Entry], kind: type[object]) -> Entry | None:
    return next((one for one in entries if isinstance(one.change, kind)), None)


def _revision(connection: sqlite3.Connection, uid: str) -> tuple[int, int] | None:
    found: tuple[int, int] | None = connection.execute(
        "select pk, document from revision where uid = ?", (uid,)
    ).fetchone()
    return found
