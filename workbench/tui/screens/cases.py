"""The cases as a table to work in, and what leads on from one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from workbench.domain.attributes import SEVERAL, AttributeType
from workbench.errors import WorkbenchError
from workbench.ordering import sort_key
from workbench.project.case_table import CaseCard, CaseLine, CaseTable, Standing
from workbench.safe_text import clip
from workbench.tui.actions import bindings
from workbench.tui.places import Place
from workbench.tui.screens.listing import ListScreen
from workbench.tui.screens.tables import TableScreen
from workbench.tui.speech import Speech
from workbench.tui.widgets.grid import GridCell, GridColumn, GridRow
from workbench.tui.widgets.lines import Line, LineList

NAMED = ("case", "name", "documents")
"""Columns that are no attribute."""
NONE = "\n"
"""The choice that takes a value away: a line break is no value."""


class CasesScreen(TableScreen):
    """A row a case, a column an attribute; Enter changes a value, or goes on."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.CASES, Place.LIST, Place.CELLS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CASES)]
    CELLS = True

    def __init__(self, kind: str = "", uid: str = "") -> None:
        """The kind to begin with, the first if it is empty; the case to go to."""
        super().__init__()
        self._kind, self._uid = kind, uid
        self._kinds: Sequence[tuple[str, str]] = ()
        self._table: CaseTable | None = None
        self._said = ""

    async def read(self) -> None:
        """The kinds, and the cases of the present one."""
        self._kinds = await self.ask(self.desk.case_kinds) or ()
        there = [kind for kind, _ in self._kinds]
        if self._kind not in there:
            self._kind = there[0] if there else ""
        self._table = (
            await self.ask(self.desk.case_table, self._kind) if self._kind else None
        )

    def lay_out(self) -> None:
        """The columns of the kind, a line a case."""
        table = self._table
        if table is None:
            self.entitle(self.speech("cases.title"), self.desk.coder)
            self.say_below([f" {self.speech('cases.none')}"])
            return
        say, named = self.speech, any(row.name for row in table.rows)
        columns = [
            GridColumn(name="case", label=say("cases.case")),
            *([GridColumn(name="name", label=say("cases.name"))] if named else []),
            GridColumn(name="documents", label=say("cases.documents"), right=True),
            *(
                GridColumn(name=f"attribute:{o.name}", label=o.label, right=o.right)
                for o in table.columns
            ),
        ]
        rows = [GridRow(key=row.uid, cells=_cells(row, named)) for row in table.rows]
        uid, self._uid = self._uid, ""
        self.show_table(columns, rows, key=uid)
        self._entitle(len(table.rows))

    def _entitle(self, every: int) -> None:
        """Line 1: the kind; the kinds below."""
        label = dict(self._kinds).get(self._kind, self._kind)
        shown = len(self.fitting())
        many = str(every) if shown == every else f"{shown} / {every}"
        self.entitle(
            f"{self.speech('cases.title')} · {label} · {many}", self.desk.coder
        )
        kinds = "  ".join(
            f"[{name}]" if kind == self._kind else name for kind, name in self._kinds
        )
        self._said = f" {self.speech('cases.kinds')}  {kinds}"
        self._explain()

    @on(LineList.Moved)
    def _explain(self) -> None:
        """Says the whole of the chosen value below, the kinds, and what Enter does."""
        row, place = self.grid.row, self.grid.place
        value = row is not None and self.grid.column not in NAMED
        self.turn_keys({"cases.open": "footer.change_value"} if value else {})
        whole = ""
        if row is not None and self.grid.column not in NAMED:
            label = self._columns[place].label
            whole = f" {label}: {row.cells[place].text or self.speech('value.none')}"
        elif row is not None:
            whole = f" {row.cells[place].text}"
        width = max(self.size.width, 20)
        self.say_below([clip(line, width) for line in (whole, self._said)])

    async def action_kind_next(self) -> None:
        """The next kind."""
        await self._switch(1)

    async def action_kind_previous(self) -> None:
        """The kind before."""
        await self._switch(-1)

    async def _switch(self, by: int) -> None:
        kinds = [kind for kind, _ in self._kinds]
        if kinds:
            self._kind = kinds[(kinds.index(self._kind) + by) % len(kinds)]
            self.grid.sorted_by, self.grid.falling = "", False
            await self.reload()

    async def action_open(self) -> None:
        """Changes the value; from the case itself, goes on to what it leads to."""
        if self.grid.column not in NAMED:
            self.action_change_value()
        elif self.grid.key:
            await self.work.push_screen(CaseScreen(self.grid.key))

    @work
    async def action_change_value(self) -> None:
        """Changes the value of the chosen cell."""
        uid, name = self.grid.key, self.grid.column.removeprefix("attribute:")
        if not uid or self.grid.column in NAMED:
            self.tell(self.speech("cases.no-value"))
            return
        now = await self.ask(self.desk.case_value, uid, name)
        if now is None:
            return
        if now.choices:
            await self._choose(uid, name, now)
        else:
            await self._write(uid, name, now)

    async def _choose(self, uid: str, name: str, now: Standing) -> None:
        """One of some values, or several."""
        from workbench.tui.widgets.picking import Picker

        choices = [*now.choices]
        if not now.several:
            choices.append((NONE, self.speech("value.none")))
        chosen = await self.work.push_screen_wait(
            Picker(
                self._title_of(name),
                choices,
                self.speech,
                marked=now.values,
                several=now.several,
            )
        )
        if chosen is not None:
            values = [one for one in chosen if one != NONE]
            await self.act(self.desk.set_case_value, uid, name, values)

    async def _write(self, uid: str, name: str, now: Standing) -> None:
        """A line, which is checked."""
        from workbench.tui.widgets.checking import CheckedLine

        async def attempt(line: str) -> str:
            values = line.split(SEVERAL) if now.several else [line]
            given = [one.strip() for one in values if one.strip()]
            try:
                done = await self.work.ask(self.desk.set_case_value, uid, name, given)
            except WorkbenchError as error:
                return self.work.in_words(error)
            await self.reload()
            self.tell(done.said)
            return ""

        await self.work.push_screen_wait(
            CheckedLine(
                self._title_of(name),
                attempt,
                start=f"{SEVERAL} ".join(now.values),
                hint=self._hint(name, several=now.several),
            )
        )

    def _title_of(self, name: str) -> str:
        """What is asked for: of which case, which attribute."""
        row = self.grid.row
        case = row.cells[0].text if row else ""
        labels = {o.name: o.label for o in self._table.columns} if self._table else {}
        return f"{case} · {labels.get(name, name)}"

    def _hint(self, name: str, *, several: bool) -> str:
        """What a value looks like."""
        types = {o.name: o.type for o in self._table.columns} if self._table else {}
        type_ = types.get(name, AttributeType.TEXT)
        hints = [self.speech(f"value.{type_}")]
        hints += [self.speech("value.several")] if several else []
        return " ".join([*hints, self.speech("value.empty")])

    @work
    async def action_tie(self) -> None:
        """Ties the case to a document."""
        if self.grid.key:
            await tie(self, self.grid.key)


