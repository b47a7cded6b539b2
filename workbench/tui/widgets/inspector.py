"""Under the text: the codings on the passage, which of them keys act on, the pins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.safe_text import clip, one_line, width, wrapped
from workbench.tui.speech import Speech, spread
from workbench.tui.widgets.painted import Ink, Painted, PaintedLines

MANY = 6
"""From so many pins on there is room for nothing but them."""
SHORT = 7
"""In fewer cells a second word would say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A coding on the passage, as one line says it."""

    id: str
    name: str
    own: bool
    said: str
    """Who, when, how much of the sentence."""
    marks: str = ""
    """Signs at the right: a quote, a memo, an outdated definition."""
    definition: str = ""


class Inspector(PaintedLines):
    """The codings here, one a line; `▸` is the one that `x`, `e` and `m` act on."""

    DEFAULT_CSS = """
    Inspector { height: 2; }
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._entries: Sequence[Entry] = ()
        self._chosen = ""
        self._note = ""

    @property
    def chosen(self) -> str:
        """The id of the coding that keys act on; empty where none is one's own."""
        return self._chosen

    def show(self, entries: Sequence[Entry], *, keep: str = "", note: str = "") -> None:
        """Shows other codings; the chosen one stays chosen while it is here.

        `note` is said where there is a line left: that the words have a memo.
        """
        self._entries, self._note = entries, note
        own = [entry.id for entry in entries if entry.own]
        for wanted in (keep, self._chosen):
            if wanted in own:
                self._chosen = wanted
                break
        else:
            self._chosen = own[-1] if own else ""
        self.repaint()

    def cycle(self) -> None:
        """Chooses the next of one's own."""
        own = [entry.id for entry in self._entries if entry.own]
        if own:
            place = own.index(self._chosen) if self._chosen in own else -1
            self._chosen = own[(place + 1) % len(own)]
            self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The lines, the chosen one strong."""
        lines = inspected(self._entries, self._chosen, self._speech, cells, rows)
        if self._note and len(lines) < rows:
            lines.append(clip(f" {self._note}", cells))
        return [
            Painted(line, Ink.STRONG if line.startswith("▸") else Ink.PLAIN)
            for line in lines
        ]


def inspected(
    entries: Sequence[Entry], chosen: str, speech: Speech, cells: int, rows: int
) -> list[str]:
    """The lines of the inspector: at most so many, each at most so wide."""
    if not entries:
        return [clip(" " + speech("inspector.none"), cells)]
    ids = [entry.id for entry in entries]
    place = ids.index(chosen) if chosen in ids else 0
    room = max(rows - 2, 1) if rows > 2 and entries[place].definition else rows
    first = min(max(place - room + 1, 0), max(len(entries) - room, 0))
    shown = range(first, min(first + room, len(entries)))
    hidden = len(entries) - len(shown)
    more = speech("inspector.more", count=hidden) if hidden else ""
    lines = [
        _line(entries[n], n, ids[n] == chosen, cells, more if n == shown[-1] else "")
        for n in shown
    ]
    left = rows - len(lines)
    if left and entries[place].definition:
        words = speech("inspector.definition") + "  " + entries[place].definition
        lines += ["   " + line for line in _cut_off(words, cells - 4, left)]
    return lines


def _line(entry: Entry, number: int, chosen: bool, cells: int, more: str) -> str:
    """One coding; on the last line also how many more there are."""
    head = f"{'▸' if chosen else ' '}{number + 1} {one_line(entry.name)}  {entry.said}"
    right = "  ".join(part for part in (entry.marks, more) if part)
    return spread(head, f"{right} " if right else "", cells)


def _cut_off(text: str, cells: int, rows: int) -> list[str]:
    """The text on so many lines, cut with … where it is longer."""
    lines = wrapped(text, cells)
    rest = " ".join(lines[rows - 1 :])
    return [*lines[: rows - 1], clip(rest, cells)]


class PinLine(PaintedLines):
    """What the digits do, always in sight."""

    DEFAULT_CSS = """
    PinLine { height: 1; color: $text-muted; }
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._pins: dict[str, str] = {}
        self._of = ""

    def show(self, pins: dict[str, str], of: str = "") -> None:
        """Shows the names of the codes by digit; of which set, if of one."""
        self._pins, self._of = pins, of
        self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The line."""
        return [Painted(pinned(self._pins, self._speech, cells, self._of))]


def pinned(pins: dict[str, str], speech: Speech, cells: int, of: str = "") -> str:
    """Digits and names on one line, each name cut to its share of the room."""
    if not pins:
        return clip(" " + speech("pins.none"), cells)
    head = " " + speech("pins.head" if len(pins) < MANY else "pins.short")
    if of:
        head = f" {clip(of, cells // 5)}:"
    left = cells - width(head)
    parts = []
    for place, (digit, name) in enumerate(sorted(pins.items())):
        share = left // (len(pins) - place)
        part = f" {digit} {abbreviated(name, max(share - 3, 3))}"
        parts.append(part)
        left -= width(part)
    return clip(head + "".join(parts), cells)


def abbreviated(name: str, cells: int) -> str:
    """A name on so few cells: the beginnings of its first words, set off by dots."""
    name = one_line(name)
    words = name.split()
    if width(name) <= cells or not words:
        return name
    if len(words) == 1 or cells < SHORT:
        return _cut(words[0], cells)
    first = max(cells - 1 - len(words[1]), (cells - 1) // 2)
    return _cut(f"{words[0][:first]}.{words[1]}", cells)


def _cut(text: str, cells: int) -> str:
    """As much of a text as there are cells for, without a sign of it."""
    while width(text) > cells:
        text = text[:-1]
    return text
