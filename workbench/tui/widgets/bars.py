"""The lines around a screen: where one is, rules, which keys work here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from workbench.safe_text import clip, one_line, width
from workbench.tui.actions import Action, Place, of, shown_key
from workbench.tui.speech import Speech, spread


class TitleBar(Widget):
    """Line 1: where I am; on the right who, how far, and that it is saved."""

    DEFAULT_CSS = """
    TitleBar { height: 1; color: $text; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = self._right = ""

    def say(self, left: str, right: str) -> None:
        """Sets both sides."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> RenderResult:
        """The line."""
        return Content(spread(f" {self._left}", f"{self._right} ", self.size.width))


class RuleLine(Widget):
    """A rule across the screen, with joints where upright ones meet it."""

    DEFAULT_CSS = """
    RuleLine { height: 1; color: $foreground 35%; }
    """

    def __init__(self, joint: str = "─", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._joint = joint
        self._places: tuple[int, ...] = ()

    def joints(self, places: Iterable[int]) -> None:
        """Where the upright rules stand, in cells from the left."""
        wanted = tuple(places)
        if wanted != self._places:
            self._places = wanted
            self.refresh()

    def render(self) -> RenderResult:
        """The rule."""
        line = ["─"] * self.size.width
        for place in self._places:
            if 0 <= place < len(line):
                line[place] = self._joint
        return Content("".join(line))


class KeyLine(Widget):
    """The last line: the keys that work here, or what was just done, in words."""

    DEFAULT_CSS = """
    KeyLine { height: 1; color: $text-muted; }
    KeyLine.said { color: $text; text-style: bold; }
    """

    def __init__(self, places: Sequence[Place], speech: Speech) -> None:
        super().__init__()
        self._places, self._speech = places, speech
        self._said = ""
        self.keys: dict[str, list[str]] = {}
        """The keys of each action by its id, where a keymap has moved them."""

    @property
    def said(self) -> str:
        """What is said at the moment; empty while the keys are shown."""
        return self._said

    def say(self, text: str) -> None:
        """Says something instead of the keys, until the next key is pressed."""
        said = one_line(text)
        if said != self._said:
            self._said = said
            self.set_class(bool(text), "said")
            self.refresh()

    def render(self) -> RenderResult:
        """The keys, as many as there is room for, or what was said."""
        room = self.size.width
        if self._said:
            return Content(clip(f" {self._said}", room))
        entries = footer(self._places, self._speech, self.keys)
        while len(entries) > 1 and width("  ".join(entries)) + 2 > room:
            entries.pop(-2)
        return Content(clip(" " + "  ".join(entries), room))


def footer(
    places: Sequence[Place], speech: Speech, moved: dict[str, list[str]]
) -> list[str]:
    """What the last line says: keys and words, those with the same words together."""
    said: dict[str, list[str]] = {}
    ordered = sorted((a for a in of(*places) if a.footer), key=lambda a: a.footer)
    for action in ordered:
        short = speech(f"footer.{action.name}")
        said.setdefault(short, []).append(first_key(action, moved))
    return [f"{' '.join(keys)} {short}" for short, keys in said.items()]


def first_key(action: Action, moved: dict[str, list[str]]) -> str:
    """The key of an action that is shown: its first, or the range it has."""
    keys = moved.get(action.id) or action.keys.split(",")
    if action.each:
        keys = action.keys.split(",")
        return f"{keys[0]}-{keys[-1]}"
    return shown_key(keys[0])
