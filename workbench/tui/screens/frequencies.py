"""How often each code occurs; Enter opens the passages behind a number."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType

from workbench.domain.tables import Table
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.speech import Speech, fitted
from workbench.tui.widgets.lines import Line

EIGHTHS = " ▏▎▍▌▋▊▉█"


class FrequenciesScreen(ListScreen):
    """Documents with the code, of the base, with passages beside them."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.FREQUENCIES, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.FREQUENCIES)]

    _table: Table | None = None
    _rollup = False
    _passages = False

    async def read(self) -> None:
        """The table."""
        self._table = await self.ask(self.desk.frequencies, rollup=self._rollup)

    def lay_out(self) -> None:
        """A line a code."""
        table = self._table
        self.entitle(self.speech("frequencies.title"), self.desk.coder)
        if table is None:
            return
        rows = list(table.records())
        base = next((row["of"] for row in rows), 0)
        every = table.provenance.get("base") == "all"
        said = self.speech(
            "frequencies.base-all" if every else "frequencies.base", of=base
        )
        bar = self.speech(
            "frequencies.by-passages" if self._passages else "frequencies.by-documents"
        )
        rolled = self.speech("frequencies.rolled") if self._rollup else ""
        head = [" · ".join(p for p in (said, bar, rolled) if p)]
        width = max(self.size.width, 50)
        lines = frequency_lines(rows, width, self.speech, passages=self._passages)
        self.fill(head, lines, list(table.notes))

    async def action_open(self) -> None:
        """The passages of the code."""
        from workbench.tui.screens.passages import PassagesScreen

        if self.lines.key:
            await self.work.push_screen(PassagesScreen(self.lines.key))

    @property
    def code_here(self) -> str:
        """The code of the chosen line."""
        return self.lines.key

    async def action_rollup(self) -> None:
        """Counts branches as wholes, or each code by itself."""
        self._rollup = not self._rollup
        await self.reload()

    def action_measure(self) -> None:
        """The bars show documents, or passages."""
        self._passages = not self._passages
        self.lay_out()


def frequency_lines(
    rows: list[dict[str, Any]], cells: int, speech: Speech, *, passages: bool
) -> list[Line]:
    """A line for each row of the table: name, documents, share, bar, passages."""
    room = min(34, cells // 3)
    bar = max(cells - room - 34, 4)
    most = max((row["passages"] or 0 for row in rows), default=0) or 1
    lines = []
    for row in rows:
        depth = int(row.get("depth") or 0)
        share = row["share"]
        value = (row["passages"] or 0) / most if passages else (share or 0.0)
        percent = "–" if share is None else f"{share * 100:.0f} %"
        name = fitted("  " * depth + str(row["name"]), room)
        lines.append(
            Line(
                f" {name} {row['documents']:>5} {percent:>6} "
                f"{fitted(bar_of(value, bar), bar)} "
                f"{speech.count('frequencies.passages', row['passages'] or 0):>14}",
                str(row["code"]),
                strong=depth == 0,
            )
        )
    return lines


def bar_of(value: float, cells: int) -> str:
    """A bar for a value from 0 to 1, in eighths of a cell."""
    eighths = round(min(max(value, 0.0), 1.0) * cells * 8)
    full, rest = divmod(eighths, 8)
    return "█" * full + (EIGHTHS[rest] if rest else "")
