"""What a correction left, settled on screen; and the history."""

from __future__ import annotations

import pytest

from tests.tui.fake import FakeDesk
from tests.tui.fake_material import acts, last, left_by_correction, shown
from tests.tui.test_list_screens import coded
from tests.tui.test_reader_screen import FIRST
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.history import HistoryScreen
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.screens.settling import PlacingScreen, SettlingScreen
from workbench.tui.widgets.asking import Consent
from workbench.tui.widgets.bars import KeyLine


@pytest.fixture
def desk() -> FakeDesk:
    made = coded()
    made.unsettled = left_by_correction(made.text)
    return made


def settling(app: WorkbenchApp) -> SettlingScreen:
    return shown(app, SettlingScreen)


async def opened(app: WorkbenchApp) -> None:
    await app.push_screen(SettlingScreen())


async def test_words_before_and_now_stand_side_by_side(desk: FakeDesk) -> None:
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app)
        await pilot.pause()
        assert [line.rstrip() for line in settling(app).lines.texts] == [
            " K08-3",
            "   dobbel styringslinje · KN · ordene er endret · telles",
            "     før:  Mandag ringer fylka.",
            "     nå:   Mandag ringer fylket.",
            "   nye sømmer · KN · flere mulige steder · telles ikke",
            "     før:  ringer",
            "     2 steder med de samme ordene: 1-9 velger ett",
        ]


@pytest.mark.parametrize(("counted", "there"), [(True, ["w-1"]), (False, ["w-2"])])
async def test_a_number_of_the_first_screen_opens_what_it_counted(
    desk: FakeDesk, counted: bool, there: list[str]
) -> None:
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(SettlingScreen(counted))
        await pilot.pause()
        assert [one.id for one in settling(app)._waiting] == there


async def test_each_is_settled_by_a_key_and_the_next_is_gone_on_to(
    desk: FakeDesk,
) -> None:
    second = desk.unsettled[1].candidates[1]
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app)
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert last(desk) == ("accept", "w-1")
        assert settling(app).lines.key == "w-2"
        assert settling(app).query_one(KeyLine).said == "Avgjort: accept"
        await pilot.press("y")
        await pilot.pause()
        assert last(desk) == ("accept", "w-1")
        assert "ikke ett sikkert sted" in settling(app).query_one(KeyLine).said
        await pilot.press("2")
        await pilot.pause()
        assert last(desk) == ("place", "w-2", second.start, second.end)
        assert settling(app).lines.texts == []


async def test_a_coding_is_taken_away(desk: FakeDesk) -> None:
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app)
        await pilot.pause()
        await pilot.press("j", "x")
        await pilot.pause()
        assert last(desk) == ("let go", "w-2")


async def test_the_place_is_selected_anew_in_the_text(desk: FakeDesk) -> None:
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app)
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, PlacingScreen)
        before = dict(desk.held)
        await pilot.press("g", "l", "2")
        assert desk.held == before
        await pilot.press("enter")
        await pilot.pause()
        start = desk.text.index(FIRST)
        assert last(desk) == ("place", "w-1", start, start + len(FIRST))
        assert settling(app).lines.key == "w-2"


async def test_enter_opens_the_text_there_and_esc_leads_back(desk: FakeDesk) -> None:
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app)
        await pilot.pause()
        await pilot.press("j", "enter")
        await pilot.pause()
        span = desk.unsettled[1].candidates[0]
        assert tuple(shown(app, ReaderScreen).view.cursor.span) == (
            span.start,
            span.end,
        )
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert settling(app).lines.key == "w-2"


async def test_the_history_stands_in_words_with_milestones_across() -> None:
    desk = coded()
    desk.acts = acts()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H")
        await pilot.pause()
        texts = shown(app, HistoryScreen).lines.texts
        assert texts[0].startswith(" ── innsendt · 2. mars")
        assert texts[1].split()[-3:] == ["KN", "import:", "K08-3"]
        assert texts[2].split()[-4:] == ["MH", "(angret)", "koding:", "K08-3"]


async def test_any_operation_is_undone_once_seen_and_agreed_to() -> None:
    desk = coded()
    desk.acts = acts()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "j", "enter")
        await pilot.pause()
        shown(app, Consent)
        before = len(desk.asked)
        await pilot.press("escape")
        await pilot.pause()
        assert len(desk.asked) == before
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert last(desk) == ("undo that", "bbbb2222")
        screen = app.screen
        assert isinstance(screen, HistoryScreen)
        assert "(angret)" in screen.lines.texts[1]
        await pilot.press("j", "enter")
        await pilot.pause()
        assert screen.query_one(KeyLine).said == "Dette er angret allerede."
