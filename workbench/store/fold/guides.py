"""Folds of interview guides, and of the ties by hand among a document's changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workbench.store.fold.registers import Registers, settle
from workbench.store.fold.rows import bodies, conflicts, sync
from workbench.store.layout import QUESTIONS_OF_A_GUIDE

if TYPE_CHECKING:
    from workbench.domain.changes.kinds import GuideDefined
    from workbench.store.log import Entry

TIE = "tie:"
"""How the registers of ties begin."""
_TIES = ("document", "revision", "n", "question", "outcome", "origin", "origin_n")


def fold_guide(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> None:
    """A guide as last defined, and its questions; gone where all of it is undone."""
    found = settle(entries)
    last = found.last.get("definition")
    pk = min(one.seq for one in entries)
    rows: list[tuple[Any, ...]] = []
    questions: list[tuple[Any, ...]] = []
    if last is not None:
        change: GuideDefined = last.change  # type: ignore[assignment]
        spec = bodies(connection, [change.spec]).get(change.spec, "{}")
        rows = [(pk, subject, spec)]
        from workbench.domain.guides import from_spec

        slugs = [one.id for one in from_spec(spec).questions]
        questions = [
            (pk * QUESTIONS_OF_A_GUIDE + n, pk, n, uid, slug)
            for n, (uid, slug) in enumerate(zip(change.questions, slugs, strict=False))
        ]
    if not rows:
        sync(connection, "guide_question", ("pk",), ("guide = ?", (pk,)), ())
    sync(connection, "guide", ("pk", "uid", "spec"), ("uid = ?", (subject,)), rows)
    sync(
        connection,
        "guide_question",
        ("pk", "guide", "n", "uid", "slug"),
        ("guide = ?", (pk,)),
        questions,
    )
    conflicts(connection, subject, found.conflicts)


def write_ties(connection: sqlite3.Connection, document: int, found: Registers) -> None:
    """The turns of a document's revisions that are tied by hand."""
    ties = [one for name, one in found.last.items() if name.startswith(TIE)]
    if not ties and not _has_any(connection, document):
        return
    revisions = dict(
        connection.execute(
            "select uid, pk from revision where document = ?", (document,)
        )
    )
    rows = []
    for entry in ties:
        change: Any = entry.change
        if change.tied and change.revision in revisions:
            place = (document, revisions[change.revision], change.turn)
            origin = (change.origin or "", change.origin_turn)
            rows.append((*place, change.question or "", change.outcome, *origin))
    sync(connection, "turn_tie", _TIES, ("document = ?", (document,)), rows, keys=3)


def _has_any(connection: sqlite3.Connection, document: int) -> bool:
    row = connection.execute(
        "select 1 from turn_tie where document = ? limit 1", (document,)
    ).fetchone()
    return row is not None
