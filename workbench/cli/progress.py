"""How far long work is, on stderr where that is a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbench.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as Rich
    from rich.progress import TaskID

LABELS = {
    "progress.import": "Importing",
    "progress.doctor": "Checking",
}


def bar() -> Progress:
    """A bar, or nothing where nobody looks."""
    return Bar() if sys.stderr.isatty() else Silent()


class Bar:
    """A bar that is gone when the work is over."""

    def __init__(self) -> None:
        self._rich: Rich | None = None
        self._task: TaskID | None = None

    def start(self, label: str, total: int) -> None:
        """Show the bar; rich is loaded here."""
        from rich.console import Console
        from rich.progress import Progress as Rich

        self._rich = Rich(console=Console(stderr=True), transient=True)
        self._rich.start()
        self._task = self._rich.add_task(LABELS.get(label, "Working"), total=total)

    def step(self, count: int = 1) -> None:
        """So many steps more."""
        if self._rich is not None and self._task is not None:
            self._rich.advance(self._task, count)

    def finish(self) -> None:
        """Take the bar away."""
        if self._rich is not None:
            self._rich.stop()
