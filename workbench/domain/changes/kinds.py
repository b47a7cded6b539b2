"""Every kind of change an analyst can make, by what it is about.

A field named after a text (`name`, `text`, `title`, ...) holds the id of a `content`
row. Adding a field with a default is free; any other alteration of a kind needs a new
`version` and an upcaster.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.changes.base import (
    Change,
    Overwrite,
    Subject,
    clock,
    kind,
    many_ids,
    number,
    one_id,
    one_of,
    truth,
)
from workbench.domain.languages import KNOWN

# How an id that may be missing is declared: None stands for "none" and is not written.
_NONE = None


class Setting(StrEnum):
    """What a project can be set to; the value is a text unless said otherwise."""

    TITLE = "title"
    LANGUAGE = "language"
    STEP = "step"
    ATTRIBUTION = "attribution"
    INTERVIEWERS = "interviewers"
    CODEBOOK = "codebook"
    CODEBOOK_TITLE = "codebook-title"
    CODEBOOK_LANGUAGE = "codebook-language"


class Field(StrEnum):
    """What is said of a code. Lists and texts are JSON in `content`, by language."""

    NAME = "name"
    DEFINITION = "definition"
    INCLUDE = "include"
    EXCLUDE = "exclude"
    EXAMPLES = "examples"
    COUNTER_EXAMPLES = "counter_examples"
    INDICATORS = "indicators"
    SOURCE = "source"
    RELATIONS = "relations"
    MERGED_FROM = "merged_from"
    COLOR = "color"
    KEY = "key"
    CODABLE = "codable"
    ORIGIN = "origin"
    STATUS = "status"
    SPLIT_FROM = "split_from"


DEFINING = frozenset(
    {
        Field.DEFINITION,
        Field.INCLUDE,
        Field.EXCLUDE,
        Field.EXAMPLES,
        Field.COUNTER_EXAMPLES,
    }
)
"""The fields that say what a code means: a change of one makes a new definition."""


class Outcome(StrEnum):
    """What became of a coding when its text was corrected."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


class MemoType(StrEnum):
    """What a memo is for."""

    READING = "reading"
    METHOD = "method"
    THEORY = "theory"
    DECISION = "decision"


class About(StrEnum):
    """What a memo is about."""

    PROJECT = "project"
    DOCUMENT = "document"
    PASSAGE = "passage"
    CODE = "code"
    CASE = "case"
    CODING = "coding"


CHOICES = frozenset(
    [
        "theory",
        "material",
        "accepted",
        "proposed",
        "retired",
        "sentence",
        "answer",
        "paragraph",
        "word",
    ]
)
"""Words that a setting or a field of a code may be set to."""

FORMATS = frozenset(
    [
        "txt",
        "md",
        "docx",
        "odt",
        "rtf",
        "pdf",
        "html",
        "vtt",
        "srt",
        "xlsx",
        "csv",
        "otter",
        "whisperx",
    ]
)


# -- the project ---------------------------------------------------------------------


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
    clock: dict[str, int] = clock()
    operations: int = number()


# -- documents -----------------------------------------------------------------------


