"""How the user likes the screens, as their settings have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Keys, colours, keyboard, screen reader."""

    keymap: Mapping[str, str] = field(default_factory=dict)
    """Keys, parted by commas, by the id of the action they are moved to."""
    theme: str = ""
    """One of `themes.CHOICES`, or a theme of Textual; the usual one where empty."""
    keyboard: str = ""
    """One of `keyboard.KEYBOARDS`; that of the language where it is empty."""
    screen_reader: bool = False


def preferences() -> tuple[Preferences, str]:
    """What the settings say, and what in their file cannot be used, in one line."""
    from workbench import settings

    chosen = settings.load()
    found = Preferences(
        keymap=chosen.keymap,
        theme=chosen.theme or "",
        keyboard=chosen.keyboard or "",
        screen_reader=chosen.screen_reader,
    )
    return found, " ".join(f"{one.where}: {one.message}" for one in chosen.problems[:1])
