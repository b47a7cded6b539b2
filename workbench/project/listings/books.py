"""Codebooks as tables: what a file would do, what differs, what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.codebook import Codebook
from workbench.domain.codebook_diff import Change as BookChange
from workbench.domain.codebook_diff import Kind, diff
from workbench.domain.codebook_plan import Plan
from workbench.domain.tables import Cell, Table
from workbench.domain.tables import ColumnType as C
from workbench.project import codebook
from workbench.project.listings.table import Columns, made, origin, valued
from workbench.project.session import Project
from workbench.store.read import book
from workbench.store.read import history as reading_history
from workbench.store.read import listings as reading
from workbench.words import counted

_DIFFERENCE: Columns = (
    ("change", C.TEXT),
    ("code", C.ID),
    ("field", C.TEXT),
    ("language", C.TEXT),
    ("from", C.TEXT),
    ("to", C.TEXT),
    ("passages", C.COUNT),
)

_EDITION: Columns = (
    ("edition", C.COUNT),
    ("time", C.TIME),
    ("coder", C.TEXT),
    ("operation", C.ID),
    *_DIFFERENCE[:-1],
    ("why", C.TEXT),
)


def plan(project: Project, planned: Plan, *, language: str = "") -> Table:
    """What applying a codebook file would do; conflicts first."""
    passages = _passages(project)
    rows: list[Sequence[Cell]] = [
        (
            "conflict",
            one.code or None,
            one.field or None,
            one.language or None,
            one.mine or None,
            one.theirs or None,
            passages.get(one.code, 0) if one.code and one.field != "set" else None,
        )
        for one in planned.conflicts
    ]
    rows += _changes(planned.changes, passages)
    language = language or project.language
    kept = len(planned.kept)
    notes = [counted("note.kept", language, kept)] if kept else []
    table = made(
        "plan", _DIFFERENCE, rows, language, notes=notes, origin=origin(project)
    )
    return valued(table, change="change", field="field")


def difference(
    project: Project | None, old: Codebook, new: Codebook, *, language: str = ""
) -> Table:
    """What leads from one codebook to another."""
    passages = _passages(project) if project else None
    language = language or (project.language if project else "en")
    rows = _changes(diff(old, new), passages)
    table = made("diff", _DIFFERENCE, rows, language)
    return valued(table, change="change", field="field")


def codebook_history(project: Project, *, language: str = "") -> Table:
    """Every change of the codebook by edition, and of its lock, oldest first."""
    past = codebook.history(project)
    with project.file.reading() as connection:
        ids = reading_history.operation_ids(connection)
        lockings, order = book.lockings(connection), book.order(connection)
    rows: list[tuple[str, Sequence[Cell]]] = [
        (
            one.edition.operation,
            (
                one.edition.number,
                one.edition.at,
                one.edition.coder,
                ids[one.edition.operation],
                *row[:-1],
                one.edition.why or None,
            ),
        )
        for one in past
        for row in _changes([one.change], None)
    ]
    rows += [(one.operation, _locking(one, ids[one.operation])) for one in lockings]
    rows.sort(key=lambda row: order[row[0]])
    table = made(
        "codebook-history",
        _EDITION,
        [row for _, row in rows],
        language or project.language,
        origin=origin(project),
    )
    return valued(table, change="change", field="field")


def _locking(one: book.Locking, operation: str) -> Sequence[Cell]:
    """A row of the history that makes no edition."""
    said = "locked" if one.locked else "unlocked"
    nothing = (None,) * 5
    return (None, one.at, one.coder, operation, said, *nothing, one.why or None)


def _passages(project: Project) -> dict[str, int]:
    with project.file.reading() as connection:
        return reading.passage_counts(connection)


def _changes(
    changes: Iterable[BookChange], passages: dict[str, int] | None
) -> list[Sequence[Cell]]:
    return [
        (
            str(one.change),
            one.code or None,
            one.field or None,
            one.language or None,
            one.from_ or None,
            one.to or None,
            passages.get(one.code, 0) if passages is not None and of_code else None,
        )
        for one in changes
        for of_code in (one.change not in (Kind.SET, Kind.CODEBOOK),)
    ]
