"""Passages: what counts as one stretch under one code, however it was tagged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

ANSWERING = ("interviewee", "none")
"""Roles whose words count unless everybody's do."""


@dataclass(slots=True)
class Run:
    """A maximal run of codings of one code, in one turn."""

    start: int
    end: int
    turn: int | None
    members: list[int] = field(default_factory=list)
    """The codings in it, as they were given, in order of start."""


def runs(
    codings: Iterable[tuple[int, int, int | None, int]],
    blank: Callable[[int, int], bool],
) -> list[Run]:
    """The passages that these codings make, in order.

    Args:
        codings: (start, end, turn in which it starts, which one), of one code and of
            the coders that count as one, sorted by (start, end).
        blank: whether the text between two places holds nothing but white space.

    Two codings are in one run if they start in one turn and overlap, or have only
    white space between them. A coding over several turns belongs to the one in which it
    starts, and no coding of a later turn joins it. Hence runs of runs are the runs of
    the codings, and whoever has passages need not go back to the codings.
    """
    found: list[Run] = []
    standing: dict[int | None, Run] = {}
    for start, end, turn, which in codings:
        last = standing.get(turn)
        if last is not None and (start <= last.end or blank(last.end, start)):
            last.end = max(last.end, end)
            last.members.append(which)
        else:
            standing[turn] = made = Run(start, end, turn, [which])
            found.append(made)
    return found
