"""The keys that work here, in groups, as they are typed on a Norwegian keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import (
    NORWEGIAN,
    Action,
    Group,
    Place,
    bindings,
    of,
    shown_key,
)
from workbench.tui.speech import Speech, fitted


class HelpScreen(ModalScreen[None]):
    """What one can do on a screen, with the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.HELP)]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 30%; }
    HelpScreen VerticalScroll {
        width: 78; max-width: 100%; height: 90%; padding: 0 1;
        border: solid $foreground 50%; background: $surface;
        border-subtitle-color: $text-muted;
    }
    HelpScreen Static { height: auto; }
    """

    def __init__(
        self,
        places: Sequence[Place],
        speech: Speech,
        moved: Mapping[str, Sequence[str]],
    ) -> None:
        super().__init__()
        self._places, self._speech, self._moved = places, speech, moved

    def compose(self) -> ComposeResult:
        """One text, to be scrolled."""
        with VerticalScroll() as box:
            box.border_title = self._speech("help.title")
            box.border_subtitle = self._speech("help.close")
            yield Static(
                Content("\n".join(help_lines(self._places, self._speech, self._moved))),
                markup=False,
            )

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def help_lines(
    places: Sequence[Place], speech: Speech, moved: Mapping[str, Sequence[str]]
) -> list[str]:
    """The help as lines: a heading for each group, then keys and what they do."""
    lines: list[str] = []
    rows = list(of(*places))
    for group in Group:
        inside = [action for action in rows if action.group == group and action.keys]
        if not inside:
            continue
        lines += ["", speech(f"help.{group}").upper()]
        lines += [_line(action, speech, moved) for action in inside]
    return lines[1:]


def _line(action: Action, speech: Speech, moved: Mapping[str, Sequence[str]]) -> str:
    """One action with its keys."""
    if action.each:
        keys = [f"{action.keys[0]}-{action.keys[-1]}"]
    else:
        keys = [shown_key(k) for k in moved.get(action.id) or action.keys.split(",")]
    if speech.language in {"nb", "nn"}:
        keys = [
            f"{key} ({NORWEGIAN[key]})" if key in NORWEGIAN else key for key in keys
        ]
    return f"  {fitted('  '.join(keys), 24)} {speech(action.words)}"
