"""The codebook: codes in a tree, sets across it, in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Words = Mapping[str, str]
"""A text by language; a plain string is in the codebook's language."""
Lists = Mapping[str, tuple[str, ...]]
"""Lists of strings by language."""


class Origin(StrEnum):
    """Where a code comes from."""

    THEORY = "theory"
    MATERIAL = "material"


class Status(StrEnum):
    """Where a code stands."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one code stands to another, in the analyst's own word."""

    kind: str
    to: str
    """The other code's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A concept to tag passages with. All but `id` and `name` may be empty."""

    id: str
    """Permanent, typed by people: lower case, digits, hyphens (the slug)."""
    name: Words
    parent: str = ""
    """The id of the code above it; empty at the top."""
    definition: Words = field(default_factory=dict)
    include: Lists = field(default_factory=dict)
    exclude: Lists = field(default_factory=dict)
    examples: Lists = field(default_factory=dict)
    counter_examples: Lists = field(default_factory=dict)
    indicators: Lists = field(default_factory=dict)
    color: str = ""
    """`#rrggbb`, or empty."""
    key: str = ""
    """The digit 1-9 it is pinned to, or empty."""
    codable: bool = True
    origin: Origin | None = None
    status: Status = Status.ACCEPTED
    relations: tuple[Relation, ...] = ()
    merged_from: tuple[str, ...] = ()
    split_from: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSet:
    """Codes that belong together across the tree."""

    id: str
    title: Words
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All codes in order: a parent before its children, siblings as the file has them.

    The order is a walk of the tree (depth first); `codes` and `sets` keep it.
    """

    id: str
    title: Words = field(default_factory=dict)
    language: str = "en"
    codes: tuple[Code, ...] = ()
    sets: tuple[CodeSet, ...] = ()
    based_on: str = ""

    def __iter__(self) -> Iterator[Code]:
        """The codes in order."""
        return iter(self.codes)

    def by_id(self) -> dict[str, Code]:
        """Each code under its id."""
        return {code.id: code for code in self.codes}
