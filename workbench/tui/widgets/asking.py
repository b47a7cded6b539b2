"""Small questions: yes or no, one line of words."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.safe_text import safe
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import footer, moved_keys

_CSS = """
NAME { align: center bottom; background: $background 30%; }
NAME Vertical {
    width: 100%; height: auto; border: solid $foreground 50%; padding: 0 1;
    border-title-color: $text; border-subtitle-color: $text-muted;
    background: $surface;
}
NAME Static { height: auto; }
NAME Input { padding: 0; background: $surface; }
"""


class Consent(ModalScreen[bool]):
    """Asks whether to go on; dismisses with the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.ASKED)]
    DEFAULT_CSS = _CSS.replace("NAME", "Consent")

    def __init__(self, question: str, speech: Speech) -> None:
        super().__init__()
        self._question, self._speech = question, speech

    def compose(self) -> ComposeResult:
        """The question and its two keys."""
        with Vertical() as box:
            box.border_subtitle = Content(
                "  ".join(footer([Place.ASKED], self._speech, moved_keys(self.app)))
            )
            yield Static(Content(safe(self._question)), markup=False)

    def action_yes(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(False)


class OneLine(ModalScreen[str]):
    """Asks for a line of words; dismisses with them, empty where Esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in bindings(Place.ASKED) if one.action == "close"
    ]
    DEFAULT_CSS = _CSS.replace("NAME", "OneLine")

    def __init__(self, question: str, start: str = "") -> None:
        super().__init__()
        self._question, self._start = question, start

    def compose(self) -> ComposeResult:
        """The question as a title, the line."""
        with Vertical() as box:
            box.border_title = Content(safe(self._question))
            yield Input(self._start, compact=True)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_close(self) -> None:
        """No words."""
        self.dismiss("")


class SeveralLines(ModalScreen[tuple[str, ...]]):
    """Asks for some lines of words; Esc closes it, dismissing with those written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in bindings(Place.MEMO) if one.action == "keep"
    ]
    DEFAULT_CSS = (
        _CSS.replace("NAME", "SeveralLines")
        + "SeveralLines TextArea { height: 6; padding: 0; background: $surface; }"
    )

    def __init__(self, question: str, how: str) -> None:
        super().__init__()
        self._question, self._how = question, how

    def compose(self) -> ComposeResult:
        """The question as a title, the lines, how they are written."""
        from textual.widgets import TextArea

        with Vertical() as box:
            box.border_title = Content(safe(self._question))
            box.border_subtitle = Content(safe(self._how))
            area = TextArea(tab_behavior="focus", compact=True)
            area.show_line_numbers = False
            area.cursor_blink = False
            yield area

    def on_mount(self) -> None:
        """One writes at once."""
        from textual.widgets import TextArea

        self.query_one(TextArea).focus()

    def action_keep(self) -> None:
        """Gives the lines that say something."""
        from textual.widgets import TextArea

        lines = self.query_one(TextArea).text.splitlines()
        self.dismiss(tuple(line.strip() for line in lines if line.strip()))
