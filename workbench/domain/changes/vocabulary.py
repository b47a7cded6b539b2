"""The fixed lists of words that changes choose from."""

from __future__ import annotations

from enum import StrEnum


class Setting(StrEnum):
    """What a project can be set to; the value is a text unless said otherwise."""

    TITLE = "title"
    LANGUAGE = "language"
    STEP = "step"
    ATTRIBUTION = "attribution"
    INTERVIEWERS = "interviewers"
    CLIPBOARD = "clipboard"
    """Whether the screens may copy words out: yes or no."""
    EDITOR = "editor"
    """Whether they may hand words to another editor: yes or no."""
    CODEBOOK = "codebook"
    CODEBOOK_TITLE = "codebook-title"
    CODEBOOK_LANGUAGE = "codebook-language"
    CODEBOOK_LOCK = "codebook-lock"
    """Whether the codebook takes proposals only: `locked` or `unlocked`."""


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
        "locked",
        "unlocked",
        "yes",
        "no",
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
    CODE_NEW = "code-new"
    CODE_EDIT = "code-edit"
    CODE_RENAME = "code-rename"
    CODE_PLACE = "code-place"
    CODE_MERGE = "code-merge"
    CODE_SPLIT = "code-split"
    CODE_RETIRE = "code-retire"
    CODE_ACCEPT = "code-accept"
    CODE_RELATE = "code-relate"
    CODE_SETS = "code-sets"
    BOOK_LOCK = "book-lock"
    BOOK_UNLOCK = "book-unlock"
    MEMO = "memo"
    MEMO_EDIT = "memo-edit"
    MEMO_REMOVE = "memo-remove"
    ATTRIBUTES = "attributes"
    CASES = "cases"
    LINK = "link"
    FINISH = "finish"
    GUIDE = "guide"
    TIE = "tie"
    UNFINISH = "unfinish"
    RENAME = "rename"
    QUOTE = "quote"
    QUOTE_WORDS = "quote-words"
    QUOTE_PLACE = "quote-place"
    QUOTE_SPAN = "quote-span"
    QUOTE_CHECK = "quote-check"
    QUOTE_REMOVE = "quote-remove"
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
