"""Changes of collections and of the quotes in them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.changes.base import (
    Change,
    Overwrite,
    Subject,
    kind,
    number,
    one_id,
    one_of,
)
from workbench.domain.changes.vocabulary import CollectionField, Outcome, QuoteField

# How an id that may be missing is declared: it is not written.
_NONE = None


@kind("collection.added", Subject.COLLECTION)
@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionAdded(Change):
    """A collection of quotes."""

    title: str = one_id()


@kind("collection.set", Subject.COLLECTION)
@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionSet(Overwrite):
    """What is said of a collection in one field."""

    field: str = one_of(CollectionField)
    text: str | None = one_id(_NONE)

    def register(self) -> str:
        """One value a field."""
        return self.field


@kind("quote.added", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAdded(Change):
    """A span of a document in a collection; the coding it was taken from, if any."""

    collection: str = one_id()
    document: str = one_id()
    revision: str = one_id()
    start: int = number()
    end: int = number()
    position: int = number()
    coding: str | None = one_id(_NONE)


@kind("quote.set", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSet(Overwrite):
    """What is said of a quote in one field."""

    field: str = one_of(QuoteField)
    text: str | None = one_id(_NONE)
    of: str | None = one_id(_NONE)
    """Of a translation: the words it was made of, as they then were."""
    said: str | None = one_id(_NONE)
    """The original behind those words, where they were not it."""

    def register(self) -> str:
        """One value a field."""
        return self.field


@kind("quote.checked", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteChecked(Overwrite):
    """Somebody compared a translation with the words it is of, and lets it stand."""

    text: str = one_id()
    """The translation."""
    of: str = one_id()
    """The words, as they then were."""
    said: str | None = one_id(_NONE)
    """The original behind those words, where they were not it."""

    def register(self) -> str:
        """One check a quote: the last."""
        return "checked"


@kind("quote.placed", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePlaced(Overwrite):
    """Where in the collection it stands; numbers have gaps, ties go by id."""

    position: int = number()

    def register(self) -> str:
        """One position a quote."""
        return "position"


@kind("quote.moved", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMoved(Overwrite):
    """Its span: another one, or the one it has in a corrected text."""

    revision: str = one_id()
    start: int = number()
    end: int = number()
    outcome: str | None = one_of(Outcome, _NONE)
    """What became of it by a correction; none where somebody chose the span."""

    def register(self) -> str:
        """One place a quote."""
        return "place"


@kind("quote.removed", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRemoved(Overwrite):
    """Out of the collection; what was not seen by whoever did keeps it there."""

    def register(self) -> str:
        """The quote's being there."""
        return "*"
