"""The screens in a terminal of their own, whose process is told to end."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.project import codebook, codings, documents, init_project, open_project

TEXT = "Intervjuer: Hvem eier?\n\nLeder: Det gjør vi. Sammen, sier de.\n"
BOOK = """
codebook: trial
language: nb
codes: [{id: dual-command, name: Dobbel styringslinje, key: "2"}]
"""
PATIENCE = 30.0
AT_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the process's own, so that closing it is told, and goes on."""
LEFT = b"\x1b[?1049l"
"""What a terminal gets when a program leaves its second screen."""


class Terminal:
    """A process with the screens, in a terminal that nobody looks at."""

    def __init__(self, project: Path) -> None:
        self.seen = b""
        self.handle, inside = pty.openpty()
        words = [sys.executable, "-m", "workbench", "-p", str(project), "open", "k08-3"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", AT_A_TERMINAL, *words],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "WORKBENCH_CODER": "KN"},
        )
        self.pid = self._process.pid
        os.close(inside)

    def until(self, words: bytes) -> None:
        """Reads until these words are on screen."""
        end = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < end, self.seen[-2000:]
            self._read()

    def _read(self) -> None:
        if select.select([self.handle], [], [], 0.1)[0]:
            try:
                self.seen += os.read(self.handle, 65536)
            except OSError:
                return

    def press(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def ended(self) -> int:
        """Waits until it has ended; its exit code."""
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            if time.monotonic() > end:
                self._process.kill()
                pytest.fail("it goes on")
            if self.handle >= 0:
                self._read()
        return self._process.returncode

    def close(self) -> None:
        os.close(self.handle)
        self.handle = -1


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "k08-3.txt").write_text(TEXT, encoding="utf-8")
    made = tmp_path / "studie.db"
    with init_project(made, coder="KN", title="Prøve", language="nb") as opened:
        wish = documents.Wish(values={})
        documents.import_files(opened, [tmp_path / "k08-3.txt"], wish)
        codebook.apply(opened, BOOK.encode(), "bok.yaml")
    return made


@pytest.mark.parametrize("way", ["hangup", "terminate", "closed"])
def test_ending_loses_nothing_and_leaves_the_terminal_as_it_was(
    project: Path, way: str
) -> None:
    terminal = Terminal(project)
    terminal.until(b"lagret")
    terminal.press("l2")
    terminal.until(b"Kodet")
    if way == "closed":
        terminal.close()
        assert terminal.ended() == 128 + signal.SIGHUP
    else:
        number = signal.SIGHUP if way == "hangup" else signal.SIGTERM
        os.kill(terminal.pid, number)
        assert terminal.ended() == 128 + number
        terminal._read()
        assert LEFT in terminal.seen
        terminal.close()
    with open_project(project, coder="KN") as opened:
        with opened.file.reading() as connection:
            held = connection.execute("select start, end from coding_now").fetchall()
        start = TEXT.index("Det gjør vi.")
        assert [tuple(row) for row in held] == [(start, start + 12)]
        assert codings.code_words(opened, "k08-3", "dual-command", "Sammen").new
