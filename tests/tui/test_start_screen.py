"""The first screen: its numbers, where each leads, what an empty project asks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.fake import FakeDesk
from tests.tui.fake_material import board_row, shown
from tests.tui.test_list_screens import coded
from tests.tui.test_reader_screen import SECOND, Sitting
from workbench.progress import Progress
from workbench.project.material import Waits
from workbench.tui.app import WorkbenchApp
from workbench.tui.desk import DocumentLine, QuoteLine
from workbench.tui.desk.material import Stopped, TakenIn
from workbench.tui.screens.cases import CasesScreen
from workbench.tui.screens.codebook import CodebookScreen
from workbench.tui.screens.collections import CollectionsScreen
from workbench.tui.screens.documents import DocumentsScreen
from workbench.tui.screens.found import FoundScreen, ProposalsScreen
from workbench.tui.screens.passages import PassagesScreen
from workbench.tui.screens.settling import SettlingScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import KeyLine, TitleBar
from workbench.tui.widgets.choosing import Telling
from workbench.tui.widgets.spots import SpotList
from workbench.tui.widgets.working import Working


def full() -> FakeDesk:
    """Three documents, one coded, one finished, and something of each that waits."""
    desk = coded()
    desk.more = [
        board_row("K08-4", 100, 3, "2008", done=True),
        board_row("K08-5", 100, 0, ""),
    ]
    desk.waits = Waits(
        proposed=1,
        outdated=22,
        counted=2,
        uncounted=3,
        untranslated=4,
        stale=1,
        misplaced=1,
    )
    return desk


def start(app: WorkbenchApp) -> StartScreen:
    screen = app.screen
    assert isinstance(screen, StartScreen)
    return screen


def lines(app: WorkbenchApp) -> list[str]:
    return [line.rstrip() for line in start(app).spots.texts]


async def to(pilot: Pilot[None], spot: str) -> None:
    """Chooses a number by its key, with the keys that an analyst has."""
    app = pilot.app
    assert isinstance(app, WorkbenchApp)
    spots = start(app).spots
    await pilot.press("g")
    for _ in range(40):
        keys = spots.keys_here
        if spot in keys:
            await pilot.press(*["right"] * keys.index(spot))
            assert spots.spot == spot
            return
        await pilot.press(*["left"] * len(keys), "down")
    raise AssertionError(f"{spot} cannot be reached")


async def test_the_numbers_are_those_of_the_desk() -> None:
    app = WorkbenchApp(full())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert lines(app) == [
            " MATERIALET         mottatt  kodet KN    ferdig",
            "   2008 · Lokalt          3         2         1",
            "   avtaler 3 (register) · stillinger 2",
            " KODET I DAG 2 utdrag i 1 dokument",
            " HELE STUDIEN 2 utdrag i 3 dokumenter · 5 koder",
            " DETTE VENTER",
            "     1 foreslått kode",
            "    22 utdrag kodet under en eldre definisjon",
            "     3 kodinger uten sikkert sted etter en retting (telles ikke)",
            "     2 kodinger med endrede ord etter en retting (telles)",
            "     4 sitater uten oversettelse",
            "     1 oversettelse av andre ord enn de som nå trykkes",
            "     1 sitat på ord som er endret",
        ]


async def test_a_tall_screen_has_a_row_a_kind_of_case() -> None:
    desk = coded()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert lines(app) == [
            " MATERIALET         mottatt  kodet KN    ferdig",
            "   2008 · Lokalt          1         1         0",
            "   avtaler                3   register: ikke knyttet til dokumenter",
            "   stillinger             2   1 knyttet til dokumenter",
            "",
            " KODET I DAG 2 utdrag i 1 dokument",
            " HELE STUDIEN 2 utdrag i 1 dokument · 5 koder",
        ]


async def test_the_start_offers_to_go_on_where_one_was() -> None:
    desk = coded()
    desk.place = ("K08-3", desk.text.index(SECOND))
    desk.left_at = f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        when = Speech("nb").when(desk.left_at, datetime.now(UTC))
        assert when.startswith("i går")
        assert lines(app)[0] == f" Fortsett: K08-3, svar 2 ({when})"
        assert not any("VENTER" in line for line in lines(app))
        await pilot.press("enter")
        await pilot.pause()
        assert Sitting(pilot, desk).selected == SECOND


async def test_the_last_copy_is_said() -> None:
    desk = coded()
    now = datetime.now(UTC)
    desk.copied = (f"{now:%Y-%m-%dT%H:%M:%SZ}", "backup")
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        when = Speech("nb").when(desk.copied[0], now)
        assert lines(app)[-1] == f" Siste sikkerhetskopi {when}"


@pytest.mark.parametrize(
    ("spot", "screen"),
    [
        ("cases:agreement", CasesScreen),
        ("today", FoundScreen),
        ("passages", PassagesScreen),
        ("codes", CodebookScreen),
        ("proposed", ProposalsScreen),
        ("outdated", FoundScreen),
        ("settle", SettlingScreen),
        ("settle:counted", SettlingScreen),
        ("quotes", CollectionsScreen),
    ],
)
async def test_a_number_opens_its_list_and_esc_leads_back(
    spot: str, screen: type
) -> None:
    app = WorkbenchApp(full())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to(pilot, spot)
        await pilot.press("enter")
        await pilot.pause()
        assert type(app.screen) is screen
        await pilot.press("escape")
        await pilot.pause()
        assert start(app).spots.spot == spot


@pytest.mark.parametrize(
    ("spot", "quote"),
    [("quotes", "b-2"), ("quotes:misplaced", "b-1"), ("quotes:stale", "b-3")],
)
async def test_quotes_that_wait_are_gone_to_in_whichever_collection(
    spot: str, quote: str
) -> None:
    """In the first nothing is translated, so nothing waits for that there."""
    desk = full()
    desk.titles = {"a": "Norsk", "b": "Engelsk"}
    desk.kept = {
        "a": [a_quote("a-1"), a_quote("a-2")],
        "b": [
            a_quote("b-1", translation="Done.", settled=False),
            a_quote("b-2"),
            a_quote("b-3", translation="Old.", translation_state="stale"),
        ],
    }
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to(pilot, spot)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CollectionsScreen)
        assert screen.lines.key == quote


def a_quote(uid: str, **values: Any) -> QuoteLine:
    place = {"position": 1, "document": "K08-3", "start": 0, "end": 4}
    return QuoteLine(id=uid, text="Ord.", **(place | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spot", "names", "title"),
    [
        (
            "list:0.received",
            ["K08-3", "K08-4", "K08-5"],
            "3 dokumenter · 2008 · Lokalt",
        ),
        (
            "list:0.coder-0",
            ["K08-3", "K08-4"],
            "2 av 3 dokumenter · 2008 · Lokalt · kodet av KN",
        ),
        (
            "list:0.finished",
            ["K08-4"],
            "1 av 3 dokumenter · 2008 · Lokalt · ferdig",
        ),
    ],
)
async def test_a_number_of_documents_opens_these_documents(
    spot: str, names: list[str], title: str
) -> None:
    desk = full()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to(pilot, spot)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        assert [text.split()[0] for text in screen.grid.texts] == names
        assert title in screen.query_one(TitleBar).texts[0]


async def test_an_empty_project_asks_three_things() -> None:
    class Empty(FakeDesk):
        def documents(self) -> Sequence[DocumentLine]:
            return super().documents() if self.files else []

    desk = Empty()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asked = lines(app)
        assert [asked[n] for n in (2, 5, 8)] == [
            " Hva heter studien?",
            " Hvem er du?",
            " Hva har du?",
        ]
        await pilot.press("enter", *"X", "enter")
        await app.workers.wait_for_complete()
        await pilot.press("j", "enter", *"Y", "enter")
        await app.workers.wait_for_complete()
        assert (desk.title, desk.coder) == ("X", "Y")
        assert "X" in start(app).query_one(TitleBar).texts[0]
        await pilot.press("j", "enter", *"/tmp/x", "enter")
        for _ in range(10):
            await pilot.pause()
        assert desk.asked == [("take in", "/tmp/x")]
        assert "x.pdf: uleselig" in str(shown(app, Telling).query_one(Static).content)
        await pilot.press("escape")
        await pilot.pause()
        assert lines(app)[0].startswith(" MATERIALET")


async def test_taking_in_can_be_stopped() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    class Slow(FakeDesk):
        def take_in(self, paths: str, progress: Progress) -> TakenIn:
            progress.start("progress.import", 400)
            loop.call_soon_threadsafe(begun.set)
            asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(5)
            try:
                progress.step()
            except Stopped:
                return TakenIn(said="Stanset; ingenting ble tatt inn.")
            raise AssertionError("nobody stopped it")

    app = WorkbenchApp(Slow())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("I", *"mappe", "enter")
        await asyncio.wait_for(begun.wait(), 5)
        await pilot.pause(0.15)
        assert "0 av 400" in str(shown(app, Working).query_one(Static).content)
        await pilot.press("escape")
        go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        said = shown(app, StartScreen).query_one(KeyLine).said
        assert said == "Stanset; ingenting ble tatt inn."


async def test_esc_leaves_the_question_for_files() -> None:
    desk = coded()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        before = list(desk.asked)
        await pilot.press("I")
        await pilot.pause()
        assert app.screen.query_one(Input).value == ""
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        assert desk.asked == before
        shown(app, StartScreen)


async def test_a_click_chooses_a_number_and_a_second_one_opens_it() -> None:
    app = WorkbenchApp(full())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        spots = start(app).spots
        x = spots.texts[1].rindex("2")
        await pilot.click(SpotList, offset=(x, 1))
        await pilot.pause()
        assert spots.spot == "list:0.coder-0"
        await pilot.click(SpotList, offset=(x, 1))
        await pilot.pause()
        coded_ones = shown(app, DocumentsScreen).grid.texts
        assert [text.split()[0] for text in coded_ones] == ["K08-3", "K08-4"]
