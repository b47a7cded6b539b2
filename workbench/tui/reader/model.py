"""The plain values that the reader shows."""

from __future__ import annotations

from dataclasses import dataclass

HUES = 7
"""Colours for main branches: more cannot be told apart, names do the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripe:
    """A coding as the reader paints it: a span, a name, a colour."""

    id: str
    start: int
    end: int
    code: str
    name: str
    """The code's name; always on screen where the stripe is."""
    branch: int = 0
    """Which main branch the code belongs to; its colour is this modulo `HUES`."""
    own: bool = True
    """Whether it is the present coder's."""
    memo: bool = False

    @property
    def order(self) -> tuple[int, int, str]:
        """By start, longer ones first, then by id: a total order."""
        return (self.start, -self.end, self.id)
