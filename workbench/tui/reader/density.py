"""How densely a text is coded, from its beginning to its end, as a row of bars."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.tui.reader.model import Stripe

BARS = "▁▂▃▄▅▆▇█"
HERE = "▲"


class Density:
    """The codings over each part of a text, an average over its code points."""

    def __init__(self, length: int, cells: int, stripes: Iterable[Stripe] = ()) -> None:
        """Divides a text.

        Args:
            length: Its code points.
            cells: Into how many parts.
            stripes: The codings, in any order.
        """
        self._length = max(length, 1)
        self._part = self._length / max(cells, 1)
        self.values = [0.0] * max(cells, 0)
        for stripe in stripes:
            self.add(stripe)

    def add(self, stripe: Stripe, by: int = 1) -> None:
        """Counts a coding in, or out with -1."""
        if not self.values:
            return
        part, last = self._part, len(self.values) - 1
        low = min(int(stripe.start / part), last)
        high = min(int(stripe.end / part), last)
        for cell in range(low, high + 1):
            start = max(stripe.start, cell * part)
            end = min(stripe.end, (cell + 1) * part)
            self.values[cell] += by * max(end - start, 0) / part

    def bars(self) -> str:
        """A bar for each part, the densest full; the lowest where there is nothing."""
        most = max(self.values, default=0.0)
        if most <= 0:
            return BARS[0] * len(self.values)
        steps = len(BARS) - 1
        return "".join(
            BARS[max(round(value / most * steps), 1) if value * 1e6 > most else 0]
            for value in self.values
        )

    def place(self, offset: int) -> int:
        """The part an offset is in."""
        return min(int(offset / self._part), max(len(self.values) - 1, 0))
