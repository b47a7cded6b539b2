"""Changes of memos."""

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
from workbench.domain.changes.vocabulary import About, MemoType, Outcome

# How an id that may be missing is declared: it is not written.
_NONE = None


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
