"""The work list of a code that was split: one passage after the other, a key each."""

from __future__ import annotations

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.domain.codebook_acts import Split
from workbench.safe_text import clip, one_line
from workbench.tui.actions import bindings
from workbench.tui.desk import SortLine, SortPage
from workbench.tui.places import Place
from workbench.tui.screens.base import WorkScreen
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import RuleLine
from workbench.tui.widgets.code_form import flowed

MOST = 9
"""Codes that a key can be had for."""


class SortingScreen(WorkScreen):
    """A passage, and the codes it may be put under; what is left stays in the list."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.SORTING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.SORTING)]
    CSS = """
    SortingScreen VerticalScroll { height: 1fr; padding: 0 1; }
    SortingScreen Static { height: auto; }
    SortingScreen #parts { padding: 0 1; max-height: 11; }
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code
        self._at = 0
        self.page: SortPage | None = None

    def compose(self) -> ComposeResult:
        """Title, the passage, the codes, keys."""
        yield self.title_bar()
        yield RuleLine(id="above")
        with VerticalScroll(can_focus=False):
            yield Static(id="passage", markup=False)
        yield RuleLine(id="below")
        yield Static(id="parts", markup=False)
        yield self.key_line()

    @property
    def code_here(self) -> str:
        """The code that is being sorted."""
        return self._code

    @property
    def here(self) -> SortLine | None:
        """The passage on the screen; None where none is left."""
        left = self.page.left if self.page else ()
        return left[self._at] if self._at < len(left) else None

    async def on_mount(self) -> None:
        """Fills the screen."""
        await self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """Lays it out anew."""
        self.call_after_refresh(self.lay_out)

    async def reload(self) -> None:
        """Asks anew; a passage that has come back is the one that is shown."""
        before, here = self.page, self.here
        page = await self.ask(self.desk.to_sort, self._code)
        if page is None:
            return
        self.page = page
        places = [one.codings for one in page.left]
        known = [one.codings for one in before.left] if before else places
        back = [n for n, one in enumerate(places) if one not in known]
        if back:
            self._at = back[0]
        elif here and here.codings in places:
            self._at = places.index(here.codings)
        self._at = min(self._at, max(len(places) - 1, 0))
        self.lay_out()

    def lay_out(self) -> None:
        """The passage with what stands around it, and the codes with their keys."""
        page = self.page
        if page is None:
            return
        say = self.speech
        parts = [
            say("sorting.title", name=page.name),
            say("sorting.done", count=page.done),
            say("sorting.left", count=len(page.left)),
        ]
        self.entitle(" · ".join(parts), self.desk.coder)
        cells = max(self.size.width - 4, 20)
        here = self.here
        said = passage_said(here, say, cells) if here else _nothing_left(page, say)
        if here:
            number = say("sorting.place", number=self._at + 1, all=len(page.left))
            said = Content.styled(f"{number}\n\n", "dim") + said
        self.query_one("#passage", Static).update(said)
        lines = [clip(line, cells + 2) for line in part_lines(page, say)]
        self.query_one("#parts", Static).update(Content("\n".join(lines)))

    # -- keys

    async def action_sort_into(self, digit: str) -> None:
        """Puts the passage under the code of the digit; the next one comes."""
        parts = self.page.parts if self.page else ()
        here = self.here
        if here is None or int(digit) > len(parts):
            return
        await self.act(self.desk.recode, here.codings, parts[int(digit) - 1].id)

    def action_leave_it(self) -> None:
        """Leaves the passage where it is; the next one."""
        self._go(1)

    def action_go_back_one(self) -> None:
        """The passage before."""
        self._go(-1)

    def _go(self, count: int) -> None:
        many = len(self.page.left) if self.page else 0
        if not 0 <= self._at + count < many:
            self.tell(self.speech("sorting.end" if count > 0 else "sorting.start"))
            return
        self._at += count
        self.lay_out()

    async def action_open(self) -> None:
        """Opens the text at the passage."""
        if self.here:
            one = self.here.passage
            await self.work.open_document(one.document, (one.start, one.end))

    @work
    async def action_new_part(self) -> None:
        """One more code to sort into."""
        from workbench.tui.screens.book_acts import ask_parts

        name = self.page.name if self.page else self._code
        names = await ask_parts(self, name)
        act = Split(code=self._code, names=names, language=self.desk.language)
        if names:
            await self.act(self.desk.carry_out, act, "")


def passage_said(line: SortLine, speech: Speech, cells: int) -> Content:
    """A passage between the sentences around it, those dimmed."""
    one = line.passage
    head = " · ".join(part for part in (one.document, one.speaker) if part)
    parts = [Content.styled(one_line(head), "bold"), Content("")]
    if one.before:
        parts += [Content.styled(x, "dim") for x in flowed(f"… {one.before}", cells)]
    parts += [Content(f"▌ {x}") for x in flowed(one.text, cells - 2)]
    if one.after:
        parts += [Content.styled(x, "dim") for x in flowed(f"{one.after} …", cells)]
    return Content("\n").join(parts)


def _nothing_left(page: SortPage, speech: Speech) -> Content:
    """That all is sorted, and what stays."""
    said = [speech("sorting.nothing", name=page.name)]
    if page.others:
        said.append(speech.count("sorting.others", page.others))
    return Content("\n".join(map(one_line, said)))


def part_lines(page: SortPage, speech: Speech) -> list[str]:
    """The codes with their digits, how much is under each, and what they mean."""
    lines = []
    for number, one in enumerate(page.parts[:MOST], start=1):
        meaning = f"  {one.definition}" if one.definition else ""
        lines.append(one_line(f"{number} {one.name} ({one.passages}){meaning}"))
    if page.others and page.left:
        lines.append(speech.count("sorting.others", page.others))
    return lines or [speech("sorting.no-parts")]
