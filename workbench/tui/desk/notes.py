"""Memos."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.tui.desk.values import Done, DraftLine, MemoLine, NoteLine


class NotesDesk(Protocol):
    """Memos."""

    def memos(self, document: str) -> Sequence[MemoLine]:
        """The memos on a document, its passages and its codings."""

    def notes(self) -> Sequence[NoteLine]:
        """Every memo, the latest first."""

    def memo_on(self, about: str, target: str = "") -> MemoLine:
        """This coder's latest memo on a code, a case or the project; else a new one.

        Args:
            about: A word of `About`.
            target: The slug of the code, the name of the case.
        """

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        """Keeps a memo: a new one where its id is empty; an empty text removes it.

        `memo.about` says what its target is: the slug of a code, the name of a case,
        the id of a coding; a document, a passage or the project need none.
        """

    def remove_memo(self, memo: str) -> Done:
        """Takes a memo of this coder away."""

    def documents_of(self, case: str) -> Sequence[str]:
        """The documents that a case is tied to."""

    def keep_draft(self, draft: DraftLine) -> bool:
        """Keeps what is being written; at once, and beside the other calls.

        False where that was not possible.
        """

    def drop_draft(self) -> None:
        """What was being written is recorded, or not wanted."""

    def recover_drafts(self) -> Done | None:
        """Records what this coder was writing when a program was ended, if anything."""
