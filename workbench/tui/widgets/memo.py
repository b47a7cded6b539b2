"""Writing a memo: Esc closes it and keeps what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.domain.changes.vocabulary import MemoType
from workbench.safe_text import safe
from workbench.tui.actions import bindings
from workbench.tui.desk import MemoLine
from workbench.tui.places import Place
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import footer, moved_keys


class MemoEditor(ModalScreen[MemoLine]):
    """A memo to write in; dismisses with it as it then is."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.MEMO)]
    DEFAULT_CSS = """
    MemoEditor { align: center bottom; background: $background 30%; }
    MemoEditor Vertical {
        width: 100%; height: 12; border: solid $foreground 50%; padding: 0 1;
        border-title-color: $text; border-subtitle-color: $text-muted;
        background: $surface;
    }
    MemoEditor #types { height: 1; }
    MemoEditor TextArea {
        height: 1fr; padding: 0; background: $surface;
    }
    """

    def __init__(
        self,
        memo: MemoLine,
        about: str,
        speech: Speech,
        *,
        keep: Callable[[MemoLine], bool] | None = None,
        allowed: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepares the editor.

        Args:
            memo: The memo; its id is empty where it is new.
            about: What it is on, in words.
            speech: The words.
            keep: Keeps what is written so far, at every change; whether it could.
            allowed: Whether it may be written in another editor.
        """
        super().__init__()
        self._memo, self._about, self._speech = memo, about, speech
        self._keep, self._kept = keep, memo.text
        self._allowed = allowed

    def compose(self) -> ComposeResult:
        """The types, and the text."""
        from textual.widgets import TextArea

        with Vertical() as box:
            box.border_title = Content(
                safe(f"{self._speech('memo.title')} {self._about}")
            )
            box.border_subtitle = Content(
                "  ".join(footer([Place.MEMO], self._speech, moved_keys(self.app)))
            )
            yield Static(self._types(), id="types", markup=False)
            area = TextArea(
                self._memo.text, tab_behavior="focus", soft_wrap=True, compact=True
            )
            area.show_line_numbers = False
            area.cursor_blink = False
            yield area

    def on_mount(self) -> None:
        """The cursor goes to the end of what is there."""
        from textual.widgets import TextArea

        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def on_text_area_changed(self) -> None:
        """Keeps a draft; says so once where that is not possible."""
        text = self._text
        if self._keep is None or text == self._kept:
            return
        self._kept = text
        if not self._keep(replace(self._memo, text=text)):
            self.query_one(Vertical).border_subtitle = self._speech("memo.no-draft")

    @property
    def _text(self) -> str:
        from textual.widgets import TextArea

        return self.query_one(TextArea).text

    def _types(self) -> Content:
        """The four types, the memo's own reversed."""
        parts = []
        for one in MemoType:
            style = "reverse" if one == self._memo.type else ""
            parts.append(Content.styled(f" {self._speech(f'memo.{one}')} ", style))
        return Content(" ").join(parts)

    def action_memo_type(self) -> None:
        """The next type."""
        kinds = [str(one) for one in MemoType]
        place = kinds.index(self._memo.type) if self._memo.type in kinds else -1
        self._memo = replace(self._memo, type=kinds[(place + 1) % len(kinds)])
        self.query_one("#types", Static).update(self._types())

    def action_outside(self) -> None:
        """Goes on in the user's own editor; what is written there comes back."""
        from subprocess import CalledProcessError

        from textual.app import SuspendNotSupported
        from textual.widgets import TextArea

        from workbench.tui import outside

        command = outside.editor()
        if not command or not self._allowed():
            key = "said.no-editor" if command else "said.which-editor"
            self._say(key)
            return
        try:
            with self.app.suspend():
                text = outside.written(self._text, command)
        except (OSError, CalledProcessError, SuspendNotSupported):
            self._say("said.editor-failed", editor=command[0])
            return
        area = self.query_one(TextArea)
        area.text = text
        area.move_cursor(area.document.end)

    def _say(self, key: str, **values: object) -> None:
        said = self._speech(key, **values)
        self.query_one(Vertical).border_subtitle = Content(safe(said))

    def action_keep(self) -> None:
        """Closes; what was written is kept."""
        self.dismiss(replace(self._memo, text=self._text))
