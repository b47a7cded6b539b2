"""Coding: tagging spans, by place or by words, and taking that back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.domain import text as texts
from workbench.domain.anchors import checksum
from workbench.domain.changes.kinds import (
    CodingAdded,
    CodingMoved,
    CodingRecoded,
    CodingRemoved,
    Label,
)
from workbench.domain.spans import Span, trimmed
from workbench.errors import Ambiguous, NotFound, Refused
from workbench.ids import new_id
from workbench.project.session import Project, Recording
from workbench.store.read import codes, lookup, revisions, shown, standing, voices
from workbench.store.read.texts import revision_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A coding that was made, or was there already."""

    id: str
    span: Span
    words: str
    new: bool
    passage: int = 1
    """Of how many codings the passage is that it belongs to."""
    answered: bool = True
    """Whether it begins in the words of somebody who is interviewed, and so counts."""


def code(
    project: Project,
    document: str,
    code: str,
    *,
    start: int,
    end: int,
    memo: str = "",
) -> Coded:
    """Tag a span without white space at its ends; the same is recorded once."""
    with project.recording(Label.CODE) as act:
        page = Anchors(act, document)
        made = add(act, page, code, Span(start, end), memo=memo)
    with project.file.reading() as connection:
        return replace(made, passage=standing.passage_of(connection, made.id))


def code_words(
    project: Project,
    document: str,
    code: str,
    words: str,
    *,
    nth: int = 0,
    memo: str = "",
) -> Coded:
    """Tag the place where these words stand; `nth` says which of several."""
    with project.recording(Label.CODE) as act:
        page = Anchors(act, document)
        return add(act, page, code, page.find(words, nth), memo=memo)


class Anchors:
    """A document in which spans are tagged: its text, its key, the words' checksums."""

    def __init__(self, act: Recording, document: str) -> None:
        self.key = lookup.document(act.connection, document)
        self.text = act.project.text(act.connection, self.key)
        self._salt = revisions.salt(act.connection, self.key.revision)

    def span(self, start: int, end: int) -> Span:
        """The span without white space at its ends; refused if none is left."""
        if not 0 <= start < end <= len(self.text):
            raise Refused(
                f"{start}:{end} is no span of {self.key.name!r}",
                hint=f"its text has {len(self.text)} characters, counted from 0",
            )
        made = trimmed(self.text, start, end)
        if not made.length:
            raise Refused(
                f"{start}:{end} of {self.key.name!r} is white space only"
            ).keyed("refused.blank")
        return made

    def find(self, words: str, nth: int = 0) -> Span:
        """Where these words stand, white space compared collapsed."""
        places = texts.find_all(self.text, words)
        if not places:
            raise NotFound(
                f"{self.key.name!r} has no {_quoted(words)}",
                hint="white space is compared collapsed, all else exactly",
            )
        if nth:
            if not 1 <= nth <= len(places):
                raise NotFound(
                    f"{_quoted(words)} stands in {self.key.name!r}"
                    f" {len(places)} times, not {nth}"
                )
            return places[nth - 1]
        if len(places) > 1:
            shown = [f"{one.start}:{one.end}" for one in places]
            raise Ambiguous(
                f"{_quoted(words)} stands in {self.key.name!r} {len(places)} times",
                candidates=shown,
                hint=f"say which with --nth: {', '.join(shown[:9])}",
            )
        return places[0]

    def sum(self, span: Span) -> int:
        """The keyed checksum of a span's words."""
        return checksum(self._salt, self.text[span.start : span.end])


def _quoted(words: str) -> str:
    shown = texts.folded(words)
    return f"«{shown[:60]}…»" if len(shown) > 61 else f"«{shown}»"


