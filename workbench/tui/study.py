"""The desk over an open project: the screens' questions, put to `workbench.project`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench import settings
from workbench.domain.codebook import Code, Codebook, Status
from workbench.domain.languages import INTERFACE, pick
from workbench.domain.tables import Cell, Table
from workbench.errors import NeedsConsent
from workbench.project import (
    codebook,
    codings,
    documents,
    keeping,
    memos,
    new_codes,
    pages,
    quotes,
    undoing,
)
from workbench.project.codings import Coded
from workbench.tui.desk import (
    CodeLine,
    CodingLine,
    CollectionLine,
    DocumentLine,
    Done,
    MemoLine,
    Page,
    PassageLine,
    QuoteLine,
)
from workbench.tui.speech import Speech

if TYPE_CHECKING:
    from workbench.project import Project

CONTEXT = 1
"""Sentences shown before and after a passage."""


class Study:
    """A `Desk`; what it says of what was done is in the language of the screens."""

    def __init__(self, project: Project) -> None:
        self._project = project
        wanted = settings.load().language or project.language
        self.language = wanted if wanted in INTERFACE else "en"
        self._say = Speech(self.language)
        self._seen = pages.version_of_data(project)
        self._kept: Codebook | None = None

    @property
    def title(self) -> str:
        """What the study is called."""
        return self._project.title

    @property
    def coder(self) -> str:
        """The name of whoever is coding."""
        return self._project.coder

    # -- reading

    def documents(self) -> Sequence[DocumentLine]:
        """All documents, in the order of their names."""
        return [
            DocumentLine(
                name=one.name,
                words=one.words,
                turns=one.turns,
                codings=one.codings,
                finished=one.finished,
                waiting=one.waiting,
            )
            for one in pages.lines(self._project)
        ]

    def page(self, document: str) -> Page:
        """A document, opened."""
        found = pages.page(self._project, document)
        name = found.key.name
        return Page(
            name=name,
            text=found.text,
            turns=found.turns,
            sentences=found.sentences,
            about=pages.about(self._project, document, self.language),
            finished=any(one.name == name and one.finished for one in self.documents()),
        )

    def codes(self) -> Sequence[CodeLine]:
        """The codebook, a code before what is below it, without retired ones."""
        book = self._book()
        counts = pages.code_counts(self._project)
        return list(code_lines(book, counts, self.language))

    def codings(self, document: str) -> Sequence[CodingLine]:
        """All codings of a document that this coder may see."""
        own = self._project.author.coder
        return [
            CodingLine(
                id=one.uid,
                code=one.code,
                start=one.start,
                end=one.end,
                coder=one.coder,
                own=one.coder_uid == own,
                created=one.at,
                outdated=one.definition not in {None, one.current},
                memo=one.memos > 0,
                quoted=one.quoted,
            )
            for one in pages.codings(self._project, document)
        ]

    def memos(self, document: str) -> Sequence[MemoLine]:
        """The memos on a document, its passages and its codings."""
        own = self._project.author.coder
        return [
            MemoLine(
                id=one.uid,
                about=one.about,
                target=one.target,
                type=one.type,
                text=one.text,
                coder=one.coder,
                changed=one.edited or one.at,
                own=one.coder_uid == own,
                start=one.start,
                end=one.end,
            )
            for one in memos.every(self._project, document)
        ]

    def last_place(self) -> tuple[str, int] | None:
        """Where this coder was last: a document and a code point in it."""
        return pages.last_place(self._project)

    def remember_place(self, document: str, offset: int) -> None:
        """Keeps the place for the next start; no change of the project."""
        pages.remember_place(self._project, document, offset)

    def recent_codes(self) -> Sequence[str]:
        """The codes this coder used last, the latest first."""
        return pages.recent_codes(self._project)

    def changed(self) -> bool:
        """Whether another process wrote since this was last asked."""
        before, self._seen = self._seen, pages.version_of_data(self._project)
        if before != self._seen:
            self._kept = None
        return before != self._seen

    def keep_safe(self) -> None:
        """Takes the day's snapshot where it is due; may run beside the other calls."""
        keeping.daily(self._project)

    # -- coding

    def code(self, document: str, code: str, start: int, end: int) -> Done:
        """One coding; the same one again is recorded once."""
        made = codings.code(self._project, document, code, start=start, end=end)
        key = "done.coded" if made.new else "done.coded-already"
        return Done(said=self._say(key, name=self._name(code)), codings=(made.id,))

    def code_new(self, document: str, name: str, start: int, end: int) -> Done:
        """A proposed code made on the spot, put on a span, as one undo step."""
        return self._new(new_codes.code_new(self._project, document, name, start, end))

    def code_in_vivo(self, document: str, start: int, end: int) -> Done:
        """The same, named by the words themselves."""
        return self._new(new_codes.code_in_vivo(self._project, document, start, end))

    def _new(self, made: Coded) -> Done:
        """What was done, by the words it was done to."""
        self._kept = None
        said = self._say("done.new-code", words=made.words)
        return Done(said=said, codings=(made.id,))

    def uncode(self, ids: Sequence[str]) -> Done:
        """Removes codings of this coder, as one undo step."""
        gone = codings.uncode(self._project, ids)
        return Done(said=self._say.count("done.removed", len(gone)))

    def move_ends(self, ids: Sequence[str], start: int, end: int) -> Done:
        """Gives codings of this coder new ends, as one undo step."""
        codings.move(self._project, ids, start, end)
        said = self._say.count("done.moved", len(ids))
        return Done(said=said, codings=tuple(ids))

    def pin(self, code: str, digit: str) -> Done:
        """Pins a code to a digit 1 to 9, or to none with an empty digit."""
        codebook.pin(self._project, code, digit)
        self._kept = None
        said = self._say("finder.pinned", name=self._name(code), digit=digit)
        return Done(said=said)

    def save_memo(self, memo: MemoLine, document: str) -> Done:
        """Keeps a memo: a new one where its id is empty; an empty text removes it."""
        if memo.id:
            memos.edit(self._project, memo.id, memo.text, type=memo.type)
        else:
            memos.add(self._project, _target(memo, document), memo.text, type=memo.type)
        key = "done.memo" if memo.text.strip() else "done.memo-removed"
        return Done(said=self._say(key))

    def finish(self, document: str, finished: bool) -> Done:
        """Says that this coder has, or has not, finished coding a document."""
        documents.finish(self._project, document, finished=finished)
        key = "done.finished" if finished else "done.unfinished"
        return Done(said=self._say(key, name=document))

    def undo(self, *, yes: bool = False) -> Done:
        """Takes back this coder's last operation; may raise `NeedsConsent`."""
        try:
            found = undoing.undo(self._project, yes=yes)
        except NeedsConsent as error:
            raise NeedsConsent(f"{error.message}.") from error
        return Done(said=self._undone("done.undone", found[0]))

    def redo(self) -> Done:
        """Does again what was undone last."""
        return Done(said=self._undone("done.redone", undoing.redo(self._project)[0]))

    def _undone(self, key: str, one: undoing.Undone) -> str:
        """What was undone or redone, and what that did."""
        self._kept = None
        said = [self._say(key, what=self._say(f"label.{one.label}"))]
        if one.codings_gone:
            said.append(self._say.count("done.codings-gone", one.codings_gone))
        if one.codings_back:
            said.append(self._say.count("done.codings-back", one.codings_back))
        return " · ".join(said)

    def _book(self) -> Codebook:
        """The codebook, read again once something may have changed it."""
        if self._kept is None:
            self._kept = codebook.current(self._project)
        return self._kept

    def _name(self, slug: str) -> str:
        """What a code is called."""
        book = self._book()
        return next((_name(c, book, self.language) for c in book if c.id == slug), slug)

    # -- finding again

    def frequencies(self, *, rollup: bool = False) -> Table:
        """The table of `report frequencies`; all documents until one is finished."""
        return self._project.report(
            "frequencies",
            rollup=rollup,
            documents=self._base(),
            language=self.language,
        )

    def passages(self, code: str = "") -> Sequence[PassageLine]:
        """The passages of a code, or all, as the frequencies count them."""
        table = self._project.report(
            "passages",
            code=code or None,
            context=CONTEXT,
            documents=self._base(),
            language=self.language,
        )
        return sorted(
            map(_passage, table.records()),
            key=lambda one: (one.document, one.start, one.end),
        )

    def _base(self) -> str:
        """Documents that are finished; all of them before the first is."""
        finished = any(one.finished for one in pages.lines(self._project))
        return "finished" if finished else "all"

    def collections(self) -> Sequence[CollectionLine]:
        """The quote collections."""
        return [
            CollectionLine(id=one.uid, title=one.title, quotes=one.quotes)
            for one in quotes.every(self._project)
        ]

    def quotes(self, collection: str) -> Sequence[QuoteLine]:
        """The quotes of a collection in their order."""
        found = quotes.collection(self._project, collection, self.language)
        places = quotes.places(self._project, collection)
        return [
            QuoteLine(
                id=one.id,
                position=one.position,
                document=one.document,
                start=places[one.id].start,
                end=places[one.id].end,
                text=one.text,
                printed=one.printed or "",
                translation=one.translation or "",
                attribution=one.attribution,
            )
            for one in found.quotes
        ]

    def new_collection(self, title: str) -> str:
        """An empty collection; its id."""
        return quotes.new_collection(self._project, title)

    def add_quote(self, collection: str, document: str, start: int, end: int) -> Done:
        """Puts the words of a span into a collection."""
        quotes.add_span(self._project, collection, document, start, end)
        titles = {one.id: one.title for one in self.collections()}
        said = self._say("done.quoted", title=titles.get(collection, collection))
        return Done(said=said)

    def pins(self) -> Mapping[str, str]:
        """The code that each digit applies."""
        book = self._book()
        return {code.key: code.id for code in book if code.key}


