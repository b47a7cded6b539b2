"""Finding again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.domain.tables import Table
from workbench.tui.desk.values import PassageLine


class FindingDesk(Protocol):
    """Finding again."""

    def frequencies(self, *, rollup: bool = False) -> Table:
        """The table of `report frequencies`."""

    def next_passage(self, code: str, document: str, start: int) -> PassageLine | None:
        """The passage of a code that comes next after a place, in any document."""

    def passages(self, code: str = "") -> Sequence[PassageLine]:
        """The passages of a code, or all, document by document."""
