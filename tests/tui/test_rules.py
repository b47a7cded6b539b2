"""What a project forbids the screens: the clipboard, another editor."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from textual.widgets import TextArea

from tests.tui.fake import FakeDesk
from workbench.tui.app import WorkbenchApp
from workbench.tui.reader.view import TranscriptView
from workbench.tui.widgets.bars import KeyLine

Written = list[str]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """What went to the terminal beside the pictures of the screen."""
    from textual.drivers.headless_driver import HeadlessDriver

    found: Written = []

    def write(driver: Any, data: str) -> None:
        found.append(data)

    monkeypatch.setattr(HeadlessDriver, "write", write)
    return found


def copied(written: Written) -> list[str]:
    """The words that were put on the clipboard (OSC 52)."""
    raw = [one[7:-1] for one in written if one.startswith("\x1b]52;c;")]
    return [base64.b64decode(one).decode() for one in raw]


async def test_the_selected_words_are_copied(written: Written) -> None:
    desk = FakeDesk()
    app = WorkbenchApp(desk, document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "ctrl+c")
        span = app.screen.query_one(TranscriptView).cursor.span
        assert copied(written) == [desk.text[slice(*span)]]


async def test_a_project_can_forbid_the_clipboard(written: Written) -> None:
    desk = FakeDesk()
    desk.forbids = frozenset({"clipboard"})
    app = WorkbenchApp(desk, document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "ctrl+c")
        assert app.screen.query_one(KeyLine).said == (
            "Prosjektet tillater ikke utklippstavlen: ingenting er kopiert."
        )
        await pilot.press("m", *"abc", "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "abc"
        assert copied(written) == []
        assert app.allows("editor")


@pytest.mark.parametrize("key", ["u", "ctrl+r"])
async def test_what_an_undoing_or_a_redoing_allows_is_known_at_once(key: str) -> None:
    desk = FakeDesk()
    desk.before, desk.after = [desk.held], [desk.held]
    app = WorkbenchApp(desk, document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        desk.forbids = frozenset({"editor"})
        await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not app.allows("editor")


async def test_what_is_forbidden_elsewhere_is_forbidden_here(written: Written) -> None:
    desk = FakeDesk()
    app = WorkbenchApp(desk, document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        assert app.allows("editor")
        desk.forbids, desk.elsewhere = frozenset({"clipboard", "editor"}), True
        await app._look_again()
        assert not app.allows("editor")
        assert app.screen.query_one(KeyLine).said == (
            "Prosjektet tillater ikke andre redigeringsprogrammer: skriv her."
        )
        await pilot.press("ctrl+c")
        assert copied(written) == []
