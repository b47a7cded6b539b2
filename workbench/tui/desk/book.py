"""The codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

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
