"""Cases as a table."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.questions import nearest
from workbench.domain.tables import Column, Table
from workbench.domain.tables import ColumnType as C
from workbench.errors import NotFound
from workbench.ordering import sort_key
from workbench.project.listings.table import Columns, made
from workbench.project.listings.values import Values
from workbench.project.origin import origin as origin_of
from workbench.project.session import Project
from workbench.store.read import cases as reading
from workbench.words import word

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

    How many cases of other kinds refer to each is counted by kind: the agreements of a
    municipality stand beside its interviews.

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
        counts = reading.referring(connection)
        mine = [counts.get((one.kind, one.key), {}) for one in rows]
        theirs = sorted({kind for one in mine for kind in one}, key=sort_key)
        attributes = Values(connection, held, shown, language, _CASE)
        origin = origin_of(connection, filter=where)
    table = made(
        "cases",
        _CASE,
        (
            (
                one.key,
                one.kind,
                one.documents,
                one.name,
                *(many.get(kind, 0) for kind in theirs),
                *attributes.of(one.pk),
            )
            for one, many in zip(rows, mine, strict=True)
        ),
        language,
        origin=origin,
    )
    counted = (_counted(kind, language) for kind in theirs)
    return replace(table, columns=(*table.columns, *counted, *attributes.columns))


def _counted(kind: str, language: str) -> Column:
    """The column of how many cases of a kind refer to one."""
    label = word("column.count-of", language, kind=kind)
    return Column(name=f"count_{kind}", label=label, type=C.COUNT)
