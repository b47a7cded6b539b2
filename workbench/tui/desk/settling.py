"""What waits to be settled, and what was done: corrections and the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.project.corrections import Waiting
from workbench.tui.desk.values import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """An operation of the history."""

    id: str
    """The end of its id, as it is shown."""
    at: str
    coder: str
    label: str
    """What it was, in words."""
    what: str
    """The names of what it was about."""
    undone: bool = False
    milestone: bool = False


class SettlingDesk(Protocol):
    """Corrections to settle, and the history."""

    def waiting(self) -> Sequence[Waiting]:
        """The codings that a corrected text left to be settled."""

    def accept(self, coding: str) -> Done:
        """A coding stands where it should."""

    def settle_at(self, coding: str, start: int, end: int) -> Done:
        """A coding belongs here, in the document as it now is."""

    def let_go(self, coding: str) -> Done:
        """Takes a coding away that a correction left without a place."""

    def history(self, last: int) -> Sequence[ActLine]:
        """The last operations, the newest first."""

    def expected(self, operation: str) -> str:
        """What undoing an operation would do, in words; refused where it cannot be."""

    def undo_that(self, operation: str) -> Done:
        """Undoes an operation of the history, whosever and of whatever day it is."""
