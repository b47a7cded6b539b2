"""How the turns and sentences of a revision are kept: numbers, as JSON in `content`.

They are written once with the text they belong to. Sentences are pairs of a gap from
the end of the one before and a length, so that they take few letters.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.domain.documents import Role, Turn

TURNS_OF_A_REVISION = 1 << 20
"""Turns are numbered within their revision: `pk = revision * this + n`."""

QUESTIONS_OF_A_GUIDE = 1 << 10
"""Questions are numbered within their guide: `pk = guide * this + n`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything is in one revision."""

    turns: tuple[Turn, ...]
    sentences: array[int]
    """Flat: start, end, start, end, ..."""


def encoded(turns: Sequence[Turn], sentences: Iterable[int]) -> str:
    """A layout as it is kept."""
    speakers: dict[tuple[str, str], int] = {}
    rows: list[list[int | None]] = []
    for turn in turns:
        place = -1
        if turn.speaker:
            key = (turn.speaker, str(turn.role))
            place = speakers.setdefault(key, len(speakers))
        rows.append([turn.label, turn.start, turn.end, place, turn.time])
    gaps, last = [], 0
    for point in sentences:
        gaps.append(point - last)
        last = point
    held = {
        "speakers": [list(one) for one in speakers],
        "turns": rows,
        "sentences": gaps,
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def decoded(text: str) -> Layout:
    """A layout from what was kept."""
    held = json.loads(text)
    speakers = [(name, Role(role)) for name, role in held["speakers"]]
    turns = []
    for label, start, end, place, time in held["turns"]:
        name, role = speakers[place] if place >= 0 else ("", Role.NONE)
        turns.append(
            Turn(label=label, start=start, end=end, speaker=name, role=role, time=time)
        )
    return Layout(turns=tuple(turns), sentences=sentences(held["sentences"]))


def sentences(gaps: Iterable[int]) -> array[int]:
    """Flat starts and ends from gaps and lengths."""
    return array("q", accumulate(gaps))
