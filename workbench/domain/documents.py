"""Documents as they come in: a text, its turns, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.errors import Problem


class Role(StrEnum):
    """Who speaks in a turn. A document without speakers has turns of role `none`."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One speaker's uninterrupted words; a paragraph where nobody is named.

    `label <= start < end`: the speaker's label, where there is one, lies in
    `label:start` and is not among the speaker's words. Spans are code points of the
    stored text and carry no white space at their ends.
    """

    start: int
    end: int
    label: int
    speaker: str = ""
    role: Role = Role.NONE
    time: int | None = None
    """Milliseconds into the recording, where the transcript says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file as an importer read it: everything a document needs, nothing stored."""

    name: str
    """The file's name without its ending, NFC, otherwise unchanged."""
    format: str
    """`txt`, `md`, ..."""
    text: str
    """LF line ends, NFC; never changes again once stored."""
    turns: tuple[Turn, ...]
    encoding: str = ""
    confidence: float = 1.0
    """How sure the decoder is of the encoding: 1.0 is by mark or by strict UTF-8."""
    attributes: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What was done to the file on the way in, as sentences."""
    problems: tuple[Problem, ...] = ()
    """What the analyst should look at; none of them stopped the import."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who speaks, in order of appearance."""
        return tuple(dict.fromkeys(t.speaker for t in self.turns if t.speaker))
