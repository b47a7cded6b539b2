"""What a report needs, as data, and what it is given for it, as plain values.

A report never sees the store: it says which counts, spans, passages and facts it wants,
and builds its table from them. Codes, coders, documents and cases go by a `key`, a row
number that means something within one reading only and is never shown; the facts say
what each is called.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.questions import Question

Key = int | str | None
"""One coordinate of a count: a row number, a value, a month; None if it is missing."""


class Coders(StrEnum):
    """Whose codings count, where it is not one coder by name."""

    SETTLED = "settled"
    ANY = "any"
    EACH = "each"


class Documents(StrEnum):
    """Which documents count."""

    FINISHED = "finished"
    ALL = "all"


class Speakers(StrEnum):
    """Whose words count."""

    INTERVIEWEES = "interviewees"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is counted at all."""

    question: Question | None = None
    coders: str = Coders.SETTLED
    """One of `Coders`, or a coder's name."""
    documents: Documents = Documents.FINISHED
    speakers: Speakers = Speakers.INTERVIEWEES


# -- what can be asked for -----------------------------------------------------------

DIMENSIONS = ("code", "branch", "document", "case", "coder", "month", "definition")
"""What counts can be broken down by, and `attribute:NAME`."""

MEASURES = ("codings", "passages", "documents", "cases", "characters", "words")
"""What can be counted. A branch counts the union of its codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts; given as `Counts`. No row where no passage is."""

    by: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Where codings stand; given as an iterator of `Stretches`, a document each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """Passages with their words; given as a list of `Passage`."""

    code: str = ""
    """The id of a code; all codes if empty."""
    context: int = 0
    """How many sentences before and after each."""


class About(StrEnum):
    """What facts are about."""

    CODES = "codes"
    """`tuple[CodeFact, ...]`, in the order of the tree."""
    CODERS = "coders"
    """`tuple[CoderFact, ...]`, by name: those whose codings count."""
    DOCUMENTS = "documents"
    """`dict[Key, str]`: names of the documents that count."""
    BASE = "base"
    """`Base`."""
    ATTRIBUTE = "attribute"
    """`AttributeFact` of the attribute that is named."""
    KINDS = "kinds"
    """`tuple[str, ...]`: the kinds of case there are."""
    WAITING = "waiting"
    """`int`: codings that a corrected text left ambiguous or lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the project knows of something; given as `About` says."""

    about: About
    name: str = ""


Need = Tally | Spans | Passages | Facts


# -- what is given -------------------------------------------------------------------

Counts = Mapping[tuple[Key, ...], tuple[int, ...]]
"""By the coordinates asked for, in their order, the measures in theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """What is coded in one document: arrays of one length, sorted by start and end.

    One entry is a passage of one code by one coder; where the question asks for single
    codings, or `single` was asked for, a coding. Speaker 0 is nobody; turn -1 is none.
    """

    document: int
    start: array[int]
    end: array[int]
    code: array[int]
    coder: array[int]
    turn: array[int]
    speaker: array[int]
    codings: array[int]
    """How many codings the entry stands for."""
    which: array[int]

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage and its words."""

    code: int
    document: int
    start: int
    end: int
    speaker: str
    turn: int
    """Its number among all turns of the document, from 1; 0 where it lies in none."""
    text: str
    before: str
    after: str
    coders: tuple[str, ...]
    codings: tuple[str, ...]
    """The ids of its codings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFact:
    """A code."""

    key: int
    id: str
    name: Mapping[str, str]
    parent: int | None
    depth: int
    listed: bool
    """Whether it has a row of its own even if nothing is coded with it."""
    branch: frozenset[int]
    """It and everything below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderFact:
    """A coder."""

    key: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The documents that count."""

    of: Mapping[int | None, int]
    """How many, by coder under `each`, else under None."""
    left: tuple[str, ...]
    """Names of the documents that are not finished, though the question fits them."""
    counted: bool
    """Whether those count all the same."""
    aside: int = 0
    """Passages that do not count because of whose words they begin in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeFact:
    """An attribute and its values."""

    name: str
    label: Mapping[str, str]
    values: tuple[str, ...]
    """Declared or found, in their order."""
    labels: Mapping[str, Mapping[str, str]]
    """By value and language."""
    of: Mapping[tuple[int | None, str], int]
    """How many documents of the base have a value; coders as in `Base.of`."""
    missing: tuple[str, ...]
    """Names of the documents of the base that have no value."""
    without: Mapping[int | None, int] = field(default_factory=dict)
    """How many those are, by coder."""


# -- what a report is asked, and what asks back ---------------------------------------

Given = Mapping[str, object]
"""What was asked for, under the names that the report gave its needs."""

Row = tuple[str | int | float | bool | None, ...]

StretchesOf = Iterator[Stretches]
