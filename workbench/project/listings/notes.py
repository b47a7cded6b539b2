"""What was written and chosen, as tables: memos, quotes, milestones."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.notebook import Entry, Notebook
from workbench.domain.quotes import Collection, Quote
from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.ids import shown
from workbench.project import memos as memo_acts
from workbench.project import milestones as milestone_acts
from workbench.project import quotes as quote_acts
from workbench.project.listings.table import Columns, made, origin, valued
from workbench.project.notes import Wanted, notes
from workbench.project.quoted import deviation_in_words, spread
from workbench.project.session import Project
from workbench.store.read import about
from workbench.words import counted, word

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
    ("subject", C.TEXT),
    ("quoted", C.TEXT),
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
    ("heading", C.TEXT),
    ("translation_state", C.TEXT),
    ("deviations", C.TEXT),
)

_BALANCE: Columns = (
    ("attribute", C.TEXT),
    ("value", C.TEXT),
    ("count", C.COUNT),
    ("of", C.COUNT),
)

_MILESTONE: Columns = (
    ("name", C.TEXT),
    ("time", C.TIME),
    ("coder", C.TEXT),
    ("operations", C.COUNT),
)


def memos(
    project: Project, wanted: Wanted | None = None, *, language: str = ""
) -> Table:
    """Memos by date: all, or those that are wanted."""
    language = language or project.language
    ids = shown(one.uid for one in memo_acts.every(project))
    rows = [
        (
            ids[one.memo.uid],
            one.memo.type,
            one.memo.about,
            one.memo.shown or None,
            one.memo.document or None,
            one.memo.start,
            one.memo.end,
            one.memo.text,
            one.memo.coder,
            one.memo.at,
            one.memo.edited,
            one.about.shown,
            one.quoted or None,
        )
        for one in notes(project, wanted or Wanted(), language)
    ]
    table = made("memos", _MEMO, rows, language, origin=origin(project))
    return valued(table, type="memo", about="about")


def notebook(project: Project, wanted: Wanted, language: str = "") -> Notebook:
    """Memos by date to be read, everything in words."""
    language = language or project.language
    ids = shown(one.uid for one in memo_acts.every(project))
    return Notebook(
        title=f"{word('list.memos', language)}: {project.title}",
        language=language,
        entries=tuple(
            Entry(
                id=ids[one.memo.uid],
                day=one.memo.at[:10],
                clock=one.memo.at[11:16],
                type=word(f"memo.{one.memo.type}", language),
                subject=one.about.shown,
                coder=one.memo.coder,
                text=one.memo.text,
                quoted=one.quoted,
                changed=_day(one.memo.edited, one.memo.at),
            )
            for one in notes(project, wanted, language)
        ),
        provenance=origin(project),
    )


def _day(edited: str, at: str) -> str:
    """The day of a change, if it is another one than that of the writing."""
    return edited[:10] if edited[:10] != at[:10] else ""


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
            quote.heading or None,
            str(quote.translation_state) if quote.translation else None,
            _deviations(quote, language),
        )
        for one in held
        for quote in one.quotes
    ]
    said = [note for one in held for note in one.notes]
    return made("quotes", _QUOTE, rows, language, notes=said, origin=origin(project))


def _deviations(quote: Quote, language: str) -> str | None:
    """Where the printed words are not the original's."""
    if quote.wording is None or not quote.wording.deviations:
        return None
    places = quote.wording.deviations
    return "; ".join(deviation_in_words(one, language) for one in places)


def balances(project: Project, name: str, *, language: str = "") -> Table:
    """How many quotes of a collection have each value, by attribute."""
    language = language or project.language
    found = spread(project, name, (language,)).balances
    rows = [
        (one.attribute, value, count, one.quotes)
        for one in found
        for value, count in [*one.counts, *([(None, one.missing)] * bool(one.missing))]
        if one.attribute
    ]
    said = [
        counted("balance.persons", language, one.persons)
        + (f", {word('balance.most', language)}: {one.most} ×{one.times}")
        * bool(one.most)
        for one in found[:1]
    ]
    return made("balance", _BALANCE, rows, language, notes=said)


def exported(
    project: Project, name: str, language: str = "", *, questions: bool = False
) -> Collection:
    """A collection as it is written out: ids as they are shown, itself by its title."""
    held = quote_acts.collection(project, name, language, questions=questions)
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
