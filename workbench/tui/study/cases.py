"""The desk's part of cases."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.project import case_table, cases, material
from workbench.project.case_table import CaseCard, CaseTable, Standing
from workbench.tui.desk.values import Done
from workbench.tui.study.base import StudyBase
from workbench.tui.study.material import kind_name


class CaseStudy(StudyBase):
    """Cases."""

    def case_kinds(self) -> Sequence[tuple[str, str]]:
        """The kinds of case there are, and what they are called."""
        return [
            (one.kind, kind_name(one.kind, one.label, self.language))
            for one in material.kinds(self._project, self.language)
        ]

    def case_table(self, kind: str) -> CaseTable:
        """The cases of a kind with all that is known of them."""
        return case_table.table(self._project, kind, self.language)

    def case_value(self, uid: str, attribute: str) -> Standing:
        """What a case has of an attribute, and what it could have."""
        return case_table.standing(self._project, uid, attribute, self.language)

    def set_case_value(self, uid: str, attribute: str, values: Sequence[str]) -> Done:
        """Gives a case these values of an attribute; none to take them away."""
        case_table.set_values(self._project, uid, attribute, values)
        key = "done.value" if values else "done.value-gone"
        name = case_table.card(self._project, uid).case.key
        return Done(said=self._say(key, attribute=attribute, name=name))

    def case_card(self, uid: str) -> CaseCard:
        """A case, its documents, the cases that refer to it."""
        return case_table.card(self._project, uid)

    def tie_case(self, uid: str, document: str) -> Done:
        """Ties a case to a document."""
        new = cases.link(self._project, self._meant(uid), document)
        return Done(said=self._say("done.tied" if new else "done.tied-already"))

    def untie_case(self, uid: str, document: str, speaker: str) -> Done:
        """Takes such a tie away."""
        cases.unlink(self._project, self._meant(uid), document, speaker=speaker)
        return Done(said=self._say("done.untied"))

    def _meant(self, uid: str) -> str:
        """A case as the commands name it."""
        case = case_table.card(self._project, uid).case
        return f"{case.kind}:{case.key}"
