"""The transcript on screen: it paints plain values and says where the reader is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.domain.documents import Turn
from workbench.domain.spans import Span
from workbench.tui.actions import bindings
from workbench.tui.filters import painted_safely
from workbench.tui.places import Place
from workbench.tui.reader.cells import Row
from workbench.tui.reader.cursor import Cursor
from workbench.tui.reader.index import Index
from workbench.tui.reader.lanes import Lanes
from workbench.tui.reader.model import Stripe
from workbench.tui.reader.page import GUTTER, RULE, LineKey, Page
from workbench.tui.reader.paint import Palette, TerminalPalette
from workbench.tui.reader.placed import Placed
from workbench.tui.reader.pointer import Pointer
from workbench.tui.reader.search import following, matches
from workbench.tui.reader.wrap import wrapped
from workbench.tui.themes import CONTRAST, MORE_CONTRAST, SHARP

WIDE = 84
"""From this many cells on the margin is broad and paragraphs are set apart."""
NARROW_MARGIN, BROAD_MARGIN = 20, 28
LONGEST = 88
"""Cells of a line of text at most: longer ones are hard to read; the margin grows."""
RULES = f"{RULE}|"
"""The rule, drawn and plain."""
CACHED = 4000
CONTEXT = 2
"""Lines that stay visible around the passage."""


class TranscriptView(Pointer, ScrollView, can_focus=True):
    """A text with its turns and codings; the sentence is the cursor.

    Offsets are code points of the text. It never reads or changes a project: give it
    values with `show`, `put` and `drop`, and watch `passage`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.TEXT)]
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TranscriptView {
        width: 1fr;
        height: 1fr;
        overflow-y: scroll;
        overflow-x: hidden;
        scrollbar-size: 0 0;
    }
    """

    @dataclass
    class Freed(Message):
        """A free selection has begun, or has ended."""

        begun: bool

    passage: var[tuple[Span, Span]] = var((Span(0, 0), Span(0, 0)))
    """What a key would now act on, and the word of the caret in it; to be watched, so
    that what is said of it is painted in the same frame."""

    bare: var[bool] = var(False)
    """Whether nothing but the text is shown."""

    def __init__(self, *, id: str | None = None) -> None:
        """An empty reader; `show` gives it a text."""
        super().__init__(id=id)
        self.text = ""
        self.turns: Sequence[Turn] = ()
        self.index = Index()
        self.cursor = Cursor("", (), ())
        self.found: list[Span] = []
        """Where the searched words stand."""
        self.memo_word = "✎"
        self.notes: Sequence[Span] = ()
        """Passages without a coding of their own that have a memo."""
        self.moves = 0
        """How often the passage has become another one; growing is none."""
        self._page: Page | None = None
        self._strips: dict[LineKey | None, Strip] = {}

    @property
    def page(self) -> Page | None:
        """The text as it is laid out; None before there is one."""
        return self._page

    # -- what it shows

    def show(
        self,
        text: str,
        turns: Sequence[Turn],
        sentences: Sequence[int],
        stripes: Iterable[Stripe] = (),
        *,
        at: int | None = None,
    ) -> None:
        """Opens a text.

        Args:
            text: All of it, LF line ends.
            turns: In order.
            sentences: Flat starts and ends: the steps of the cursor.
            stripes: The codings.
            at: The code point to go to; the beginning where it is None.
        """
        self.text, self.turns = text, turns
        self.index = Index(stripes)
        self.cursor = Cursor(text, turns, sentences)
        self.found = []
        self._page = None
        if at is not None:
            self.cursor.to(at)
        self._lay_out(keep=None)

    def replace(self, stripes: Iterable[Stripe]) -> None:
        """Takes another set of codings; nothing moves but what changed."""
        new = {stripe.id: stripe for stripe in stripes}
        for gone in [stripe.id for stripe in self.index if stripe.id not in new]:
            self._drop(gone)
        for stripe in new.values():
            if self.index.get(stripe.id) != stripe:
                self._put(stripe)
        self._recode()

    def note(self, notes: Sequence[Span]) -> None:
        """Marks other passages as having a memo."""
        if notes != self.notes:
            self.notes = notes
            if self._page is not None:
                self._page.notes = notes
                self._recode()

    def put(self, *stripes: Stripe) -> None:
        """Shows codings that were made or changed."""
        for stripe in stripes:
            self._put(stripe)
        self._recode()

    def drop(self, *ids: str) -> None:
        """Takes codings away."""
        for id in ids:
            self._drop(id)
        self._recode()

    def here(self) -> list[Stripe]:
        """The codings on the selected passage, in order."""
        return self.index.within(*self.cursor.span)

    def search(self, words: str) -> int:
        """Marks the words and goes to the next place; how many places there are."""
        self.found = matches(self.text, words, self.turns)
        self._recolour()
        if self.found:
            self.next_match(forward=True, stay=True)
        return len(self.found)

    def next_match(self, *, forward: bool, stay: bool = False) -> int | None:
        """Goes to the next place of the searched words; which one it is."""
        caret = self.cursor.caret - (1 if stay and forward else 0)
        place = following(self.found, caret, forward=forward)
        if place is not None:
            self.go_to(self.found[place].start)
            self.cursor.caret = self.found[place].start
            self._recolour()
        return place

    def go_to(self, offset: int) -> None:
        """Puts the cursor on the step at an offset."""
        self.moved(lambda cursor: cursor.to(offset))

    def select(self, start: int, end: int) -> None:
        """Selects a span."""
        self.moved(lambda cursor: cursor.select(start, end))

    # -- painting

    def render_line(self, y: int) -> Strip:
        """One line of the screen, from the cache where it was painted before."""
        page = self._page
        if page is None:
            return Strip.blank(self.size.width, self.rich_style)
        top = self.scroll_offset.y
        page.look_at(range(top, top + self.size.height))
        marks = page.marks(self.cursor.span, self.cursor.word)
        key = page.key(top + y, marks)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > CACHED:
                self._strips.clear()
            strip = self._strips[key] = self._painted(page, top + y)
        return strip

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one that makes harmless: every text here was made safe."""
        return painted_safely(super().get_line_filters())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Whole lines; the rule is placed on those that terminals disagree about."""
        strips = super().render_lines(crop)
        page = self._page
        if page is None or crop.x or crop.width != page.width:
            return strips
        top = self.scroll_offset.y + crop.y
        column = self.content_region.x + self.rule_column
        return [
            Placed(strip, RULES, column) if page.odd(top + y) else strip
            for y, strip in enumerate(strips)
        ]

    def _painted(self, page: Page, line: int) -> Strip:
        """Paints a line."""
        marks = page.marks(self.cursor.span, self.cursor.word)
        segments: list[Segment] = page.segments(line, marks, self.found)
        return Strip(segments, self.size.width)

    def notify_style_update(self) -> None:
        """Another theme: other styles."""
        super().notify_style_update()
        if self._page is not None:
            self._page.palette = self._palette()
            self._strips.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Wraps anew; the passage stays on the line of the screen it was on."""
        if self._page is None or self._page.width != event.size.width:
            self._lay_out(keep=self._page)

    def watch_bare(self) -> None:
        """Wraps anew, with the margin or without."""
        if self._page is not None:
            self._lay_out(keep=self._page)

    def _palette(self) -> Palette:
        """The styles of the present theme."""
        background = self.background_colors[1]
        foreground = self.colors[3]
        if background.ansi is not None or foreground.ansi is not None:
            return TerminalPalette()
        sharp = self.app.theme in SHARP
        return Palette(
            background, foreground, contrast=MORE_CONTRAST if sharp else CONTRAST
        )

    def _lay_out(self, keep: Page | None) -> None:
        """Wraps the text to the width there is, and shows the cursor."""
        width = self.size.width
        if not width:
            return
        top = self.scroll_offset.y
        caret = self.cursor.caret
        row = keep.lines.of(caret) - top if keep else -1
        anchor = keep.lines.starts[min(top, len(keep.lines) - 1)] if keep else 0
        self._page = page = self._laid_out(width)
        self.virtual_size = Size(width, len(page.lines))
        self._strips.clear()
        if keep is None:
            self.reveal()
        elif 0 <= row < self.size.height:
            self.scroll_to(y=page.lines.of(caret) - row, animate=False)
        else:
            self.scroll_to(y=page.lines.of(anchor), animate=False)
        self.refresh()

    def _laid_out(self, width: int) -> Page:
        """The lines, lanes and styles for one width."""
        margin = BROAD_MARGIN if width >= WIDE else NARROW_MARGIN
        room = width - GUTTER - 1 - (0 if self.bare else margin)
        room = min(max(room, 12), LONGEST)
        lines = wrapped(self.text, self.turns, room, airy=width >= WIDE)
        return Page(
            text=self.text,
            turns=self.turns,
            index=self.index,
            lines=lines,
            lanes=Lanes(self.index, lines),
            palette=self._palette(),
            width=width,
            room=room,
            margin=max(width - GUTTER - 1 - room, 0),
            memo=self.memo_word,
            bare=self.bare,
            notes=self.notes,
        )

    def _put(self, stripe: Stripe) -> None:
        """One coding into the index and a lane."""
        self.index.add(stripe)
        if self._page is not None:
            self._page.lanes.add(stripe)

    def _drop(self, id: str) -> None:
        """One coding out of the index and its lane."""
        self.index.remove(id)
        if self._page is not None:
            self._page.lanes.remove(id)

    def _recode(self) -> None:
        """Paints those lines anew on which codings changed."""
        page = self._page
        if page is None:
            return
        changed = set(page.look_again())
        self._strips = {
            key: strip
            for key, strip in self._strips.items()
            if key is not None and key[1] == page.top and key[0] not in changed
        }
        if changed:
            self.refresh_lines(min(changed), max(changed) - min(changed) + 1)

    def _recolour(self) -> None:
        """Paints the screen anew, as codings or matches changed."""
        self._strips.clear()
        if self._page is not None:
            self._page.forget()
        self.refresh()

    # -- the cursor on screen

    @property
    def rule_column(self) -> int:
        """The column of the rule between text and margin."""
        return self._page.width - self._page.margin if self._page else 0

    @property
    def page_rows(self) -> int:
        """How far a page key goes: a screen but one line."""
        return max(self.size.height - 1, 1)

    def refresh_passage(self, *spans: Span) -> None:
        """Paints the lines of some spans anew, where they are on screen."""
        if self._page is None:
            return
        for first, last in {self._page.lines.rows(*span) for span in spans}:
            self.refresh_lines(first, last - first + 1)

    def reveal(self, ahead: Span | None = None) -> None:
        """Scrolls as little as will show the passage and what is `ahead` of it."""
        page = self._page
        if page is None:
            return
        first, last = page.lines.rows(*self.cursor.span)
        last = max(last, page.lines.rows(*ahead)[1]) if ahead else last
        caret = page.lines.of(self.cursor.caret)
        top, height = self.scroll_offset.y, self.size.height
        wanted = min(top, max(first - CONTEXT, 0))
        low = last + CONTEXT - height + 1
        if wanted < low:
            wanted = min(low, max(first - CONTEXT, 0))
        if not wanted <= caret < wanted + height:
            wanted = max(caret - height // 2, 0)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def make_room(self, rows: int) -> None:
        """Scrolls the passage above the lowest rows, which something will cover."""
        page = self._page
        if page is None:
            return
        first, last = page.lines.rows(*self.cursor.span)
        free = max(self.size.height - rows, 1)
        if last - self.scroll_offset.y >= free:
            top = max(min(last - free + 1, first - 1), 0)
            self.scroll_to(y=top, animate=False, force=True)

    def line_below(self, rows: int) -> int:
        """The code point so many lines below the caret."""
        page = self._page
        if page is None:
            return 0
        line = page.lines.of(self.cursor.caret) + rows
        return page.lines.starts[min(max(line, 0), len(page.lines) - 1)]

    def caret_cell(self) -> Offset | None:
        """The cell of the screen in which the caret is; None where it is not seen."""
        page = self._page
        if page is None:
            return None
        line = page.lines.of(self.cursor.caret)
        row = Row(self.text, page.lines.starts[line], page.lines.ends[line])
        cell = Offset(
            GUTTER + row.column_of(self.cursor.caret), line - self.scroll_offset.y
        )
        inside = 0 <= cell.y < self.size.height
        return self.content_region.offset + cell if inside else None
