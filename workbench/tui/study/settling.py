"""The desk's part of what waits to be settled, and of the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from workbench.domain.changes.kinds import Label
from workbench.domain.spans import Span
from workbench.project import corrections, undoing
from workbench.project.corrections import Waiting
from workbench.project.listings import work
from workbench.tui.desk.settling import ActLine
from workbench.tui.desk.values import Done
from workbench.tui.study.coding import CodingStudy


class SettlingStudy(CodingStudy):
    """Corrections to settle, and the history."""

    def waiting(self) -> Sequence[Waiting]:
        """The codings that a corrected text left to be settled."""
        return corrections.waiting(self._project)

    def accept(self, coding: str) -> Done:
        """A coding stands where it should."""
        corrections.settle(self._project, [coding])
        return Done(said=self._say("done.accepted"))

    def settle_at(self, coding: str, start: int, end: int) -> Done:
        """A coding belongs here, in the document as it now is."""
        corrections.settle(self._project, [coding], at=Span(start, end))
        return Done(said=self._say("done.placed"))

    def let_go(self, coding: str) -> Done:
        """Takes a coding away that a correction left without a place."""
        corrections.settle(self._project, [coding], remove=True)
        return Done(said=self._say("done.let-go"))

    def history(self, last: int) -> Sequence[ActLine]:
        """The last operations, the newest first."""
        table = work.history(self._project, last=last, language=self.language)
        return [
            ActLine(
                id=str(row["operation"]),
                at=str(row["time"]),
                coder=str(row["coder"] or ""),
                label=self._say(f"label.{row['kind']}"),
                what=str(row["what"] or ""),
                undone=bool(row["undone"]),
                milestone=row["kind"] == Label.MILESTONE,
            )
            for row in reversed(list(table.records()))
        ]

    def expected(self, operation: str) -> str:
        """What undoing an operation would do, in words."""
        seen = undoing.expected(self._project, operation)
        step = seen.step
        when = self._say.when(step.at, datetime.now(UTC))
        said = [
            self._say("undoing.asked"),
            self._say.count("undoing.changes", seen.changes, when=when),
        ]
        if step.codings_gone:
            said.append(self._say.count("undoing.gone", step.codings_gone))
        if step.codings_back:
            said.append(self._say.count("undoing.back", step.codings_back))
        if step.others_gone:
            said.append(self._say.count("undoing.others", step.others_gone))
        if seen.coder_is_other:
            said.append(self._say("undoing.colleague"))
        return "\n".join(said)

    def undo_that(self, operation: str) -> Done:
        """Undoes an operation of the history, whosever and of whatever day it is."""
        found = undoing.undo(self._project, operation=operation, yes=True)
        return Done(said=self._undone("done.undone", found[0]))
