"""A memo in full below the list: its head, the words it is on, itself, its links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from workbench.safe_text import clip, one_line
from workbench.tui.desk import GoalLine, NoteLine
from workbench.tui.speech import Speech
from workbench.tui.widgets.painted import Ink, Painted
from workbench.tui.widgets.quote_card import Card, wrapped

OPEN, CLOSE = "‹", "›"
"""What stands around words that were searched for."""


class NoteCard(Card):
    """The chosen memo."""

    DEFAULT_CSS = """
    NoteCard { height: 9; }
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self.note: NoteLine | None = None
        self.link = -1
        """The place of the chosen link; -1 where none is."""
        self._words = ""

    def show(self, note: NoteLine | None, words: str = "") -> None:
        """Shows a memo with the searched words marked; its links are left."""
        before, self.note, self._words = self.note, note, words
        if before is None or note is None or before.id != note.id:
            self._top = 0
            self.link = -1
        self.repaint()

    def next_link(self) -> None:
        """Chooses the next link; after the last one none."""
        many = len(self.note.links) if self.note else 0
        self.link = self.link + 1 if self.link + 1 < many else -1
        self.repaint()

    @property
    def goal(self) -> GoalLine | None:
        """Where the chosen link leads, else what the memo is about."""
        if self.note is None:
            return None
        return self.note.links[self.link] if self.link >= 0 else self.note.goal

    def lines(self, cells: int) -> Sequence[Painted]:
        """The memo."""
        if self.note is None:
            return []
        now = datetime.now(UTC)
        found = card_lines(self.note, self._speech, cells, now, self._words)
        return [*found, *link_lines(self.note.links, self._speech, cells, self.link)]


def card_lines(
    note: NoteLine, speech: Speech, cells: int, now: datetime, words: str
) -> Iterator[Painted]:
    """Head, the words it is on, the memo; each line of the memo a line."""
    said = [speech(f"memo.{note.type}"), note.goal.shown, note.coder]
    said.append(speech.when(note.written, now))
    if note.changed != note.written:
        said.append(speech("notes.changed", when=speech.when(note.changed, now)))
    head = " · ".join(part for part in said if part)
    yield Painted(clip(f" {marked(head, words)}", cells), Ink.STRONG)
    if note.quoted:
        quoted = f"{speech('mark.quote.open')}{note.quoted}{speech('mark.quote.close')}"
        for line in wrapped(marked(quoted, words), cells - 5):
            yield Painted(f"   ▌ {line}")
    for part in note.text.split("\n"):
        for line in wrapped(marked(part, words), cells - 2):
            yield Painted(f" {line}")


def link_lines(
    links: Sequence[GoalLine], speech: Speech, cells: int, chosen: int
) -> Iterator[Painted]:
    """Where the links lead, each on a line; the chosen one marked."""
    for n, goal in enumerate(links):
        said = speech("notes.broken", name=goal.shown)
        if goal.kind:
            said = f"{speech(f'about.{goal.kind}')} {goal.shown}"
        mark, ink = ("▸", Ink.LIT) if n == chosen else (" ", Ink.PLAIN)
        yield Painted(clip(f" {mark} → {said}", cells), ink)


def marked(text: str, words: str) -> str:
    """The text on one line, with marks around each place of the searched words."""
    line = one_line(text)
    if not words.strip():
        return line
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.sub(pattern, lambda found: f"{OPEN}{found[0]}{CLOSE}", line, flags=re.I)


def around(text: str, words: str, cells: int) -> str:
    """The first words of a text, or those around the place that was searched for."""
    line = marked(" ".join(text.split()), words)
    place = line.find(OPEN) if words.strip() else -1
    if place > cells // 2:
        line = f"…{line[max(place - cells // 4, 0) :]}"
    return clip(line, cells)
