"""Long work: how far it is, and Esc to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.progress import Progress
from workbench.safe_text import safe
from workbench.tui.actions import bindings
from workbench.tui.desk.material import Stopped
from workbench.tui.places import Place
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import footer

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

T = TypeVar("T")
BAR = 30
LOOK = 0.1
"""Seconds between two looks how far it is."""


class Steps:
    """A `Progress` that another thread looks at, and can stop."""

    def __init__(self) -> None:
        self.total, self.done = 0, 0
        self._stop = threading.Event()

    def stop(self) -> None:
        """The next step is the last."""
        self._stop.set()

    def start(self, label: str, total: int) -> None:
        """Work begins."""
        self.total = total

    def step(self, count: int = 1) -> None:
        """So many steps more; raises `Stopped` where somebody has stopped it."""
        self.done += count
        if self._stop.is_set():
            raise Stopped

    def finish(self) -> None:
        """The work is over."""


class Working(ModalScreen[T | WorkbenchError], Generic[T]):
    """Does something long; dismisses with what came of it, or why it was refused."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.WORKING)]
    DEFAULT_CSS = """
    Working { align: center bottom; background: $background 30%; }
    Working Vertical {
        width: 100%; height: auto; border: solid $foreground 50%; padding: 0 1;
        border-subtitle-color: $text-muted; background: $surface;
    }
    Working Static { height: auto; }
    """

    def __init__(
        self, title: str, call: Callable[[Progress], T], speech: Speech
    ) -> None:
        super().__init__()
        self._title, self._call, self._speech = title, call, speech
        self._steps = Steps()

    def compose(self) -> ComposeResult:
        """What is done, how far it is."""
        with Vertical() as box:
            box.border_title = Content(safe(self._title))
            box.border_subtitle = Content(
                "  ".join(footer([Place.WORKING], self._speech, {}))
            )
            yield Static(Content(" "), markup=False)

    def on_mount(self) -> None:
        """Begins."""
        self.set_interval(LOOK, self._look)
        self._run()

    def _look(self) -> None:
        """Says how far it is."""
        total, done = self._steps.total, self._steps.done
        full = done * BAR // total if total else 0
        bar = "█" * full + "░" * (BAR - full)
        said = self._speech("working.steps", done=done, all=total) if total else ""
        self.query_one(Static).update(Content(f"{bar}  {said}"))

    @work
    async def _run(self) -> None:
        app = cast("WorkbenchApp", self.app)
        try:
            self.dismiss(await app.ask(self._call, self._steps))
        except WorkbenchError as error:
            self.dismiss(error)

    def action_stop(self) -> None:
        """Stops at the next step."""
        self._steps.stop()
