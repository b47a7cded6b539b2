"""Quote collections: choosing words, how they are printed, and who is said to speak."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.changes.kinds import (
    Label,
    Outcome,
    QuoteAdded,
    QuoteChecked,
    QuoteMoved,
    QuoteRemoved,
    QuoteSet,
)
from workbench.domain.quotes import TranslationState
from workbench.domain.spans import Span
from workbench.domain.wording import same_words
from workbench.errors import NotFound, Refused, UsageError
from workbench.ids import new_id, shown
from workbench.project.codings import Anchors
from workbench.project.quote_collections import (
    begin,
    new_collection,
    rename_collection,
    set_publication,
    set_template,
)
from workbench.project.quote_places import GAP, move, step
from workbench.project.quoted import (
    collection,
    every,
    find_collection,
    places,
    rendering,
)
from workbench.project.session import Project, Recording
from workbench.store.read import lookup, pages, revisions, standing
from workbench.store.read import quotes as reading

__all__ = [
    "FIELDS",
    "GAP",
    "Alteration",
    "add_coding",
    "add_span",
    "alter",
    "check_translation",
    "collection",
    "every",
    "find_collection",
    "move",
    "new_collection",
    "places",
    "remove",
    "rename_collection",
    "said",
    "set_publication",
    "set_span",
    "set_template",
    "shown_id",
    "step",
    "stretch",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What is to be said of a quote; None leaves a field as it is."""

    printed: str | None = None
    translation: str | None = None
    note: str | None = None
    heading: str | None = None
    at: tuple[int, int] | None = None
    """Another span of the document's present text."""
    checked: bool = False
    """The translation has been compared with the words as they now are to be."""


FIELDS = ("printed", "translation", "note", "heading")
"""What can be said of a quote in words."""


def said(field: str, words: str) -> Alteration:
    """One of `FIELDS`, said."""
    if field not in FIELDS:
        raise UsageError(f"{field!r} is nothing that a quote has")
    fields: dict[str, Any] = {field: words}
    return Alteration(**fields)


def add_coding(project: Project, collection: str, coding: str) -> str:
    """Put the words of a coding into a collection, which is made if it is new."""
    with project.recording(Label.QUOTE) as act:
        one = standing.one(act.connection, lookup.coding(act.connection, coding))
        page = Anchors(act, one.document)
        if one.revision != page.key.revision_uid:
            raise Refused(
                f"the coding {coding} waits to be settled after a correction",
                hint=f"`workbench settle {one.document!r}`",
            )
        return _add(act, collection, page, Span(one.start, one.end), one.uid)


def add_span(
    project: Project, collection: str, document: str, start: int, end: int
) -> str:
    """Put the words of a span into a collection, which is made if it is new."""
    with project.recording(Label.QUOTE) as act:
        page = Anchors(act, document)
        return _add(act, collection, page, page.span(start, end), None)


def _add(
    act: Recording, collection: str, page: Anchors, span: Span, coding: str | None
) -> str:
    last = 0
    try:
        stored = find_collection(act.connection, collection)
        uid = stored.uid
        held = reading.quotes(act.connection, stored.pk)
        last = max((one.position for one in held), default=0)
        there = [
            one
            for one in held
            if one.document == page.key.pk
            and one.current
            and (one.start, one.end) == span
        ]
        if there:
            raise Refused(f"these words are in {stored.title!r} already")
    except NotFound:
        uid = begin(act, unicodedata.normalize("NFC", collection.strip()))
    made = QuoteAdded(
        subject=new_id(),
        collection=uid,
        document=page.key.uid,
        revision=page.key.revision_uid,
        start=span.start,
        end=span.end,
        position=last + GAP,
        coding=coding,
    )
    act.batch.add(made)
    return made.subject


