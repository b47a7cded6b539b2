"""Tagging, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.tui.desk.values import Done


class CodingDesk(Protocol):
    """Tagging, and taking it back."""

    def code(self, document: str, code: str, start: int, end: int) -> Done:
        """One coding; the same one again is recorded once."""

    def code_new(self, document: str, name: str, start: int, end: int) -> Done:
        """A proposed code made on the spot, put on a span, as one undo step."""

    def code_in_vivo(self, document: str, start: int, end: int) -> Done:
        """The same, named by the words themselves."""

    def uncode(self, codings: Sequence[str]) -> Done:
        """Removes codings of this coder, as one undo step."""

    def recode(self, codings: Sequence[str], code: str) -> Done:
        """Puts codings of this coder under another code, as one undo step."""

    def move_ends(self, codings: Sequence[str], start: int, end: int) -> Done:
        """Gives codings of this coder new ends, as one undo step."""

    def finish(self, document: str, finished: bool) -> Done:
        """Says that this coder has, or has not, finished coding a document."""

    def undo(self, *, yes: bool = False) -> Done:
        """Takes back this coder's last operation; may raise `NeedsConsent`."""

    def redo(self) -> Done:
        """Does again what was undone last."""
