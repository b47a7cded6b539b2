"""What became of files and of the project file, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.domain.text import words
from workbench.project.documents import Taken
from workbench.project.listings.table import Columns, made
from workbench.project.session import Project
from workbench.store.doctor import Finding

_TAKEN: Columns = (
    ("document", C.TEXT),
    ("format", C.TEXT),
    ("encoding", C.TEXT),
    ("confidence", C.SHARE),
    ("words", C.COUNT),
    ("turns", C.COUNT),
    ("speakers", C.TEXT),
    ("notes", C.TEXT),
)

_FINDING: Columns = (
    ("severity", C.TEXT),
    ("check", C.TEXT),
    ("what", C.TEXT),
    ("where", C.TEXT),
    ("hint", C.TEXT),
)


def imported(project: Project, taken: Sequence[Taken], *, language: str = "") -> Table:
    """What was taken of each file that was not refused."""
    rows = [
        (
            one.name,
            one.draft.format,
            one.draft.encoding or None,
            one.draft.confidence,
            sum(words(one.draft.text[t.start : t.end]) for t in one.draft.turns),
            len(one.draft.turns),
            ", ".join(one.draft.speakers) or None,
            " ".join(one.draft.notes) or None,
        )
        for one in taken
        if one.draft is not None
    ]
    return made("import", _TAKEN, rows, language or project.language)


def findings(found: Iterable[Finding], *, language: str = "") -> Table:
    """What the doctor found."""
    rows = [
        (str(one.severity), one.name, one.what, one.where or None, one.hint or None)
        for one in found
    ]
    return made("doctor", _FINDING, rows, language or "en")
