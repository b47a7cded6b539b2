"""Changes of interview guides, and ties of turns to their questions by hand."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.changes.base import (
    Overwrite,
    Subject,
    kind,
    many_ids,
    number,
    one_id,
    one_of,
    truth,
)
from workbench.domain.changes.vocabulary import Outcome

# How an id that may be missing is declared: it is not written.
_NONE = None


@kind("guide.defined", Subject.GUIDE)
@dataclass(frozen=True, slots=True, kw_only=True)
class GuideDefined(Overwrite):
    """A guide as it is from now on: whose it is, and its questions."""

    spec: str = one_id()
    """The content row that holds it; see `domain.guides`."""
    questions: tuple[str, ...] = many_ids()
    """The ids of its questions, in their order there."""
    why: str | None = one_id(_NONE)

    def register(self) -> str:
        """All of a guide at once."""
        return "definition"


@kind("turn.tied", Subject.DOCUMENT)
@dataclass(frozen=True, slots=True, kw_only=True)
class TurnTied(Overwrite):
    """A turn of a revision is tied by hand to a question, or to none, or left alone.

    Where it was carried from another revision, `origin` and `origin_turn` name that
    place, and `outcome` says how. A tie that is lost says so at its own place.
    """

    revision: str = one_id()
    turn: int = number()
    """Its place among the turns of the revision, from 0."""
    question: str | None = one_id(_NONE)
    tied: bool = truth(True)
    """Whether there is a tie by hand at all."""
    origin: str | None = one_id(_NONE)
    origin_turn: int = number(0)
    outcome: str | None = one_of(Outcome, _NONE)

    def register(self) -> str:
        """One tie a turn of a revision."""
        return f"tie:{self.revision}:{self.turn}"
