"""Quote collections: choosing words, how they are printed, and who is said to speak."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.domain import attribution
from workbench.domain.arranging import Arranged, Placed, placed, stepped
from workbench.domain.changes.kinds import (
    CollectionAdded,
    CollectionSet,
    Label,
    QuoteAdded,
    QuoteChecked,
    QuoteMoved,
    QuotePlaced,
    QuoteRemoved,
    QuoteSet,
)
from workbench.domain.spans import Span
from workbench.domain.wording import same_words
from workbench.errors import NotFound, Refused
from workbench.ids import new_id, shown
from workbench.project.codings import Anchors
from workbench.project.quoted import collection, every, find_collection, places
from workbench.project.session import Project, Recording
from workbench.store.read import lookup, pages, revisions, standing
from workbench.store.read import quotes as reading

__all__ = [
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
    "set_publication",
    "set_span",
    "set_template",
    "shown_id",
    "step",
    "stretch",
]

GAP = 1 << 20
"""Between the positions of neighbours, so that one can be moved without the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What is to be said of a quote; None leaves a field as it is."""

    printed: str | None = None
    translation: str | None = None
    note: str | None = None
    heading: str | None = None


def new_collection(project: Project, title: str, *, template: str = "") -> str:
    """An empty collection; its id."""
    wanted = unicodedata.normalize("NFC", title.strip())
    if not wanted:
        raise Refused("a collection needs a title")
    if template:
        attribution.parse(template)
    with project.recording(Label.COLLECTION) as act:
        return _new(act, wanted, template)


def _new(act: Recording, title: str, template: str = "") -> str:
    if any(one.title == title for one in reading.collections(act.connection)):
        raise Refused(f"there is a collection {title!r} already")
    made, owner = new_id(), act.project.uid
    act.batch.add(CollectionAdded(subject=made, title=act.batch.text(owner, title)))
    if template:
        held = act.batch.text(owner, template)
        act.batch.add(CollectionSet(subject=made, field="attribution", text=held))
    return made


def rename_collection(project: Project, name: str, title: str) -> None:
    """Give a collection another title."""
    wanted = unicodedata.normalize("NFC", title.strip())
    if not wanted:
        raise Refused("a collection needs a title")
    with project.recording(Label.COLLECTION) as act:
        made = find_collection(act.connection, name)
        if made.title == wanted:
            return
        if any(one.title == wanted for one in reading.collections(act.connection)):
            raise Refused(f"there is a collection {wanted!r} already")
        held = act.batch.text(act.project.uid, wanted)
        act.batch.add(CollectionSet(subject=made.uid, field="title", text=held))


def set_publication(project: Project, name: str, publication: str) -> None:
    """Say what a collection is for, as `Public Administration 2026`; "" clears it."""
    words = unicodedata.normalize("NFC", publication.strip())
    with project.recording(Label.COLLECTION) as act:
        made = find_collection(act.connection, name)
        held = act.batch.text(act.project.uid, words) if words else None
        act.batch.add(CollectionSet(subject=made.uid, field="publication", text=held))


def set_template(project: Project, name: str, template: str) -> None:
    """Give a collection its attribution template; an empty one takes it away."""
    if template:
        attribution.parse(template)
    with project.recording(Label.COLLECTION) as act:
        made = find_collection(act.connection, name)
        held = act.batch.text(act.project.uid, template) if template else None
        act.batch.add(CollectionSet(subject=made.uid, field="attribution", text=held))


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
        uid = _new(act, unicodedata.normalize("NFC", collection.strip()))
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
    it is of: those that are printed once this is said.
    """
    with project.recording(Label.QUOTE_WORDS) as act:
        stored = reading.one(act.connection, lookup.quote(act.connection, ending))
        said = _said(act, stored, alteration)
        wording = said.get("printed", stored.printed) or _original(act, stored)
        for field, words in said.items():
            if words == getattr(stored, field) and field != "translation":
                continue
            held = act.batch.text(stored.document_uid, words) if words else None
            of = None
            if field == "translation":
                if words == stored.translation and _is_of(stored, wording):
                    continue
                of = act.batch.text(stored.document_uid, wording) if words else None
            act.batch.add(QuoteSet(subject=stored.uid, field=field, text=held, of=of))
    return stored.uid


def _said(
    act: Recording, stored: reading.StoredQuote, alteration: Alteration
) -> Mapping[str, str]:
    """What is given, tidied, by field."""
    said: dict[str, str] = {}
    for field in ("printed", "translation", "note", "heading"):
        given = getattr(alteration, field)
        if given is not None:
            said[field] = unicodedata.normalize("NFC", given.strip())
    if said.get("printed") and same_words(said["printed"], _original(act, stored)):
        said["printed"] = ""
    return said


def _original(act: Recording, stored: reading.StoredQuote) -> str:
    """The words that a quote is of."""
    return revisions.text(act.connection, stored.revision)[stored.start : stored.end]


def _is_of(stored: reading.StoredQuote, wording: str) -> bool:
    """Whether the translation is known to be of these words."""
    known = [stored.translated_of, stored.checked_of]
    return any(one and same_words(one, wording) for one in known)


