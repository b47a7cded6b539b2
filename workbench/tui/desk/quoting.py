"""Quote collections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.tui.desk.values import CollectionLine, Done, QuoteLine


class QuotingDesk(Protocol):
    """Quote collections."""

    def collections(self) -> Sequence[CollectionLine]:
        """The quote collections."""

    def quotes(self, collection: str) -> Sequence[QuoteLine]:
        """The quotes of a collection in their order."""

    def new_collection(self, title: str) -> str:
        """An empty collection; its id."""

    def add_quote(self, collection: str, document: str, start: int, end: int) -> Done:
        """Puts the words of a span into a collection."""
