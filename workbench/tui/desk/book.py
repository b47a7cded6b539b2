"""The codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from workbench.domain.codebook import Code
from workbench.domain.codebook_acts import BookAct
from workbench.tui.desk.book_values import BookPage, CodeForm, SortPage
from workbench.tui.desk.values import CodeLine, Done


class BookDesk(Protocol):
    """The codebook."""

    def codes(self) -> Sequence[CodeLine]:
        """The codebook, a code before what is below it, without retired ones."""

    def recent_codes(self) -> Sequence[str]:
        """The codes this coder used last, the latest first, at most eight."""

    def pin(self, code: str, digit: str) -> Done:
        """Pins a code to a digit 1 to 9, or to none with an empty digit."""

    def pins(self) -> Mapping[str, str]:
        """The code that each digit applies."""

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

    def sort(self, codings: Sequence[str], code: str) -> Done:
        """Puts codings of one's own under another code, as one undo step."""