def alter(project: Project, ending: str, alteration: Alteration) -> str:
    """Say how a quote is printed, translated, noted, headed; "" clears a field.

    Printed words that are the original's are none. A translation keeps the words that
    it is of: those that are printed once this is said. All of it is one operation.
    """
    with project.recording(_label(alteration)) as act:
        stored = reading.one(act.connection, lookup.quote(act.connection, ending))
        original = _placed(act, stored, alteration)
        said = _said(original, alteration)
        words = said.get("printed", stored.printed) or original
        beside = _Beside(words=words, original=original)
        made = _set(act, stored, said, beside)
        if alteration.checked:
            _check(act, stored, made, beside)
    return stored.uid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What a translation is of: the words to be printed, and the original of them."""

    words: str
    original: str

    def held(self, act: Recording, owner: str) -> Mapping[str, str | None]:
        """Kept as texts: the fields of a change that names them."""
        of = act.batch.text(owner, self.words)
        same = same_words(self.words, self.original)
        return {
            "of": of,
            "said": None if same else act.batch.text(owner, self.original),
        }

    def fits(self, stored: reading.StoredQuote) -> bool:
        """Whether the stored translation is known to be of these words."""
        made = rendering(stored)
        state = made.state(self.words, self.original) if made else None
        return state in (TranslationState.MADE, TranslationState.CHECKED)


def _label(alteration: Alteration) -> Label:
    """What the operation is called."""
    if any(getattr(alteration, field) is not None for field in FIELDS):
        return Label.QUOTE_WORDS
    return Label.QUOTE_SPAN if alteration.at else Label.QUOTE_CHECK


def _placed(act: Recording, stored: reading.StoredQuote, alteration: Alteration) -> str:
    """The original words, at another span where one is given.

    Words that a correction changed wait no more once they are given their span, or
    have been compared.
    """
    changed = stored.outcome == Outcome.CHANGED
    at = alteration.at
    if at is None and alteration.checked and changed:
        at = stored.start, stored.end
    if at is None:
        return _original(act, stored)
    page = Anchors(act, stored.document_name)
    span = page.span(*at)
    if changed or not stored.current or (stored.start, stored.end) != span:
        act.batch.add(
            QuoteMoved(
                subject=stored.uid,
                revision=page.key.revision_uid,
                start=span.start,
                end=span.end,
            )
        )
    return page.text[span.start : span.end]


def _set(
    act: Recording,
    stored: reading.StoredQuote,
    said: Mapping[str, str],
    beside: _Beside,
) -> str:
    """Record what is said anew; the id of the translation's text as it then is."""
    translation, owner = stored.translation_uid, stored.document_uid
    for field, words in said.items():
        renews = field == "translation" and words and not beside.fits(stored)
        if words == getattr(stored, field) and not renews:
            continue
        held = act.batch.text(owner, words) if words else None
        of: Mapping[str, str | None] = {}
        if field == "translation":
            translation = held or ""
            of = beside.held(act, owner) if held else {}
        act.batch.add(
            QuoteSet(
                subject=stored.uid,
                field=field,
                text=held,
                of=of.get("of"),
                said=of.get("said"),
            )
        )
    return translation


def _said(original: str, alteration: Alteration) -> Mapping[str, str]:
    """What is given, tidied, by field."""
    said: dict[str, str] = {}
    for field in FIELDS:
        given = getattr(alteration, field)
        if given is not None:
            said[field] = unicodedata.normalize("NFC", given.strip())
    if said.get("printed") and same_words(said["printed"], original):
        said["printed"] = ""
    return said


def _original(act: Recording, stored: reading.StoredQuote) -> str:
    """The words that a quote is of."""
    return revisions.text(act.connection, stored.revision)[stored.start : stored.end]


def _check(
    act: Recording, stored: reading.StoredQuote, translation: str, beside: _Beside
) -> None:
    """Record that a translation was compared with these words."""
    if not translation and stored.outcome == Outcome.CHANGED:
        return
    if not translation:
        raise Refused(
            "the quote has no translation",
            hint="`workbench quotes set ID --translation TEXT`",
        ).keyed("refused.no-translation")
    of = beside.held(act, stored.document_uid)
    act.batch.add(
        QuoteChecked(
            subject=stored.uid, text=translation, of=of["of"] or "", said=of["said"]
        )
    )


