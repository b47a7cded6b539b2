"""The documents board and the table of cases: moving, sorting, narrowing, changing."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from tests.tui.fake import FakeDesk
from tests.tui.fake_material import acts, board_row, cell, last, shown
from tests.tui.test_list_screens import coded
from workbench.domain.attributes import AttributeType
from workbench.project.case_table import CaseLine, CaseTable
from workbench.project.cells import AttributeColumn
from workbench.tui.app import WorkbenchApp
from workbench.tui.commands import ActionCommands
from workbench.tui.screens.cases import CaseScreen, CasesScreen
from workbench.tui.screens.documents import DocumentsScreen
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.screens.tables import TableScreen
from workbench.tui.widgets import grid as measuring
from workbench.tui.widgets.bars import KeyLine, TitleBar
from workbench.tui.widgets.checking import CheckedLine
from workbench.tui.widgets.grid import Grid, GridHead, GridRow
from workbench.tui.widgets.picking import Picker


def several() -> FakeDesk:
    """The interview of 48 words and two codings, and three others."""
    desk = coded()
    desk.more = [
        board_row("S07-1", 900, 0, "2007"),
        board_row("S10-1", 1200, 7, "2010"),
        board_row("S10-2", 30, 1, "2010"),
    ]
    return desk


def table(app: WorkbenchApp) -> TableScreen:
    screen = app.screen
    assert isinstance(screen, TableScreen)
    return screen


def names(app: WorkbenchApp) -> list[str]:
    return [text.split()[0] for text in table(app).grid.texts]


async def choose(pilot: Pilot[None], app: WorkbenchApp, column: str) -> None:
    for _ in range(20):
        if table(app).grid.column == column:
            return
        await pilot.press("right")
    raise AssertionError(f"no column {column}")


async def test_the_board_has_a_row_a_document() -> None:
    app = WorkbenchApp(several())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        head = table(app).query_one(GridHead).texts[0].split()
        assert head == ["▸dokument", "ord", "replikker", "KN", "ferdig", "wave"]
        assert [text.split() for text in table(app).grid.texts] == [
            ["K08-3", "48", "5", "2", "2008"],
            ["S07-1", "900", "2", "·", "2007"],
            ["S10-1", "1200", "2", "7", "2010"],
            ["S10-2", "30", "2", "1", "2010"],
        ]


async def test_a_column_sorts_both_ways_and_what_is_missing_stays_last() -> None:
    desk = several()
    desk.more.append(board_row("X-1", 1, 0, ""))
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await choose(pilot, app, "words")
        await pilot.press("s")
        assert names(app) == ["X-1", "S10-2", "K08-3", "S07-1", "S10-1"]
        assert "ord▴" in table(app).query_one(GridHead).texts[0]
        await pilot.press("s")
        assert names(app) == ["S10-1", "S07-1", "K08-3", "S10-2", "X-1"]
        await choose(pilot, app, "attribute:wave")
        await pilot.press("s")
        assert names(app) == ["S07-1", "K08-3", "S10-1", "S10-2", "X-1"]
        await pilot.press("s")
        assert names(app)[0].startswith("S10")
        assert names(app)[-1] == "X-1"


async def test_typing_narrows_the_board_and_esc_shows_all() -> None:
    app = WorkbenchApp(several())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "slash", *"s10")
        await pilot.pause()
        assert names(app) == ["S10-1", "S10-2"]
        assert "2 av 4 dokumenter" in table(app).query_one(TitleBar).texts[0]
        await pilot.press("enter", "j", "enter")
        await pilot.pause()
        assert shown(app, ReaderScreen).name_of_document == "S10-2"
        await pilot.press("escape")
        await pilot.pause()
        assert names(app) == ["S10-1", "S10-2"]
        assert table(app).grid.key == "S10-2"
        await pilot.press("escape")
        assert names(app) == ["K08-3", "S07-1", "S10-1", "S10-2"]
        shown(app, DocumentsScreen)


async def test_a_filter_is_a_line_of_the_question_language() -> None:
    app = WorkbenchApp(several())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "w", *"wawe", "enter")
        await pilot.pause()
        said = str(shown(app, CheckedLine).query_one(Static).content).splitlines()
        assert said == [
            "there is no attribute 'wawe'",
            "  wawe",
            "  ^^^^",
            "did you mean wave?",
        ]
        await pilot.press(*["backspace"] * 4)
        for key in "wave = 2010":
            await pilot.press({" ": "space", "=": "equals_sign"}.get(key, key))
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert names(app) == ["S10-1", "S10-2"]
        notes = str(table(app).query_one("#notes", Static).content)
        assert "wave = 2010" in notes
        await pilot.press("escape")
        assert names(app) == ["K08-3", "S07-1", "S10-1", "S10-2"]


async def test_columns_can_be_left_out() -> None:
    app = WorkbenchApp(several())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "c")
        await pilot.pause()
        shown(app, Picker)
        await pilot.press("tab", "down", "tab", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        head = table(app).query_one(GridHead).texts[0].split()
        assert head == ["▸dokument", "KN", "ferdig", "wave"]


async def test_columns_beyond_the_screen_are_gone_to() -> None:
    app = WorkbenchApp(several())
    async with app.run_test(size=(46, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        head = table(app).query_one(GridHead)
        assert head.texts[0].rstrip().endswith("›")
        assert "wave" not in head.texts[0]
        await choose(pilot, app, "attribute:wave")
        await pilot.pause()
        assert "▸wave" in head.texts[0]
        assert head.texts[0].rstrip().endswith("‹")
        assert table(app).grid.texts[0].split()[0] == "K08-3"


async def test_a_choice_is_changed_in_its_cell() -> None:
    desk = coded()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+k", "j", "right", "right", "enter")
        await pilot.pause()
        shown(app, Picker)
        await pilot.press(*"fel", "enter")
        await app.workers.wait_for_complete()
        assert last(desk) == ("set", "case-2", "leadership", "joint")
        assert table(app).grid.texts[1].split() == ["2", "·", "joint", "2002-05"]
        await pilot.press("e", *"ingen", "enter")
        await app.workers.wait_for_complete()
        assert last(desk) == ("set", "case-2", "leadership")


async def test_the_last_line_says_what_enter_does_in_the_column() -> None:
    app = WorkbenchApp(coded())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+k", "right")
        await pilot.pause()
        line = table(app).query_one(KeyLine)
        assert line.entries[:2] == ["Enter åpne", "e endre"]
        await pilot.press("right")
        await pilot.pause()
        assert line.entries[0] == "Enter e endre"
        await pilot.press("left")
        await pilot.pause()
        assert line.entries[0] == "Enter åpne"


async def test_a_date_is_checked_before_it_is_taken() -> None:
    desk = coded()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+k")
        await choose(pilot, app, "attribute:since")
        await pilot.press("e", *["backspace"] * 7, *"i fjor".replace(" ", ""), "enter")
        await pilot.pause()
        said = str(shown(app, CheckedLine).query_one(Static).content)
        assert said == "since cannot be that. it is a date"
        await pilot.press(*["backspace"] * 5, *"2009", "enter")
        await app.workers.wait_for_complete()
        assert last(desk) == ("set", "case-1", "since", "2009")
        assert table(app).query_one(KeyLine).said == "Satt"


async def test_kinds_are_switched_and_the_case_leads_to_its_documents() -> None:
    desk = coded()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+k")
        await pilot.pause()
        assert "Kasus · avtaler · 3" in table(app).query_one(TitleBar).texts[0]
        await pilot.press("tab")
        await pilot.pause()
        assert "stillinger · 0" in table(app).query_one(TitleBar).texts[0]
        await pilot.press("shift+tab")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(app, CaseScreen).lines.texts == [
            " 1 dokument",
            "   K08-3  (Leder)",
            "",
            " 1 kasus viser hit",
            "   avtaler 2",
        ]
        await pilot.press("x")
        await pilot.pause()
        assert last(desk) == ("untie", "case-1", "K08-3", "Leder")
        await pilot.press("L", *"k08", "enter")
        await app.workers.wait_for_complete()
        assert desk.tied["1"] == ["K08-3"]
        await pilot.press("j", "enter")
        await pilot.pause()
        assert shown(app, CasesScreen).grid.key == "case-2"


async def test_of_a_register_of_475_only_what_is_in_sight_is_composed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Register(FakeDesk):
        def case_table(self, kind: str) -> CaseTable:
            columns = tuple(
                AttributeColumn(
                    name=f"a{n}",
                    label=f"Egenskap {n}",
                    type=AttributeType.TEXT,
                    several=False,
                    right=False,
                )
                for n in range(14)
            )
            rows = tuple(
                CaseLine(
                    uid=f"c{n}",
                    key=f"a{n:03}",
                    name="",
                    documents=0,
                    cells=tuple(cell(f"verdi {n % 7} {m}") for m in range(14)),
                )
                for n in range(475)
            )
            return CaseTable(kind=kind, columns=columns, rows=rows)

    app = WorkbenchApp(Register())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+k")
        await pilot.pause()
        await pilot.press("G")
        assert table(app).grid.key == "c474"
        sorted_rows = [f"a{n:03}" for n in range(475)]
        worked: list[str] = []
        widths, composed = measuring._widths, Grid._composed

        def measure(*asked: Any) -> list[int]:
            worked.append("widths")
            return widths(*asked)

        def compose(grid: Grid, row: GridRow, *, lit: bool = False) -> Strip:
            worked.append(row.cells[0].text)
            return composed(grid, row, lit=lit)

        monkeypatch.setattr(measuring, "_widths", measure)
        monkeypatch.setattr(Grid, "_composed", compose)
        # Within one turn of the loop, so that nothing else is painted between.
        table(app).grid.sort()
        assert worked == ["widths"]
        worked.clear()
        above = int(table(app).grid.scroll_offset.y)
        for y in range(20):
            table(app).grid.render_line(y)
        assert worked == sorted_rows[above : above + 20]


async def test_a_click_chooses_a_cell_and_a_second_one_changes_it() -> None:
    app = WorkbenchApp(coded())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+k")
        await pilot.pause()
        grid = table(app).grid
        cell_of = grid.texts[1].index("split")
        await pilot.click(Grid, offset=(cell_of, 1))
        await pilot.pause()
        assert (grid.key, grid.column) == ("case-2", "attribute:leadership")
        shown(app, CasesScreen)
        await pilot.click(Grid, offset=(cell_of, 1))
        await pilot.pause()
        shown(app, Picker)


async def test_the_palette_moves_the_columns_as_the_keys_do() -> None:
    app = WorkbenchApp(several())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        provider = ActionCommands(app.screen)
        hits = [hit async for hit in provider.discover()]
        [step] = [hit for hit in hits if str(hit.text).startswith("neste kolonne")]
        await step.command()
        assert table(app).grid.column == "words"


async def test_hostile_words_are_neither_markup_nor_control() -> None:
    bad = "[red]x[/]\x1b[2J"
    desk = coded()
    desk.more = [board_row(bad, 1, 0, bad)]
    desk.leadership["1"] = bad
    desk.tied["1"] = [bad]
    desk.acts = acts(bad)
    app = WorkbenchApp(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        for keys in ("g", "d", "escape ctrl+k", "enter", "L", "escape H"):
            await pilot.press(*keys.split())
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            text = "\n".join(strip.text for strip in strips)
            assert "\x1b" not in text
            if keys != "g":
                assert "[red]x[/]␛[2J" in text, keys
