"""Plain text: stored as it is (decoded, LF, NFC, nothing else), with its turns."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from workbench.domain.documents import Draft, Turn
from workbench.domain.text import normalised, words
from workbench.errors import Problem
from workbench.intake.encodings import SURE_ENOUGH, Decoded
from workbench.intake.speakers import turns_of


def read(decoded: Decoded, path: Path, interviewers: Collection[str] = ()) -> Draft:
    """A plain text as it is stored, with its turns."""
    text = normalised(decoded.text)
    turns = turns_of(text, interviewers=interviewers)
    return Draft(
        name=path.stem,
        format="txt",
        text=text,
        turns=turns,
        encoding=decoded.encoding,
        confidence=decoded.confidence,
        notes=(*reading_notes(decoded), *turn_notes(text, turns)),
        problems=problems_of(decoded, path.name),
    )


def reading_notes(decoded: Decoded) -> tuple[str, ...]:
    """What was done to the bytes and characters of a file, as sentences."""
    notes = []
    if decoded.confidence < 1:
        notes.append(f"Read as {decoded.encoding}, {decoded.confidence:.0%} sure.")
    notes += decoded.notes
    if "\r" in decoded.text:
        notes.append("Line ends were made LF.")
    if not unicodedata.is_normalized("NFC", decoded.text):
        notes.append("Letters written in two parts were made one (NFC).")
    return tuple(notes)


def turn_notes(text: str, turns: Sequence[Turn]) -> tuple[str, ...]:
    """What the analyst should know about the turns, as sentences."""
    if not any(turn.speaker for turn in turns):
        part = (
            "line with a dash" if any(t.label < t.start for t in turns) else "paragraph"
        )
        return (f"No speakers were found: each {part} is a turn.",)
    first = min(turn.label for turn in turns)
    before = words(text[:first])
    if before:
        return (f"The {before} words before the first speaker belong to no turn.",)
    return ()


def problems_of(decoded: Decoded, file: str) -> tuple[Problem, ...]:
    """A warning where the encoding is a guess."""
    if decoded.confidence >= SURE_ENOUGH:
        return ()
    return (
        Problem(
            where=file,
            message=(
                f"The encoding is a guess: {decoded.encoding}, "
                f"{decoded.confidence:.0%} sure."
            ),
            hint="Look for odd letters; if there are any, save the file as UTF-8 and "
            "import it again.",
            severity="warning",
        ),
    )
