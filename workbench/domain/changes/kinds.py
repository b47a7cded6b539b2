"""Every kind of change an analyst can make, and the words they choose from.

A field named after a text (`name`, `text`, `title`, ...) holds the id of a `content`
row. Adding a field with a default is free; any other alteration of a kind needs a new
`version` and an upcaster. The classes are loaded by whoever asks for one: whoever
needs few imports them from the module that declares them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.domain.changes.base import home
from workbench.domain.changes.vocabulary import (
    CHOICES,
    DEFINING,
    FINAL,
    FORMATS,
    MARKERS,
    About,
    CollectionField,
    Field,
    Label,
    MemoType,
    Outcome,
    QuoteField,
    Setting,
)
from workbench.domain.languages import KNOWN

if TYPE_CHECKING:
    from workbench.domain.changes.codebook_kinds import (
        CodeAdded,
        CodeMerged,
        CodePlaced,
        CodeSet,
        SetAdded,
        SetFilled,
    )
    from workbench.domain.changes.coding_kinds import (
        CodingAdded,
        CodingMoved,
        CodingRecoded,
        CodingRemoved,
    )
    from workbench.domain.changes.guide_kinds import GuideDefined, TurnTied
    from workbench.domain.changes.material_kinds import (
        CaseAdded,
        CaseErased,
        CaseFact,
        CaseLinked,
        CaseNamed,
        DocumentAdded,
        DocumentErased,
        DocumentFact,
        DocumentFinished,
        DocumentRenamed,
        DocumentRevised,
    )
    from workbench.domain.changes.memo_kinds import (
        MemoAdded,
        MemoEdited,
        MemoMoved,
        MemoRemoved,
    )
    from workbench.domain.changes.project_kinds import (
        AttributeDefined,
        CoderNamed,
        CoderSame,
        MilestoneNamed,
        OperationRedone,
        OperationUndone,
        ProjectCreated,
        ProjectSet,
    )
    from workbench.domain.changes.quote_kinds import (
        CollectionAdded,
        CollectionSet,
        QuoteAdded,
        QuoteChecked,
        QuoteMoved,
        QuotePlaced,
        QuoteRemoved,
        QuoteSet,
    )

__all__ = [
    "CHOICES",
    "DEFINING",
    "FINAL",
    "FORMATS",
    "KNOWN",
    "MARKERS",
    "About",
    "AttributeDefined",
    "CaseAdded",
    "CaseErased",
    "CaseFact",
    "CaseLinked",
    "CaseNamed",
    "CodeAdded",
    "CodeMerged",
    "CodePlaced",
    "CodeSet",
    "CoderNamed",
    "CoderSame",
    "CodingAdded",
    "CodingMoved",
    "CodingRecoded",
    "CodingRemoved",
    "CollectionAdded",
    "CollectionField",
    "CollectionSet",
    "DocumentAdded",
    "DocumentErased",
    "DocumentFact",
    "DocumentFinished",
    "DocumentRenamed",
    "DocumentRevised",
    "Field",
    "GuideDefined",
    "Label",
    "MemoAdded",
    "MemoEdited",
    "MemoMoved",
    "MemoRemoved",
    "MemoType",
    "MilestoneNamed",
    "OperationRedone",
    "OperationUndone",
    "Outcome",
    "ProjectCreated",
    "ProjectSet",
    "QuoteAdded",
    "QuoteChecked",
    "QuoteField",
    "QuoteMoved",
    "QuotePlaced",
    "QuoteRemoved",
    "QuoteSet",
    "SetAdded",
    "SetFilled",
    "Setting",
    "TurnTied",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A kind by its class, out of the module of its first word."""
        first = re.match("[A-Z][a-z]+", name)
        if first is None or name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(home(first[0].lower()), name)
