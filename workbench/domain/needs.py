"""What a report needs, as data, and what it is given for it, as plain values.

A report never sees the store: it says which counts, spans, passages and facts it wants,
and builds its table from them. Codes, coders, documents and cases go by a `key`, a row
number that means something within one reading only and is never shown; the facts say
what each is called. They are named tuples, always made by name: every command that
counts loads them, and a dataclass takes ten times as long to come about.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

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


class Selection(NamedTuple):
    """What is counted at all."""

    question: Question | None = None
    coders: str = Coders.SETTLED
    """One of `Coders`, or a coder's name."""
    documents: Documents = Documents.FINISHED
    speakers: Speakers = Speakers.INTERVIEWEES


# -- what can be asked for -----------------------------------------------------------

QUESTION, ASKED = "question", "asked"
"""The guide question that is answered; whether it asked for what is coded: yes, no."""
DIMENSIONS = (
    "code",
    "branch",
    "document",
    "case",
    "coder",
    "month",
    "definition",
    QUESTION,
    ASKED,
)
"""What counts can be broken down by, and `attribute:NAME`."""

MEASURES = ("codings", "passages", "documents", "cases", "characters", "words")
"""What can be counted. A branch counts the union of its codes."""


class Tally(NamedTuple):
    """Counts; given as `Counts`. No row where no passage is."""

    by: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Where codings stand; given as an iterator of `Stretches`, a document each."""


class Passages(NamedTuple):
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
    COUNTED = "counted"
    """`tuple[tuple[int, int | None], ...]`: documents that count, each with the coder
    it counts of; None but under `each`."""
    BASE = "base"
    """`Base`."""
    ATTRIBUTE = "attribute"
    """`AttributeFact` of the attribute that is named."""
    QUESTION = "question"
    """`AttributeFact` of the questions of interview guides."""
    ASKED = "asked"
    """`AttributeFact` of being asked for."""
    GUIDES = "guides"
    """`tuple[GuideFact, ...]`."""
    CASES = "cases"
    """`CaseBase`: of the attribute that is named, the cases that the documents have."""
    COMPOSITION = "composition"
    """`tuple[Composition, ...]`: what else the groups of the attribute differ in."""
    CODE = "code"
    """`int`: the code of the id that is named; of a merged one what it stands for."""
    SHEET = "sheet"
    """`tuple[SheetColumn, ...]`: what `documents` shows of documents."""
    TIES = "ties"
    """`tuple[Tie, ...]`: cases of the kind that is named, of documents that count."""
    VALUES = "values"
    """`dict[Key, tuple[str, ...]]`: the values of those who may speak in each document
    that counts, of the attribute that is named; nothing where there is none."""
    WORK = "work"
    """`Work`."""
    KINDS = "kinds"
    """`tuple[str, ...]`: the kinds of case that documents are tied to."""
    WAITING = "waiting"
    """`int`: codings that a corrected text left ambiguous or lost."""


class Facts(NamedTuple):
    """What the project knows of something; given as `About` says."""

    about: About
    name: str = ""


class Register(NamedTuple):
    """Cases of one kind, or documents, and what they have; given as `Registered`."""

    kind: str
    """A kind of case, or `document`."""
    variables: tuple[str, ...]
    """Names of attributes."""
    question: Question | None = None
    """Which of them count, besides what the selection asks for."""
    per: str = ""
    """An attribute: by its value they belong together."""
    weight: str = ""
    """An attribute whose number each `per` has; of each case of that kind."""


class Together(NamedTuple):
    """Passages of two codes that stand together; given as `Companions`."""

    relation: str
    """`overlap`, `turn`, `document` or `near`."""
    sentences: int = 0
    """How many at most, of `near` alone; in one sentence it is none."""


class Coverage(NamedTuple):
    """How much is coded; given as `Covered` by document and coder, as in `COUNTED`."""


class Outdated(NamedTuple):
    """Codings under older definitions; given as `tuple[OutdatedCoding, ...]`."""


class Spoken(NamedTuple):
    """The words that count, as they stand; given as an iterator of `Said`.

    Where the question asks for what is coded, those are the words of the passages.
    """


Need = (
    Tally
    | Spans
    | Passages
    | Facts
    | Register
    | Together
    | Coverage
    | Outdated
    | Spoken
)


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


class Passage(NamedTuple):
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
    voice: int = 0
    """Who speaks, of those in the document; 0 is nobody."""


class CodeFact(NamedTuple):
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
    origin: str = ""
    """`theory`, `material`, or nothing where the codebook does not say."""


class CoderFact(NamedTuple):
    """A coder."""

    key: int
    name: str


class Base(NamedTuple):
    """The documents that count."""

    of: Mapping[int | None, int]
    """How many, by coder under `each`, else under None."""
    left: tuple[str, ...]
    """Names of the documents that are not finished, though the question fits them."""
    counted: bool
    """Whether those count all the same."""
    aside: int = 0
    """Passages that do not count because of whose words they begin in."""


class AttributeFact(NamedTuple):
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
    without: Mapping[int | None, int] = MappingProxyType({})
    """How many those are, by coder."""


class GuideFact(NamedTuple):
    """An interview guide."""

    belongs: Mapping[str, str]
    """Values by attribute that its documents have."""
    codes: frozenset[int]
    """What its questions ask about; each stands for its branch."""


class Variable(NamedTuple):
    """An attribute of what a register holds."""

    name: str
    label: Mapping[str, str]
    values: tuple[str, ...]
    """Declared or found, in their order."""
    labels: Mapping[str, Mapping[str, str]]
    """By value and language."""
    groups: Mapping[str, tuple[str, ...]]
    """Values by the id of their group."""
    several: bool


class Registered(NamedTuple):
    """What a register holds."""

    kind: str
    label: Mapping[str, str]
    """Of the kind, where an attribute is named after it."""
    all: int
    """How many of the kind there are, whether they count or not."""
    units: tuple[Mapping[str, tuple[str, ...]], ...]
    """The values of each that counts, by the attributes asked for; none: missing."""
    variables: Mapping[str, Variable]
    """The attributes asked for, by the names by which they were asked for; the weight
    and what it is of among them, without values."""
    weights: Mapping[str, float]
    """The number of each `per` that has one, by its id."""
    names: Mapping[str, str]
    """What each `per` is called, by its id."""


# -- what a report is asked, and what asks back ---------------------------------------

Given = Mapping[str, object]
"""What was asked for, under the names that the report gave its needs."""

Row = tuple[str | int | float | bool | None, ...]
