"""Corrected texts: a new revision, and everything on the old one carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import intake
from workbench.domain.anchors import checksum
from workbench.domain.carrying import Alignment, Carried
from workbench.domain.changes import Change
from workbench.domain.changes.kinds import (
    CodingMoved,
    CodingRemoved,
    DocumentRevised,
    Label,
    MemoMoved,
    Outcome,
    QuoteMoved,
)
from workbench.domain.documents import Draft
from workbench.domain.spans import Span
from workbench.domain.text import find_all
from workbench.errors import Refused
from workbench.project.documents import revision
from workbench.project.session import Project, Recording
from workbench.project.ties import CarriedTie, carry
from workbench.store.read import about, lookup, pages, revisions, standing, texts

if TYPE_CHECKING:
    from workbench.project.codings import Anchors
    from workbench.store.file import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCoding:
    """A coding on a corrected text."""

    id: str
    code: str
    coder: str
    outcome: Outcome
    start: int
    end: int
    words: str
    """Its words before the correction."""
    now: str = ""
    """The words it covers now; empty where it has no certain place."""
    candidates: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What became of everything on a document that got another text."""

    codings: list[CarriedCoding]
    ties: list[CarriedTie]
    """Turns that were tied by hand to questions of its guide."""


def replace_text(
    project: Project, name: str, path: Path, *, dry_run: bool = False
) -> Corrected:
    """Give a document the text of a file; what becomes of its codings and ties."""
    with project.file.reading() as connection:
        held = about.settings(connection).get("interviewers", "")
    draft = intake.read(path, interviewers=tuple(held.splitlines()))
    with project.recording(Label.REPLACE) as act:
        carried = _replace(act, name, draft)
        if dry_run:
            act.batch.changes.clear()
        return carried


def _replace(act: Recording, name: str, draft: Draft) -> Corrected:
    key = lookup.document(act.connection, name)
    page = pages.page(act.connection, key)
    if page.text == draft.text and page.turns == draft.turns:
        raise Refused(f"{key.name!r} has this very text already; nothing was changed")
    holder = texts.same_text(act.connection, draft.text)
    if holder not in (None, key.name):
        raise Refused(
            f"the document {holder!r} has this text",
            hint=f"it cannot also be the text of {key.name!r}",
        )
    revised = revision(act.batch, key.uid, draft, page.language)
    salt = next(body for uid, _, body in act.batch.texts if uid == revised.salt)
    act.batch.add(revised)
    carrying = _Carrying(act, revised, draft.text, salt)
    codings = carrying.everything(key.pk, key.revision)
    ties = carry(act, key, (revised.revision, draft.turns), carrying.place)
    return Corrected(codings=codings, ties=ties)


