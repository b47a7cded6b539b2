"""Codings as tables: those that count, those on a corrected text, those that wait."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.changes.kinds import Outcome
from workbench.domain.needs import Coders
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.ordering import sort_key
from workbench.project import corrections
from workbench.project.corrections import CarriedCoding
from workbench.project.listings.table import Columns, made, selection
from workbench.project.reports import provenance
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import listings as reading
from workbench.store.read import lookup

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


def codings(
    project: Project,
    *,
    coders: str = Coders.ANY,
    document: str = "",
    where: str = "",
    language: str = "",
) -> Table:
    """The codings that count, by document and place."""
    language = language or project.language
    chosen = selection(where, coders)
    with project.file.reading() as connection:
        rows = reading.codings(connection, chosen)
        if document:
            only = lookup.document(connection, document).pk
            rows = [one for one in rows if one.document == only]
        names = {one.pk: one.name for one in lookup.documents(connection)}
        rows.sort(key=lambda one: sort_key(names[one.document]))
        ids = reading.coding_ids(connection)
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
        origin = provenance(connection, chosen)
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


def carried(
    project: Project,
    document: str,
    codings: Sequence[CarriedCoding],
    *,
    language: str = "",
) -> Table:
    """What became of each coding on a corrected text."""
    with project.file.reading() as connection:
        ids = reading.coding_ids(connection)
        text = reading.text_of(connection, lookup.document(connection, document).pk)
    rows = [
        (
            ids[one.id],
            str(one.outcome),
            one.code,
            one.coder,
            one.start,
            one.end,
            one.words,
            text[one.start : one.end]
            if one.outcome not in (Outcome.AMBIGUOUS, Outcome.LOST)
            else None,
        )
        for one in codings
    ]
    return made("replace", _CARRIED, rows, language or project.language)


def waiting(project: Project, document: str = "", *, language: str = "") -> Table:
    """Codings that a correction has left for somebody to settle."""
    found = corrections.waiting(project, document or None)
    with project.file.reading() as connection:
        ids = reading.coding_ids(connection)
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
    return made("settle", _WAITING, rows, language or project.language)
