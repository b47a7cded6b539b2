"""Finding words in the documents, as they are written there."""

from __future__ import annotations

from workbench.domain import searching
from workbench.domain.tables import Cell, ColumnType, Table
from workbench.ordering import sort_key
from workbench.project.listings.table import asked, made
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.store.read import listings as reading
from workbench.store.read import lookup

_COLUMNS = (
    ("document", ColumnType.TEXT),
    ("start", ColumnType.COUNT),
    ("end", ColumnType.COUNT),
    ("left", ColumnType.TEXT),
    ("match", ColumnType.TEXT),
    ("right", ColumnType.TEXT),
)


def find(project: Project, words: str, *, where: str = "", language: str = "") -> Table:
    """Every place where these words stand one after another, whatever their case.

    A word that ends in `*` stands for every word that begins so. Between two words
    there may be white space and punctuation, a line break too.
    """
    language = language or project.language
    parts = searching.parts(words)
    pattern = searching.pattern(parts)
    chosen = asked(where)
    rows: list[tuple[Cell, ...]] = []
    with project.file.reading() as connection:
        names = {one.pk: one.name for one in lookup.documents(connection)}
        fits = reading.fitting(connection, chosen) if chosen else set(names)
        document, text = 0, ""
        for turn in reading.search(connection, _terms(parts)):
            if turn.document not in fits:
                continue
            if turn.document != document:
                document = turn.document
                text = reading.text_of(connection, document)
            for found in pattern.finditer(text, turn.start, turn.end):
                rows.append((names[document], *searching.row(text, *found.span())))
        origin = origin_of(connection, filter=where)
    rows.sort(key=lambda row: (sort_key(str(row[0])), row[1]))
    return made("find", _COLUMNS, rows, language, origin=origin)


def _terms(parts: list[str]) -> str:
    """The turns that hold all of the words: each is quoted, so that none is syntax."""
    return " ".join(
        '"' + part.rstrip("*").replace('"', '""') + '"' + "*" * part.endswith("*")
        for part in parts
    )
