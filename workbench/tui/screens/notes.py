"""Every memo by date: journal, memos on codes, documents, passages, codings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from workbench.domain.changes.vocabulary import About, MemoType
from workbench.tui.actions import bindings
from workbench.tui.desk import GoalLine, MemoLine, NoteLine
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.screens.writing import write_memo
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.bars import RuleLine
from workbench.tui.widgets.lines import Line, LineList
from workbench.tui.widgets.note_card import NoteCard, around
from workbench.tui.widgets.words_editor import Amend


class NotesScreen(ListScreen):
    """A line a memo, the latest first; Enter goes to what it is about."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.NOTES, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.NOTES)]

    _every: Sequence[NoteLine] = ()
    _shown: Sequence[NoteLine] = ()
    _type = ""
    _about = ""
    _words = ""

    def compose(self) -> ComposeResult:
        """Title, what is asked for, lines, the chosen memo, keys."""
        yield self.title_bar()
        yield Static(id="head", markup=False)
        yield RuleLine(id="above")
        yield LineList()
        yield RuleLine(id="below")
        yield NoteCard(self.speech)
        yield Static(id="notes", markup=False)
        yield self.key_line()

    # -- what is shown

    async def read(self) -> None:
        """All memos."""
        self._every = await self.ask(self.desk.notes) or ()

    def lay_out(self) -> None:
        """Those that are asked for."""
        self._shown = [one for one in self._every if self._asked(one)]
        many = self.speech.count("notes.title", len(self._every))
        self.entitle(many, self.desk.coder)
        now, cells = datetime.now(UTC), max(self.size.width, 40)
        lines = [
            Line(note_line(one, self.speech, cells, now, self._words), one.id)
            for one in self._shown
        ]
        none = "notes.none" if not self._every else "notes.none-asked"
        self.fill([self._question()], lines, [] if lines else [self.speech(none)])
        self._show_chosen()

    def _asked(self, one: NoteLine) -> bool:
        words = " ".join(self._words.casefold().split())
        held = (one.text, one.goal.shown, one.quoted)
        return (
            self._type in ("", one.type)
            and self._about in ("", one.goal.kind)
            and any(words in " ".join(text.casefold().split()) for text in held)
        )

    def _question(self) -> str:
        """What is asked for, in words."""
        every = self.speech("notes.all")
        type = self.speech(f"memo.{self._type}") if self._type else every
        about = self.speech(f"about.{self._about}") if self._about else every
        said = self.speech("notes.asked", type=type, about=about)
        if self._words:
            said += f" · {self.speech('notes.searched', words=self._words)}"
        if len(self._shown) != len(self._every):
            numbers = {"found": len(self._shown), "all": len(self._every)}
            said += f" · {self.speech('finder.count', **numbers)}"
        return said

    @on(LineList.Moved)
    def _show_chosen(self) -> None:
        """The chosen memo in full."""
        self.query_one(NoteCard).show(self.chosen, self._words)

    @property
    def chosen(self) -> NoteLine | None:
        """The chosen memo."""
        return next((one for one in self._shown if one.id == self.lines.key), None)

    async def step_back(self) -> bool:
        """Leaves the link, then the search, then what else is asked for."""
        card = self.query_one(NoteCard)
        if card.link >= 0:
            card.link = -1
            card.repaint()
            return True
        if self._words or self._type or self._about:
            if self._words:
                self._words = ""
            else:
                self._type = self._about = ""
            self.lay_out()
            return True
        return False

    # -- what is asked for

    def action_note_type(self) -> None:
        """The next type, or all."""
        self._type = _next(self._type, [str(one) for one in MemoType])
        self.lay_out()

    def action_note_about(self) -> None:
        """The next kind of thing, or all."""
        self._about = _next(self._about, [str(one) for one in About])
        self.lay_out()

    @work
    async def action_note_search(self) -> None:
        """Asks for words; none at all ends the search."""
        question = self.speech("notes.search")
        words = await self.work.push_screen_wait(Amend(question, self._words))
        if words is not None:
            self._words = words
            self.lay_out()

    # -- going there

    async def action_note_link(self) -> None:
        """The next link of the memo; Enter follows it."""
        card = self.query_one(NoteCard)
        card.next_link()
        if card.note and not card.note.links:
            self.tell(self.speech("notes.no-links"))

    async def action_open(self) -> None:
        """To what the memo is about, or where the chosen link leads."""
        goal = self.query_one(NoteCard).goal
        if goal is not None:
            await self._go(goal)

    async def _go(self, goal: GoalLine) -> None:
        if goal.document:
            place = None
            if goal.start is not None and goal.end is not None:
                place = (goal.start, goal.end)
            await self.work.open_document(goal.document, place)
        elif goal.code:
            await self.work.open_codebook(goal.code)
        elif goal.case:
            await self._go_to_case(goal.case)
        elif goal.memo:
            self._type = self._about = self._words = ""
            self._choose(goal.memo)
        elif goal.kind:
            self.tell(self.speech("notes.on-project"))
        else:
            self.tell(self.speech("notes.broken", name=goal.shown))

    def _choose(self, memo: str) -> None:
        """Chooses a memo; where it is not among those asked for, shows all."""
        if all(one.id != memo for one in self._shown):
            self._type = self._about = self._words = ""
        self.first = memo
        self.lay_out()

    async def _go_to_case(self, case: str) -> None:
        """To the document of a case, if it has one."""
        found = await self.ask(self.desk.documents_of, case) or ()
        if len(found) == 1:
            await self.work.open_document(found[0])
        else:
            said = ", ".join(found) or "–"
            self.tell(self.speech("notes.case", name=case, documents=said))

    # -- writing

    @work
    async def action_note_edit(self) -> None:
        """Changes the memo, if it is one's own."""
        if (one := self.chosen) and self._is_own(one):
            memo = MemoLine(
                id=one.id,
                about=one.goal.kind,
                target="",
                type=one.type,
                text=one.text,
                start=one.goal.start,
                end=one.goal.end,
            )
            await write_memo(self, memo, one.goal.shown, one.goal.document)

    async def action_note_remove(self) -> None:
        """Takes the memo away, if it is one's own."""
        if (one := self.chosen) and self._is_own(one):
            await self.act(self.desk.remove_memo, one.id)

    def _is_own(self, one: NoteLine) -> bool:
        if not one.own:
            self.tell(self.speech("notes.not-own", coder=one.coder))
        return one.own

    @work
    async def action_note_new(self) -> None:
        """A memo on the project: the journal."""
        memo = MemoLine(
            id="", about=About.PROJECT, target="", type=MemoType.METHOD, text=""
        )
        done = await write_memo(self, memo, self.desk.title)
        if done is not None and self.is_attached:
            self._choose(done.memo)


def note_line(
    one: NoteLine, speech: Speech, cells: int, now: datetime, words: str
) -> str:
    """One memo: when, type, what it is about, its first words.

    Where the searched words are not in it but in what it is on, those words.
    """
    about = max(cells // 4, 16)
    head = (
        f" {fitted(speech.when(one.written, now), 13)}"
        f" {fitted(speech(f'memo.{one.type}'), 10)} {fitted(one.goal.shown, about)} "
    )
    wanted = " ".join(words.casefold().split())
    elsewhere = wanted not in " ".join(one.text.casefold().split())
    text = _quoted(one, speech) if elsewhere and one.quoted else one.text
    text = text if one.own else f"{one.coder}: {text}"
    return head + around(text, words, cells - about - 28)


def _quoted(one: NoteLine, speech: Speech) -> str:
    return f"{speech('mark.quote.open')}{one.quoted}{speech('mark.quote.close')}"


def _next(now: str, every: Sequence[str]) -> str:
    """The one after; all, which is empty, after the last."""
    ring = ["", *every]
    return ring[(ring.index(now) + 1) % len(ring)]