def check_translation(project: Project, ending: str) -> str:
    """Say that the translation has been compared with the words as they now are.

    A translation of other words is of these from then on.
    """
    with project.recording(Label.QUOTE_CHECK) as act:
        stored = reading.one(act.connection, lookup.quote(act.connection, ending))
        if not stored.translation:
            raise Refused(
                f"the quote {ending} has no translation",
                hint="`workbench quotes set ID --translation TEXT`",
            )
        wording = stored.printed or _original(act, stored)
        of = act.batch.text(stored.document_uid, wording)
        act.batch.add(
            QuoteChecked(subject=stored.uid, text=stored.translation_uid, of=of)
        )
    return stored.uid


def set_span(project: Project, ending: str, start: int, end: int) -> Span:
    """Give a quote another span of its document's present text.

    Its printed words and its translation stay as they are; what they no longer are of
    is told by comparing.
    """
    with project.recording(Label.QUOTE_SPAN) as act:
        stored = reading.one(act.connection, lookup.quote(act.connection, ending))
        page = Anchors(act, stored.document_name)
        span = page.span(start, end)
        if stored.current and (stored.start, stored.end) == span:
            return span
        act.batch.add(
            QuoteMoved(
                subject=stored.uid,
                revision=page.key.revision_uid,
                start=span.start,
                end=span.end,
            )
        )
    return span


def stretch(project: Project, ending: str, *, start: int = 0, end: int = 0) -> Span:
    """Move the ends of a quote by sentences: below 0 backwards, above 0 onwards."""
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
    starts, ends = found.sentences[::2], found.sentences[1::2]
    first, last = stored.start, stored.end
    if start:
        first = _stepped(starts, first, start)
    if end:
        last = _stepped(ends, last, end)
    if first >= last:
        raise Refused("a quote is one sentence at least")
    return set_span(project, ending, first, last)


def _stepped(points: Sequence[int], at: int, by: int) -> int:
    """The next of these points, in order, so many steps on or back; else the last."""
    beyond = [one for one in points if (one > at if by > 0 else one < at)]
    if not beyond:
        return at
    ways = beyond if by > 0 else beyond[::-1]
    return ways[min(abs(by), len(ways)) - 1]


def move(project: Project, ending: str, to: int) -> tuple[str, ...]:
    """Put a quote at a place of its collection, counted from 1.

    It goes under the heading of the quote before it; at the first place under the
    first heading.

    Returns:
        The headings that nothing stands under any more, which are gone.
    """
    with project.recording(Label.QUOTE_PLACE) as act:
        uid = lookup.quote(act.connection, ending)
        stored = reading.collection_of(act.connection, uid)
        held = reading.quotes(act.connection, stored.pk)
        if not 1 <= to <= len(held):
            raise Refused(
                f"{stored.title!r} has {len(held)} quotes; there is no place {to}"
            )
        return _arrange(act, held, placed(_order(held), uid, to))


def step(project: Project, ending: str, by: int) -> tuple[str, ...]:
    """Move a quote one line up (-1) or down (1): past a quote, or past a heading.

    Returns:
        The headings that nothing stands under any more, which are gone.
    """
    with project.recording(Label.QUOTE_PLACE) as act:
        uid = lookup.quote(act.connection, ending)
        stored = reading.collection_of(act.connection, uid)
        held = reading.quotes(act.connection, stored.pk)
        return _arrange(act, held, stepped(_order(held), uid, by))


def _order(held: Sequence[reading.StoredQuote]) -> list[Placed]:
    return [Placed(one.uid, one.heading) for one in held]


def _arrange(
    act: Recording, held: Sequence[reading.StoredQuote], wanted: Arranged
) -> tuple[str, ...]:
    """Record another order: the places and the headings that are others."""
    before = {one.uid: one for one in held}
    for uid, position in _positions(held, wanted):
        act.batch.add(QuotePlaced(subject=uid, position=position))
    for one in wanted.order:
        stored = before[one.id]
        if stored.heading != one.heading:
            text = one.heading
            held_text = act.batch.text(stored.document_uid, text) if text else None
            act.batch.add(QuoteSet(subject=one.id, field="heading", text=held_text))
    return wanted.lost


def _positions(
    held: Sequence[reading.StoredQuote], wanted: Arranged
) -> Iterator[tuple[str, int]]:
    """New positions: of the one quote that moved where there is room, else of all."""
    old, new = [one.uid for one in held], [one.id for one in wanted.order]
    if old == new:
        return
    at = {one.uid: one.position for one in held}
    for uid in new:
        if [one for one in old if one != uid] == [one for one in new if one != uid]:
            n = new.index(uid)
            before = at[new[n - 1]] if n else at[new[1]] - 2 * GAP
            after = at[new[n + 1]] if n + 1 < len(new) else before + 2 * GAP
            if after - before > 1:
                yield uid, (before + after) // 2
                return
    for n, uid in enumerate(new, start=1):
        yield uid, n * GAP


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
