"""Reading and coding a document."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from workbench.domain.changes.vocabulary import About
from workbench.domain.documents import Role
from workbench.domain.spans import Span
from workbench.tui.actions import bindings
from workbench.tui.desk import CodeLine, CodingLine, Done, MemoLine, Page
from workbench.tui.places import Place
from workbench.tui.reader.model import Stripe
from workbench.tui.reader.steps import Step
from workbench.tui.reader.view import TranscriptView
from workbench.tui.screens.base import WorkScreen
from workbench.tui.screens.coding import Coding
from workbench.tui.screens.jumps import Jumps
from workbench.tui.screens.showing import Showing
from workbench.tui.widgets.bars import QuestionLine, RuleLine
from workbench.tui.widgets.density import DensityLines
from workbench.tui.widgets.inspector import Entry, Inspector, PinLine
from workbench.tui.widgets.status import StatusLine, at_cursor
from workbench.tui.widgets.tree import CodeTree

WIDE, WIDER = 110, 150
"""From so many cells on the codebook stands beside the text, and has more room."""


class ReaderScreen(Coding, Jumps, Showing, WorkScreen):
    """The text with its codings; what is coded here is said below it."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.TEXT, Place.READER)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.READER)]
    CSS = """
    ReaderScreen #tree {
        width: 30; border-right: solid $foreground 35%; display: none;
    }
    ReaderScreen.wide #tree { display: block; }
    ReaderScreen.wider #tree { width: 44; }
    ReaderScreen.wide.bare #tree { display: none; }
    ReaderScreen.wide Inspector { height: 4; }
    ReaderScreen QuestionLine { display: none; }
    ReaderScreen.wide.guided QuestionLine { display: block; }
    ReaderScreen.reading #tree, ReaderScreen.reading Inspector,
    ReaderScreen.reading PinLine, ReaderScreen.reading RuleLine,
    ReaderScreen.wide.guided.reading QuestionLine { display: none; }
    """

    def __init__(self, name: str, select: tuple[int, int] | None = None) -> None:
        """Prepares the screen.

        Args:
            name: The document.
            select: The passage to go to; where one was last, if this is None.
        """
        super().__init__()
        self.name_of_document = name
        self._select = select
        self.page: Page | None = None
        self.codes: dict[str, CodeLine] = {}
        self.codings: dict[str, CodingLine] = {}
        self._here: Counter[str] = Counter()
        """How many codings of one's own each code has in this document."""
        self._notes: dict[Span, MemoLine] = {}
        """The memos on passages without a coding of their own."""
        self.made: list[str] = []
        """The codings made since the passage last moved: `+` grows them with it."""
        self._made_at = -1
        self.moving = ""
        self.pin_set = ""
        """The set of codes that the digits apply; one's own pins where it is empty."""
        self.turn_taking = asyncio.Lock()
        self.view = TranscriptView()

    def compose(self) -> ComposeResult:
        """Title, tree and text, inspector, pins, keys."""
        yield self.title_bar()
        yield RuleLine("┬", id="above")
        with Horizontal():
            with Vertical(id="tree"):
                yield CodeTree(self.speech)
                yield DensityLines(self.speech)
            with Vertical(id="page"):
                yield QuestionLine()
                yield self.view
        yield RuleLine("┴", id="below")
        yield Inspector(self.speech)
        yield PinLine(self.speech)
        yield StatusLine()
        yield self.key_line()

    @property
    def inspector(self) -> Inspector:
        """What is coded here."""
        return self.query_one(Inspector)

    async def on_mount(self) -> None:
        """Opens the document."""
        page = await self.ask(self.desk.page, self.name_of_document)
        if page is None:
            return
        self.page = page
        self.set_class(bool(page.questions), "guided")
        at = await self.ask(self.desk.last_place) if self._select is None else None
        await self._read_project()
        view = self.view
        view.memo_word = f"✎ {self.speech('memo.mark')}"
        start = at[1] if at and at[0] == page.name else None
        view.show(page.text, page.turns, page.sentences, self._stripes(), at=start)
        if page.step != Step.SENTENCE:
            self.go_by(Step(page.step))
        if self._select:
            view.select(*self._select)
        view.focus()
        self._show()
        self.watch(view, "passage", self._passage_moved, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """The codebook comes and goes with the width."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.width >= WIDER, "wider")
        self.call_after_refresh(self.line_up)

    async def on_unmount(self) -> None:
        """Remembers the place; of several texts that end together, the top one's."""
        if self.page is not None and self.work.left_from in (None, self):
            offset = self.view.cursor.caret
            await self.ask(self.desk.remember_place, self.page.name, offset)

    async def reload(self) -> None:
        """Shows the codings as they now are; the cursor stays."""
        if self.page is None:
            return
        await self._read_project()
        if not self.is_attached:
            return
        self.made = [id for id in self.made if id in self.codings]
        self.show_codings()

    def show_codings(self) -> None:
        """Shows the codings that the filter lets through; the cursor stays."""
        self.view.replace(self._stripes())
        self._show()

    async def take(self, done: Done) -> None:
        """Shows what was done: where that is only some codings, only those."""
        if self.page is None or not done.only:
            await self.reload()
            return
        found = await self.ask(self.desk.codings, self.page.name, done.codings) or ()
        for id in {*done.codings, *done.gone}:
            if gone := self.codings.pop(id, None):
                self._count(gone, -1)
        for coding in found:
            self.codings[coding.id] = coding
            self._count(coding, 1)
        self.view.drop(*done.gone)
        self.view.put(*(self._stripe(one) for one in found if self._lets(one)))
        self.made = [id for id in self.made if id in self.codings]
        self._show_codes()
        self._inspect()

    def _count(self, coding: CodingLine, by: int) -> None:
        """Counts a coding in or out, here and in all documents."""
        if coding.own:
            self._here[coding.code] += by
        if code := self.codes.get(coding.code):
            self.codes[code.id] = replace(code, total=code.total + by)
        if self._lets(coding):
            self.query_one(DensityLines).count(self._stripe(coding), by)

    async def step_back(self) -> bool:
        """Ends moving ends, a free selection, a search; in this order."""
        if self.moving:
            self.moving = ""
            self.tell(self.speech("said.ends.left"))
            return True
        view = self.view
        if view.cursor.free or view.cursor.freeing:
            view.moved(lambda cursor: cursor.let_go())
            return True
        if view.found:
            view.search("")
            return True
        return False

    @property
    def code_here(self) -> str:
        """The code of the chosen coding, for the list of its passages."""
        coding = self.codings.get(self.inspector.chosen)
        return coding.code if coding else ""

    # -- what is shown

    async def _read_project(self) -> None:
        """Asks for codes and codings anew."""
        codes = await self.ask(self.desk.codes, self.pin_set)
        codings = await self.ask(self.desk.codings, self.name_of_document)
        memos = await self.ask(self.desk.memos, self.name_of_document) or ()
        self._notes = {
            Span(memo.start, memo.end): memo
            for memo in memos
            if memo.about == About.PASSAGE
            and memo.start is not None
            and memo.end is not None
        }
        self.view.note(list(self._notes))
        if codes is not None and codings is not None:
            self.codes = {code.id: code for code in codes}
            self.codings = {coding.id: coding for coding in codings}
            self._here = Counter(one.code for one in codings if one.own)

    def _stripes(self) -> list[Stripe]:
        """The codings as the view paints them."""
        return [self._stripe(one) for one in self.codings.values() if self._lets(one)]

    def _lets(self, coding: CodingLine) -> bool:
        """Whether the filter lets a coding through."""
        return self.filter.shows(coding, self.codes.get(coding.code))

    def _stripe(self, coding: CodingLine) -> Stripe:
        """One of them."""
        code = self.codes.get(coding.code)
        name = code.name if code else coding.code
        new = f" ({self.speech('code.new')})" if code and code.proposed else ""
        return Stripe(
            id=coding.id,
            start=coding.start,
            end=coding.end,
            code=coding.code,
            name=name + new if coding.own else f"{coding.coder}: {name}{new}",
            branch=code.branch if code else 0,
            own=coding.own,
            memo=coding.memo,
        )

    def _show(self) -> None:
        """Fills everything around the text."""
        self._show_codes()
        pins = {code.pin: code.name for code in self.codes.values() if code.pin}
        self.query_one(PinLine).show(pins, self.pin_set)
        view = self.view
        self.query_one(DensityLines).show(len(view.text), view.index)
        self._inspect()
        self.line_up()

    def _show_codes(self) -> None:
        """The codebook with its counts."""
        self.query_one(CodeTree).show(list(self.codes.values()), self._here)

    def _inspect(self, keep: str = "") -> None:
        """Says what is coded on the passage, and where in the document it is."""
        if self.page is None:
            return
        now = datetime.now(UTC)
        here = [self.codings[s.id] for s in self.view.here() if s.id in self.codings]
        entries = [self._entry(one, now) for one in here]
        self.inspector.show(entries, keep=keep, note=self._note_here())
        self.query_one(CodeTree).light(frozenset(one.code for one in here))
        self.query_one(DensityLines).at(self.view.cursor.caret)
        self._entitle(self.page)
        self._say_status(self.page, here)

    def _say_status(self, page: Page, here: Sequence[CodingLine]) -> None:
        """Says in words what is at the cursor, where that is wanted."""
        if not self.work.heard:
            return
        cursor = self.view.cursor
        coded = [
            f"{code.name if (code := self.codes.get(one.code)) else one.code}"
            f" ({one.coder})"
            for one in here
        ]
        speaker = page.turns[cursor.turn].speaker if cursor.turn >= 0 else ""
        place, words = self._place(page), page.text[slice(*cursor.span)]
        said = at_cursor(place, speaker, words, coded, self.speech)
        self.query_one(StatusLine).say(said)

    def _note_here(self) -> str:
        """The memo on words of the passage that is on no coding, if there is one."""
        here = self.view.cursor.span
        found = [memo for span, memo in self._notes.items() if span.overlaps(here)]
        if not found:
            return ""
        coder = "" if found[-1].own else f"{found[-1].coder}: "
        return f"✎ {self.speech('memo.mark')}: {coder}{found[-1].text}"

    def _entry(self, coding: CodingLine, now: datetime) -> Entry:
        """A coding as the inspector says it."""
        code = self.codes.get(coding.code)
        marks = [
            f"✎ {self.speech('memo.mark')}" if coding.memo else "",
            f"★ {self.speech('inspector.quote')}" if coding.quoted else "",
            f"⚠ {self.speech('inspector.outdated')}" if coding.outdated else "",
        ]
        when = self.speech.when(coding.created, now)
        edition = coding.edition
        said = [
            f"{coding.coder} {when}".strip(),
            self.speech("inspector.edition", number=edition) if edition else "",
            self._extent(coding),
        ]
        return Entry(
            id=coding.id,
            name=code.name if code else coding.code,
            own=coding.own,
            said=" · ".join(part for part in said if part),
            marks="  ".join(mark for mark in marks if mark),
            definition=code.definition if code else "",
        )

    def _extent(self, coding: CodingLine) -> str:
        """How much a coding covers: whole sentences, or a part of one."""
        sentences = self.view.cursor.sentences
        many = sentences.many(coding.start, coding.end)
        if many > 1:
            return self.speech.count("extent.sentences", many)
        first = sentences[sentences.of(coding.start)]
        whole = (coding.start, coding.end) == first
        return self.speech("extent.whole" if whole else "extent.part")

    def _entitle(self, page: Page) -> None:
        """Line 1: the document; who, and how far."""
        turn = self.view.cursor.turn
        place = self._place(page)
        parts = [self.filter.said, self.desk.coder, place, clock(page, turn)]
        right = " · ".join(part for part in parts if part)
        self.entitle(f"{page.name}  {page.about}".rstrip(), right)
        self.query_one(QuestionLine).say(page.questions.get(turn, ""))

    def _place(self, page: Page) -> str:
        """Which of the turns the cursor is in, in words."""
        turn = self.view.cursor.turn
        if turn < 0:
            return ""
        key = {Role.INTERVIEWEE: "answer", Role.INTERVIEWER: "question"}
        said = key.get(page.turns[turn].role, "paragraph")
        return self.speech(f"title.{said}", number=turn + 1, all=len(page.turns))

    def line_up(self) -> None:
        """Puts the joints of the rules where the upright ones are."""
        view = self.view
        rule = view.region.x + view.rule_column
        tree = self.query_one("#tree")
        places = [rule, *([tree.region.right - 1] if tree.display else [])]
        self.query_one(QuestionLine).ruled(view.rule_column)
        for line in self.query(RuleLine):
            line.joints(places)

    def _passage_moved(
        self, before: tuple[Span, Span], after: tuple[Span, Span]
    ) -> None:
        """Another passage, or only another word in it."""
        if before[0] != after[0]:
            self._inspect()

    @on(TranscriptView.Freed)
    def _freed(self, event: TranscriptView.Freed) -> None:
        """Says how a free selection ends."""
        if event.begun:
            self.tell(self.speech("said.free"))

    def just_made(self) -> list[str]:
        """The codings made here, to be added to; forgotten once the passage moved."""
        if self._made_at != self.view.moves:
            self.made, self._made_at = [], self.view.moves
        return self.made

    def inspected(self, keep: str = "") -> CodingLine | None:
        """The coding that keys act on, as the passage now is; `keep` if it is here."""
        self._inspect(keep)
        return self.codings.get(self.inspector.chosen)


def clock(page: Page, turn: int) -> str:
    """When a turn begins in the recording, where the transcript says so."""
    seconds = page.turns[turn].time if turn >= 0 else None
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
