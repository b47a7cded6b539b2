"""The lines around a screen: where one is, rules, which keys work here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.app import App

from workbench.safe_text import clip, one_line, width
from workbench.tui.actions import of, shown_key
from workbench.tui.keymap import keys_of
from workbench.tui.places import Action, Place
from workbench.tui.speech import Speech, fitted, spread
from workbench.tui.widgets.painted import Ink, Painted, PaintedLines

LAST = 99
"""The place in the last line of an action that has none, where it is said there."""


class TitleBar(PaintedLines):
    """Line 1: where I am; on the right who, how far, and that it is saved."""

    DEFAULT_CSS = """
    TitleBar { height: 1; color: $text; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = self._right = ""

    def say(self, left: str, right: str) -> None:
        """Sets both sides."""
        self._left, self._right = left, right
        self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The line."""
        return [Painted(spread(f" {self._left}", f"{self._right} ", cells))]


class RuleLine(PaintedLines):
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
        self._places = tuple(places)
        self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The rule."""
        line = ["─"] * cells
        for place in self._places:
            if 0 <= place < len(line):
                line[place] = self._joint
        return [Painted("".join(line))]


class QuestionLine(PaintedLines):
    """Above the text: the question of the guide that is being answered."""

    DEFAULT_CSS = """
    QuestionLine { height: 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._rule = -1

    def say(self, text: str) -> None:
        """Sets the line; an empty one where nothing of the guide is answered."""
        self._said = one_line(text)
        self.repaint()

    def ruled(self, column: int) -> None:
        """Where the upright rule beside the text stands, in cells from the left."""
        self._rule = column
        self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The line, and the piece of the rule that stands in it."""
        said = f" {self._said}" if self._said else ""
        if 0 < self._rule < cells:
            said = f"{fitted(said, self._rule)}│"
        return [Painted(said)]


class KeyLine(PaintedLines):
    """The last line: the keys that work here, or what was just done, in words."""

    DEFAULT_CSS = """
    KeyLine { height: 1; color: $text-muted; }
    """

    def __init__(self, places: Sequence[Place], speech: Speech) -> None:
        super().__init__()
        self._places, self._speech = places, speech
        self._said = ""
        self.keys: Mapping[str, Sequence[str]] = {}
        """The keys of each action by its id, where a keymap has moved them."""
        self._words: Mapping[str, str] = {}
        self._only = False

    @property
    def said(self) -> str:
        """What is said at the moment; empty while the keys are shown."""
        return self._said

    def say(self, text: str) -> None:
        """Says something instead of the keys, until the next key is pressed."""
        said = one_line(text)
        if said != self._said:
            self._said = said
            self.repaint()

    def turn(self, words: Mapping[str, str], *, only: bool = False) -> None:
        """Says of some keys what they do at the moment; with `only`, of no others.

        Args:
            words: Keys of `words` by the id of the action; none: what they always do.
            only: Whether no other key does anything now.
        """
        if (words, only) != (self._words, self._only):
            self._words, self._only = dict(words), only
            self.repaint()

    @property
    def entries(self) -> list[str]:
        """The keys that work at the moment, each with what it does."""
        return footer(
            self._places, self._speech, self.keys, words=self._words, only=self._only
        )

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The keys, as many as there is room for, or what was said."""
        if self._said:
            return [Painted(clip(f" {self._said}", cells), Ink.STRONG)]
        entries = self.entries
        while len(entries) > 1 and width("  ".join(entries)) + 2 > cells:
            entries.pop(-2)
        return [Painted(clip(" " + "  ".join(entries), cells))]


def footer(
    places: Sequence[Place],
    speech: Speech,
    moved: Mapping[str, Sequence[str]],
    *,
    words: Mapping[str, str] | None = None,
    only: bool = False,
) -> list[str]:
    """What the last line says: keys and words, those with the same words together.

    `words` are keys of texts by the ids of actions that do something else at the moment
    than their own words say; with `only`, no other action is said.
    """
    now, said = words or {}, dict[str, list[str]]()
    shown = (a for a in of(*places) if (a.id in now if only else a.footer))
    for action in sorted(shown, key=lambda a: a.footer or LAST):
        short = speech(now.get(action.id, f"footer.{action.name}"))
        said.setdefault(short, []).append(first_key(action, moved))
    return [f"{' '.join(keys)} {short}" for short, keys in said.items()]


def first_key(action: Action, moved: Mapping[str, Sequence[str]]) -> str:
    """The key of an action that is shown: its first, or the range it has."""
    keys = keys_of(action, moved)
    if action.each:
        return each_key(keys)
    return shown_key(keys[0]) if keys else ""


def each_key(keys: Sequence[str]) -> str:
    """The keys of an action that has one for each thing: a range, if they are one."""
    if "".join(keys) in "123456789":
        return f"{keys[0]}-{keys[-1]}"
    return " ".join(map(shown_key, keys))


def moved_keys(app: App[object]) -> Mapping[str, Sequence[str]]:
    """The keys that the user has moved; none in an application that moves none."""
    moved: Mapping[str, Sequence[str]] = getattr(app, "moved_keys", {})
    return moved
