"""Codings on a corrected text as tables: what became of them, what waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.changes.kinds import Outcome
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.domain.text import folded
from workbench.project import corrections
from workbench.project.corrections import Corrected
from workbench.project.listings.table import Columns, made, valued
from workbench.project.session import Project
from workbench.project.ties import CarriedTie
from workbench.store.read import guides, lookup, shown
from workbench.words import counted, word

_SHOWN = 60
"""So many letters of a lost turn are shown."""
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


def carried(project: Project, done: Corrected, *, language: str = "") -> Table:
    """What became of each coding on a corrected text; of ties by hand in the notes."""
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
        for one in done.codings
    ]
    language = language or project.language
    said = list(_ties(done.ties, language))
    table = made("replace", _CARRIED, rows, language, notes=said)
    return valued(table, outcome="outcome")


def _ties(ties: Sequence[CarriedTie], language: str) -> Iterator[str]:
    """How many turns are still tied by hand, and each that is not."""
    lost = [one for one in ties if one.outcome is Outcome.LOST]
    if len(ties) > len(lost):
        yield counted("note.ties", language, len(ties) - len(lost))
    for one in lost:
        words = folded(one.words)
        words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        yield word("note.tie.lost", language, question=one.question, words=words)


def waiting(project: Project, document: str = "", *, language: str = "") -> Table:
    """Codings that a correction has left for somebody to settle."""
    language = language or project.language
    found = corrections.waiting(project, document or None)
    with project.file.reading() as connection:
        ids = shown.coding_ids(connection)
        key = lookup.document(connection, document).pk if document else None
        left = guides.left_count(connection, key)
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
    language = language or project.language
    changed = sum(one.outcome is Outcome.CHANGED for one in found)
    counts = {"note.changed": changed, "note.waiting": len(found) - changed}
    notes = [counted(key, language, many) for key, many in counts.items() if many]
    notes += [counted("note.ties.left", language, left)] if left else []
    table = made("settle", _WAITING, rows, language, notes=notes)
    return valued(table, outcome="outcome")
