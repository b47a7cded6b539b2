"""The desk's part of finding again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.tables import Cell, Table
from workbench.project import pages
from workbench.tui.desk.values import PassageLine
from workbench.tui.study.base import StudyBase

CONTEXT = 1
"""Sentences shown before and after a passage."""


class FindingStudy(StudyBase):
    """Finding again."""

    def frequencies(self, *, rollup: bool = False) -> Table:
        """The table of `report frequencies`; all documents until one is finished."""
        return self._project.report(
            "frequencies",
            rollup=rollup,
            documents=self._base(),
            language=self.language,
        )

    def next_passage(self, code: str, document: str, start: int) -> PassageLine | None:
        """The passage of a code that comes next after a place, in any document."""
        found = pages.next_passage(self._project, code, document, start)
        if found is None:
            return None
        name, low, high = found
        return PassageLine(document=name, start=low, end=high, text="", code=code)

    def passages(self, code: str = "") -> Sequence[PassageLine]:
        """The passages of a code, or all, as the frequencies count them."""
        table = self._project.report(
            "passages",
            code=code or None,
            context=CONTEXT,
            documents=self._base(),
            language=self.language,
        )
        return sorted(
            map(passage_line, table.records()),
            key=lambda one: (one.document, one.start, one.end),
        )

    def _base(self) -> str:
        """Documents that are finished; all of them before the first is."""
        return "finished" if pages.has_finished(self._project) else "all"


def passage_line(row: Mapping[str, Cell]) -> PassageLine:
    """A row of `report passages`."""
    return PassageLine(
        document=str(row["document"]),
        start=int(row["start"] or 0),
        end=int(row["end"] or 0),
        text=str(row["text"]),
        code=str(row["code"]),
        speaker=str(row["speaker"] or ""),
        before=str(row["before"] or ""),
        after=str(row["after"] or ""),
        coder=str(row["coder"] or ""),
    )
