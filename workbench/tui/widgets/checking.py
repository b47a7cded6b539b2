"""A line that is checked before it is taken: what is wrong with it is said under it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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


class CheckedLine(ModalScreen[str | None]):
    """Asks for a line until it is right; dismisses with it, None where Esc ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        one for one in bindings(Place.ASKED) if one.action == "close"
    ]
    DEFAULT_CSS = """
    CheckedLine { align: center bottom; background: $background 30%; }
    CheckedLine Vertical {
        width: 100%; height: auto; border: solid $foreground 50%; padding: 0 1;
        background: $surface;
    }
    CheckedLine Static { height: auto; color: $text-muted; }
    CheckedLine Input { padding: 0; background: $surface; }
    """

    def __init__(
        self,
        question: str,
        check: Callable[[str], Awaitable[str]],
        *,
        start: str = "",
        hint: str = "",
    ) -> None:
        """Prepares the question.

        Args:
            question: What is asked for.
            check: Takes the line; says what is wrong with it, or nothing.
            start: What stands there at first.
            hint: What stands under the line until something is wrong.
        """
        super().__init__()
        self._question, self._check = question, check
        self._start, self._hint = start, hint

    def compose(self) -> ComposeResult:
        """The question, the line, what is wrong with it."""
        with Vertical() as box:
            box.border_title = Content(safe(self._question))
            yield Input(self._start, compact=True)
            yield Static(Content(safe(self._hint)), markup=False)

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        line = event.value.strip()
        wrong = await self._check(line)
        if wrong:
            self.query_one(Static).update(Content(safe(wrong)))
        else:
            self.dismiss(line)

    def action_close(self) -> None:
        """No line."""
        self.dismiss(None)
