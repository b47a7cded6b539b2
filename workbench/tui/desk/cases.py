"""Cases: as a table, one by one, and what leads on from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workbench.project.case_table import CaseCard, CaseTable, Standing
from workbench.tui.desk.values import Done


class CaseDesk(Protocol):
    """Cases."""

    def case_kinds(self) -> Sequence[tuple[str, str]]:
        """The kinds of case there are, and what they are called."""

    def case_table(self, kind: str) -> CaseTable:
        """The cases of a kind with all that is known of them."""

    def case_value(self, uid: str, attribute: str) -> Standing:
        """What a case has of an attribute, and what it could have."""

    def set_case_value(self, uid: str, attribute: str, values: Sequence[str]) -> Done:
        """Gives a case these values of an attribute; none to take them away."""

    def case_card(self, uid: str) -> CaseCard:
        """A case, its documents, the cases that refer to it."""

    def tie_case(self, uid: str, document: str) -> Done:
        """Ties a case to a document."""

    def untie_case(self, uid: str, document: str, speaker: str) -> Done:
        """Takes such a tie away."""
