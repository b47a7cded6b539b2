"""The codebook in the hand: the tree, the form of a code, and the acts on both."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from workbench.tui.actions import bindings
from workbench.tui.desk import BookLine, BookPage
from workbench.tui.finding import found
from workbench.tui.places import Place
from workbench.tui.screens.base import WorkScreen
from workbench.tui.screens.book_acts import BookActs
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.bars import RuleLine
from workbench.tui.widgets.code_form import CodeFormView
from workbench.tui.widgets.effect import EffectBar
from workbench.tui.widgets.lines import Line, LineList

NARROW = 33
"""Cells of the tree on a narrow screen."""
WIDE = 60
"""The most that it has on a wide one, so that counts stand near their names."""
TOP = "/"
"""What is chosen with the line that stands for the top of the tree."""

CHOOSING = {
    "codebook.edit": "footer.choose",
    "codebook.find_here": "footer.narrow",
    "app.back": "footer.break_off",
}
"""What keys do while another code is to be chosen: words by the ids of actions."""


class CodeList(LineList, inherit_bindings=False):
    """The tree; letters are acts of the screen, so that only arrows move."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CODES)]


class SearchLine(Input):
    """The letters that narrow the tree; arrows go on choosing in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one
        for one in bindings(Place.FINDER)
        if one.action in {"line_next", "line_previous"}
    ]

    def action_line_next(self) -> None:
        """The next code that fits."""
        self.screen.query_one(CodeList).action_line_next()

    def action_line_previous(self) -> None:
        """The one before."""
        self.screen.query_one(CodeList).action_line_previous()


class CodebookScreen(BookActs, WorkScreen):
    """The tree to the left, the form of the chosen code to the right."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.CODEBOOK, Place.CODES)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CODEBOOK)]
    CSS = """
    CodebookScreen #body { height: 1fr; }
    CodebookScreen #tree { width: 33; }
    CodebookScreen SearchLine { display: none; padding: 0 1; background: $surface; }
    CodebookScreen #legend { height: 1; color: $text-muted; }
    """

    def __init__(self, first: str = "") -> None:
        """The codebook, at a code where one is named."""
        super().__init__()
        self._first = first
        self.page: BookPage | None = None
        self._choice: asyncio.Future[str] | None = None
        self._top = False
        self._before = ""
        """The code that was chosen before one was looked for."""

    def compose(self) -> ComposeResult:
        """Title, tree and form, what is asked, keys."""
        yield self.title_bar()
        yield RuleLine("┬", id="above")
        with Horizontal(id="body"):
            with Vertical(id="tree"):
                yield SearchLine(
                    placeholder=self.speech("codebook.search"),
                    compact=True,
                    select_on_focus=False,
                )
                yield CodeList()
                yield Static(self.speech("codebook.legend"), id="legend", markup=False)
            yield CodeFormView(self.speech)
        yield RuleLine("┴", id="below")
        yield EffectBar(self.speech)
        yield self.key_line()

    # -- what is shown

    @property
    def lines(self) -> CodeList:
        """The tree."""
        return self.query_one(CodeList)

    @property
    def bar(self) -> EffectBar:
        """Where effects are said."""
        return self.query_one(EffectBar)

    @property
    def form(self) -> CodeFormView:
        """The form."""
        return self.query_one(CodeFormView)

    @property
    def code_here(self) -> str:
        """The chosen code; empty where none is."""
        return "" if self.lines.key == TOP else self.lines.key

    def line_of(self, code: str) -> BookLine | None:
        """A code as the tree has it."""
        lines = self.page.lines if self.page else ()
        return next((one for one in lines if one.code.id == code), None)

    async def on_mount(self) -> None:
        """Fills the screen."""
        self.lines.focus()
        await self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Lays everything out anew."""
        self.call_after_refresh(self.lay_out)

    async def reload(self) -> None:
        """Asks anew; the chosen code stays chosen."""
        page = await self.ask(self.desk.book)
        if page is not None:
            self.page = page
            self.lay_out(self._first)
            self._first = ""
            await self._show_form()

    async def go_to(self, code: str) -> None:
        """Chooses a code in the tree, and shows its form."""
        self.lay_out(code)
        await self._show_form()

    def lay_out(self, chosen: str = "") -> None:
        """The title and the tree."""
        page = self.page
        if page is None:
            return
        left, right = book_title(page, self.speech), self.desk.coder
        self.entitle(left, right)
        cells = tree_width(self.size.width)
        self.query_one("#tree").styles.width = cells
        for rule in self.query(RuleLine):
            rule.joints([cells])
        self.lines.show(list(self._lines(page, cells)), key=chosen)
        if not page.lines:
            self.bar.say(self.speech("codebook.none"))
        self.form.repaint()

    def _lines(self, page: BookPage, cells: int) -> Iterator[Line]:
        """The tree, or what fits the letters in it."""
        typed = self._typed
        if typed:
            by_id = {one.code.id: one for one in page.lines}
            codes = [one.code for one in page.lines]
            for fit in found(codes, typed, (), headings=True):
                line = by_id[fit.code.id]
                yield Line(tree_line(line, cells, self.speech, flat=True), line.code.id)
            return
        if self._top:
            yield Line(f" {self.speech('codebook.top')}", TOP)
        yield from tree_lines(page.lines, cells, self.speech)

    async def _show_form(self) -> None:
        """The form of the chosen code, as it now is."""
        code = self.code_here
        form = await self.ask(self.desk.code_form, code) if code else None
        if code == self.code_here:
            self.form.show(form, self.line_of(code))

    @on(LineList.Moved)
    async def _moved(self) -> None:
        await self._show_form()

    @on(LineList.Chosen)
    async def _chosen(self) -> None:
        await self.run_action("edit")

    # -- finding a code in the tree

    @property
    def _search(self) -> SearchLine:
        return self.query_one(SearchLine)

    @property
    def _typed(self) -> str:
        return self._search.value.strip() if self._search.display else ""

    def action_find_here(self) -> None:
        """Letters narrow the tree."""
        if self.bar.asking:
            return
        self._before = self.lines.key
        self._search.value = ""
        self._search.display = True
        self._search.focus()

    @on(Input.Changed, "SearchLine")
    async def _narrowed(self) -> None:
        self.lay_out()
        self.lines.action_text_start()
        await self._show_form()

    @on(Input.Submitted, "SearchLine")
    async def _found(self) -> None:
        await self._end_search(self.lines.key or self._before)

    async def _end_search(self, chosen: str) -> None:
        self._search.display = False
        self.lines.focus()
        self.lay_out(chosen)
        await self._show_form()

    # -- choosing another code for an act

    @property
    def busy(self) -> bool:
        """Whether an act waits for a choice or an answer."""
        return self._choice is not None or self.bar.asking

    async def choose(self, sentence: str, *, top: bool = False) -> str:
        """Another code out of the tree, or `TOP`; empty where that is broken off."""
        before = self.lines.key
        self._top = top
        self.bar.say(sentence)
        self.turn_keys(CHOOSING, only=True)
        self.lay_out()
        self._choice = asyncio.get_running_loop().create_future()
        # Where the screen goes meanwhile, this ends here and there is nothing to tidy.
        chosen = await self._choice
        self._choice, self._top = None, False
        self.bar.shut()
        self.turn_keys({})
        self.lay_out(before)
        await self._show_form()
        return chosen

    def take_choice(self) -> bool:
        """Enter: takes the chosen code where one is asked for."""
        if self._choice is None:
            return False
        if not self._choice.done():
            self._choice.set_result(self.lines.key)
        return True

    async def step_back(self) -> bool:
        """Breaks off what is asked, looked for or chosen, in that order."""
        if self.bar.asking:
            self.bar.no()
        elif self._search.display:
            await self._end_search(self._before)
        elif self._choice is not None:
            if not self._choice.done():
                self._choice.set_result("")
        else:
            return False
        return True

    async def answered(self, sentences: Sequence[str]) -> str | None:
        """Says what an act would do; its reason, or None where it is not done."""
        reason = await self.bar.ask(sentences)
        self.lines.focus()
        return reason

    def action_form_down(self) -> None:
        """Scrolls the form."""
        self.form.scroll_page_down(animate=False)

    def action_form_up(self) -> None:
        """Scrolls it back."""
        self.form.scroll_page_up(animate=False)


def tree_width(cells: int) -> int:
    """How much of the screen the tree has: two fifths, within what it can use."""
    return min(max(NARROW, cells * 2 // 5), WIDE)


def book_title(page: BookPage, speech: Speech) -> str:
    """Line 1: which codebook, how many codes and proposals, who locked it."""
    used = [one for one in page.lines if not one.retired]
    proposed = sum(one.code.proposed for one in used)
    parts = [
        speech("codebook.version", version=page.version),
        speech.count("codebook.codes", len(used) - proposed),
    ]
    if proposed:
        parts.append(speech.count("codebook.proposals", proposed))
    if page.locked_by:
        when = speech.when(page.locked_at, datetime.now(UTC))
        parts.append(speech("codebook.locked", name=page.locked_by, when=when))
    return " · ".join(parts)


def tree_lines(lines: Sequence[BookLine], cells: int, speech: Speech) -> Iterator[Line]:
    """The codes in use, then proposals that stand alone, then what is retired."""
    alone = [x for x in lines if x.code.proposed and not x.code.depth and not x.above]
    gone = [one for one in lines if one.retired]
    for one in lines:
        if one not in alone and not one.retired:
            strong = one.above and not one.code.depth
            yield Line(tree_line(one, cells, speech), one.code.id, strong)
    for key, some in (("codebook.proposed", alone), ("codebook.retired", gone)):
        if some:
            yield Line(f" ▾ {speech(key, count=len(some))}", strong=True)
        for one in some:
            yield Line(tree_line(one, cells, speech, flat=True), one.code.id)


def tree_line(one: BookLine, cells: int, speech: Speech, *, flat: bool = False) -> str:
    """A code with its pin, passages and documents; a branch counts as a union."""
    code = one.code
    counts = (
        f"{one.passages or '·':>4} {one.documents or '·':>3} {speech('codebook.i')}"
    )
    sign = "▾" if one.above and not flat else code.pin or " "
    indent = " " if flat else " " * code.depth
    name = code.name + (f" ({speech('code.new')})" if code.proposed else "")
    if one.into:
        name += f" → {one.into}"
    room = max(cells - len(counts) - 1, 8)
    return f"{fitted(f' {indent}{sign} {name}', room)}{counts}"