def _cells(row: CaseLine, named: bool) -> list[GridCell]:
    """The cells of a case."""
    cells = [GridCell(text=row.key, order=(0, sort_key(row.key)))]
    if named:
        order = (0, sort_key(row.name)) if row.name else (1,)
        cells.append(GridCell(text=row.name, order=order))
    many = str(row.documents) if row.documents else "·"
    cells.append(GridCell(text=many, order=(0, row.documents)))
    cells += [
        GridCell(text=one.text, order=one.order, dim=not one.own) for one in row.cells
    ]
    return cells


async def tie(screen: ListScreen, uid: str) -> None:
    """Asks for a document, and ties a case to it."""
    from workbench.tui.widgets.picking import Picker

    documents = await screen.ask(screen.desk.documents) or ()
    names = [(one.name, one.name) for one in documents]
    chosen = await screen.work.push_screen_wait(
        Picker(screen.speech("cases.tie"), names, screen.speech)
    )
    if chosen:
        await screen.act(screen.desk.tie_case, uid, chosen[0])


class CaseScreen(ListScreen):
    """A case: its documents, and the cases that refer to it; Enter goes there."""

    PLACES: ClassVar[tuple[Place, ...]] = (Place.CASE, Place.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CASE)]

    def __init__(self, uid: str) -> None:
        """The case."""
        super().__init__()
        self._uid = uid
        self._card: CaseCard | None = None
        self._kinds: dict[str, str] = {}

    async def read(self) -> None:
        """The case."""
        self._kinds = dict(await self.ask(self.desk.case_kinds) or ())
        self._card = await self.ask(self.desk.case_card, self._uid)

    def lay_out(self) -> None:
        """A line a document, a line a case."""
        card = self._card
        if card is None:
            return
        case = card.case
        name = f"{case.key} ({case.name})" if case.name != case.key else case.key
        kind = self._kinds.get(case.kind, case.kind)
        self.entitle(f"{kind} · {name}", self.desk.coder)
        lines = card_lines(card, self._kinds, self.speech)
        self.fill([], lines, [] if lines else [self.speech("case.none")])

    async def action_open(self) -> None:
        """Opens the document, or the table at the case."""
        what, _, n = self.lines.key.partition(":")
        if self._card is None or not n:
            return
        if what == "d":
            await self.work.open_document(self._card.documents[int(n)].name)
        else:
            one = self._card.referring[int(n)]
            await self.work.push_screen(CasesScreen(one.kind, one.uid))

    @work
    async def action_tie(self) -> None:
        """Ties the case to a document."""
        await tie(self, self._uid)

    async def action_untie(self) -> None:
        """Takes the tie to the chosen document away."""
        what, _, n = self.lines.key.partition(":")
        if self._card is None or what != "d":
            return
        one = self._card.documents[int(n)]
        if one.tied:
            await self.act(self.desk.untie_case, self._uid, one.name, one.speaker)
        else:
            self.tell(self.speech("case.not-tied"))


def card_lines(card: CaseCard, kinds: dict[str, str], speech: Speech) -> list[Line]:
    """The documents of a case, then the cases that refer to it, under headings."""
    lines: list[Line] = []
    if card.documents:
        head = speech.count("documents.title", len(card.documents))
        lines.append(Line(f" {head}", strong=True))
    for n, one in enumerate(card.documents):
        how = one.speaker if one.tied else speech("case.by-value")
        lines.append(Line(f"   {one.name}{f'  ({how})' if how else ''}", f"d:{n}"))
    if card.referring:
        head = speech.count("case.referring", len(card.referring))
        lines += [Line(""), Line(f" {head}", strong=True)]
    for n, other in enumerate(card.referring):
        name = f" ({other.name})" if other.name != other.key else ""
        kind = kinds.get(other.kind, other.kind)
        lines.append(Line(f"   {kind} {other.key}{name}", f"c:{n}"))
    return lines
