"""Interview guides as tables: their questions, and the turns tied to them."""

from __future__ import annotations

from workbench.domain.guides import Guide
from workbench.domain.languages import pick
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.domain.text import folded
from workbench.project import ties
from workbench.project.listings.table import Columns, made, origin
from workbench.project.session import Project
from workbench.store.read import guides as reading
from workbench.words import word

_GUIDES: Columns = (
    ("guide", C.TEXT),
    ("question", C.ID),
    ("text", C.TEXT),
    ("codes", C.TEXT),
    ("documents", C.COUNT),
    ("turns", C.COUNT),
)

_TURNS: Columns = (
    ("turn", C.COUNT),
    ("question", C.ID),
    ("how", C.TEXT),
    ("text", C.TEXT),
)


def guides(project: Project, *, language: str = "") -> Table:
    """Every question of every guide, and how often it was put."""
    language = language or project.language
    with project.file.reading() as connection:
        every = reading.every(connection)
    rows = [
        (
            _name(one.guide, language),
            question.id,
            pick(question.text, language),
            ", ".join(question.codes) or None,
            one.documents.get(question.id, 0),
            one.turns.get(question.id, 0),
        )
        for one in every
        for question in one.guide.questions
    ]
    return made("guides", _GUIDES, rows, language, origin=origin(project))


def _name(guide: Guide, language: str) -> str:
    return guide.name or word("guide.everybody", language)


def turns(project: Project, document: str, *, language: str = "") -> Table:
    """The interviewer's turns of a document, and the question each belongs to."""
    rows = [
        (one.turn, one.question or None, one.how or None, folded(one.text))
        for one in ties.turns(project, document)
    ]
    language = language or project.language
    return made("turns", _TURNS, rows, language, origin=origin(project))
