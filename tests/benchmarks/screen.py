"""A terminal without a terminal: all that is painted is rendered, nothing is shown."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Pair, Result
from workbench.store.read.pages import OnPage, PageText
from workbench.tui.reader.model import Stripe
from workbench.tui.reader.view import TranscriptView

SIZE = (120, 40)
QUIET = 0.012
"""Seconds without painting after which a key is taken to have done all it does."""
PATIENCE = 5.0


class Rendering(HeadlessDriver):
    """A driver that has its screen rendered, and notes when it was written to."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.painted = asyncio.Event()
        self.at = 0.0
        """Processor time at the last writing."""
        self.written = 0
        """Characters in all."""

    @property
    def is_headless(self) -> bool:
        """A headless app would not be rendered at all."""
        return False

    def write(self, data: str) -> None:
        """Note what a terminal would get."""
        self.at = time.process_time()
        self.written += len(data)
        self.painted.set()


class Bare(ScrollView, can_focus=True):
    """The least that Textual needs for this page: lines that are given to it."""

    DEFAULT_CSS = """
    Bare {
        height: 1fr; overflow-y: scroll; overflow-x: hidden; scrollbar-size: 0 0;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "word"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("1", "apply"),
    ]

    def __init__(self, view: TranscriptView) -> None:
        super().__init__()
        self._view = view
        self._lines: list[list[Segment]] = []

    def take(self, lines: Sequence[list[Segment]]) -> None:
        """Take the lines, each as it looks."""
        self._lines = list(lines)
        self.virtual_size = Size(self.size.width, len(lines))

    def render_line(self, y: int) -> Strip:
        """A line."""
        line = self.scroll_offset.y + y
        segments = self._lines[line] if line < len(self._lines) else []
        return Strip(segments, self.size.width)

    def action_word(self) -> None:
        """Paint the lines of a word."""
        page = self._view._page
        assert page is not None
        first, last = page.lines.rows(*self._view.cursor.word)
        self.refresh_lines(first, last - first + 1)

    def action_page(self, ways: int) -> None:
        """Paint another page."""
        self.scroll_relative(y=ways * (self.size.height - 1), animate=False)

    def action_apply(self) -> None:
        """Paint the page."""
        self.refresh()


class Alone(App[None]):
    """An app with the reader and nothing else, which tags what is selected."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("1", "apply")]

    def __init__(self) -> None:
        super().__init__(driver_class=Rendering)
        self.view = TranscriptView()
        self._made = 0

    def compose(self) -> ComposeResult:
        """The reader."""
        yield self.view

    def open(self, page: PageText, codings: Sequence[OnPage]) -> None:
        """Show a document."""
        stripes = [stripe(one) for one in codings]
        self.view.show(page.text, page.turns, page.sentences, stripes)
        self.view.focus()

    def action_apply(self) -> None:
        """One coding more."""
        self._made += 1
        span = self.view.cursor.span
        self.view.put(
            Stripe(
                id=f"made-{self._made}",
                start=span.start,
                end=span.end,
                code="kode",
                name="Kode",
                branch=self._made,
            )
        )


class Limit(App[None]):
    """An app with the bare widget."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(driver_class=Rendering)
        self.bare = Bare(view)

    def compose(self) -> ComposeResult:
        """The widget."""
        yield self.bare


def stripe(one: OnPage) -> Stripe:
    """A coding as the reader takes it."""
    branch = sum(map(ord, one.code))
    return Stripe(
        id=one.uid,
        start=one.start,
        end=one.end,
        code=one.code,
        name=f"Kode {one.code}",
        branch=branch,
        own=one.coder == corpus.CODER,
    )


def lines(view: TranscriptView) -> list[list[Segment]]:
    """Every line of a document as the reader paints it."""
    page = view._page
    assert page is not None
    found: list[list[Segment]] = []
    marks = page.marks(view.cursor.span, view.cursor.word)
    for top in range(0, len(page.lines), SIZE[1]):
        rows = range(top, min(top + SIZE[1], len(page.lines)))
        page.look_at(rows)
        found += [page.segments(row, marks, ()) for row in rows]
    page.forget()
    return found


class Stage:
    """An app that runs, and is given keys."""

    def __init__(self, app: App[None], *, quiet: float = QUIET) -> None:
        self.app = app
        self._quiet = quiet
        self._running: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Start the app and wait until it has painted."""
        self._running = asyncio.create_task(self.app.run_async(size=SIZE))
        while self.app._driver is None:
            await asyncio.sleep(0.005)
        await self.quiet(0.3)

    async def end(self) -> None:
        """Leave the app."""
        self.app.exit()
        if self._running is not None:
            await self._running

    @property
    def driver(self) -> Rendering:
        """Where it paints."""
        assert isinstance(self.app._driver, Rendering)
        return self.app._driver

    async def quiet(self, seconds: float) -> None:
        """Wait until nothing has been painted for so long."""
        driver, written = self.driver, -1
        while written != driver.written:
            written = driver.written
            await asyncio.sleep(seconds)

    async def key(self, key: str) -> float:
        """Press a key; the processor time until the last of what it paints."""
        driver = self.driver
        driver.painted.clear()
        begun = time.process_time()
        driver.process_message(events.Key(key, key if len(key) == 1 else None))
        async with asyncio.timeout(PATIENCE):
            await driver.painted.wait()
        await self.quiet(self._quiet)
        return driver.at - begun

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and wait for what that paints."""
        self.driver.painted.clear()
        size = Size(width, height)
        self.driver.process_message(events.Resize(size, size))
        async with asyncio.timeout(PATIENCE):
            await self.driver.painted.wait()
        await self.quiet(0.3)


async def compared(
    ours: Stage,
    view: TranscriptView,
    keys: Mapping[str, Sequence[str]],
    name: str,
    within: Callable[[str], float | None],
) -> list[Result]:
    """Press the same keys in ours and in the bare widget, in turn.

    Args:
        ours: The running app with the reader.
        view: The reader in it.
        keys: What is pressed, by what it is called; pages and the first key count.
        name: What the results are called.
        within: By the first key, how many times the limit ours may take.
    """
    limit = Limit(view)
    bare = Stage(limit)
    await bare.begin()
    limit.bare.take(lines(view))
    limit.bare.focus()
    await bare.quiet(0.1)
    found: list[Result] = []
    for what, pressed in keys.items():
        times = [(await bare.key(key), await ours.key(key), key) for key in pressed]
        counted = [one for one in times if one[2] == pressed[0] or "page" in one[2]]
        found.append(
            Pair(
                name=f"{name}: {what}",
                limit=[one[0] for one in counted],
                ours=[one[1] for one in counted],
                within=within(pressed[0]),
            )
        )
    await bare.end()
    return found
