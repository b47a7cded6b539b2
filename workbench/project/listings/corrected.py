"""Codings on a corrected text as tables: what became of them, what waits."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.changes.kinds import Outcome
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.project import corrections
from workbench.project.corrections import CarriedCoding
from workbench.project.listings.table import Columns, made, valued
from workbench.project.session import Project
from workbench.store.read import shown
from workbench.words import counted

_CARRIED: Columns = (
    ("coding", C.ID),
    ("outcome", C.TEXT),
    ("code", C.ID),
    ("coder", C.TEXT),
    ("start", C.COUNT),
    ("end", C.COUNT),
    ("was", C.TEXT),
    ("now", C.TEXT),
)

_WAITING: Columns = (
    ("coding", C.ID),
    ("outcome", C.TEXT),
    ("document", C.TEXT),
    *_CARRIED[2:],
    ("places", C.TEXT),
)


def carried(
    project: Project, codings: Sequence[CarriedCoding], *, language: str = ""
) -> Table:
    """What became of each coding on a corrected text."""
    with project.file.reading() as connection:
        ids = shown.coding_ids(connection)
    rows = [
        (
            ids[one.id],
            str(one.outcome),
            one.code,
            one.coder,
            one.start,
            one.end,
            one.words,
            one.now or None,
        )
        for one in codings
    ]
    table = made("replace", _CARRIED, rows, language or project.language)
    return valued(table, outcome="outcome")


def waiting(project: Project, document: str = "", *, language: str = "") -> Table:
    """Codings that a correction has left for somebody to settle."""
    language = language or project.language
    found = corrections.waiting(project, document or None)
    with project.file.reading() as connection:
        ids = shown.coding_ids(connection)
    rows = [
        (
            ids[one.id],
            str(one.outcome),
            one.document,
            one.code,
            one.coder,
            one.start,
            one.end,
            one.words,
            one.now or None,
            ", ".join(f"{at.start}:{at.end}" for at in one.candidates) or None,
        )
        for one in found
    ]
    changed = sum(one.outcome is Outcome.CHANGED for one in found)
    counts = {"note.changed": changed, "note.waiting": len(found) - changed}
    notes = [counted(key, language, many) for key, many in counts.items() if many]
    table = made("settle", _WAITING, rows, language, notes=notes)
    return valued(table, outcome="outcome")
