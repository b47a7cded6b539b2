"""What the screens ask of the project: values in, values out, nothing of the store.

Every call may raise a `WorkbenchError`; the application shows it.
"""

from __future__ import annotations

from typing import Protocol

from workbench.tui.desk.book import BookDesk
from workbench.tui.desk.book_values import (
    BookLine,
    BookPage,
    CodeChange,
    CodeForm,
    SortLine,
    SortPage,
    SortPart,
)
from workbench.tui.desk.cases import CaseDesk
from workbench.tui.desk.coding import CodingDesk
from workbench.tui.desk.finding import FindingDesk
from workbench.tui.desk.material import MaterialDesk
from workbench.tui.desk.notes import NotesDesk
from workbench.tui.desk.quoting import QuotingDesk
from workbench.tui.desk.reading import ReadingDesk
from workbench.tui.desk.settling import SettlingDesk
from workbench.tui.desk.values import (
    BalanceLine,
    CodeLine,
    CodingLine,
    CollectionLine,
    DocumentLine,
    Done,
    DraftLine,
    GoalLine,
    MemoLine,
    NoteLine,
    Page,
    PassageLine,
    QuoteLine,
    SpreadLine,
)

__all__ = [
    "BalanceLine",
    "BookLine",
    "BookPage",
    "CodeChange",
    "CodeForm",
    "CodeLine",
    "CodingLine",
    "CollectionLine",
    "Desk",
    "DocumentLine",
    "Done",
    "DraftLine",
    "GoalLine",
    "MemoLine",
    "NoteLine",
    "Page",
    "PassageLine",
    "QuoteLine",
    "SortLine",
    "SortPage",
    "SortPart",
    "SpreadLine",
]


class Desk(
    ReadingDesk,
    CodingDesk,
    BookDesk,
    NotesDesk,
    FindingDesk,
    QuotingDesk,
    MaterialDesk,
    CaseDesk,
    SettlingDesk,
    Protocol,
):
    """The calls that the screens need, by what an analyst does."""

    @property
    def title(self) -> str:
        """What the study is called."""

    @property
    def coder(self) -> str:
        """The name of whoever is coding."""

    @property
    def language(self) -> str:
        """The language of the interface: nb, nn or en."""
