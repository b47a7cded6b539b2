"""What is there to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.tui.desk.values import CodingLine, DocumentLine, Page


class ReadingDesk(Protocol):
    """What is there to read."""

    def documents(self) -> Sequence[DocumentLine]:
        """All documents, in the order of their names."""

    def page(self, document: str) -> Page:
        """A document, opened."""

    def codings(
        self, document: str, only: Sequence[str] | None = None
    ) -> Sequence[CodingLine]:
        """The codings of a document that this coder may see: all, or some by id."""

    def last_place(self) -> tuple[str, int] | None:
        """Where this coder was last: a document and a code point in it."""

    def remember_place(self, document: str, offset: int) -> None:
        """Keeps the place for the next start; no change of the project."""

    def changed(self) -> bool:
        """Whether somebody else wrote since this was last asked."""

    def forbidden(self) -> frozenset[str]:
        """What the project forbids the screens: `clipboard`, `editor`, or nothing."""

    def keep_safe(self) -> None:
        """Takes the day's snapshot where it is due; may run beside the other calls."""
