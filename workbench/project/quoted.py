"""What quote collections hold: words, attributions filled in, who is quoted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain import attribution
from workbench.domain.attributes import Attribute, AttributeType, from_spec
from workbench.domain.balance import Balance, Voice, balance
from workbench.domain.changes.kinds import Outcome
from workbench.domain.languages import pick
from workbench.domain.quotes import Collection, Quote, Translation, TranslationState
from workbench.domain.spans import Span
from workbench.domain.tables import Cell
from workbench.domain.wording import Deviation, compared
from workbench.errors import Ambiguous, NotFound
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import about, cases, codebook, identity, lookup, revisions
from workbench.store.read import quotes as reading
from workbench.words import word

DEFAULT = "{document}"
"""The attribution where neither the collection nor the project has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A quote with all that is known of it, for the one who chooses."""

    quote: Quote
    """Its attribution is in the first of the languages asked for."""
    place: Span
    settled: bool
    """Whether it stands on the document's present text."""
    changed: bool
    """Whether a correction changed its words, and nobody has compared them since."""
    question: str
    """The interviewer's words before it."""
    sources: Mapping[str, str]
    """The attribution by language."""
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A collection laid out: every quote in full, and how the selection is balanced."""

    id: str
    title: str
    publication: str
    template: str
    cards: tuple[Card, ...]
    balances: tuple[Balance, ...]
    """By each attribute with fixed values that the quotes have."""


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


def every(project: Project) -> list[reading.StoredCollection]:
    """The collections."""
    with project.file.reading() as connection:
        return reading.collections(connection)


def collection(
    project: Project, name: str, language: str = "", *, questions: bool = False
) -> Collection:
    """A collection with its quotes in order, attributions filled in a language.

    `questions` puts the interviewer's words before each quote.
    """
    language = language or project.language
    with project.file.reading() as connection:
        stored = find_collection(connection, name)
        source = _source(connection, stored)
        filling = _Filling(connection, attribution.parse(source), language)
        quotes = tuple(
            filling.quote(n, stored, one, questions=questions)
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


def _source(connection: Connection, stored: reading.StoredCollection) -> str:
    """The template that applies to a collection."""
    settings = about.settings(connection)
    return stored.attribution or settings.get("attribution", "") or DEFAULT


def spread(project: Project, name: str, languages: Sequence[str]) -> Spread:
    """A collection laid out for choosing; its sources in each of these languages."""
    with project.file.reading() as connection:
        stored = find_collection(connection, name)
        template = attribution.parse(_source(connection, stored))
        fillings = [_Filling(connection, template, one) for one in languages]
        held = reading.quotes(connection, stored.pk)
        cards = tuple(
            _card(fillings, n, stored, one) for n, one in enumerate(held, start=1)
        )
    voices = [one.voice for one in cards]
    return Spread(
        id=stored.uid,
        title=stored.title,
        publication=stored.publication,
        template=template.source,
        cards=cards,
        balances=tuple(_balances(fillings[0], voices)),
    )


def _balances(filling: _Filling, voices: Sequence[Voice]) -> Iterator[Balance]:
    """By each attribute that a quote has a value of; without any, of persons only."""
    counted = False
    for name in filling.countable():
        if any(one.values.get(name) for one in voices):
            found = balance(voices, name, filling.labels(name))
            yield replace(found, attribute=filling.title(name))
            counted = True
    if not counted:
        yield balance(voices, "")


def _card(
    fillings: Sequence[_Filling],
    n: int,
    stored: reading.StoredCollection,
    one: reading.StoredQuote,
) -> Card:
    first = fillings[0]
    return Card(
        quote=first.quote(n, stored, one),
        place=Span(one.start, one.end),
        settled=one.current,
        changed=one.outcome == Outcome.CHANGED,
        question=first.question(one),
        sources={each.language: each.source(one).text for each in fillings},
        voice=first.voice(one),
    )


def deviation_in_words(one: Deviation, language: str) -> str:
    """Where printed words are not the original's, as the end of a sentence."""
    form = "changed" if one.printed and one.original else "added"
    if not one.printed:
        form = "omitted"
    return word(f"wording.{form}", language, printed=one.printed, original=one.original)


