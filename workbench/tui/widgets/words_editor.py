"""Writing one of a quote's texts, with the words that it is of beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.domain.wording import CUT
from workbench.safe_text import safe
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import footer


class WordsEditor(ModalScreen[str]):
    """A text to write in; dismisses with it as it then is."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.WORDS)]
    DEFAULT_CSS = """
    WordsEditor { align: center bottom; background: $background 30%; }
    WordsEditor > Vertical {
        width: 100%; height: 17; border: solid $foreground 50%; padding: 0 1;
        border-subtitle-color: $text-muted; background: $surface;
    }
    WordsEditor #beside { height: auto; max-height: 6; color: $text-muted; }
    WordsEditor #beside Static { height: auto; }
    WordsEditor #check { height: auto; max-height: 3; }
    WordsEditor TextArea {
        height: 1fr; padding: 0; margin: 1 0 0 0; background: $surface;
    }
    """

    def __init__(
        self,
        title: str,
        *,
        beside: str,
        text: str,
        speech: Speech,
        keep: Callable[[str], bool],
        check: Callable[[str], Sequence[str]],
    ) -> None:
        """Prepares the editor.

        Args:
            title: What is written.
            beside: The words that it is of; they cannot be changed here.
            text: What there is of it.
            speech: The words.
            keep: Keeps what is written so far, at every change; whether it could.
            check: What is to be said of it as it stands.
        """
        super().__init__()
        self._title, self._beside, self._text = title, beside, text
        self._speech, self._keep, self._check = speech, keep, check

    def compose(self) -> ComposeResult:
        """The words it is of, the text, what is to be said of it."""
        from textual.widgets import TextArea

        with Vertical() as box:
            box.border_title = Content(safe(self._title))
            box.border_subtitle = Content(
                "  ".join(footer([Place.WORDS], self._speech, {}))
            )
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(Content(safe(self._beside)), markup=False)
            area = TextArea(
                self._text, tab_behavior="focus", soft_wrap=True, compact=True
            )
            area.show_line_numbers = False
            area.cursor_blink = False
            yield area
            yield Static(id="check", markup=False)

    def on_mount(self) -> None:
        """The cursor goes to the beginning of what is there."""
        from textual.widgets import TextArea

        self.query_one(TextArea).focus()
        self._say()

    @property
    def text(self) -> str:
        """What is written."""
        from textual.widgets import TextArea

        return self.query_one(TextArea).text

    def on_text_area_changed(self) -> None:
        """Keeps a draft, and says anew what is to be said."""
        text = self.text
        if text == self._text:
            return
        self._text = text
        if not self._keep(text):
            self.query_one(Vertical).border_subtitle = self._speech("memo.no-draft")
        self._say()

    def _say(self) -> None:
        said = [f"⚠ {one}" for one in self._check(self._text)]
        line = self.query_one("#check", Static)
        line.display = bool(said)
        line.update(Content(safe("\n".join(said))))

    def action_cut_words(self) -> None:
        """Puts the mark of a cut in place of the marked words."""
        from textual.widgets import TextArea

        area = self.query_one(TextArea)
        start, end = sorted(area.selection)
        area.replace(CUT, start, end)

    def action_keep(self) -> None:
        """Closes; what was written is kept."""
        self.dismiss(self.text)


class Amend(ModalScreen["str | None"]):
    """A line of words to be changed; dismisses with None where Esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in bindings(Place.ASKED) if one.action == "close"
    ]
    DEFAULT_CSS = """
    Amend { align: center bottom; background: $background 30%; }
    Amend Vertical {
        width: 100%; height: auto; border: solid $foreground 50%; padding: 0 1;
        border-subtitle-color: $text-muted; background: $surface;
    }
    Amend Input { padding: 0; background: $surface; }
    """

    def __init__(self, question: str, start: str, hint: str = "") -> None:
        super().__init__()
        self._question, self._start, self._hint = question, start, hint

    def compose(self) -> ComposeResult:
        """The question as a title, the line, a hint below."""
        with Vertical() as box:
            box.border_title = Content(safe(self._question))
            box.border_subtitle = Content(safe(self._hint))
            yield Input(self._start, compact=True, select_on_focus=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(None)
