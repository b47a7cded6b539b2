"""Codings as tables: those that count, those on a corrected text, those that wait."""

from __future__ import annotations

from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.ordering import sort_key
from workbench.project.listings.table import Columns, asked, made
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import listings as reading
from workbench.store.read import lookup, shown

_CODING: Columns = (
    ("id", C.ID),
    ("document", C.TEXT),
    ("start", C.COUNT),
    ("end", C.COUNT),
    ("code", C.ID),
    ("coder", C.TEXT),
    ("text", C.TEXT),
    ("created", C.TIME),
    ("memo", C.TEXT),
)


def codings(
    project: Project,
    *,
    coders: str = "any",
    document: str = "",
    where: str = "",
    language: str = "",
) -> Table:
    """The codings that count, by document and place."""
    language = language or project.language
    chosen = asked(where, coders)
    with project.file.reading() as connection:
        rows = reading.codings(connection, chosen)
        if document:
            only = lookup.document(connection, document).pk
            rows = [one for one in rows if one.document == only]
        names = {one.pk: one.name for one in lookup.documents(connection)}
        rows.sort(key=lambda one: sort_key(names[one.document]))
        ids = shown.coding_ids(connection)
        texts = _Texts(connection)
        cells = [
            (
                ids[one.uid],
                names[one.document],
                one.start,
                one.end,
                one.code,
                one.coder,
                texts.of(one.document)[one.start : one.end],
                one.created,
                one.memo or None,
            )
            for one in rows
        ]
        origin = origin_of(connection, filter=where, coders=coders)
    return made("codings", _CODING, cells, language, origin=origin)


class _Texts:
    """Texts of documents, one at a time, for rows that come document by document."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = (0, "")

    def of(self, document: int) -> str:
        """The stored text of a document."""
        if self._last[0] != document:
            self._last = (document, reading.text_of(self._connection, document))
        return self._last[1]
