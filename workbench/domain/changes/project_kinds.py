"""Changes of the project itself: its settings, coders, attributes, milestones, undo."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.changes.base import (
    Change,
    Overwrite,
    Subject,
    clock,
    kind,
    number,
    one_id,
    one_of,
)
from workbench.domain.changes.vocabulary import (
    CHOICES,
    Setting,
)
from workbench.domain.languages import KNOWN

# How an id that may be missing is declared: it is not written.
_NONE = None


@kind("project.created", Subject.PROJECT)
@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCreated(Change):
    """The first change of a project; its subject is the project."""

    title: str = one_id()
    language: str = one_of(KNOWN)


@kind("project.set", Subject.PROJECT)
@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectSet(Overwrite):
    """A setting of the project: a word of a list, or a text."""

    setting: str = one_of(Setting)
    text: str | None = one_id(_NONE)
    choice: str | None = one_of(CHOICES | KNOWN, _NONE)
    why: str | None = one_id(_NONE)
    """The reason, where somebody gave one; no part of the value."""

    def register(self) -> str:
        """One value a setting."""
        return self.setting


@kind("coder.named", Subject.CODER)
@dataclass(frozen=True, slots=True, kw_only=True)
class CoderNamed(Overwrite):
    """Somebody who codes, and by what name."""

    name: str = one_id()

    def register(self) -> str:
        """One name a coder."""
        return "name"


@kind("coder.same", Subject.CODER)
@dataclass(frozen=True, slots=True, kw_only=True)
class CoderSame(Overwrite):
    """Two names of one person: this coder is also that one."""

    coder: str | None = one_id(_NONE)

    def register(self) -> str:
        """One alias a coder."""
        return "same"


@kind("attribute.defined", Subject.ATTRIBUTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeDefined(Overwrite):
    """An attribute: its name, and the rest (kind, type, values, labels) as JSON."""

    name: str = one_id()
    spec: str = one_id()

    def register(self) -> str:
        """One definition an attribute."""
        return "definition"


@kind("milestone.named", Subject.MILESTONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneNamed(Change):
    """The project as it stands: the highest Lamport time known of each device."""

    name: str = one_id()
    clock: dict[str, int] = clock()  # noqa: RUF009 - it makes a field, not a value
    operations: int = number()


@kind("operation.undone", Subject.OPERATION)
@dataclass(frozen=True, slots=True, kw_only=True)
class OperationUndone(Change):
    """The operation that is the subject counts as not done."""


@kind("operation.redone", Subject.OPERATION)
@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRedone(Change):
    """The operation that is the subject counts again."""
