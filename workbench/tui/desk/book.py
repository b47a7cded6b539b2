"""The codebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

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