def add(
    act: Recording, page: Anchors, slug: str, where: Span, *, memo: str = ""
) -> Coded:
    """Tag a span within an act."""
    span = page.span(*where)
    uid, definition = codable(act, slug)
    words = page.text[span.start : span.end]
    author = act.project.author.coder
    there = standing.same(act.connection, page.key.pk, uid, author, span)
    answered = voices.answered(act.connection, page.key.revision, span.start)
    if there:
        return Coded(id=there, span=span, words=words, new=False, answered=answered)
    made = CodingAdded(
        subject=new_id(),
        revision=page.key.revision_uid,
        code=uid,
        start=span.start,
        end=span.end,
        sum=page.sum(span),
        definition=definition,
    )
    act.batch.add(made)
    if memo.strip():
        from workbench.domain.changes.memo_kinds import MemoAdded

        act.batch.add(
            MemoAdded(
                subject=new_id(),
                on="coding",
                target=made.subject,
                type="reading",
                text=act.batch.text(page.key.uid, memo.strip()),
                revision=page.key.revision_uid,
                start=span.start,
                end=span.end,
            )
        )
    return Coded(id=made.subject, span=span, words=words, new=True, answered=answered)


def shown_id(project: Project, uid: str) -> str:
    """A coding's id by its last letters, as many as tell it apart."""
    with project.file.reading() as connection:
        return shown.shown_coding(connection, uid)


def codable(act: Recording, slug: str) -> tuple[str, str]:
    """A code's id and its definition; refused where nothing is to be tagged with it."""
    uid, definition = codes.definition(act.connection, slug)
    state = codes.code_state(act.connection, uid)
    if not state.codable:
        raise Refused(
            f"{slug!r} is a heading, not a code to tag with", hint="choose one below it"
        ).keyed("refused.heading", code=slug)
    if state.retired:
        raise Refused(
            f"the code {slug!r} is retired",
            hint="accept it again in the codebook, or choose another",
        ).keyed("refused.retired", code=slug)
    return uid, definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncoded:
    """A coding that was removed, and what it said."""

    document: str
    code: str
    words: str


def uncode(project: Project, endings: Iterable[str]) -> dict[str, Uncoded]:
    """Remove codings of this coder by the last letters of their ids; which, by id."""
    with project.recording(Label.UNCODE) as act:
        found = {uid: _standing(act, uid) for uid in _all_own(act, endings)}
        for uid in found:
            act.batch.add(CodingRemoved(subject=uid))
    return found


def _all_own(act: Recording, endings: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_own(act, ending) for ending in endings))


def _standing(act: Recording, uid: str) -> Uncoded:
    """What a coding says, on whichever revision it stands."""
    coding = standing.one(act.connection, uid)
    text = revision_text(act.connection, coding.revision)
    words = text[coding.start : coding.end]
    return Uncoded(document=coding.document, code=coding.code, words=words)


def _own(act: Recording, ending: str) -> str:
    uid = lookup.coding(act.connection, ending)
    own(act, standing.one(act.connection, uid))
    return uid


def own(act: Recording, coding: standing.StandingCoding) -> None:
    """Refuse to alter or remove a coding that is a colleague's.

    Raises:
        Refused: It is.
    """
    if coding.coder_uid != act.project.author.coder:
        raise Refused(
            f"the coding {coding.uid[-8:]} is {coding.coder}'s, not yours",
            hint="nobody alters a colleague's codings; tag the passage yourself",
        ).keyed("refused.colleague", coder=coding.coder)


def recode(project: Project, endings: Iterable[str], slug: str) -> list[str]:
    """Put codings of this coder under another code, as one operation."""
    with project.recording(Label.RECODE) as act:
        uid, definition = codable(act, slug)
        found = _all_own(act, endings)
        for one in found:
            act.batch.add(CodingRecoded(subject=one, code=uid, definition=definition))
    return found


def move(project: Project, endings: Iterable[str], start: int, end: int) -> Span:
    """Give codings of this coder, all on one document, new ends, as one operation."""
    with project.recording(Label.MOVE) as act:
        found = _all_own(act, endings)
        documents = {standing.one(act.connection, uid).document for uid in found}
        if len(documents) != 1:
            raise Refused("the codings are not on one document")
        page = Anchors(act, documents.pop())
        span = page.span(start, end)
        for uid in found:
            act.batch.add(
                CodingMoved(
                    subject=uid,
                    revision=page.key.revision_uid,
                    start=span.start,
                    end=span.end,
                    sum=page.sum(span),
                )
            )
    return span
