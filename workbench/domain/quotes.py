"""Quotes chosen for a text, in the collections that they are kept and exported in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.domain.tables import Cell
from workbench.domain.wording import Wording, compared


class TranslationState(StrEnum):
    """Whether a translation is of the words as they are to be printed now."""

    NONE = "none"
    MADE = "made"
    """Of these words; nobody has compared the two since."""
    CHECKED = "checked"
    """Somebody has compared it with these words."""
    STALE = "stale"
    """Of other words than those that are to be printed now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translation, the words it is of, and who compared the two."""

    text: str
    of: str = ""
    """The words that it was made of."""
    said: str = ""
    """The original behind those words, where they were not it."""
    by: str = ""
    at: str = ""
    checked_of: str = ""
    """The words it was last compared with; empty where nobody did."""
    checked_said: str = ""
    checked_by: str = ""
    checked_at: str = ""

    def state(self, words: str, original: str) -> TranslationState:
        """What it is beside these words, and the original that they were made of.

        Another span makes another original. White space makes no other words.
        """
        now = (words.split(), original.split())
        if self.checked_by and _pair(self.checked_of, self.checked_said) == now:
            return TranslationState.CHECKED
        if _pair(self.of, self.said) == now:
            return TranslationState.MADE
        return TranslationState.STALE


def _pair(of: str, said: str) -> tuple[list[str], list[str]]:
    """Words, and the original behind them: the same where none is named."""
    return of.split(), (said or of).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a document, as said and as they are to be printed."""

    id: str
    collection: str
    """The collection's id."""
    position: int
    """Its place in the collection, from 1."""
    text: str
    """The original words; never edited."""
    printed: str = ""
    """What is to be printed in their place, or empty."""
    translation: str = ""
    attribution: str = ""
    """The collection's template, filled in."""
    document: str = ""
    """The document's name; for the analyst's eyes, as it may tell who spoke."""
    speaker: str = ""
    """As in the transcript; for the analyst's eyes."""
    turn: int | None = None
    """The number of the turn in its document, from 1."""
    codes: tuple[str, ...] = ()
    """The names of the codes on these words."""
    note: str = ""
    """The analyst's own; never part of what is exported to be read."""
    heading: str = ""
    """What this quote and those after it stand under."""
    question: str = ""
    """The interviewer's words before it, where they are to be shown."""
    clearance: str = ""
    language: str = ""
    """Of the original words; empty where it is the collection's."""
    rendering: Translation | None = None
    """The translation with the words it is of; None where that is not known."""

    @property
    def translation_state(self) -> TranslationState:
        """What the translation is beside the words that are printed."""
        if not self.translation:
            return TranslationState.NONE
        if self.rendering is None:
            return TranslationState.MADE
        return self.rendering.state(self.words, self.text)

    @property
    def wording(self) -> Wording | None:
        """How the printed words differ from the original; None where they are it."""
        return compared(self.text, self.printed) if self.printed else None

    @property
    def words(self) -> str:
        """What is printed: the printed words, else the original."""
        return self.printed or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Quotes in order, with the template that says who spoke."""

    id: str
    title: str
    template: str = ""
    language: str = "nb"
    """Of headings, attributions and quotation marks."""
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences: what is not cleared, what is missing."""
    provenance: Mapping[str, Cell] = field(default_factory=dict)
