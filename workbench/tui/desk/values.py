"""The values that screens show: plain, of no table and no widget.

Documents are named as the contract names them, codes by their slug, codings, memos and
collections by their id. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.documents import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document in the list of documents."""

    name: str
    words: int
    turns: int
    codings: int
    """The present coder's codings."""
    finished: bool = False
    """Whether the present coder has marked it finished."""
    waiting: int = 0
    """Codings that a corrected text left ambiguous or lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document open for reading: the current revision of its text."""

    name: str
    text: str
    turns: Sequence[Turn]
    sentences: Sequence[int]
    """Starts and ends by turns: start, end, start, end, ..., in order."""
    about: str = ""
    """What line 1 says after the name: its attributes in words, if any."""
    finished: bool = False
    step: str = "sentence"
    """What the project has its coders go by."""
    questions: Mapping[int, str] = field(default_factory=dict)
    """What is said of the guide question that a turn (from 0) belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLine:
    """A code as the tree and the palette show it, in the order of the tree."""

    id: str
    name: str
    """In the language of the screen."""
    names: tuple[str, ...] = ()
    """In every language it has, to be searched."""
    depth: int = 0
    branch: int = 0
    """The place of its topmost code among the topmost codes; decides the colour."""
    branch_name: str = ""
    definition: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    """In every language."""
    pin: str = ""
    """The digit it is pinned to, or empty."""
    codable: bool = True
    proposed: bool = False
    total: int = 0
    """Codings in all documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingLine:
    """A coding of the open document."""

    id: str
    code: str
    start: int
    end: int
    coder: str
    own: bool
    created: str = ""
    outdated: bool = False
    """Whether the definition of its code has changed since."""
    edition: int = 0
    """The edition of the codebook it was made under; 0 where that is not known."""
    memo: bool = False
    quoted: bool = False
    """Whether words of it stand in a quote collection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoLine:
    """A memo. `about` and `type` are the words of `MemoType` and `About`."""

    id: str
    about: str
    target: str
    type: str
    text: str
    coder: str = ""
    changed: str = ""
    own: bool = True
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLine:
    """A passage among those found, with a little of what stands around it."""

    document: str
    start: int
    end: int
    text: str
    code: str = ""
    speaker: str = ""
    turn: int = 0
    """Its number among all turns, from 1; 0 where it lies in none."""
    before: str = ""
    after: str = ""
    coder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionLine:
    """A quote collection and how many quotes it has."""

    id: str
    title: str
    quotes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """A quote in a collection, with all that is known of it."""

    id: str
    position: int
    document: str
    start: int
    end: int
    text: str
    """The original words."""
    printed: str = ""
    """What is printed in their place, or empty."""
    deviations: tuple[str, ...] = ()
    """Where that is not the original outside of brackets, in words."""
    cuts: int = 0
    insertions: int = 0
    translation: str = ""
    translation_state: str = "none"
    """A word of `TranslationState`."""
    translated: str = ""
    """By whom, and when: ISO 8601 behind a name and a space."""
    translated_of: str = ""
    """The words that a stale translation was made of."""
    checked: str = ""
    """By whom and when the translation was compared, likewise."""
    attribution: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    """The attribution by language."""
    about: str = ""
    """What the document is, in words."""
    turn: int = 0
    """The number of the answer; 0 where it lies in none."""
    question: str = ""
    """The interviewer's words before it."""
    note: str = ""
    heading: str = ""
    settled: bool = True
    """Whether it stands on the document's present text."""
    changed: bool = False
    """Whether a correction changed its words, and nobody has compared them since."""
    clearance: str = ""

    @property
    def words(self) -> str:
        """What is printed."""
        return self.printed or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceLine:
    """How many quotes of a collection have each value of an attribute."""

    attribute: str
    """In words; empty where there is none to count by."""
    quotes: int
    counts: tuple[tuple[str, int], ...] = ()
    missing: int = 0
    persons: int = 0
    most: str = ""
    """The document of whoever is quoted most; empty where nobody is quoted twice."""
    times: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadLine:
    """A collection laid out."""

    id: str
    title: str
    publication: str = ""
    template: str = ""
    quotes: tuple[QuoteLine, ...] = ()
    balances: tuple[BalanceLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """What a memo is about, or what a link in it leads to."""

    kind: str
    """A word of `About`, or `memo`; empty where there is nothing of the name."""
    shown: str
    document: str = ""
    start: int | None = None
    end: int | None = None
    code: str = ""
    case: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A memo among all memos."""

    id: str
    type: str
    goal: GoalLine
    """What it is about."""
    text: str
    quoted: str = ""
    """The words it is on."""
    coder: str = ""
    own: bool = True
    written: str = ""
    changed: str = ""
    links: tuple[GoalLine, ...] = ()
    """What the links in it lead to, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """What is being written at the moment."""

    field: str
    """`memo`, or the field of a quote: printed, translation, note."""
    text: str
    memo: MemoLine | None = None
    quote: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done, as a sentence, and the codings that came of it."""

    said: str
    codings: tuple[str, ...] = ()
    """Those made or changed."""
    gone: tuple[str, ...] = ()
    """Those that are there no more."""
    code: str = ""
    """The code to go to: one that was made, or that stands for another now."""
    memo: str = ""
    """The memo that was written; empty where one was taken away."""
    only: bool = False
    """Whether nothing else that a screen shows is another than before."""
