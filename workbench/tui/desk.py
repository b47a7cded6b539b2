"""What the screens ask of the project: values in, values out, nothing of the store.

A screen knows a `Desk` and these values. Documents are named as the contract names
them, codes by their slug, codings, memos and collections by their id. Every call may
raise a `WorkbenchError`; the application shows it. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.domain.documents import Turn
from workbench.domain.tables import Table


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
    memo: bool = False
    quoted: bool = False
    """Whether it stands in a quote collection."""


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
    """A quote in a collection."""

    id: str
    position: int
    document: str
    start: int
    end: int
    text: str
    printed: str = ""
    translation: str = ""
    attribution: str = ""
    clearance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done, as a sentence, and the codings that came of it."""

    said: str
    codings: tuple[str, ...] = ()


class Desk(Protocol):
    """The calls that the screens need, by what an analyst does."""

    @property
    def title(self) -> str:
        """What the study is called."""

    @property
    def coder(self) -> str:
        """The name of whoever is coding."""

    @property
    def language(self) -> str:
        """The language of the interface: nb, nn or en."""

    # -- reading

    def documents(self) -> Sequence[DocumentLine]:
        """All documents, in the order of their names."""

    def page(self, document: str) -> Page:
        """A document, opened."""

    def codes(self) -> Sequence[CodeLine]:
        """The codebook, a code before what is below it, without retired ones."""

    def codings(self, document: str) -> Sequence[CodingLine]:
        """All codings of a document that this coder may see."""

    def memos(self, document: str) -> Sequence[MemoLine]:
        """The memos on a document, its passages and its codings."""

    def last_place(self) -> tuple[str, int] | None:
        """Where this coder was last: a document and a code point in it."""

    def remember_place(self, document: str, offset: int) -> None:
        """Keeps the place for the next start; no change of the project."""

    def recent_codes(self) -> Sequence[str]:
        """The codes this coder used last, the latest first, at most eight."""

    def changed(self) -> bool:
        """Whether somebody else wrote since this was last asked."""

    def keep_safe(self) -> None:
        """Takes the day's snapshot where it is due; may run beside the other calls."""

    # -- coding

    def code(self, document: str, code: str, start: int, end: int) -> Done:
        """One coding; the same one again is recorded once."""

    def code_new(self, document: str, name: str, start: int, end: int) -> Done:
        """A proposed code made on the spot, put on a span, as one undo step."""

    def code_in_vivo(self, document: str, start: int, end: int) -> Done:
        """The same, named by the words themselves."""

    def uncode(self, codings: Sequence[str]) -> Done:
        """Removes codings of this coder, as one undo step."""

    def move_ends(self, codings: Sequence[str], start: int, end: int) -> Done:
        """Gives codings of this coder new ends, as one undo step."""

    def pin(self, code: str, digit: str) -> Done:
        """Pins a code to a digit 1 to 9, or to none with an empty digit."""

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        """Keeps a memo: a new one where its id is empty; an empty text removes it."""

    def finish(self, document: str, finished: bool) -> Done:
        """Says that this coder has, or has not, finished coding a document."""

    def undo(self, *, yes: bool = False) -> Done:
        """Takes back this coder's last operation; may raise `NeedsConsent`."""

    def redo(self) -> Done:
        """Does again what was undone last."""

    # -- finding again

    def frequencies(self, *, rollup: bool = False) -> Table:
        """The table of `report frequencies`."""

    def passages(self, code: str = "") -> Sequence[PassageLine]:
        """The passages of a code, or all, document by document."""

    def collections(self) -> Sequence[CollectionLine]:
        """The quote collections."""

    def quotes(self, collection: str) -> Sequence[QuoteLine]:
        """The quotes of a collection in their order."""

    def new_collection(self, title: str) -> str:
        """An empty collection; its id."""

    def add_quote(self, collection: str, document: str, start: int, end: int) -> Done:
        """Puts the words of a span into a collection."""

    def pins(self) -> Mapping[str, str]:
        """The code that each digit applies."""
