"""A memo goes on in the user's own editor, and comes back; or it is said why not."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.containers import Vertical
from textual.widgets import TextArea

from tests.tui.fake import FakeDesk
from workbench.tui import outside
from workbench.tui.app import WorkbenchApp
from workbench.tui.widgets.memo import MemoEditor

SCRIPT = """#!/bin/sh
ls -l "$1" | cut -c1-10 > "$0.seen"
ls -ld "$(dirname "$1")" | cut -c1-10 >> "$0.seen"
cat "$1" >> "$0.seen"
printf 'Rettet på æøå\\n' > "$1"
exit {code}
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(WorkbenchApp, "suspend", lambda self: nullcontext())
    return script(tmp_path, monkeypatch, code=0)


def script(folder: Path, monkeypatch: pytest.MonkeyPatch, *, code: int) -> Path:
    path = folder / "min editor"
    path.write_text(SCRIPT.format(code=code), encoding="utf-8")
    path.chmod(0o700)
    monkeypatch.setenv("EDITOR", f"'{path}'")
    return path


async def written(desk: FakeDesk) -> tuple[str, str]:
    """What stands in the memo afterwards, and in its last line."""
    app = WorkbenchApp(desk, document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "m")
        await pilot.press(*"Hei")
        await pilot.press("ctrl+o")
        await pilot.pause()
        editor = app.screen
        assert isinstance(editor, MemoEditor)
        said = str(editor.query_one(Vertical).border_subtitle)
        return editor.query_one(TextArea).text, said


async def test_it_is_written_on_in_the_editor(made: Path) -> None:
    """The file and its folder are for nobody else, and gone afterwards."""
    text, _ = await written(FakeDesk())
    assert text == "Rettet på æøå"
    seen = made.with_name("min editor.seen").read_text(encoding="utf-8").split("\n")
    assert seen == ["-rw-------", "drwx------", "Hei"]


async def test_an_editor_that_fails_leaves_the_memo(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(made.parent, monkeypatch, code=3)
    text, said = await written(FakeDesk())
    assert text == "Hei"
    assert "sluttet ikke som det skulle: memoet er som det var." in said


async def test_a_project_may_forbid_it(made: Path) -> None:
    desk = FakeDesk()
    desk.forbids = frozenset({"editor"})
    text, said = await written(desk)
    assert text == "Hei"
    assert "tillater ikke andre redigeringsprogrammer" in said
    assert not made.with_name("min editor.seen").exists()


async def test_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    _, said = await written(FakeDesk())
    assert "Ingen redigeringsprogram er oppgitt" in said


def test_visual_goes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim -n")
    monkeypatch.setenv("EDITOR", "ed")
    assert outside.editor() == ["vim", "-n"]
