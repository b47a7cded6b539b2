"""The desk's part of quote collections."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.project import quotes
from workbench.tui.desk.values import CollectionLine, Done, QuoteLine
from workbench.tui.study.base import StudyBase


class QuotingStudy(StudyBase):
    """Quote collections."""

    def collections(self) -> Sequence[CollectionLine]:
        """The quote collections."""
        return [
            CollectionLine(id=one.uid, title=one.title, quotes=one.quotes)
            for one in quotes.every(self._project)
        ]

    def quotes(self, collection: str) -> Sequence[QuoteLine]:
        """The quotes of a collection in their order."""
        found = quotes.collection(self._project, collection, self.language)
        places = quotes.places(self._project, collection)
        return [
            QuoteLine(
                id=one.id,
                position=one.position,
                document=one.document,
                start=places[one.id].start,
                end=places[one.id].end,
                text=one.text,
                printed=one.printed or "",
                translation=one.translation or "",
                attribution=one.attribution,
            )
            for one in found.quotes
        ]

    def new_collection(self, title: str) -> str:
        """An empty collection; its id."""
        return quotes.new_collection(self._project, title)

    def add_quote(self, collection: str, document: str, start: int, end: int) -> Done:
        """Puts the words of a span into a collection."""
        quotes.add_span(self._project, collection, document, start, end)
        titles = {one.id: one.title for one in self.collections()}
        said = self._say("done.quoted", title=titles.get(collection, collection))
        return Done(said=said)
