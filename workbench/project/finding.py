"""Finding words in the documents, as they are written there."""

from __future__ import annotations

import re
import unicodedata

from workbench.domain.tables import Cell, ColumnType, Table
from workbench.errors import UsageError
from workbench.ordering import sort_key
from workbench.project.listings.table import asked, made
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.store.read import listings as reading
from workbench.store.read import lookup

AROUND = 60
"""Characters shown on each side of what was found."""

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
    parts = _parts(words)
    pattern = _pattern(parts)
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
                rows.append((names[document], *_row(text, *found.span())))
        origin = origin_of(connection, filter=where)
    rows.sort(key=lambda row: (sort_key(str(row[0])), row[1]))
    return made("find", _COLUMNS, rows, language, origin=origin)


def _parts(words: str) -> list[str]:
    parts = unicodedata.normalize("NFC", words).split()
    if not parts or not all(re.search(r"\w", part) for part in parts):
        raise UsageError(
            f"there is no word in {words!r}", hint="name one or more words to find"
        )
    return parts


def _terms(parts: list[str]) -> str:
    """The turns that hold all of the words: each is quoted, so that none is syntax."""
    return " ".join(
        '"' + part.rstrip("*").replace('"', '""') + '"' + "*" * part.endswith("*")
        for part in parts
    )


def _pattern(parts: list[str]) -> re.Pattern[str]:
    inner = r"\W+".join(
        re.escape(part.rstrip("*")) + (r"\w*" if part.endswith("*") else "")
        for part in parts
    )
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)


def _row(text: str, start: int, end: int) -> tuple[int, int, str, str, str]:
    left = " ".join(text[max(0, start - AROUND) : start].split())
    right = " ".join(text[end : end + AROUND].split())
    return start, end, left, " ".join(text[start:end].split()), right
