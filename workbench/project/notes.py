"""Memos to be read: what each is about in words, what it quotes, what it links to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.changes.vocabulary import About
from workbench.domain.languages import pick
from workbench.domain.links import Link, links
from workbench.domain.spans import Span
from workbench.errors import NotFound, UsageError, WorkbenchError
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import codebook, lookup, revisions
from workbench.store.read import memos as reading
from workbench.store.read import quotes as places
from workbench.words import word

_Find = Callable[[Connection, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which memos; what is empty asks for nothing."""

    document: str = ""
    types: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    coder: str = ""
    since: str = ""
    """A day, or the beginning of a time in UTC: written or changed then or later."""
    words: str = ""
    """Stand in the memo, in what it is about, or in what it quotes; any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a memo is about, or what a link leads to."""

    kind: str
    """A word of `About`, or `memo`; empty where nothing of the name is there."""
    shown: str
    """In words."""
    document: str = ""
    place: Span | None = None
    code: str = ""
    case: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A memo with what it is about and what it leads to."""

    memo: reading.Memo
    about: Goal
    quoted: str
    """The words it is on."""
    links: tuple[tuple[Link, Goal], ...]


def notes(project: Project, wanted: Wanted, language: str = "") -> list[Note]:
    """Memos by the time when they were written, the oldest first."""
    _check_since(wanted.since)
    with project.file.reading() as connection:
        key = lookup.document(connection, wanted.document) if wanted.document else None
        reader = _Reader(connection, project.title, language or project.language)
        found = reading.memos(connection, key.pk if key else None)
        _check_coder(wanted.coder, found)
        every = [reader.note(one) for one in found if _asked(one, wanted)]
    return [one for one in every if _has(one, wanted.words)]


def _check_since(since: str) -> None:
    if since and not re.fullmatch(r"\d{4}(-\d\d(-\d\d(T[\d:.]*Z?)?)?)?", since):
        raise UsageError(f"{since!r} is no day", hint="as in 2026-03-12")


def _check_coder(coder: str, found: Sequence[reading.Memo]) -> None:
    names = {one.coder for one in found}
    if coder and unicodedata.normalize("NFC", coder) not in names:
        known = ", ".join(sorted(names)) or "nobody"
        raise NotFound(f"{coder!r} has written no memo", hint=f"{known} has")


def _asked(one: reading.Memo, wanted: Wanted) -> bool:
    coder = unicodedata.normalize("NFC", wanted.coder)
    return (
        (not wanted.types or one.type in wanted.types)
        and (not wanted.about or one.about in wanted.about)
        and (not coder or one.coder == coder)
        and max(one.at, one.edited) >= wanted.since
    )


def _has(one: Note, words: str) -> bool:
    wanted = " ".join(words.casefold().split())
    held = (one.memo.text, one.about.shown, one.quoted)
    return any(wanted in " ".join(text.casefold().split()) for text in held)


class _Reader:
    """Says what memos are about; reads each text once."""

    def __init__(self, connection: Connection, title: str, language: str) -> None:
        self._connection = connection
        self._title = title
        self._language = language
        self._texts: dict[int, str] = {}
        self._codings = reading.codings(connection)
        self._revisions = reading.revisions_of(connection)
        book = codebook.codebook(connection)
        self._codes: dict[str, str] = {
            one.id: pick(one.name, language, book.language) or one.id for one in book
        }
        self._by_name = {
            name.casefold(): one.id for one in book for name in one.name.values()
        }

    def note(self, memo: reading.Memo) -> Note:
        """A memo in full."""
        about = self._about(memo)
        return Note(
            memo=memo,
            about=about,
            quoted=self._quoted(memo),
            links=tuple((one, self.goal(one)) for one in links(memo.text)),
        )

    def _about(self, memo: reading.Memo) -> Goal:
        coding = self._codings.get(memo.target)
        if coding is not None:
            name = self._codes.get(coding.code, coding.code)
            where = self._place(coding.document, coding.revision, coding.start)
            return Goal(
                kind=memo.about,
                shown=word("notes.coding", self._language, code=name, place=where),
                document=coding.document,
                place=Span(coding.start, coding.end),
                code=coding.code,
            )
        if memo.start is not None and memo.end is not None:
            revision = self._revisions[memo.uid]
            return Goal(
                kind=memo.about,
                shown=self._place(memo.document, revision, memo.start),
                document=memo.document,
                place=Span(memo.start, memo.end),
            )
        if memo.about == About.CODE:
            shown = self._codes.get(memo.shown, memo.shown)
            return Goal(kind=memo.about, shown=shown, code=memo.shown)
        if memo.about == About.CASE:
            return Goal(kind=memo.about, shown=memo.shown, case=memo.shown)
        if memo.about == About.PROJECT:
            return Goal(kind=memo.about, shown=self._title)
        return Goal(kind=memo.about, shown=memo.document, document=memo.document)

    def _place(self, document: str, revision: int, start: int) -> str:
        """A document and the number of the answer."""
        turn = places.turn_at(self._connection, revision, start)
        if turn is None:
            return document
        return word("notes.place", self._language, document=document, number=turn[0])

    def _quoted(self, memo: reading.Memo) -> str:
        coding = self._codings.get(memo.target)
        if coding is not None:
            return self._text(coding.revision)[coding.start : coding.end]
        if memo.start is None:
            return ""
        return self._text(self._revisions[memo.uid])[memo.start : memo.end]

    def _text(self, revision: int) -> str:
        if revision not in self._texts:
            self._texts[revision] = revisions.text(self._connection, revision)
        return self._texts[revision]

    def goal(self, link: Link) -> Goal:
        """What a link leads to, tried in the order that `domain.links` tells."""
        for found in self._tried(link):
            if found is not None:
                return found
        return Goal(kind="", shown=link.name)

    def _tried(self, link: Link) -> Iterator[Goal | None]:
        name = unicodedata.normalize("NFC", link.name)
        yield self._document(name, link.place)
        slug = name if name in self._codes else self._by_name.get(name.casefold())
        if slug is not None:
            yield Goal(kind=About.CODE, shown=self._codes[slug], code=slug)
        with_case = self._named(lookup.case, name)
        if with_case:
            yield Goal(kind=About.CASE, shown=name, case=name)
        if re.fullmatch(r"[0-9a-f]{8,32}", name):
            yield self._of_id(name)

    def _document(self, name: str, place: Span | None) -> Goal | None:
        try:
            key = lookup.document(self._connection, name)
        except WorkbenchError:
            return None
        if place is None:
            return Goal(kind=About.DOCUMENT, shown=key.name, document=key.name)
        return Goal(
            kind=About.PASSAGE,
            shown=self._place(key.name, key.revision, place.start),
            document=key.name,
            place=place,
        )

    def _of_id(self, ending: str) -> Goal | None:
        memo = self._named(lookup.memo, ending)
        if memo:
            about = self._about(reading.one(self._connection, memo))
            shown = word("notes.memo", self._language, about=about.shown)
            return Goal(kind="memo", shown=shown, memo=memo)
        coding = self._named(lookup.coding, ending)
        if coding:
            return self._coding(coding)
        return None

    def _coding(self, uid: str) -> Goal:
        from workbench.store.read import standing

        one = standing.one(self._connection, uid)
        name = self._codes.get(one.code, one.code)
        return Goal(
            kind=About.CODING,
            shown=word("notes.coding", self._language, code=name, place=one.document),
            document=one.document,
            place=Span(one.start, one.end),
            code=one.code,
        )

    def _named(self, find: _Find, name: str) -> str:
        try:
            return find(self._connection, name)
        except WorkbenchError:
            return ""


def documents_of(project: Project, case: str) -> list[str]:
    """The names of the present documents that a case is tied to."""
    with project.file.reading() as connection:
        return lookup.documents_of_case(connection, lookup.case(connection, case))
