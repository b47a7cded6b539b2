from __future__ import annotations

from tests.tui.fake import FakeDesk
from tests.tui.test_reader_screen import FIRST, SECOND, Sitting
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.frequencies import FrequenciesScreen
from workbench.tui.screens.listing import ListScreen
from workbench.tui.screens.passages import PassagesScreen
from workbench.tui.widgets.quote_card import QuoteCard


def shown(app: WorkbenchApp) -> list[str]:
    screen = app.screen
    assert isinstance(screen, ListScreen)
    return [line.rstrip() for line in screen.lines.texts]


def coded() -> FakeDesk:
    desk = FakeDesk()
    for words in (FIRST, SECOND):
        start = desk.text.index(words)
        desk.code("K08-3", "dual-command", start, start + len(words))
    return desk


async def test_from_a_number_to_its_passages_to_the_text_and_back() -> None:
    app = WorkbenchApp(coded())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "j")
        assert isinstance(app.screen, FrequenciesScreen)
        assert app.screen.lines.key == "dual-command"
        await pilot.press("enter", "j", "enter")
        await pilot.pause()
        assert Sitting(pilot, FakeDesk()).selected == SECOND
        await pilot.press("escape")
        assert isinstance(app.screen, PassagesScreen)
        assert app.screen.lines.key == "1"
        await pilot.press("escape")
        assert isinstance(app.screen, FrequenciesScreen)
        assert app.screen.lines.key == "dual-command"


async def test_passages_stand_in_their_words() -> None:
    app = WorkbenchApp(coded())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert shown(app) == [
            " K08-3",
            "   dobbel styringslinje · KN",
            f"   ▌ {FIRST}",
            "   dobbel styringslinje · KN",
            f"   ▌ {SECOND}",
        ]


async def test_a_passage_is_removed_and_quoted_from_the_list() -> None:
    desk = coded()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", "Q", "K", "enter")
        await app.workers.wait_for_complete()
        assert desk.asked[-1] == ("quote", "K", FIRST)
        await pilot.press("j", "x")
        await pilot.pause()
        assert [c.id for c in desk.held.values()] == ["coding-01"]
        await pilot.press("o")
        await pilot.pause()
        assert shown(app)[0] == "  1   K08-3"
        assert app.screen.query_one(QuoteCard).texts[1].rstrip().endswith(FIRST + "»")


async def test_frequencies_with_bars_and_their_base() -> None:
    app = WorkbenchApp(coded())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        lines = shown(app)
        assert lines[1].startswith("   dobbel styringslinje")
        assert "  100 % ████████████████████ " in lines[1]
        assert lines[1].endswith("2 utdrag")


async def test_a_document_is_marked_finished() -> None:
    desk = coded()
    app = WorkbenchApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "F")
        await pilot.pause()
        assert desk.asked[-1] == ("finish", "K08-3", True)
        assert shown(app)[0].split() == ["K08-3", "48", "5", "2", "KN", "2008"]


async def test_hostile_names_are_neither_markup_nor_control() -> None:
    desk = coded()
    desk.held_codes[1] = type(desk.held_codes[1])(
        id="dual-command", name="[red]x[/]\x1b[2J", depth=1, pin="2"
    )
    app = WorkbenchApp(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("escape", "t", "escape", "f", "escape", "d", "enter")
        await pilot.press("enter", "x", "down")
        await pilot.pause()
        rows = app.screen._compositor.render_strips()
        text = "\n".join(strip.text for strip in rows)
        assert "\x1b" not in text
        assert "[red]x[/]␛[2J" in text
