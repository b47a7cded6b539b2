"""The codebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.domain.codebook import Code
from workbench.domain.codebook_acts import BookAct
from workbench.tui.desk.book_values import BookPage, CodeForm, SortPage
from workbench.tui.desk.values import CodeLine, Done


class BookDesk(Protocol):
    """The codebook."""

    def codes(self, pins: str = "") -> Sequence[CodeLine]:
        """The codebook, a code before what is below it, without retired ones.

        Pinned to digits are the codes of the set of codes of that title; where it is
        empty, one's own pins and the codebook's.
        """

    def pin_sets(self) -> Sequence[str]:
        """The titles of the sets of codes."""

    def meant_then(self, coding: str) -> str:
        """What a coding's code meant when it was put there, and what it means now."""

    def recent_codes(self) -> Sequence[str]:
        """The codes this coder used last, the latest first, at most eight."""

    def pin(self, code: str, digit: str) -> Done:
        """Pins a code to a digit 1 to 9 for oneself, or to none with an empty one."""

    def book(self) -> BookPage:
        """The codebook with what hangs on it, retired codes too."""

    def code_form(self, code: str) -> CodeForm:
        """All that is known of a code."""

    def code_as_it_is(self, code: str) -> Code:
        """A code with its texts in every language, to be edited."""

    def sets_of_codes(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The titles of the sets, and the codes in each."""

    def weigh(self, act: BookAct) -> Sequence[str]:
        """What an act would do, in sentences; refused where it cannot be done."""

    def carry_out(self, act: BookAct, reason: str) -> Done:
        """Does it, as one undo step, with its reason; a new code is named in `Done`."""

    def weigh_lock(self) -> Sequence[str]:
        """What locking the codebook would do, or opening it where it is locked."""

    def turn_lock(self, reason: str) -> Done:
        """Locks the codebook, or opens it, whoever locked it."""

    def to_sort(self, code: str) -> SortPage:
        """The passages that are left to sort of a code, and the codes it was split."""
