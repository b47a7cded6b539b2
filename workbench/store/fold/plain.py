"""Folds of the small subjects: the project, coders, attributes, milestones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from workbench.domain.changes.kinds import (
    AttributeDefined,
    CoderNamed,
    CoderSame,
    MilestoneNamed,
    ProjectCreated,
    ProjectSet,
    Setting,
)
from workbench.store.fold.registers import settle
from workbench.store.fold.rows import bodies, conflicts, sync
from workbench.store.log import Entry


def fold_project(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """The project's own row and its settings."""
    created = [one for one in entries if isinstance(one.change, ProjectCreated)]
    if not created:
        return
    first = created[0].change
    assert isinstance(first, ProjectCreated)
    found = settle(entries)
    settings: dict[str, str] = {}
    for name, entry in found.last.items():
        change = entry.change
        assert isinstance(change, ProjectSet)
        if name == Setting.CODEBOOK_LOCK:
            # Who locked it and when is asked of the operation.
            if change.choice == "locked":
                settings[name] = entry.uid
            continue
        text = bodies(connection, [change.text]).get(change.text or "")
        held = text if change.text else change.choice
        if held is not None:
            settings[name] = held
    title = settings.pop(
        "title", bodies(connection, [first.title]).get(first.title, "")
    )
    language = settings.pop("language", first.language)
    sync(
        connection,
        "project",
        ("pk", "uid", "title", "language"),
        ("true", ()),
        [(created[0].seq, subject, title, language)],
    )
    sync(connection, "setting", ("name", "value"), ("true", ()), settings.items())
    conflicts(connection, subject, found.conflicts)


def fold_coder(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """Somebody who codes; the row stays, named or not, since operations name it."""
    found = settle(entries)
    named, same = found.last.get("name"), found.last.get("same")
    text = None
    if named and isinstance(named.change, CoderNamed):
        text = bodies(connection, [named.change.name]).get(named.change.name)
    other = None
    if same and isinstance(same.change, CoderSame):
        other = same.change.coder
    connection.execute(
        "insert into coder (uid, name, same) values (?, ?, ?)"
        " on conflict (uid) do update set name = excluded.name, same = excluded.same",
        (subject, text, other),
    )
    conflicts(connection, subject, found.conflicts)


def fold_attribute(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """An attribute as last defined; gone where its definition is undone."""
    found = settle(entries)
    rows = []
    last = found.last.get("definition")
    if last and isinstance(last.change, AttributeDefined):
        texts = bodies(connection, [last.change.name, last.change.spec])
        name = texts.get(last.change.name, "")
        first = min(one.seq for one in entries)
        rows = [(first, subject, name, texts.get(last.change.spec, "{}"))]
    sync(
        connection,
        "attribute",
        ("pk", "uid", "name", "spec"),
        ("uid = ?", (subject,)),
        rows,
    )
    conflicts(connection, subject, found.conflicts)


def fold_milestone(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """A named moment; never altered."""
    rows = []
    for entry in entries:
        change = entry.change
        if isinstance(change, MilestoneNamed) and not entry.undone:
            name = bodies(connection, [change.name]).get(change.name, "")
            moment = json.dumps(change.clock, sort_keys=True)
            rows.append(
                (
                    entry.seq,
                    subject,
                    name,
                    moment,
                    change.operations,
                    entry.coder,
                    entry.at,
                )
            )
    sync(
        connection,
        "milestone",
        ("pk", "uid", "name", "clock", "operations", "coder", "at"),
        ("uid = ?", (subject,)),
        rows,
    )
