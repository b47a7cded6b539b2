"""The fold of a case: its kind and name, its facts, what it is tied to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from workbench.domain.changes.kinds import CaseAdded, CaseErased, CaseLinked
from workbench.store.fold.documents import erase_content, write_facts
from workbench.store.fold.registers import settle
from workbench.store.fold.rows import bodies, conflicts, sync
from workbench.store.log import Entry


def fold_case(
    connection: sqlite3.Connection, subject: str, entries: Sequence[Entry]
) -> set[str]:
    """Fold one case; the ids of the documents it is or was tied to."""
    added = next((one for one in entries if isinstance(one.change, CaseAdded)), None)
    if added is None:
        return set()
    first = added.change
    assert isinstance(first, CaseAdded)
    erased = any(isinstance(one.change, CaseErased) for one in entries)
    if erased:
        erase_content(connection, subject)
    found = settle(entries)
    texts = bodies(connection, [first.name, first.sort])
    state = "erased" if erased else "removed" if added.undone else "present"
    row = (
        added.seq,
        subject,
        texts.get(first.sort, ""),
        texts.get(first.name, ""),
        state,
    )
    sync(
        connection,
        "case_",
        ("pk", "uid", "sort", "name", "state"),
        ("uid = ?", (subject,)),
        [row],
    )
    write_facts(connection, "case", added.seq, found)
    _write_links(connection, added.seq, [one for one in found.last.values()])
    conflicts(connection, subject, found.conflicts)
    return {
        one.change.document for one in entries if isinstance(one.change, CaseLinked)
    }


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
