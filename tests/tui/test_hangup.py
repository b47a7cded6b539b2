"""A program that is ended amid a memo: what was typed is there at the next start."""

from __future__ import annotations

import json
import signal
from pathlib import Path

from tests.project.study import LEADER, begin
from tests.tui.pseudo_terminal import Terminal
from workbench.project import memos, open_project, undoing
from workbench.tui.app import WorkbenchApp
from workbench.tui.study import Study
from workbench.tui.widgets.bars import KeyLine


def drafted(folder: Path) -> str:
    """What the draft holds; nothing where there is none."""
    for path in folder.glob("*.json"):
        return str(json.loads(path.read_text("utf-8"))["text"])
    return ""


async def test_a_hangup_amid_a_memo_loses_no_line(tmp_path: Path) -> None:
    begin(tmp_path).close()
    folder = tmp_path / "p.drafts"
    with Terminal(tmp_path / "p.db", "leder") as terminal:
        terminal.until(lambda seen: b"Mandag" in seen)
        terminal.type("l")
        terminal.type("m")
        terminal.until(lambda seen: b"Esc" in seen)
        terminal.type("Første linje\rAndre linje\rtre")
        terminal.until(lambda _: drafted(folder).endswith("tre"))
        terminal.send(signal.SIGHUP)
        assert terminal.ended() == 128 + signal.SIGHUP
    assert drafted(folder) == "Første linje\nAndre linje\ntre"

    with open_project(tmp_path / "p.db", coder="KN") as project:
        assert memos.every(project) == []
        app = WorkbenchApp(Study(project))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            said = app.screen.query_one(KeyLine).said
            assert said == "1 tekst som ble avbrutt, er lagret."
        app.let_go()
        [memo] = memos.every(project)
        assert memo.text == "Første linje\nAndre linje\ntre"
        assert memo.start is not None
        assert LEADER[memo.start : memo.end] == "Det er slitsomt."
        assert not folder.exists()
        undoing.undo(project)
        assert memos.every(project) == []
