"""Changes of the material: documents and cases."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.changes.base import (
    Change,
    Overwrite,
    Subject,
    kind,
    many_ids,
    number,
    one_id,
    one_of,
    truth,
)
from workbench.domain.changes.vocabulary import (
    FORMATS,
)
from workbench.domain.languages import KNOWN

# How an id that may be missing is declared: it is not written.
_NONE = None


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


@kind("case.added", Subject.CASE)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAdded(Change):
    """A case of some kind: an interviewee, an office, a municipality, an agreement."""

    name: str = one_id()
    sort: str = one_id()
    """The content row that holds the kind's name."""
    key: str | None = one_id(_NONE)
    """The id that it has in files, told apart within its kind; none: its name."""


@kind("case.named", Subject.CASE)
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNamed(Overwrite):
    """Another name; its id stays."""

    name: str = one_id()

    def register(self) -> str:
        """One name a case."""
        return "name"


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
