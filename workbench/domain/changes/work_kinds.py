"""Changes an analyst makes on the texts: codings, memos, quotes."""

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
from workbench.domain.changes.vocabulary import (
    About,
    CollectionField,
    MemoType,
    Outcome,
    QuoteField,
)

# How an id that may be missing is declared: it is not written.
_NONE = None


@kind("coding.added", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingAdded(Change):
    """A span of a revision is tagged with a code, by whoever made the operation."""

    revision: str = one_id()
    code: str = one_id()
    start: int = number()
    end: int = number()
    sum: int = number()
    """The keyed checksum of the words, by which `doctor` proves them."""
    definition: str | None = one_id(_NONE)
    """The operation that made the definition known when this was made."""


@kind("coding.recoded", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRecoded(Overwrite):
    """Another code."""

    code: str = one_id()
    definition: str | None = one_id(_NONE)

    def register(self) -> str:
        """One code a coding."""
        return "code"


@kind("coding.moved", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingMoved(Overwrite):
    """Another span, by hand or because the text was corrected."""

    revision: str = one_id()
    start: int = number()
    end: int = number()
    sum: int = number()
    outcome: str | None = one_of(Outcome, _NONE)
    """How it was carried to a corrected text; none when moved by hand.

    An ambiguous or lost one waits: its span is that of its last certain place.
    """

    def register(self) -> str:
        """One place a coding."""
        return "place"


@kind("coding.removed", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRemoved(Overwrite):
    """No longer tagged; what was not seen by whoever removed it keeps it alive."""

    def register(self) -> str:
        """The coding's being there."""
        return "*"


@kind("memo.added", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoAdded(Change):
    """A memo on something, by whoever made the operation."""

    on: str = one_of(About)
    target: str = one_id()
    """The project, document, code, case or coding; for a passage its document."""
    type: str = one_of(MemoType)
    text: str = one_id()
    revision: str | None = one_id(_NONE)
    start: int | None = number(_NONE)
    end: int | None = number(_NONE)


@kind("memo.edited", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoEdited(Overwrite):
    """Another text or type."""

    text: str = one_id()
    type: str = one_of(MemoType)

    def register(self) -> str:
        """One text a memo."""
        return "text"


@kind("memo.moved", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoMoved(Overwrite):
    """The passage it is about, in a corrected text."""

    revision: str = one_id()
    start: int = number()
    end: int = number()
    outcome: str = one_of(Outcome)

    def register(self) -> str:
        """One place a memo."""
        return "place"


@kind("memo.removed", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoRemoved(Overwrite):
    """Taken away; what was not seen by whoever did keeps it alive."""

    def register(self) -> str:
        """The memo's being there."""
        return "*"


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

    def register(self) -> str:
        """One value a field."""
        return self.field


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
    """Its span in a corrected text."""

    revision: str = one_id()
    start: int = number()
    end: int = number()
    outcome: str = one_of(Outcome)

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
