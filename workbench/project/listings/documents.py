"""Documents as a table."""

from __future__ import annotations

import json
from dataclasses import replace

from workbench.domain.languages import pick
from workbench.domain.tables import Cell, Column, Table
from workbench.domain.tables import ColumnType as C
from workbench.ordering import sort_key
from workbench.project.listings.table import Columns, asked, made, valued
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import about
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
        attributes = _Attributes(connection, language)
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


class _Attributes:
    """The attributes that documents have, as columns and cells in one language."""

    def __init__(self, connection: Connection, language: str) -> None:
        self._language = language
        self._held = reading.values(connection)
        used = {name for values in self._held.values() for name in values}
        self._specs = {
            name: spec
            for name, one in about.attributes(connection).items()
            if (spec := json.loads(one.spec)).get("kind") == "document" or name in used
        }
        self.columns = [
            Column(name=name, label=pick(spec.get("label", {}), language) or name)
            for name, spec in self._specs.items()
        ]

    def of(self, document: int) -> list[Cell]:
        """One document's cells; several values are parted by semicolons."""
        held = self._held.get(document, {})
        return [
            "; ".join(self._label(name, value) for value in held[name])
            if name in held
            else None
            for name in self._specs
        ]

    def _label(self, name: str, value: str) -> str:
        for one in self._specs[name].get("values", []):
            if one["id"] == value:
                return pick(one.get("label", {}), self._language) or value
        return value
