"""Documents as a table."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.attribute_kinds import DOCUMENT
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.ordering import sort_key
from workbench.project.listings.table import Columns, asked, made, valued
from workbench.project.listings.values import Values
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.store.read import listings as reading
from workbench.words import counted

_DOCUMENT: Columns = (
    ("document", C.TEXT),
    ("format", C.TEXT),
    ("language", C.TEXT),
    ("words", C.COUNT),
    ("characters", C.COUNT),
    ("turns", C.COUNT),
    ("speakers", C.COUNT),
    ("status", C.TEXT),
    ("codings", C.COUNT),
)


def documents(project: Project, *, where: str = "", language: str = "") -> Table:
    """Every document with its numbers and attributes, by name."""
    language = language or project.language
    chosen = asked(where)
    with project.file.reading() as connection:
        rows = reading.documents(connection)
        if chosen is not None:
            fits = reading.fitting(connection, chosen)
            rows = [one for one in rows if one.pk in fits]
        held = reading.values(connection)
        attributes = Values(connection, held, {DOCUMENT}, language, _DOCUMENT)
        origin = origin_of(connection, filter=where)
    rows.sort(key=lambda one: sort_key(one.name))
    waiting = sum(one.waiting for one in rows)
    table = made(
        "documents",
        _DOCUMENT,
        (
            (
                one.name,
                *(getattr(one, name) for name, _ in _DOCUMENT[1:]),
                *attributes.of(one.pk),
            )
            for one in rows
        ),
        language,
        notes=_waiting_note(waiting, language),
        origin=origin,
    )
    table = valued(table, status="status")
    return replace(table, columns=(*table.columns, *attributes.columns))


def _waiting_note(count: int, language: str) -> list[str]:
    return [counted("note.waiting", language, count)] if count else []