def check_translation(project: Project, ending: str) -> str:
    """Say that the translation has been compared with the words as they now are.

    A translation of other words is of these from then on.
    """
    return alter(project, ending, Alteration(checked=True))


def set_span(project: Project, ending: str, start: int, end: int) -> str:
    """Give a quote another span of its document's present text.

    Its printed words and its translation stay as they are; what they no longer are of
    is told by comparing.
    """
    return alter(project, ending, Alteration(at=(start, end)))


def stretch(project: Project, ending: str, *, start: int = 0, end: int = 0) -> str:
    """Move the ends of a quote by sentences: below 0 backwards, above 0 onwards.

    The start stays within the turn in which it is, and so does the end.
    """
    with project.file.reading() as connection:
        stored = reading.one(connection, lookup.quote(connection, ending))
        if not stored.current:
            raise Refused(
                f"the quote {ending} waits to be settled after a correction",
                hint=f"`workbench quotes set {ending} --at START:END`",
            )
        found = pages.page(
            connection, lookup.document(connection, stored.document_name)
        )
    flat = found.sentences
    first, last = stored.start, stored.end
    if start:
        turn = _turn(found, first)
        here = [one for one in flat[::2] if turn.start <= one < turn.end]
        first = _stepped(here, first, start)
    if end:
        turn = _turn(found, last - 1)
        here = [one for one in flat[1::2] if turn.start < one <= turn.end]
        last = _stepped(here, last, end)
    same = (first, last) == (stored.start, stored.end)
    if first >= last or (same and (start > 0 or end < 0)):
        raise Refused("a quote cannot be shorter than this", hint="name its span")
    if same:
        raise Refused(
            "the answer ends here",
            hint=f"`workbench quotes set {ending[-8:]} --at START:END` goes further",
        )
    return set_span(project, ending, first, last)


def _turn(page: pages.PageText, at: int) -> Span:
    """The turn at a place; all of the text where it lies in none."""
    for one in page.turns:
        if one.start <= at < one.end:
            return Span(one.start, one.end)
    return Span(0, len(page.text))


def _stepped(points: Sequence[int], at: int, by: int) -> int:
    """The next of these points, in order, so many steps on or back; else the last."""
    beyond = [one for one in points if (one > at if by > 0 else one < at)]
    if not beyond:
        return at
    ways = beyond if by > 0 else beyond[::-1]
    return ways[min(abs(by), len(ways)) - 1]


def remove(project: Project, ending: str) -> str:
    """Take a quote out of its collection; its id.

    A heading that stood above it goes to the quote after it.
    """
    with project.recording(Label.QUOTE_REMOVE) as act:
        uid = lookup.quote(act.connection, ending)
        _pass_heading_on(act, uid)
        act.batch.add(QuoteRemoved(subject=uid))
    return uid


def _pass_heading_on(act: Recording, uid: str) -> None:
    """Leave the heading above a quote to the next one, if that has none."""
    stored = reading.collection_of(act.connection, uid)
    held = reading.quotes(act.connection, stored.pk)
    place = [one.uid for one in held].index(uid) if held else -1
    after = held[place + 1] if 0 <= place < len(held) - 1 else None
    if after and held[place].heading and not after.heading:
        text = act.batch.text(after.document_uid, held[place].heading)
        act.batch.add(QuoteSet(subject=after.uid, field="heading", text=text))


def shown_id(project: Project, uid: str) -> str:
    """A quote's id by its last letters, as many as tell it apart."""
    with project.file.reading() as connection:
        return shown(
            quote.uid
            for one in reading.collections(connection)
            for quote in reading.quotes(connection, one.pk)
        )[uid]
