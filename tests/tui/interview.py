"""A short interview and its parts, for the tests of the screens."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from workbench.domain.documents import Role, Turn
from workbench.domain.sentences import boundaries
from workbench.tui.reader.model import Stripe

LINES = (
    ("Intervjuer", "Hvordan er det å ha to sjefer?"),
    ("Leder", "Det er krevende. Mandag ringer fylket. Tirsdag ringer rådmannen."),
    ("Intervjuer", "Hva gjør du da?"),
    ("Leder", "Jeg teller. Kommunen betaler åtte stillinger, så de får åtte uker."),
    ("Leder", "Ingen av dem vet det [latter]."),
)


def interview(
    lines: Sequence[tuple[str, str]] = LINES,
) -> tuple[str, list[Turn], array[int]]:
    """The text with its labels, the turns, the sentences."""
    text, turns = "", []
    for speaker, words in lines:
        label = len(text)
        text += f"{speaker}: "
        role = Role.INTERVIEWER if speaker == "Intervjuer" else Role.INTERVIEWEE
        start = len(text)
        text += words
        turns.append(
            Turn(start=start, end=len(text), label=label, speaker=speaker, role=role)
        )
        text += "\n\n"
    return text, turns, boundaries(text, turns, "nb")


def stripe(text: str, words: str, name: str, **more: object) -> Stripe:
    """A coding on some words of a text."""
    start = text.index(words)
    return Stripe(
        id=str(more.pop("id", f"{name}@{start}")),
        start=start,
        end=start + len(words),
        code=name.replace(" ", "-"),
        name=name,
        **more,  # type: ignore[arg-type]
    )
