"""The desk's part of quote collections."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.balance import Balance
from workbench.domain.quotes import Translation, TranslationState
from workbench.domain.wording import compared, same_words
from workbench.project import pages, quoted, quotes
from workbench.tui.desk.values import (
    BalanceLine,
    CollectionLine,
    Done,
    QuoteLine,
    SpreadLine,
)
from workbench.tui.study.base import StudyBase


class QuotingStudy(StudyBase):
    """Quote collections."""

    def collections(self) -> Sequence[CollectionLine]:
        """The quote collections."""
        return [
            CollectionLine(id=one.uid, title=one.title, quotes=one.quotes)
            for one in quotes.every(self._project)
        ]

    def spread(self, collection: str) -> SpreadLine:
        """A collection laid out: every quote in full, and how it is balanced."""
        found = quoted.spread(self._project, collection, self._languages())
        about: dict[str, str] = {}
        for card in found.cards:
            name = card.quote.document
            if name not in about:
                about[name] = pages.about(self._project, name, self.language)
        return SpreadLine(
            id=found.id,
            title=found.title,
            publication=found.publication,
            template=found.template,
            quotes=tuple(
                self._line(card, about[card.quote.document]) for card in found.cards
            ),
            balances=tuple(_balance(one) for one in found.balances),
        )

    def _languages(self) -> tuple[str, ...]:
        """The language of the study, and the one that it is published in."""
        return tuple(dict.fromkeys((self._project.language, "en")))

    def _line(self, card: quoted.Card, about: str) -> QuoteLine:
        quote, wording = card.quote, card.quote.wording
        made = quote.rendering or Translation(text="")
        stale = quote.translation_state is TranslationState.STALE
        return QuoteLine(
            id=quote.id,
            position=quote.position,
            document=quote.document,
            start=card.place.start,
            end=card.place.end,
            text=quote.text,
            printed=quote.printed,
            deviations=tuple(
                quoted.deviation_in_words(one, self.language)
                for one in (wording.deviations if wording else ())
            ),
            cuts=wording.cuts if wording else 0,
            insertions=len(wording.insertions) if wording else 0,
            translation=quote.translation,
            translation_state=str(quote.translation_state),
            translated=f"{made.by} {made.at}".strip(),
            translated_of=made.of if stale else "",
            checked=f"{made.checked_by} {made.checked_at}".strip(),
            attribution=quote.attribution,
            sources=tuple(card.sources.items()),
            about=about,
            turn=quote.turn or 0,
            question=card.question,
            note=quote.note,
            heading=quote.heading,
            settled=card.settled,
            changed=card.changed,
        )

    def new_collection(self, title: str) -> str:
        """An empty collection; its id."""
        return quotes.new_collection(self._project, title)

    def rename_collection(self, collection: str, title: str) -> Done:
        """Gives a collection another title."""
        quotes.rename_collection(self._project, collection, title)
        return Done(said=self._say("done.collection-renamed", title=title))

    def set_publication(self, collection: str, publication: str) -> Done:
        """Says what a collection is for; nothing where it is empty."""
        quotes.set_publication(self._project, collection, publication)
        return Done(said=self._say("done.publication"))

    def set_template(self, collection: str, template: str) -> Done:
        """Says how the collection names who spoke; the project's way where empty."""
        quotes.set_template(self._project, collection, template)
        return Done(said=self._say("done.template"))

    def add_quote(self, collection: str, document: str, start: int, end: int) -> Done:
        """Puts the words of a span into a collection."""
        quotes.add_span(self._project, collection, document, start, end)
        titles = {one.id: one.title for one in self.collections()}
        said = self._say("done.quoted", title=titles.get(collection, collection))
        return Done(said=said)

    def set_quote(self, quote: str, field: str, text: str) -> Done:
        """Says what is printed, the translation, the note or the heading of a quote."""
        quotes.alter(self._project, quote, quotes.said(field, text))
        return Done(said=self._say(f"done.quote-{field}"))

    def check_translation(self, quote: str) -> Done:
        """The translation has been compared with what is printed now."""
        quotes.check_translation(self._project, quote)
        return Done(said=self._say("done.translation-checked"))

    def step_quote(self, quote: str, by: int) -> Done:
        """Moves a quote a line up (-1) or down (1), past a quote or a heading."""
        lost = quotes.step(self._project, quote, by)
        said = [self._say("done.heading-gone", heading=one) for one in lost]
        return Done(said=" ".join(said))

    def stretch_quote(self, quote: str, *, start: int = 0, end: int = 0) -> Done:
        """Moves the ends of a quote by sentences, back (-1) or on (1)."""
        quotes.stretch(self._project, quote, start=start, end=end)
        return Done(said=self._say("done.quote-span"))

    def remove_quote(self, quote: str) -> Done:
        """Takes a quote out of its collection."""
        quotes.remove(self._project, quote)
        return Done(said=self._say("done.quote-removed"))

    def deviations(self, original: str, printed: str) -> Sequence[str]:
        """Where printed words are not the original outside of brackets, in words."""
        if not printed.strip() or same_words(original, printed):
            return ()
        found = compared(original, printed).deviations
        return [quoted.deviation_in_words(one, self.language) for one in found]


def _balance(one: Balance) -> BalanceLine:
    return BalanceLine(
        attribute=one.attribute,
        quotes=one.quotes,
        counts=one.counts,
        missing=one.missing,
        persons=one.persons,
        most=one.most,
        times=one.times,
    )
