"""Quote collections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.tui.desk.values import CollectionLine, Done, SpreadLine


class QuotingDesk(Protocol):
    """Quote collections."""

    def collections(self) -> Sequence[CollectionLine]:
        """The quote collections."""

    def spread(self, collection: str) -> SpreadLine:
        """A collection laid out: every quote in full, and how it is balanced."""

    def new_collection(self, title: str) -> str:
        """An empty collection; its id."""

    def rename_collection(self, collection: str, title: str) -> Done:
        """Gives a collection another title."""

    def set_publication(self, collection: str, publication: str) -> Done:
        """Says what a collection is for; nothing where it is empty."""

    def set_template(self, collection: str, template: str) -> Done:
        """Says how the collection names who spoke; the project's way where empty."""

    def add_quote(self, collection: str, document: str, start: int, end: int) -> Done:
        """Puts the words of a span into a collection."""

    def set_quote(self, quote: str, field: str, text: str) -> Done:
        """Says what is printed, the translation, the note or the heading of a quote."""

    def check_translation(self, quote: str) -> Done:
        """The translation has been compared with what is printed now."""

    def step_quote(self, quote: str, by: int) -> Done:
        """Moves a quote a line up (-1) or down (1), past a quote or a heading."""

    def stretch_quote(self, quote: str, *, start: int = 0, end: int = 0) -> Done:
        """Moves the ends of a quote by sentences, back (-1) or on (1)."""

    def remove_quote(self, quote: str) -> Done:
        """Takes a quote out of its collection."""

    def deviations(self, original: str, printed: str) -> Sequence[str]:
        """Where printed words are not the original outside of brackets, in words."""
