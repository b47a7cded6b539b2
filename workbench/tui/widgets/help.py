"""The keys that work here, in groups, as they are typed on the user's keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import bindings, of, shown_key
from workbench.tui.keyboard import typed
from workbench.tui.keymap import keys_of
from workbench.tui.places import Action, Group, Place
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.bars import each_key


class HelpScreen(ModalScreen[None]):
    """What one can do on a screen, with the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.HELP)]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 30%; }
    HelpScreen VerticalScroll {
        width: 78; max-width: 100%; height: 90%; padding: 0 1;
        border: solid $foreground 50%; background: $surface;
        border-title-color: $text; border-subtitle-color: $text-muted;
    }
    HelpScreen Static { height: auto; }
    """

    def __init__(
        self,
        places: Sequence[Place],
        speech: Speech,
        moved: Mapping[str, Sequence[str]],
        keyboard: str,
    ) -> None:
        """Prepares the help.

        Args:
            places: Where one is.
            speech: The words.
            moved: Keys by the id of the action they were moved to.
            keyboard: One of `KEYBOARDS`.
        """
        super().__init__()
        self._speech = speech
        self._lines = help_lines(places, speech, moved, keyboard)

    def compose(self) -> ComposeResult:
        """One text, to be scrolled."""
        with VerticalScroll() as box:
            box.border_title = self._speech("help.title")
            box.border_subtitle = self._speech("help.close")
            yield Static(Content("\n".join(self._lines)), markup=False)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def help_lines(
    places: Sequence[Place],
    speech: Speech,
    moved: Mapping[str, Sequence[str]],
    keyboard: str,
) -> list[str]:
    """The help as lines: a heading for each group, then keys and what they do."""
    lines: list[str] = []
    rows = [(action, keys_of(action, moved)) for action in of(*places)]
    for group in Group:
        inside = [row for row in rows if row[0].group == group and row[1]]
        if not inside:
            continue
        lines += ["", speech(f"help.{group}").upper()]
        for action, keys in inside:
            shown = fitted(_keys(action, keys, keyboard), 24)
            lines.append(f"  {shown} {speech(action.words)}")
    return lines[1:]


def _keys(action: Action, keys: Sequence[str], keyboard: str) -> str:
    """The keys of one action as they are typed."""
    if action.each:
        return each_key(keys)
    return "  ".join(typed(shown_key(key), keyboard) for key in keys)