class _Carrying:
    """Moves everything that stands on a document to its new revision."""

    def __init__(
        self, act: Recording, revised: DocumentRevised, text: str, salt: str
    ) -> None:
        self._act = act
        self._revision = revised.revision
        self._text = text
        self._salt = salt
        self._alignments: dict[int, Alignment] = {}

    def everything(self, document: int, current: int) -> list[CarriedCoding]:
        """Carry codings, memos and quotes; the codings' fates in order of place."""
        connection = self._act.connection
        found = []
        for one in texts.codings_of(connection, document):
            carried, words = self._carry(one)
            self._act.batch.add(self._coding(one.uid, carried, words))
            found.append(
                CarriedCoding(
                    id=one.uid,
                    code=one.code,
                    coder=one.coder,
                    outcome=carried.outcome,
                    start=carried.span.start,
                    end=carried.span.end,
                    words=words,
                    now=self._now(carried),
                    candidates=carried.candidates,
                )
            )
        for made, every in (
            (MemoMoved, texts.memos_of(connection, document)),
            (QuoteMoved, texts.quotes_of(connection, document)),
        ):
            for one in every:
                carried, _ = self._carry(one)
                self._act.batch.add(
                    made(
                        subject=one.uid,
                        revision=self._place(one, carried),
                        start=carried.span.start,
                        end=carried.span.end,
                        outcome=carried.outcome,
                    )
                )
        return found

    def _carry(self, one: texts.Anchored) -> tuple[Carried, str]:
        return self.place(one.revision_pk, one.start, one.end)

    def place(self, revision: int, start: int, end: int) -> tuple[Carried, str]:
        """Where a span of an earlier revision came to stand, and its words there."""
        if revision not in self._alignments:
            old = revisions.text(self._act.connection, revision)
            self._alignments[revision] = Alignment(old, self._text)
        alignment = self._alignments[revision]
        return alignment.carry(start, end), alignment.old[start:end]

    def _now(self, carried: Carried) -> str:
        waits = carried.outcome in (Outcome.AMBIGUOUS, Outcome.LOST)
        return "" if waits else self._text[carried.span.start : carried.span.end]

    def _place(self, one: texts.Anchored, carried: Carried) -> str:
        """The revision on which it stands: its last certain one where it waits."""
        if carried.outcome in (Outcome.AMBIGUOUS, Outcome.LOST):
            return one.revision
        return self._revision

    def _coding(self, uid: str, carried: Carried, words: str) -> Change:
        waits = carried.outcome in (Outcome.AMBIGUOUS, Outcome.LOST)
        old = standing.one(self._act.connection, uid) if waits else None
        new = self._text[carried.span.start : carried.span.end]
        salt = self._salt
        if old is not None:
            new = words
            salt = revisions.salt_of(self._act.connection, old.revision)
        return CodingMoved(
            subject=uid,
            revision=old.revision if old else self._revision,
            start=carried.span.start,
            end=carried.span.end,
            sum=checksum(salt, new),
            outcome=carried.outcome,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A coding that a correction has left for somebody to settle."""

    id: str
    document: str
    code: str
    coder: str
    outcome: Outcome
    start: int
    end: int
    words: str
    """Its words when they were last certain."""
    now: str
    """The words it covers now; empty where it has no place."""
    candidates: tuple[Span, ...]


def waiting(project: Project, name: str | None = None) -> list[Waiting]:
    """Codings that are changed, ambiguous or lost, of one document or of all."""
    with project.file.reading() as connection:
        keys = (
            [lookup.document(connection, name)]
            if name
            else lookup.documents(connection)
        )
        found = []
        for key in keys:
            page_text: str | None = None
            for one in texts.codings_of(connection, key.pk):
                left = one.revision_pk != key.revision
                if not left and one.outcome != Outcome.CHANGED:
                    continue
                if page_text is None:
                    page_text = revisions.text(connection, key.revision)
                found.append(_waiting(connection, key, one, page_text))
        return found


def _waiting(
    connection: Connection, key: lookup.DocumentKey, one: texts.Anchored, text: str
) -> Waiting:
    placed = one.revision_pk == key.revision
    if placed:
        before = texts.words_before(connection, one.uid)
        now, places = text[one.start : one.end], []
    else:
        before = revisions.text(connection, one.revision_pk)[one.start : one.end]
        now, places = "", find_all(text, before)
    outcome = Outcome(one.outcome) if one.outcome else Outcome.LOST
    if not placed and outcome not in (Outcome.AMBIGUOUS, Outcome.LOST):
        outcome = Outcome.AMBIGUOUS if places else Outcome.LOST
    return Waiting(
        id=one.uid,
        document=key.name,
        code=one.code,
        coder=one.coder,
        outcome=outcome,
        start=one.start,
        end=one.end,
        words=before,
        now=now,
        candidates=tuple(places),
    )


def settle(
    project: Project,
    endings: Sequence[str],
    *,
    at: Span | None = None,
    nth: int = 0,
    remove: bool = False,
) -> list[str]:
    """Settle codings: accept where they are, give them a place, or let them go.

    Raises:
        Refused: One of them waits for nothing, or not for what was said, or is a
            colleague's and would be let go.
    """
    with project.recording(Label.SETTLE) as act:
        found = [lookup.coding(act.connection, ending) for ending in endings]
        for uid in found:
            act.batch.add(_settled(act, uid, at=at, nth=nth, remove=remove))
    return found


def _settled(
    act: Recording, uid: str, *, at: Span | None, nth: int, remove: bool
) -> Change:
    from workbench.project.codings import Anchors, own

    coding = standing.one(act.connection, uid)
    page = Anchors(act, coding.document)
    placed = coding.revision == page.key.revision_uid
    if placed and coding.outcome != Outcome.CHANGED:
        raise Refused(
            f"the coding {uid[-8:]} waits for nothing: no corrected text has put it in"
            " doubt",
            hint="`workbench settle` lists what waits",
        )
    if remove:
        own(act, coding)
        return CodingRemoved(subject=uid)
    if at is None and placed:
        at = _accepted(coding, nth)
    if at is None:
        at = _found(act, page, coding, nth)
    span = page.span(*at)
    return CodingMoved(
        subject=uid,
        revision=page.key.revision_uid,
        start=span.start,
        end=span.end,
        sum=page.sum(span),
    )


def _accepted(coding: standing.StandingCoding, nth: int) -> Span:
    """Where a changed coding stands; it has no other place to be told by its words."""
    if nth:
        raise Refused(
            f"the coding {coding.uid[-8:]} stands at one place,"
            f" {coding.start}:{coding.end}, with other words than before",
            hint="say --accept, --at START:END or --remove",
        )
    return Span(coding.start, coding.end)


def _found(
    act: Recording, page: Anchors, coding: standing.StandingCoding, nth: int
) -> Span:
    """The place of its words that is meant; a lost one has none until that is said."""
    if not nth and coding.outcome == Outcome.LOST:
        raise Refused(
            f"the coding {coding.uid[-8:]} stands nowhere in the corrected text",
            hint="say --at START:END, --nth N or --remove",
        )
    old = texts.revision_text(act.connection, coding.revision)
    return page.find(old[coding.start : coding.end], nth)