def code_lines(
    book: Codebook, counts: Mapping[str, int], language: str
) -> Iterator[CodeLine]:
    """The codes of a codebook as screens show them."""
    depth: dict[str, int] = {"": -1}
    top: dict[str, Code] = {}
    branches: dict[str, int] = {}
    for code in book:
        depth[code.id] = depth.get(code.parent, -1) + 1
        first = top[code.id] = top.get(code.parent, code)
        branch = branches.setdefault(first.id, len(branches))
        if code.status is Status.RETIRED:
            continue
        yield CodeLine(
            id=code.id,
            name=_name(code, book, language),
            names=tuple(dict.fromkeys(code.name.values())),
            depth=depth[code.id],
            branch=branch,
            branch_name=_name(first, book, language) if first is not code else "",
            definition=pick(code.definition, language, book.language) or "",
            include=pick(code.include, language, book.language) or (),
            exclude=pick(code.exclude, language, book.language) or (),
            examples=pick(code.examples, language, book.language) or (),
            indicators=tuple(
                term for terms in code.indicators.values() for term in terms
            ),
            pin=code.key,
            codable=code.codable,
            proposed=code.status is Status.PROPOSED,
            total=counts.get(code.id, 0),
        )


def _name(code: Code, book: Codebook, language: str) -> str:
    """What a code is called in a language."""
    return pick(code.name, language, book.language) or code.id


def _target(memo: MemoLine, document: str) -> memos.Target:
    """What a new memo is about."""
    if memo.about == "coding":
        return memos.Target(coding=memo.target)
    if memo.start is not None and memo.end is not None:
        from workbench.domain.spans import Span

        return memos.Target(document=document, span=Span(memo.start, memo.end))
    return memos.Target(document=document)


def _passage(row: Mapping[str, Cell]) -> PassageLine:
    """A row of `report passages`."""
    return PassageLine(
        document=str(row["document"]),
        start=int(row["start"] or 0),
        end=int(row["end"] or 0),
        text=str(row["text"]),
        code=str(row["code"]),
        speaker=str(row["speaker"] or ""),
        before=str(row["before"] or ""),
        after=str(row["after"] or ""),
        coder=str(row["coder"] or ""),
    )
