"""What was done and written, as tables: history, coders, memos, quotes, milestones."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.project.listings.table import Columns, made, origin, valued
from workbench.project.session import Project
from workbench.safe_text import clip
from workbench.store.read import about as reading_about
from workbench.store.read import history as reading
from workbench.words import word

_ACT: Columns = (
    ("time", C.TIME),
    ("coder", C.TEXT),
    ("operation", C.ID),
    ("kind", C.TEXT),
    ("what", C.TEXT),
    ("undone", C.YESNO),
)

_CODER: Columns = (
    ("coder", C.TEXT),
    ("codings", C.COUNT),
    ("documents", C.COUNT),
    ("same", C.TEXT),
)


NAMED = 3
"""Things that a line of the history names; of more, their number is said."""
FIRST_WORDS = 40
"""Cells of the words of a passage that such a line shows."""

Named = Callable[[str], str]
"""What a code is called, by its id."""


def history(project: Project, *, last: int = 0, language: str = "") -> Table:
    """Every operation, oldest first."""
    language = language or project.language
    with project.file.reading() as connection:
        ids = reading.operation_ids(connection)
        rows = [
            (
                one.at,
                one.coder,
                ids[one.uid],
                one.label,
                described(one, language) or None,
                one.undone,
            )
            for one in reading.acts(connection, language, last)
        ]
    table = made("history", _ACT, rows, language, origin=origin(project))
    return valued(table, kind="act")


def said(project: Project, uid: str) -> str:
    """An operation in a line: its kind, what it was about, its id."""
    with project.file.reading() as connection:
        act = reading.one(connection, uid, "en")
        ids = reading.operation_ids(connection)
    what = described(act, "en")
    return f"{act.label}{f' {what}' if what else ''} ({ids[uid]})"


def about(project: Project, uid: str, language: str, named: Named = str) -> str:
    """What an operation was about: names, and the first words of its passage."""
    with project.file.reading() as connection:
        return described(reading.one(connection, uid, language), language, named)


def described(act: reading.Act, language: str, named: Named = str) -> str:
    """What an operation was about, as one line; `named` says what a code is called."""
    names = ", ".join(
        named(one) if one in act.codes else one for one in act.things[:NAMED]
    )
    more = len(act.things) - NAMED
    if more > 0:
        names = word("note.more", language, names=names, count=more)
    words = f"«{clip(' '.join(act.words.split()), FIRST_WORDS)}»" if act.words else ""
    return " ".join(part for part in (names, words) if part)


def coders(project: Project, *, language: str = "") -> Table:
    """Everybody who has worked on the project."""
    language = language or project.language
    with project.file.reading() as connection:
        rows = [
            (one.name, one.codings, one.documents, one.same or None)
            for one in reading_about.coders(connection)
        ]
    return made("coders", _CODER, rows, language, origin=origin(project))
