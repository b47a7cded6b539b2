"""The fold of a case: its kind, id and name, its facts, what it is tied to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from workbench.domain.changes.kinds import (
    CaseAdded,
    CaseErased,
    CaseFact,
    CaseLinked,
    CaseNamed,
)
from workbench.store.fold.documents import erase_content, write_facts
from workbench.store.fold.registers import Registers, settle
from workbench.store.fold.rows import bodies, conflicts, sync
from workbench.store.log import Entry


def fold_case(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> set[str]:
    """Fold one case; the ids of the documents it is or was tied to.

    Several copies may have added it, each from the same file: the first addition that
    is not undone says what it is.
    """
    added = [one for one in entries if isinstance(one.change, CaseAdded)]
    if not added:
        return set()
    erased = any(isinstance(one.change, CaseErased) for one in entries)
    if erased:
        erase_content(connection, subject)
    found = settle(entries)
    standing = [one for one in added if not one.undone]
    state = "erased" if erased else "present" if standing else "removed"
    pk = min(one.seq for one in added)
    said = _said(connection, (standing or added)[0], found)
    sync(
        connection,
        "case_",
        ("pk", "uid", "sort", "key", "name", "state"),
        ("uid = ?", (subject,)),
        [(pk, subject, *said, state)],
    )
    write_facts(connection, "case", pk, found)
    _write_links(connection, pk, [one for one in found.last.values()])
    conflicts(connection, subject, _differing(connection, entries, found))
    return {
        one.change.document for one in entries if isinstance(one.change, CaseLinked)
    }


def _said(
    connection: sqlite3.Connection, added: Entry, found: Registers
) -> tuple[str, str, str]:
    """Its kind, its id in files, its name; empty where they are erased."""
    first = added.change
    assert isinstance(first, CaseAdded)
    name = first.name
    last = found.last.get("name")
    if last and isinstance(last.change, CaseNamed):
        name = last.change.name
    key = first.key or first.name
    texts = bodies(connection, [first.sort, key, name])
    return texts.get(first.sort, ""), texts.get(key, ""), texts.get(name, "")


def _differing(
    connection: sqlite3.Connection, entries: Sequence[Entry], found: Registers
) -> list[tuple[str, str]]:
    """The conflicts in which the words differ.

    Copies that import one file write the same words apart: that is no conflict.
    """
    said: dict[tuple[str, str], tuple[str, ...]] = {}
    apart = set(found.conflicts)
    for entry in entries:
        place = (entry.change.register() or "", entry.uid)
        if place in apart:
            said[place] = _words(connection, entry)
    words: dict[str, set[tuple[str, ...]]] = {}
    for (register, _), one in said.items():
        words.setdefault(register, set()).add(one)
    return [one for one in found.conflicts if len(words.get(one[0], ())) != 1]


def _words(connection: sqlite3.Connection, entry: Entry) -> tuple[str, ...]:
    """What a change says in words; a tie is told apart by its operation."""
    change = entry.change
    uids: tuple[str, ...] = (entry.uid,)
    if isinstance(change, CaseFact):
        uids = change.values
    elif isinstance(change, CaseNamed):
        uids = (change.name,)
    texts = bodies(connection, uids)
    return tuple(texts.get(uid, uid) for uid in uids)


def _write_links(
    connection: sqlite3.Connection, case: int, writes: Sequence[Entry]
) -> None:
    links = [one.change for one in writes if isinstance(one.change, CaseLinked)]
    rows = {(case, one.document, one.speaker or "") for one in links if one.linked}
    sync(
        connection,
        "case_link",
        ("case_", "document", "speaker"),
        ("case_ = ?", (case,)),
        sorted(rows),
        keys=3,
    )
