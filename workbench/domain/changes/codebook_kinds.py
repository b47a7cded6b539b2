"""Changes of the codebook, which is folded as one subject."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.changes.base import (
    Overwrite,
    Subject,
    kind,
    many_ids,
    number,
    one_id,
    one_of,
)
from workbench.domain.changes.vocabulary import (
    CHOICES,
    Field,
)
from workbench.domain.languages import KNOWN

# How an id that may be missing is declared: it is not written.
_NONE = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned(Overwrite):
    """A change of the codebook, with its reason where somebody gave one."""

    why: str | None = one_id(_NONE)


@kind("code.added", Subject.CODEBOOK)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAdded(Reasoned):
    """A code by its slug; everything else is set."""

    slug: str = one_id()


@kind("code.set", Subject.CODEBOOK)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSet(Reasoned):
    """What is said of a code in one field, in one language where it is a text."""

    field: str = one_of(Field)
    language: str | None = one_of(KNOWN, _NONE)
    text: str | None = one_id(_NONE)
    number: int | None = number(_NONE)
    choice: str | None = one_of(CHOICES, _NONE)
    code: str | None = one_id(_NONE)

    def register(self) -> str:
        """One value a field and language."""
        return f"{self.field}:{self.language or ''}"


@kind("code.placed", Subject.CODEBOOK)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodePlaced(Reasoned):
    """Where in the tree a code is: below which, and at which place among siblings."""

    parent: str | None = one_id(_NONE)
    position: int = number()

    def register(self) -> str:
        """One place a code."""
        return "place"


@kind("code.merged", Subject.CODEBOOK)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMerged(Reasoned):
    """A code stands for another from now on; its codings are read as that one's."""

    into: str | None = one_id(_NONE)

    def register(self) -> str:
        """One target a code."""
        return "merged"


@kind("set.added", Subject.CODEBOOK)
@dataclass(frozen=True, slots=True, kw_only=True)
class SetAdded(Reasoned):
    """A set of codes by its slug."""

    slug: str = one_id()


@kind("set.filled", Subject.CODEBOOK)
@dataclass(frozen=True, slots=True, kw_only=True)
class SetFilled(Reasoned):
    """Which codes a set has, its title, and its place; gone without a place."""

    title: str | None = one_id(_NONE)
    codes: tuple[str, ...] = many_ids()
    position: int | None = number(_NONE)

    def register(self) -> str:
        """One filling a set."""
        return "filling"
