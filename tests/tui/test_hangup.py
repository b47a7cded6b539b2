"""A program that is ended amid a memo: what was typed is there at the next start."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

from tests.project.study import LEADER, begin
from workbench.project import memos, open_project, undoing
from workbench.tui.app import WorkbenchApp
from workbench.tui.study import Study
from workbench.tui.widgets.bars import KeyLine

PATIENCE = 30.0
"""Seconds after which a screen that does not come is given up."""


class Terminal:
    """The workbench in a terminal of its own."""

    def __init__(self, project: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        command = ["-m", "workbench", "--as", "KN", "-p", str(project), "open", "leder"]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=os.environ | {"TERM": "xterm-256color"},
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )
        os.close(slave)
        self._seen = b""

    def until(self, done: Callable[[bytes], bool]) -> None:
        """Reads what is painted until it is so."""
        end = time.monotonic() + PATIENCE
        while not done(self._seen):
            assert time.monotonic() < end, self._seen[-2000:]
            if select.select([self._master], [], [], 0.05)[0]:
                self._seen += os.read(self._master, 65536)

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def hang_up(self) -> int:
        os.kill(self.process.pid, signal.SIGHUP)
        found = self.process.wait(PATIENCE)
        os.close(self._master)
        return found


def drafted(folder: Path) -> str:
    """What the draft holds; nothing where there is none."""
    for path in folder.glob("*.json"):
        return str(json.loads(path.read_text("utf-8"))["text"])
    return ""


async def test_a_hangup_amid_a_memo_loses_no_line(tmp_path: Path) -> None:
    begin(tmp_path).close()
    terminal = Terminal(tmp_path / "p.db")
    try:
        terminal.until(lambda seen: b"Mandag" in seen)
        terminal.type("l")
        terminal.type("m")
        terminal.until(lambda seen: b"Esc" in seen)
        terminal.type("Første linje\rAndre linje\rtre")
        folder = tmp_path / "p.drafts"
        terminal.until(lambda _: drafted(folder).endswith("tre"))
        assert terminal.hang_up() == -signal.SIGHUP
    finally:
        terminal.process.kill()
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
