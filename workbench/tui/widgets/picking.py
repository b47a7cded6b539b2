"""Choosing among many by typing letters of what is wanted: values, cases, documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from workbench.safe_text import safe
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import footer
from workbench.tui.widgets.lines import Line, LineList

MOST = 12
"""Lines shown at once."""


class Picker(ModalScreen[list[str] | None]):
    """Asks for one or some of many; dismisses with their keys, None where Esc ends it.

    Where several can be had, Tab marks one and Enter takes the marked ones; else Enter
    takes the chosen line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.PICKER)]
    DEFAULT_CSS = """
    Picker { align: center bottom; background: $background 30%; }
    Picker #box {
        width: 100%; height: auto; border: solid $foreground 50%; padding: 0 1;
        border-subtitle-color: $text-muted; background: $surface;
    }
    Picker Input { padding: 0; background: $surface; }
    Picker LineList { background: $surface; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[str, str]],
        speech: Speech,
        *,
        marked: Sequence[str] = (),
        several: bool = False,
    ) -> None:
        """`choices` are keys and what they are called; `marked` stand now."""
        super().__init__()
        self._title, self._choices, self._speech = title, choices, speech
        self._marked = list(marked)
        self._several = several

    def compose(self) -> ComposeResult:
        """The question, the letters, the lines, the keys."""
        with Vertical(id="box") as box:
            box.border_title = Content(safe(self._title))
            said = footer([Place.PICKER], self._speech, {})
            shown = said if self._several else [said[0], *said[2:]]
            box.border_subtitle = Content("  ".join(shown))
            yield Input(compact=True)
            yield LineList()

    def on_mount(self) -> None:
        """Shows all of them."""
        lines = self.query_one(LineList)
        lines.can_focus = False
        lines.styles.height = min(max(len(self._choices), 1), MOST)
        self._show(self._marked[0] if self._marked else "")

    @on(Input.Changed)
    def _show_fitting(self) -> None:
        self._show("")

    def _show(self, key: str) -> None:
        """Shows those that have the letters."""
        typed = self.query_one(Input).value.casefold().split()
        fitting = [
            (id, name)
            for id, name in self._choices
            if all(one in f"{name} {id}".casefold() for one in typed)
        ]
        self.query_one(LineList).show(
            [Line(f" {self._mark(id)} {name}", id) for id, name in fitting], key=key
        )

    def _mark(self, id: str) -> str:
        return "✓" if id in self._marked else " "

    def action_line_next(self) -> None:
        """The next line."""
        self.query_one(LineList).action_line_next()

    def action_line_previous(self) -> None:
        """The line before."""
        self.query_one(LineList).action_line_previous()

    def action_mark(self) -> None:
        """Marks the chosen line, or takes its mark away."""
        id = self.query_one(LineList).key
        if not self._several or not id:
            return
        if id in self._marked:
            self._marked.remove(id)
        else:
            self._marked.append(id)
        self._show(id)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_choose()

    @on(LineList.Chosen)
    def _clicked(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Takes what is marked, or chosen."""
        if self._several:
            order = [id for id, _ in self._choices]
            self.dismiss(sorted(self._marked, key=order.index))
            return
        id = self.query_one(LineList).key
        self.dismiss([id] if id else None)

    def action_close(self) -> None:
        """Leaves it."""
        self.dismiss(None)
