"""The mode for a screen reader: the cursor follows, glyphs are plain, words say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.fake import FakeDesk
from tests.tui.terminal import HAS_TMUX, opened
from tests.tui.test_looks import LINES, coded
from workbench import settings
from workbench.project import documents
from workbench.project.session import init_project
from workbench.tui.app import WorkbenchApp
from workbench.tui.preferences import Preferences
from workbench.tui.reader.view import TranscriptView
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import KeyLine
from workbench.tui.widgets.finder import Query
from workbench.tui.widgets.lines import LineList
from workbench.tui.widgets.status import StatusLine, at_cursor

HEARD = Preferences(screen_reader=True)


def drawn(app: WorkbenchApp) -> list[str]:
    """The screen, a line a row."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def test_what_is_at_the_cursor_in_words() -> None:
    said = at_cursor(
        "answer 12 of 48",
        "Leader",
        "I count, don't I?",
        ["egen avtale (KN)", "new seams (MH)"],
        Speech("en"),
    )
    assert said == (
        "answer 12 of 48, Leader. Selected: 5 words."
        " Coded: egen avtale (KN), new seams (MH)."
    )
    assert at_cursor("", "", "Nei.", [], Speech("nb")) == "Merket: 1 ord. Ikke kodet."


async def test_the_status_says_who_speaks_how_much_is_chosen_and_the_codes() -> None:
    app = WorkbenchApp(coded(), document="K08-3", preferences=HEARD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "l", "j")
        status = app.screen.query_one(StatusLine)
        assert status.display
        assert status.said == (
            "svar 4 av 9, Leder. Merket: 9 ord. Kodet: dobbel styringslinje (KN)."
        )
        await pilot.press("j", "3")
        await pilot.pause()
        assert "Kodet: dobbel styringslinje (KN), nye sømmer (KN)" in status.said
        await pilot.press("J")
        assert status.said.startswith(
            "spørsmål 5 av 9, Intervjuer. Merket: 4 ord. Ikke"
        )
        rows = [line.strip() for line in drawn(app)]
        assert any(row.startswith("spørsmål 5 av 9, Intervjuer.") for row in rows)


async def test_without_the_mode_there_is_no_status() -> None:
    app = WorkbenchApp(coded(), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        assert not app.screen.query_one(StatusLine).display
        assert "│" in "".join(drawn(app))


@pytest.mark.parametrize(
    "keys", ["l l j", "l l enter k", "l l m", "question_mark", "escape d", "escape f"]
)
async def test_nothing_is_drawn_with_glyphs_that_are_not_read_out(keys: str) -> None:
    app = WorkbenchApp(coded(), document="K08-3", preferences=HEARD)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause()
        shown = set("".join(drawn(app)))
        assert {one for one in shown if 0x2500 <= ord(one) < 0x2800} == set()
        assert app.animation_level == "none"


async def test_stripes_have_plain_ends_and_names() -> None:
    app = WorkbenchApp(coded(), document="K08-3", preferences=HEARD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "l", "j")
        margins = [row[60:].rstrip() for row in drawn(app) if row[60:61] == "|"]
        named = [one for one in margins if len(one) > 1]
        assert named[:3] == ["|( dobbel styringsl…", "|:( nye sømmer", "|:)"]


async def test_the_cursor_is_where_the_caret_is() -> None:
    app = WorkbenchApp(FakeDesk(), document="K08-3", preferences=HEARD)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        for keys in ("w", "w", "j", "l", "h", "v", "w", "escape"):
            await pilot.press(keys)
            view = screen.query_one(TranscriptView)
            x, y = app.cursor_position
            caret = view.cursor.caret
            assert drawn(app)[y][x:].startswith(view.text[caret : caret + 3].split()[0])
        await pilot.press("m", "a", "b")
        await pilot.pause()
        x, y = app.cursor_position
        assert drawn(app)[y][x - 2 : x] == "ab"
        await pilot.press("escape", "enter", "k", "down")
        await pilot.pause()
        x, y = app.cursor_position
        assert drawn(app)[y][x] == ">"
        await pilot.press("o")
        await pilot.pause()
        x, y = app.cursor_position
        assert drawn(app)[y][x - 2 : x] == "ko"
        assert not app.screen.query_one(Query).cursor_blink
        await pilot.press("escape", "d")
        await pilot.pause()
        x, y = app.cursor_position
        assert "K08-3" in drawn(app)[y] and x == app.screen.query_one(LineList).region.x


async def test_the_mode_begins_and_ends_by_key_and_is_kept() -> None:
    app = WorkbenchApp(FakeDesk(), document="K08-3")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("l", "f3")
        await pilot.pause()
        assert settings.load().screen_reader
        assert app.screen.query_one(KeyLine).said.startswith("Skjermleser: markøren")
        assert "│" not in "".join(drawn(app))
        await pilot.press("f3")
        await pilot.pause()
        assert not settings.load().screen_reader
        assert "│" in "".join(drawn(app))


@pytest.mark.skipif(not HAS_TMUX, reason="there is no tmux here")
def test_the_hardware_cursor_follows_the_caret(tmp_path: Path) -> None:
    """In a real terminal: shown, on the word one is on, through lists and editors."""
    text = "\n\n".join(f"{speaker}: {words}" for speaker, words in LINES)
    (tmp_path / "talk.txt").write_text(text)
    with init_project(tmp_path / "talk.db", coder="KN", language="nb") as project:
        wish = documents.Wish(values={})
        documents.import_files(project, [tmp_path / "talk.txt"], wish)
    settings.remember_screen_reader(True)
    with opened(tmp_path / "talk.db", tmp_path) as terminal:
        terminal.until(lambda rows: "talk" in rows[0])
        terminal.press("d")
        terminal.until(lambda rows: "1 dokument" in rows[0])
        terminal.press("Enter")
        terminal.until(lambda rows: "svar" in rows[0] or "spørsmål" in rows[0])
        words = "Jeg kom fra sosialtjenesten Der hadde jeg vært i ni år og".split()
        terminal.press("l")
        for word in words:
            rows = terminal.settled()
            x, y, shown = terminal.cursor()
            assert shown
            assert rows[y][x:].startswith(word)
            terminal.press("w")
        terminal.press("Escape", "F3")
        terminal.settled()
        assert not terminal.cursor()[2]
