"""The desk over an open project: the screens' questions, put to `workbench.project`."""

from __future__ import annotations

from workbench.tui.study.book import BookStudy
from workbench.tui.study.cases import CaseStudy
from workbench.tui.study.coding import CodingStudy
from workbench.tui.study.finding import FindingStudy
from workbench.tui.study.material import MaterialStudy
from workbench.tui.study.notes import NotesStudy
from workbench.tui.study.quoting import QuotingStudy
from workbench.tui.study.reading import ReadingStudy
from workbench.tui.study.settling import SettlingStudy


class Study(
    ReadingStudy,
    SettlingStudy,
    CodingStudy,
    BookStudy,
    NotesStudy,
    MaterialStudy,
    FindingStudy,
    QuotingStudy,
    CaseStudy,
):
    """A `Desk`; what it says of what was done is in the language of the screens."""
