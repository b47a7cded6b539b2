"""Under the codebook: where in the text there are codings, and where one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.safe_text import width
from workbench.tui.reader.density import HERE, Density
from workbench.tui.reader.model import Stripe
from workbench.tui.speech import Speech
from workbench.tui.widgets.painted import Painted, PaintedLines

EDGES = 2
"""Cells left free on either side."""


class DensityLines(PaintedLines):
    """A heading, a row of bars from the beginning to the end, a sign where one is."""

    DEFAULT_CSS = """
    DensityLines { height: 3; }
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._length = 0
        self._stripes: Iterable[Stripe] = ()
        self._offset = 0
        self._density: Density | None = None

    def show(self, length: int, stripes: Iterable[Stripe]) -> None:
        """Shows a text of so many code points with these codings."""
        self._length, self._stripes = length, stripes
        self._density = None
        self.repaint()

    def count(self, stripe: Stripe, by: int) -> None:
        """Counts a coding in, or out with -1."""
        if self._density is not None:
            self._density.add(stripe, by)
            self.repaint()

    def at(self, offset: int) -> None:
        """Marks where one is."""
        self._offset = offset
        self.repaint()

    def painted(self, cells: int, rows: int) -> Sequence[Painted]:
        """The three lines."""
        room = max(cells - 2 * EDGES, 1)
        if self._density is None or len(self._density.values) != room:
            self._density = Density(self._length, room, self._stripes)
        density, edge = self._density, " " * EDGES
        head = f"─ {self._speech('tree.density')} "
        return [
            Painted(head + "─" * max(cells - width(head), 0)),
            Painted(edge + density.bars()),
            Painted(edge + " " * density.place(self._offset) + HERE),
        ]
