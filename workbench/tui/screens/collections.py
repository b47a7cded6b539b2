"""Quote collections: the quotes in their order, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from workbench.safe_text import clip
from workbench.tui.actions import bindings
from workbench.tui.desk import CollectionLine, QuoteLine, SpreadLine
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.screens.writing import write_words
from workbench.tui.speech import Speech
from workbench.tui.widgets.asking import OneLine
from workbench.tui.widgets.bars import RuleLine
from workbench.tui.widgets.lines import Line, LineList
from workbench.tui.widgets.quote_card import SIGN, QuoteCard, balance_lines, quoted
from workbench.tui.widgets.words_editor import Amend

WIDE = 110
"""From this many cells on the list is wider too."""


Wanted = Callable[[Sequence[QuoteLine]], str]
"""Finds the id of a quote that is looked for among a collection's; empty: none."""


class QuoteList(LineList, inherit_bindings=False):
    """The quotes; `k` is not a way up here, since it says who spoke."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.QUOTES)]

    def action_card_down(self) -> None:
        """A page on in the chosen quote."""
        self.screen.query_one(QuoteCard).page(1)

    def action_card_up(self) -> None:
        """A page back in it."""
        self.screen.query_one(QuoteCard).page(-1)


def untranslated(quotes: Sequence[QuoteLine]) -> str:
    """The first without a translation where others have one; empty: there is none."""
    if not any(one.translation for one in quotes):
        return ""
    return next((one.id for one in quotes if not one.translation), "")


def stale(quotes: Sequence[QuoteLine]) -> str:
    """The first whose translation is of other words; empty if there is none."""
    return next((one.id for one in quotes if one.translation_state == "stale"), "")


def misplaced(quotes: Sequence[QuoteLine]) -> str:
    """The first that a correction has put in doubt; empty if there is none."""
    return next((one.id for one in quotes if one.changed or not one.settled), "")


class CollectionsScreen(ListScreen):
    """A collection at a time; Enter opens the text of a quote."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.COLLECTIONS, Place.QUOTES)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COLLECTIONS)]
    CSS = """
    CollectionsScreen #chosen {
        width: 29; border-right: solid $foreground 35%;
    }
    CollectionsScreen.wide #chosen { width: 50; }
    """

    _every: Sequence[CollectionLine] = ()
    _held: SpreadLine | None = None
    _by = 0
    """Which attribute the last line counts by."""

    def __init__(self, wanted: Wanted | None = None) -> None:
        """The collection that is chosen; or the first in which a quote is wanted."""
        super().__init__()
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """Title, list and quote, how it is balanced, keys."""
        yield self.title_bar()
        yield Static(id="head", markup=False)
        yield RuleLine("┬", id="above")
        with Horizontal():
            with Vertical(id="chosen"):
                yield QuoteList()
            yield QuoteCard(self.speech)
        yield RuleLine("┴", id="below")
        yield Static(id="notes", markup=False)
        yield self.key_line()

    def on_resize(self, event: events.Resize) -> None:
        """The list is wider where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")
        super().on_resize(event)

    # -- what is shown

    async def read(self) -> None:
        """The collections, and the one that is shown."""
        self._every = await self.ask(self.desk.collections) or ()
        ids = [one.id for one in self._every]
        wanted = self._held.id if self._held else self.work.last_collection
        shown = wanted if wanted in ids else (ids[0] if ids else "")
        if self._wanted and await self._find(self._wanted):
            self._wanted = None
            return
        self._held = await self.ask(self.desk.spread, shown) if shown else None

    async def _find(self, wanted: Wanted) -> bool:
        """Shows the first collection with such a quote, at that quote, if any has."""
        for one in self._every:
            held = await self.ask(self.desk.spread, one.id)
            if held and (quote := wanted(held.quotes)):
                self._held, self.first = held, quote
                return True
        return False

    def lay_out(self) -> None:
        """The quotes under their headings, two lines each."""
        held = self._held
        self._joints()
        if held is None:
            self.entitle(self.speech("collections.title"), self.desk.coder)
            self.fill([], [], [self.speech("collections.none")])
            self._show_chosen()
            return
        title = f"{self.speech('quotes.title')} · {quoted(held.title, self.speech)}"
        if held.publication:
            title += f" · {self.speech('collections.for', what=held.publication)}"
        many = [self.speech.count("collections.quotes", len(held.quotes))]
        if len(self._every) > 1:
            place = [one.id for one in self._every].index(held.id) + 1
            number = {"number": place, "all": len(self._every)}
            many.insert(0, self.speech("collections.place", **number))
        self.entitle(title, " · ".join(many))
        cells = max(self.query_one("#chosen").size.width - 1, 20)
        lines = quote_lines(held.quotes, self.speech, cells)
        notes = self._balance() if held.quotes else [self.speech("collections.none")]
        self.fill([], lines, notes)
        self._show_chosen()

    def _balance(self) -> list[str]:
        """How the selection is balanced, by one attribute at a time."""
        assert self._held is not None
        every = self._held.balances
        return balance_lines(every[self._by % len(every)], self.speech) if every else []

    def _joints(self) -> None:
        """Puts the joints of the rules where the upright one is."""
        place = self.query_one("#chosen").region.right - 1
        for line in self.query(RuleLine):
            line.joints([place])

    @on(LineList.Moved)
    def _show_chosen(self) -> None:
        """The chosen quote in full."""
        self.query_one(QuoteCard).show(self.chosen)

    @property
    def chosen(self) -> QuoteLine | None:
        """The chosen quote."""
        quotes = self._held.quotes if self._held else ()
        return next((one for one in quotes if one.id == self.lines.key), None)

    # -- going elsewhere

    async def action_open(self) -> None:
        """Opens the text of the quote."""
        if one := self.chosen:
            await self.work.open_document(one.document, (one.start, one.end))

    async def action_next_collection(self) -> None:
        """The next collection; `Q` puts quotes into it from then on."""
        ids = [one.id for one in self._every]
        if self._held and len(ids) > 1:
            await self._go_to(ids[(ids.index(self._held.id) + 1) % len(ids)])

    async def _go_to(self, collection: str) -> None:
        """Shows another collection, and remembers it for `Q`."""
        self.work.last_collection = collection
        self._held = SpreadLine(id=collection, title="")
        await self.reload()
        titles = {one.id: one.title for one in self._every}
        title = titles.get(collection, "")
        self.tell(self.speech("collections.chosen", title=title))

    def action_balance(self) -> None:
        """Counts by the next attribute."""
        self._by += 1
        self.lay_out()

    # -- the order

    async def action_quote_down(self) -> None:
        """Down past the next quote, or under the next heading."""
        await self._step(1)

    async def action_quote_up(self) -> None:
        """Up past the quote before, or above the heading."""
        await self._step(-1)

    async def _step(self, by: int) -> None:
        if one := self.chosen:
            await self.act(self.desk.step_quote, one.id, by)

    @work
    async def action_heading(self) -> None:
        """The heading above the quote; empty takes it away."""
        if one := self.chosen:
            wanted = await self._amended("heading", one.heading)
            if wanted is not None and wanted != one.heading:
                await self.act(self.desk.set_quote, one.id, "heading", wanted)

    async def action_take_out(self) -> None:
        """Out of the collection."""
        if one := self.chosen:
            await self.act(self.desk.remove_quote, one.id)

    # -- the words

    @work
    async def action_printed(self) -> None:
        """What is printed; it begins as the original."""
        if one := self.chosen:
            await write_words(self, one, "printed")

    @work
    async def action_translate(self) -> None:
        """The translation of what is printed."""
        if one := self.chosen:
            await write_words(self, one, "translation")

    @work
    async def action_quote_note(self) -> None:
        """A note of one's own."""
        if one := self.chosen:
            await write_words(self, one, "note")

    async def action_translation_checked(self) -> None:
        """The translation has been compared with what is printed now."""
        if one := self.chosen:
            await self.act(self.desk.check_translation, one.id)

    async def action_quote_grow(self) -> None:
        """To the end of the next sentence."""
        await self._stretch(end=1)

    async def action_quote_shrink(self) -> None:
        """Without the last sentence."""
        await self._stretch(end=-1)

    async def action_quote_grow_start(self) -> None:
        """From the beginning of the sentence before."""
        await self._stretch(start=-1)

    async def action_quote_shrink_start(self) -> None:
        """Without the first sentence."""
        await self._stretch(start=1)

    async def _stretch(self, *, start: int = 0, end: int = 0) -> None:
        if one := self.chosen:
            call = partial(self.desk.stretch_quote, one.id, start=start, end=end)
            await self.act(call)

    # -- the collection

    @work
    async def action_attribution(self) -> None:
        """How the collection says who spoke."""
        if held := self._held:
            wanted = await self._amended("template", held.template)
            if wanted is not None and wanted != held.template:
                await self.act(self.desk.set_template, held.id, wanted)

    @work
    async def action_publication(self) -> None:
        """What the collection is for."""
        if held := self._held:
            wanted = await self._amended("publication", held.publication)
            if wanted is not None and wanted != held.publication:
                await self.act(self.desk.set_publication, held.id, wanted)

    @work
    async def action_rename_collection(self) -> None:
        """Another title."""
        if held := self._held:
            wanted = await self._amended("rename", held.title)
            if wanted and wanted != held.title:
                await self.act(self.desk.rename_collection, held.id, wanted)

    @work
    async def action_new_collection(self) -> None:
        """Asks for a title and makes a collection."""
        title = await self.work.push_screen_wait(
            OneLine(self.speech("collections.which"))
        )
        if title:
            made = await self.ask(self.desk.new_collection, title)
            if made:
                await self._go_to(made)

    async def _amended(self, what: str, start: str) -> str | None:
        """A line of words that was changed; None where Esc was pressed."""
        question = self.speech(f"collections.{what}")
        return await self.work.push_screen_wait(Amend(question, start))


def quote_lines(quotes: Sequence[QuoteLine], speech: Speech, cells: int) -> list[Line]:
    """Headings, and under them each quote: where it is from, then its first words."""
    lines: list[Line] = []
    for one in quotes:
        if one.heading:
            lines.append(Line(clip(f" {one.heading}", cells), strong=True))
        mark = SIGN if needs_a_look(one) else ("✎" if one.printed else " ")
        lines += [
            Line(clip(f" {one.position:>2} {mark} {one.document}", cells), one.id),
            Line(clip(f"      {quoted(one.words, speech)}", cells), one.id),
        ]
    return lines


def needs_a_look(one: QuoteLine) -> bool:
    """Whether something about the quote is not as it should be when printed."""
    stale = one.translation_state == "stale"
    return bool(one.deviations) or stale or one.changed or not one.settled