def deviations(project: Project, ending: str) -> Sequence[Deviation]:
    """Where a quote's printed words differ from the original outside of brackets."""
    with project.file.reading() as connection:
        one = reading.one(connection, lookup.quote(connection, ending))
        text = revisions.text(connection, one.revision)
    if not one.printed:
        return ()
    return compared(text[one.start : one.end], one.printed).deviations


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
        self.language = language
        self._specs: Mapping[str, Attribute] = {
            name: from_spec(name, one.spec)
            for name, one in about.attributes(connection).items()
        }
        self._cases = cases.names_referred_to(connection)
        self._texts: dict[int, str] = {}
        book = codebook.codebook(connection)
        self._names = {
            one.id: pick(one.name, language, book.language) or one.id for one in book
        }
        self.notes: list[str] = []

    def quote(
        self,
        n: int,
        stored: reading.StoredCollection,
        one: reading.StoredQuote,
        *,
        questions: bool = False,
    ) -> Quote:
        """A stored quote with its words and its attribution."""
        connection = self._connection
        turn = reading.turn_at(connection, one.revision, one.start)
        filled = self.source(one)
        for name in filled.missing:
            self.notes.append(f"{n}. {one.document_name}: {name}?")
        there = reading.codes_on(connection, one.document, one.start, one.end)
        made = Quote(
            id=one.uid,
            collection=stored.uid,
            position=n,
            text=self._text(one.revision)[one.start : one.end],
            printed=one.printed,
            translation=one.translation,
            rendering=rendering(one),
            attribution=filled.text,
            document=one.document_name,
            speaker=turn[1] if turn else "",
            turn=turn[0] if turn else None,
            codes=tuple(self._names.get(slug, slug) for slug in there),
            note=one.note,
            heading=one.heading,
            question=self.question(one) if questions else "",
        )
        self.notes += self._remarks(made)
        return made

    def _remarks(self, quote: Quote) -> list[str]:
        """What whoever prints the quote has to know."""
        said: list[str] = []
        if quote.wording and quote.wording.deviations:
            places = "; ".join(
                deviation_in_words(one, self.language)
                for one in quote.wording.deviations
            )
            said.append(
                word(
                    "quotes.note.deviates",
                    self.language,
                    number=quote.position,
                    places=places,
                )
            )
        if quote.translation_state is TranslationState.STALE:
            said.append(word("quotes.note.stale", self.language, number=quote.position))
        return said

    def _text(self, revision: int) -> str:
        """The text of a revision, read once."""
        if revision not in self._texts:
            self._texts[revision] = revisions.text(self._connection, revision)
        return self._texts[revision]

    def question(self, one: reading.StoredQuote) -> str:
        """The interviewer's words before a quote; empty where there are none."""
        found = reading.question_before(self._connection, one.revision, one.start)
        return self._text(one.revision)[slice(*found)] if found else ""

    def source(self, one: reading.StoredQuote) -> attribution.Attribution:
        """Who is said to speak."""
        held = {
            name: [self._value(name, raw) for raw in values]
            for name, values in self._facts(one).items()
        }
        held["document"] = [attribution.Value(raw=one.document_name)]
        return self._template.fill(held, self.language)

    def _facts(self, one: reading.StoredQuote) -> Mapping[str, list[str]]:
        return reading.facts_at(self._connection, one.document, one.revision, one.start)

    def _value(self, name: str, raw: str) -> attribution.Value:
        known = self._specs.get(name)
        for value in known.values if known else ():
            if value.id == raw:
                return attribution.Value(
                    raw=raw, in_text=value.in_text, label=value.label
                )
        case = self._cases.get(name, {}).get(raw)
        return attribution.Value(raw=raw, label={"": case} if case else {})

    def voice(self, one: reading.StoredQuote) -> Voice:
        """Who is quoted, with values in words."""
        speaker = reading.speaker_at(self._connection, one.revision, one.start)
        person = reading.person_at(self._connection, one.document, speaker)
        return Voice(
            person=person or f"{one.document_uid}/{speaker}",
            document=one.document_name,
            values={
                name: [self._label(name, raw) for raw in values]
                for name, values in self._facts(one).items()
            },
        )

    def _label(self, name: str, raw: str) -> str:
        known = self._value(name, raw)
        return pick(known.label, self.language) or raw

    def labels(self, name: str) -> list[str]:
        """The values of an attribute in words, in their order."""
        return [self._label(name, one.id) for one in self._specs[name].values]

    def title(self, name: str) -> str:
        """An attribute in words."""
        return pick(self._specs[name].label, self.language) or name

    def countable(self) -> list[str]:
        """The attributes that have fixed values."""
        kinds = (AttributeType.CHOICE, AttributeType.YESNO)
        return [name for name, one in self._specs.items() if one.type in kinds]


def rendering(one: reading.StoredQuote) -> Translation | None:
    """A translation with what is known of it."""
    if not one.translation:
        return None
    return Translation(
        text=one.translation,
        of=one.translated_of,
        said=one.translated_said,
        by=one.translated_by,
        at=one.translated_at,
        checked_of=one.checked_of,
        checked_said=one.checked_said,
        checked_by=one.checked_by,
        checked_at=one.checked_at,
    )


def places(project: Project, name: str) -> Mapping[str, Span]:
    """Where each quote of a collection stands in its document, by its id."""
    with project.file.reading() as connection:
        stored = find_collection(connection, name)
        found = reading.quotes(connection, stored.pk)
        return {one.uid: Span(one.start, one.end) for one in found}
