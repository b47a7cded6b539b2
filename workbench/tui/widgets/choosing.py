"""Choosing one of a few lines, or reading some: small windows over a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.safe_text import safe
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import footer
from workbench.tui.widgets.lines import Line, LineList

_CSS = """
NAME { align: center bottom; background: $background 30%; }
NAME #box {
    width: 100%; height: auto; max-height: 60%; border: solid $foreground 50%;
    padding: 0 1; border-subtitle-color: $text-muted; background: $surface;
}
"""


class Chooser(ModalScreen[str]):
    """Asks for one of some lines; dismisses with its key, empty where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CHOOSER)]
    DEFAULT_CSS = (
        _CSS.replace("NAME", "Chooser")
        + "Chooser LineList { height: auto; max-height: 100%; background: $surface; }"
    )

    def __init__(
        self, title: str, lines: Sequence[Line], speech: Speech, *, at: str = ""
    ) -> None:
        super().__init__()
        self._title, self._lines, self._speech, self._at = title, lines, speech, at

    def compose(self) -> ComposeResult:
        """The lines under the question, the keys below."""
        with Vertical(id="box") as box:
            box.border_title = Content(safe(self._title))
            box.border_subtitle = Content(
                "  ".join(footer([Place.CHOOSER], self._speech, {}))
            )
            yield LineList()

    def on_mount(self) -> None:
        """Shows the lines."""
        lines = self.query_one(LineList)
        lines.styles.height = max(len(self._lines), 1)
        lines.show(self._lines, key=self._at)
        lines.focus()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(event.key)

    def action_choose(self) -> None:
        """Takes the chosen line."""
        self.dismiss(self.query_one(LineList).key)

    def action_close(self) -> None:
        """Takes none."""
        self.dismiss("")


class Telling(ModalScreen[None]):
    """Something to be read and closed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.HELP)]
    DEFAULT_CSS = _CSS.replace("NAME", "Telling") + "Telling Static { height: auto; }"

    def __init__(self, title: str, text: str, speech: Speech) -> None:
        super().__init__()
        self._title, self._text, self._speech = title, text, speech

    def compose(self) -> ComposeResult:
        """The text."""
        with VerticalScroll(id="box") as box:
            box.border_title = Content(safe(self._title))
            box.border_subtitle = Content(self._speech("help.close"))
            yield Static(Content(safe(self._text)), markup=False)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)
