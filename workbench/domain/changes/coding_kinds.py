"""Changes an analyst makes by tagging: codings."""

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
from workbench.domain.changes.vocabulary import Outcome

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
