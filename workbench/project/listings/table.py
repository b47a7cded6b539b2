"""How a list becomes a table: headings in words, and where it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.tables import Cell, Column, ColumnType, Table
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.words import word

if TYPE_CHECKING:
    from workbench.domain.needs import Selection

Columns = Sequence[tuple[str, ColumnType]]
"""Stable names of columns, and what they hold."""


def made(
    name: str,
    columns: Columns,
    rows: Iterable[Sequence[Cell]],
    language: str,
    *,
    notes: Iterable[str] = (),
    origin: dict[str, Cell] | None = None,
) -> Table:
    """A table whose headings are words of the interface."""
    return Table(
        name=name,
        title=word(f"list.{name}", language),
        columns=headed(columns, language),
        rows=tuple(tuple(row) for row in rows),
        notes=tuple(notes),
        provenance=origin or {},
        language=language,
    )


def valued(table: Table, **lists: str) -> Table:
    """The table with those columns named that hold words of a fixed list, and which."""
    columns = (replace(one, values=lists.get(one.name, "")) for one in table.columns)
    return replace(table, columns=tuple(columns))


def headed(columns: Columns, language: str) -> tuple[Column, ...]:
    """Columns with their headings in a language."""
    return tuple(
        Column(name=name, label=word(f"table.{name}", language), type=kind)
        for name, kind in columns
    )


def asked(where: str, coders: str = "any") -> Selection | None:
    """What a list is narrowed to: whoever coded it, finished or not, whoever says it.

    None where nothing is asked, so that a plain list loads nothing of questions.
    """
    if not where.strip() and coders == "any":
        return None
    from workbench.domain.needs import Documents, Selection, Speakers
    from workbench.project.reports import question

    return Selection(
        question=question(where),
        coders=unicodedata.normalize("NFC", coders),
        documents=Documents.ALL,
        speakers=Speakers.ALL,
    )


def origin(project: Project) -> dict[str, Cell]:
    """Where a list of everything comes from."""
    with project.file.reading() as connection:
        return origin_of(connection)
