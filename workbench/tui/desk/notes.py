"""Memos."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.tui.desk.values import Done, MemoLine


class NotesDesk(Protocol):
    """Memos."""

    def memos(self, document: str) -> Sequence[MemoLine]:
        """The memos on a document, its passages and its codings."""

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        """Keeps a memo: a new one where its id is empty; an empty text removes it."""
