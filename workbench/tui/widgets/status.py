"""What is at the cursor, in words: for whoever hears or feels the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.safe_text import wrapped
from workbench.tui.speech import Speech
from workbench.tui.widgets.painted import Painted, PaintedLines

_WORD = re.compile(r"\w+")


class StatusLine(PaintedLines):
    """Two lines under the text, there only in the mode for a screen reader."""

    DEFAULT_CSS = """
    StatusLine { height: 2; display: none; }
    """

    _said = ""

    @property
    def said(self) -> str:
        """What it says."""
        return self._said

    def say(self, text: str) -> None:
        """Says something else."""
        if text != self._said:
            self._said = text
            self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The words, on as many lines as they take."""
        return [Painted(f" {line}") for line in wrapped(self._said, cells - 2)]


def at_cursor(
    place: str, speaker: str, words: str, coded: Sequence[str], speech: Speech
) -> str:
    """Where one is, who speaks, how much is selected, what is coded there.

    Args:
        place: The turn, in words.
        speaker: Whose turn it is; empty where nobody is named.
        words: What is selected.
        coded: The codes on it, each with its coder.
        speech: The words.
    """
    here = ", ".join(part for part in (place, speaker) if part)
    many = speech.count("status.words", len(_WORD.findall(words)))
    said = speech("status.coded", codes=", ".join(coded)) if coded else ""
    parts = [here, many, said or speech("status.not-coded")]
    return ". ".join(part for part in parts if part) + "."
