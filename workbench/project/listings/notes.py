"""What was written and chosen, as tables: memos, quotes, milestones."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.quotes import Collection
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.ids import shown
from workbench.project import memos as memo_acts
from workbench.project import milestones as milestone_acts
from workbench.project import quotes as quote_acts
from workbench.project.listings.table import Columns, made, origin, valued
from workbench.project.session import Project
from workbench.store.read import about

_MEMO: Columns = (
    ("id", C.ID),
    ("type", C.TEXT),
    ("about", C.TEXT),
    ("target", C.TEXT),
    ("document", C.TEXT),
    ("start", C.COUNT),
    ("end", C.COUNT),
    ("text", C.TEXT),
    ("coder", C.TEXT),
    ("created", C.TIME),
    ("edited", C.TIME),
)

_QUOTE: Columns = (
    ("id", C.ID),
    ("collection", C.TEXT),
    ("position", C.COUNT),
    ("text", C.TEXT),
    ("printed", C.TEXT),
    ("translation", C.TEXT),
    ("attribution", C.TEXT),
    ("document", C.TEXT),
    ("clearance", C.TEXT),
    ("note", C.TEXT),
)

_MILESTONE: Columns = (
    ("name", C.TEXT),
    ("time", C.TIME),
    ("coder", C.TEXT),
    ("operations", C.COUNT),
)


def memos(project: Project, *, document: str = "", language: str = "") -> Table:
    """Memos by date, all or those on one document."""
    language = language or project.language
    every = memo_acts.every(project, document or None)
    ids = shown(one.uid for one in memo_acts.every(project))
    rows = [
        (
            ids[one.uid],
            one.type,
            one.about,
            one.shown or None,
            one.document or None,
            one.start,
            one.end,
            one.text,
            one.coder,
            one.at,
            one.edited,
        )
        for one in every
    ]
    table = made("memos", _MEMO, rows, language, origin=origin(project))
    return valued(table, type="memo", about="about")


def quotes(project: Project, *, collection: str = "", language: str = "") -> Table:
    """Quotes in their collections, all or those of one."""
    language = language or project.language
    named = [one.title for one in quote_acts.every(project)]
    titles = [collection] if collection else named
    held = [quote_acts.collection(project, one, language) for one in titles]
    every = [quote_acts.collection(project, one, language) for one in named]
    ids = shown(quote.id for one in every for quote in one.quotes)
    rows = [
        (
            ids[quote.id],
            one.title,
            quote.position,
            quote.text,
            quote.printed or None,
            quote.translation or None,
            quote.attribution,
            quote.document,
            quote.clearance or None,
            quote.note or None,
        )
        for one in held
        for quote in one.quotes
    ]
    notes = [note for one in held for note in one.notes]
    return made("quotes", _QUOTE, rows, language, notes=notes, origin=origin(project))


def exported(project: Project, name: str, language: str = "") -> Collection:
    """A collection as it is written out: ids as they are shown, itself by its title."""
    held = quote_acts.collection(project, name, language)
    every = [
        quote.id
        for one in quote_acts.every(project)
        for quote in quote_acts.collection(project, one.uid).quotes
    ]
    ids = shown(every)
    quotes = (
        replace(one, id=ids[one.id], collection=held.title) for one in held.quotes
    )
    return replace(held, quotes=tuple(quotes))


def milestones(project: Project, *, language: str = "") -> Table:
    """The milestones, in the order in which they were set."""
    found = milestone_acts.every(project)
    with project.file.reading() as connection:
        names = {one.uid: one.name for one in about.coders(connection)}
    rows = [(one.name, one.at, names.get(one.coder), one.operations) for one in found]
    return made("milestones", _MILESTONE, rows, language or project.language)
