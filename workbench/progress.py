"""How long work tells how far it is, without knowing who looks."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by long work: `total` steps once it is known, then each step done."""

    def start(self, label: str, total: int) -> None:
        """Work begins; `label` is a key of `words`, `total` how many steps it has."""

    def step(self, count: int = 1) -> None:
        """So many steps are done, or none; what it raises cancels the work."""

    def finish(self) -> None:
        """The work is over, done or not."""


class Silent:
    """Nobody looks."""

    def start(self, label: str, total: int) -> None:
        """Tell nobody."""

    def step(self, count: int = 1) -> None:
        """Tell nobody."""

    def finish(self) -> None:
        """Tell nobody."""
