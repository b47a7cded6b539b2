"""Quote collections: choosing words, how they are printed, and who is said to speak."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain import attribution
from workbench.domain.changes.kinds import (
    CollectionAdded,
    CollectionSet,
    Label,
    QuoteAdded,
    QuotePlaced,
    QuoteRemoved,
    QuoteSet,
)
from workbench.domain.languages import pick
from workbench.domain.quotes import Collection, Quote
from workbench.domain.spans import Span
from workbench.domain.tables import Cell
from workbench.errors import Ambiguous, NotFound, Refused
from workbench.ids import new_id, shown
from workbench.project.codings import Anchors
from workbench.project.session import Project, Recording
from workbench.store.file import Connection
from workbench.store.read import about, codebook, identity, lookup, revisions, standing
from workbench.store.read import quotes as reading

GAP = 1 << 20
"""Between the positions of neighbours, so that one can be moved without the others."""
DEFAULT = "{document}"
"""The attribution where neither the collection nor the project has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """What is to be said of a quote; None leaves a field as it is."""

    printed: str | None = None
    translation: str | None = None
    note: str | None = None
    heading: str | None = None


def find_collection(connection: Connection, name: str) -> reading.StoredCollection:
    """The collection of this title, or whose id ends in these letters."""
    every = reading.collections(connection)
    wanted = unicodedata.normalize("NFC", name.strip())
    found = [one for one in every if one.title == wanted]
    tail = wanted.replace("-", "").lower()
    if not found and len(tail) >= 8:
        found = [one for one in every if one.uid.replace("-", "").endswith(tail)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(
            f"{len(found)} collections are called {name!r}",
            candidates=[one.uid for one in found],
            hint="name it by the last letters of its id",
        )
    known = ", ".join(repr(one.title) for one in every) or "there are none yet"
    raise NotFound(f"there is no collection {name!r}", hint=f"known: {known}")


def new_collection(project: Project, title: str, *, template: str = "") -> str:
    """An empty collection; its id."""
    wanted = unicodedata.normalize("NFC", title.strip())
    if not wanted:
        raise Refused("a collection needs a title")
    with project.recording(Label.COLLECTION) as act:
        _check_template(act, template)
        return _new(act, wanted, template)


def _check_template(act: Recording, template: str) -> None:
    """Refuse what is no template, and one that needs what the project does not have.

    What may fall away may be about an attribute that comes later.
    """
    if not template:
        return
    known = (*about.attributes(act.connection), "document")
    for part in attribution.parse(template).parts:
        for field in part.pieces:
            if part.optional or isinstance(field, str) or field.name in known:
                continue
            raise Refused(
                f"the template names {{{field.name}}}, which is no attribute here",
                hint=f"known: {', '.join(known)}",
            )


def _new(act: Recording, title: str, template: str = "") -> str:
    if any(one.title == title for one in reading.collections(act.connection)):
        raise Refused(f"there is a collection {title!r} already")
    made, owner = new_id(), act.project.uid
    act.batch.add(CollectionAdded(subject=made, title=act.batch.text(owner, title)))
    if template:
        held = act.batch.text(owner, template)
        act.batch.add(CollectionSet(subject=made, field="attribution", text=held))
    return made


def set_template(project: Project, name: str, template: str) -> None:
    """Give a collection its attribution template; an empty one takes it away."""
    with project.recording(Label.COLLECTION) as act:
        _check_template(act, template)
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
    """Say how a quote is printed, translated, noted, headed; "" clears a field."""
    with project.recording(Label.QUOTE) as act:
        uid = lookup.quote(act.connection, ending)
        document, _, _ = reading.place_of(act.connection, uid)
        for field in ("printed", "translation", "note", "heading"):
            given = getattr(alteration, field)
            if given is None:
                continue
            words = unicodedata.normalize("NFC", given.strip())
            held = act.batch.text(document, words) if words else None
            act.batch.add(QuoteSet(subject=uid, field=field, text=held))
    return uid


def move(project: Project, ending: str, to: int) -> None:
    """Put a quote at a place of its collection, counted from 1."""
    with project.recording(Label.QUOTE) as act:
        uid = lookup.quote(act.connection, ending)
        _, collection, _ = reading.place_of(act.connection, uid)
        stored = next(
            one for one in reading.collections(act.connection) if one.uid == collection
        )
        others = [
            one for one in reading.quotes(act.connection, stored.pk) if one.uid != uid
        ]
        if not 1 <= to <= len(others) + 1:
            raise Refused(
                f"{stored.title!r} has {len(others) + 1} quotes; there is no place {to}"
            )
        places = [one.position for one in others]
        before = places[to - 2] if to > 1 else (places[0] - 2 * GAP if places else 0)
        after = places[to - 1] if to <= len(places) else before + 2 * GAP
        if after - before > 1:
            act.batch.add(QuotePlaced(subject=uid, position=(before + after) // 2))
            return
        order = [one.uid for one in others]
        order.insert(to - 1, uid)
        for n, one in enumerate(order, start=1):
            act.batch.add(QuotePlaced(subject=one, position=n * GAP))


def remove(project: Project, ending: str) -> str:
    """Take a quote out of its collection; its id."""
    with project.recording(Label.QUOTE) as act:
        uid = lookup.quote(act.connection, ending)
        act.batch.add(QuoteRemoved(subject=uid))
    return uid


def shown_id(project: Project, uid: str) -> str:
    """A quote's id by its last letters, as many as tell it apart."""
    with project.file.reading() as connection:
        return shown(
            quote.uid
            for one in reading.collections(connection)
            for quote in reading.quotes(connection, one.pk)
        )[uid]


def every(project: Project) -> list[reading.StoredCollection]:
    """The collections."""
    with project.file.reading() as connection:
        return reading.collections(connection)


def collection(project: Project, name: str, language: str = "") -> Collection:
    """A collection with its quotes in order, attributions filled in a language."""
    language = language or project.language
    with project.file.reading() as connection:
        stored = find_collection(connection, name)
        settings = about.settings(connection)
        source = stored.attribution or settings.get("attribution", "") or DEFAULT
        filling = _Filling(connection, attribution.parse(source), language)
        quotes = tuple(
            filling.quote(n, stored, one)
            for n, one in enumerate(reading.quotes(connection, stored.pk), start=1)
        )
        provenance: dict[str, Cell] = {
            "project": project.title,
            "project_id": project.uid,
            "codebook_version": identity.version(connection),
        }
    return Collection(
        id=stored.uid,
        title=stored.title,
        template=source,
        language=language,
        quotes=quotes,
        notes=tuple(filling.notes),
        provenance=provenance,
    )


class _Filling:
    """Fills in attributions, and notes what was missing."""

    def __init__(
        self,
        connection: Connection,
        template: attribution.Template,
        language: str,
    ) -> None:
        self._connection = connection
        self._template = template
        self._language = language
        self._specs = {
            name: json.loads(one.spec)
            for name, one in about.attributes(connection).items()
        }
        self._texts: dict[int, str] = {}
        book = codebook.codebook(connection)
        self._names = {
            one.id: pick(one.name, language, book.language) or one.id for one in book
        }
        self.notes: list[str] = []

    def quote(
        self, n: int, stored: reading.StoredCollection, one: reading.StoredQuote
    ) -> Quote:
        """A stored quote with its words and its attribution."""
        connection = self._connection
        if one.revision not in self._texts:
            self._texts[one.revision] = revisions.text(connection, one.revision)
        words = self._texts[one.revision][one.start : one.end]
        turn = reading.turn_at(connection, one.revision, one.start)
        filled = self._template.fill(self._values(one), self._language)
        for name in filled.missing:
            self.notes.append(f"{n}. {one.document_name}: {name}?")
        there = reading.codes_on(connection, one.document, one.start, one.end)
        return Quote(
            id=one.uid,
            collection=stored.uid,
            position=n,
            text=words,
            printed=one.printed,
            translation=one.translation,
            attribution=filled.text,
            document=one.document_name,
            speaker=turn[1] if turn else "",
            turn=turn[0] if turn else None,
            codes=tuple(self._names.get(slug, slug) for slug in there),
            note=one.note,
            heading=one.heading,
        )

    def _values(
        self, one: reading.StoredQuote
    ) -> Mapping[str, list[attribution.Value]]:
        found = reading.facts_at(
            self._connection, one.document, one.revision, one.start
        )
        held = {
            name: [self._value(name, raw) for raw in values]
            for name, values in found.items()
        }
        held["document"] = [attribution.Value(raw=one.document_name)]
        return held

    def _value(self, name: str, raw: str) -> attribution.Value:
        for value in self._specs.get(name, {}).get("values", []):
            if value["id"] == raw:
                return attribution.Value(
                    raw=raw,
                    in_text=value.get("in_text", {}),
                    label=value.get("label", {}),
                )
        return attribution.Value(raw=raw)


def places(project: Project, name: str) -> Mapping[str, Span]:
    """Where each quote of a collection stands in its document, by its id."""
    with project.file.reading() as connection:
        stored = find_collection(connection, name)
        found = reading.quotes(connection, stored.pk)
        return {one.uid: Span(one.start, one.end) for one in found}
