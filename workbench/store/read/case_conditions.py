"""From a question about cases, or about whole documents, to SQL conditions."""

from __future__ import annotations

from workbench.domain.questions import (
    OPPOSITES,
    Compare,
    Field,
    Leaf,
    Question,
    at_fault,
)
from workbench.store.read.bound import Bound
from workbench.store.read.conditions import Columns, Conditions
from workbench.store.read.known import Known, KnownAttribute

_ASKED = (Field.ATTRIBUTE, Field.DOCUMENT)
"""What can be asked of a case or a document as such, whoever speaks in it."""


class WholeConditions(Conditions):
    """A question about documents `d` as wholes; of codings nothing can be asked."""

    columns = Columns(document="d.pk", speaker="0")
    what = "a document as such"

    def __init__(self, known: Known, question: Question, bound: Bound) -> None:
        super().__init__(known, question, bound)
        self._asked = question.line

    def condition(self) -> str:
        """The condition on what the question is about."""
        return self.of(self.columns) or "1"

    def _leaf(self, leaf: Leaf, columns: Columns) -> str | None:
        if not isinstance(leaf, Compare) or leaf.field not in _ASKED:
            what = str(leaf.field) if isinstance(leaf, Compare) else "code"
            word = leaf.name if isinstance(leaf, Compare) else leaf.code
            raise at_fault(
                self._asked,
                word,
                f"{self.what} has no {what} that could be asked for",
                hint="attributes and `document` can be",
            )
        return super()._leaf(leaf, columns)


class CaseConditions(WholeConditions):
    """A question about cases `c`; `document` is one that a case is tied to."""

    columns = Columns(document="", speaker="")
    what = "a case"

    def _leaf(self, leaf: Leaf, columns: Columns) -> str | None:
        if isinstance(leaf, Compare) and leaf.field is Field.DOCUMENT:
            among = self._bound.within("d.pk", self._documents(leaf))
            made = (
                "exists (select 1 from case_link l join document d on d.uid ="
                f" l.document where l.case_ = c.pk and {among})"
            )
            return f"not {made}" if leaf.operator in OPPOSITES else made
        return super()._leaf(leaf, columns)

    def _has(self, attribute: KnownAttribute, columns: Columns, value: str) -> str:
        condition = f" and {value}" if value else ""
        return (
            "exists (select 1 from case_value f where f.attribute ="
            f" {int(attribute.pk)} and f.case_ = c.pk{condition})"
        )
