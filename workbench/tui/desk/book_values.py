"""The values that the codebook's screens show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.tui.desk.values import CodeLine, PassageLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """A code in the tree, retired ones too, with what hangs on it and all below it."""

    code: CodeLine
    passages: int = 0
    documents: int = 0
    above: bool = False
    """Whether there are codes below it."""
    retired: bool = False
    into: str = ""
    """The name of the code that stands for it, if one does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """The codebook: its number, its lock, its codes in the order of the tree."""

    version: int
    lines: Sequence[BookLine]
    locked_by: str = ""
    """Who locked it; empty where it is open."""
    locked_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeChange:
    """What the last act on a code changed: which field, what it said, what it says."""

    field: str
    """A word of `Field`, or a kind of change: `code.placed`, `code.merged`."""
    language: str = ""
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeForm:
    """All that is known of a code, in the language of the screen."""

    id: str
    names: tuple[tuple[str, str], ...]
    """(language, name), the screen's own first."""
    over: str = ""
    """The name of the code above it."""
    color: str = ""
    key: str = ""
    codable: bool = True
    status: str = "accepted"
    into: str = ""
    since: int = 0
    """The number of the codebook in which it came."""
    defined: int = 0
    """The number of the codebook in which its definition became what it is."""
    defined_at: str = ""
    defined_by: str = ""
    definition: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    origin: str = ""
    source: str = ""
    sets: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    """(word, the other code's name)"""
    split_from: str = ""
    parts: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    changed: int = 0
    """The number of the codebook that the last act on it made."""
    changed_at: str = ""
    changed_by: str = ""
    changes: tuple[CodeChange, ...] = ()
    why: str = ""
    passages: int = 0
    documents: int = 0
    outdated: int = 0
    """Passages with a coding made under an older definition."""
    memos: tuple[str, ...] = ()
    """The latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortLine:
    """A passage to be sorted, and the codings of one's own that make it."""

    passage: PassageLine
    codings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SortPart:
    """A code that passages may be put under."""

    id: str
    name: str
    definition: str = ""
    passages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SortPage:
    """The work list of a code that was split."""

    code: str
    name: str
    left: Sequence[SortLine]
    parts: Sequence[SortPart]
    done: int = 0
    """Passages of one's own under the parts."""
    others: int = 0
    """Colleagues' passages under the old code, which stay."""
