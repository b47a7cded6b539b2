"""Cases as a table."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.questions import nearest
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.errors import NotFound
from workbench.project.listings.table import Columns, made
from workbench.project.listings.values import Values
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.store.read import cases as reading

_CASE: Columns = (
    ("case", C.TEXT),
    ("kind", C.TEXT),
    ("documents", C.COUNT),
    ("name", C.TEXT),
)


def cases(
    project: Project, *, kind: str = "", where: str = "", language: str = ""
) -> Table:
    """Every case, of one kind or of all, with its attributes; by kind and id.

    Raises:
        NotFound: There is no case of that kind.
        QuestionError: The filter cannot be read, or asks what no case has.
    """
    language = language or project.language
    question = None
    if where.strip():
        from workbench.domain.question_grammar import parse

        question = parse(where)
    with project.file.reading() as connection:
        kinds = reading.kinds(connection)
        if kind and kind not in kinds:
            raise NotFound(
                f"there is no case of the kind {kind!r}", hint=nearest(kind, kinds)
            )
        rows = reading.cases(connection, kind, question)
        there = {one.pk for one in rows}
        held = {
            key: values
            for key, values in reading.values(connection).items()
            if key in there
        }
        shown = {one.kind for one in rows}
        attributes = Values(connection, held, shown, language, _CASE)
        origin = origin_of(connection, filter=where)
    table = made(
        "cases",
        _CASE,
        (
            (one.key, one.kind, one.documents, one.name, *attributes.of(one.pk))
            for one in rows
        ),
        language,
        origin=origin,
    )
    return replace(table, columns=(*table.columns, *attributes.columns))