@kind("document.added", Subject.DOCUMENT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAdded(Change):
    """A document; its text comes with `document.revised` in the same operation."""

    name: str = one_id()
    format: str = one_of(FORMATS)
    language: str = one_of(KNOWN)


@kind("document.revised", Subject.DOCUMENT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRevised(Overwrite):
    """A text of the document, which never changes: the first one or a correction."""

    revision: str = one_id()
    text: str = one_id()
    layout: str = one_id()
    """Turns, speakers and sentences, as JSON; see `store.layout`."""
    salt: str = one_id()
    """The key of the checksums of the codings on it; erased with it."""
    characters: int = number()
    words: int = number()
    turns: int = number()
    rules: int = number()
    """The version of the sentence rules."""

    def register(self) -> str:
        """One current revision a document."""
        return "revision"


@kind("document.renamed", Subject.DOCUMENT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRenamed(Overwrite):
    """Another name."""

    name: str = one_id()

    def register(self) -> str:
        """One name a document."""
        return "name"


@kind("document.finished", Subject.DOCUMENT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFinished(Overwrite):
    """A coder has finished coding it, or has not after all."""

    coder: str = one_id()
    finished: bool = truth()

    def register(self) -> str:
        """One value a coder."""
        return f"finished:{self.coder}"


@kind("document.fact", Subject.DOCUMENT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Overwrite):
    """The document's values of an attribute; none takes them away."""

    attribute: str = one_id()
    values: tuple[str, ...] = many_ids()

    def register(self) -> str:
        """One list of values an attribute."""
        return f"fact:{self.attribute}"


@kind("document.erased", Subject.DOCUMENT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentErased(Change):
    """Its words are gone, here and wherever this change comes; never undone."""


# -- cases ---------------------------------------------------------------------------


@kind("case.added", Subject.CASE)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAdded(Change):
    """A case of some kind: an interviewee, an office, a municipality, an agreement."""

    name: str = one_id()
    sort: str = one_id()
    """The content row that holds the kind's name."""


@kind("case.fact", Subject.CASE)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact(Overwrite):
    """The case's values of an attribute; none takes them away."""

    attribute: str = one_id()
    values: tuple[str, ...] = many_ids()

    def register(self) -> str:
        """One list of values an attribute."""
        return f"fact:{self.attribute}"


@kind("case.linked", Subject.CASE)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLinked(Overwrite):
    """The case is tied to a document, or to one of its speakers; or not after all."""

    document: str = one_id()
    speaker: str | None = one_id(_NONE)
    linked: bool = truth(True)

    def register(self) -> str:
        """One tie a document and speaker; speakers' names are told apart in reading."""
        return f"link:{self.document}:{self.speaker or ''}"


@kind("case.erased", Subject.CASE)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseErased(Change):
    """What it owned is gone; never undone."""


# -- the codebook --------------------------------------------------------------------


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


# -- codings -------------------------------------------------------------------------


@kind("coding.added", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingAdded(Change):
    """A span of a revision is tagged with a code, by whoever made the operation."""

    revision: str = one_id()
    code: str = one_id()
    start: int = number()
    end: int = number()
    sum: int = number()
    """The keyed checksum of the words, by which `doctor` proves them."""
    definition: str | None = one_id(_NONE)
    """The operation that made the definition known when this was made."""


@kind("coding.recoded", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRecoded(Overwrite):
    """Another code."""

    code: str = one_id()
    definition: str | None = one_id(_NONE)

    def register(self) -> str:
        """One code a coding."""
        return "code"


@kind("coding.moved", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingMoved(Overwrite):
    """Another span, by hand or because the text was corrected."""

    revision: str = one_id()
    start: int = number()
    end: int = number()
    sum: int = number()
    outcome: str | None = one_of(Outcome, _NONE)
    """How it was carried to a corrected text; none when moved by hand.

    An ambiguous or lost one waits: its span is that of its last certain place.
    """

    def register(self) -> str:
        """One place a coding."""
        return "place"


@kind("coding.removed", Subject.CODING)
@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRemoved(Overwrite):
    """No longer tagged; what was not seen by whoever removed it keeps it alive."""

    def register(self) -> str:
        """The coding's being there."""
        return "*"


# -- memos ---------------------------------------------------------------------------


@kind("memo.added", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoAdded(Change):
    """A memo on something, by whoever made the operation."""

    on: str = one_of(About)
    target: str = one_id()
    """The project, document, code, case or coding; for a passage its document."""
    type: str = one_of(MemoType)
    text: str = one_id()
    revision: str | None = one_id(_NONE)
    start: int | None = number(_NONE)
    end: int | None = number(_NONE)


@kind("memo.edited", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoEdited(Overwrite):
    """Another text or type."""

    text: str = one_id()
    type: str = one_of(MemoType)

    def register(self) -> str:
        """One text a memo."""
        return "text"


@kind("memo.moved", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoMoved(Overwrite):
    """The passage it is about, in a corrected text."""

    revision: str = one_id()
    start: int = number()
    end: int = number()
    outcome: str = one_of(Outcome)

    def register(self) -> str:
        """One place a memo."""
        return "place"


@kind("memo.removed", Subject.MEMO)
@dataclass(frozen=True, slots=True, kw_only=True)
class MemoRemoved(Overwrite):
    """Taken away; what was not seen by whoever did keeps it alive."""

    def register(self) -> str:
        """The memo's being there."""
        return "*"


# -- quote collections ---------------------------------------------------------------


class CollectionField(StrEnum):
    """What is said of a collection."""

    TITLE = "title"
    ATTRIBUTION = "attribution"
    PUBLICATION = "publication"


class QuoteField(StrEnum):
    """What is said of a quote."""

    PRINTED = "printed"
    TRANSLATION = "translation"
    NOTE = "note"
    HEADING = "heading"


@kind("collection.added", Subject.COLLECTION)
@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionAdded(Change):
    """A collection of quotes."""

    title: str = one_id()


@kind("collection.set", Subject.COLLECTION)
@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionSet(Overwrite):
    """What is said of a collection in one field."""

    field: str = one_of(CollectionField)
    text: str | None = one_id(_NONE)

    def register(self) -> str:
        """One value a field."""
        return self.field


@kind("quote.added", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAdded(Change):
    """A span of a document in a collection; the coding it was taken from, if any."""

    collection: str = one_id()
    document: str = one_id()
    revision: str = one_id()
    start: int = number()
    end: int = number()
    position: int = number()
    coding: str | None = one_id(_NONE)


@kind("quote.set", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSet(Overwrite):
    """What is said of a quote in one field."""

    field: str = one_of(QuoteField)
    text: str | None = one_id(_NONE)

    def register(self) -> str:
        """One value a field."""
        return self.field


@kind("quote.placed", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePlaced(Overwrite):
    """Where in the collection it stands; numbers have gaps, ties go by id."""

    position: int = number()

    def register(self) -> str:
        """One position a quote."""
        return "position"


@kind("quote.moved", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMoved(Overwrite):
    """Its span in a corrected text."""

    revision: str = one_id()
    start: int = number()
    end: int = number()
    outcome: str = one_of(Outcome)

    def register(self) -> str:
        """One place a quote."""
        return "place"


@kind("quote.removed", Subject.QUOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRemoved(Overwrite):
    """Out of the collection; what was not seen by whoever did keeps it there."""

    def register(self) -> str:
        """The quote's being there."""
        return "*"


# -- undo ----------------------------------------------------------------------------


@kind("operation.undone", Subject.OPERATION)
@dataclass(frozen=True, slots=True, kw_only=True)
class OperationUndone(Change):
    """The operation that is the subject counts as not done."""


@kind("operation.redone", Subject.OPERATION)
@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRedone(Change):
    """The operation that is the subject counts again."""


class Label(StrEnum):
    """What an operation was, for people; shown through `words`."""

    INIT = "init"
    IMPORT = "import"
    REPLACE = "replace"
    SETTLE = "settle"
    CODE = "code"
    UNCODE = "uncode"
    RECODE = "recode"
    MOVE = "move"
    CODE_MANY = "code-many"
    CODEBOOK = "codebook"
    MEMO = "memo"
    ATTRIBUTES = "attributes"
    CASES = "cases"
    LINK = "link"
    FINISH = "finish"
    UNFINISH = "unfinish"
    RENAME = "rename"
    QUOTE = "quote"
    COLLECTION = "collection"
    SETTINGS = "settings"
    CODERS = "coders"
    MILESTONE = "milestone"
    ERASE = "erase"
    UNDO = "undo"
    REDO = "redo"


MARKERS = frozenset({Label.UNDO, Label.REDO})
"""Operations that undo passes over: they only mark others."""

FINAL = frozenset({Label.ERASE, Label.INIT, Label.MILESTONE, Label.CODERS})
"""Operations that cannot be undone."""
