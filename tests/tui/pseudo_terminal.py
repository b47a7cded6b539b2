"""The program in a terminal of its own, for tests of what only a process can show."""

from __future__ import annotations

import fcntl
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
from contextlib import suppress
from pathlib import Path

PATIENCE = 30.0
"""Seconds after which what does not come is given up."""
AT_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the process's own, so that closing it is told, and goes on."""


class Terminal:
    """`workbench open DOCUMENT` by KN, at 80 x 24; use as a context manager."""

    def __init__(self, project: Path, document: str) -> None:
        self.seen = b""
        """Everything that was painted."""
        self._handle, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        program = [sys.executable, "-m", "workbench", "--as", "KN", "-p", str(project)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", AT_A_TERMINAL, *program, "open", document],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=os.environ | {"TERM": "xterm-256color"},
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )
        os.close(inside)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._handle >= 0:
            os.close(self._handle)

    def until(self, done: Callable[[bytes], bool]) -> None:
        """Reads what is painted until it is so."""
        end = time.monotonic() + PATIENCE
        while not done(self.seen):
            assert time.monotonic() < end, self.seen[-2000:]
            self._read()

    def _read(self) -> None:
        if select.select([self._handle], [], [], 0.05)[0]:
            with suppress(OSError):
                self.seen += os.read(self._handle, 65536)

    def type(self, keys: str) -> None:
        """Sends keys as they would be typed."""
        os.write(self._handle, keys.encode())

    def send(self, number: signal.Signals) -> None:
        """Sends a signal to the program."""
        os.kill(self._process.pid, number)

    def close(self) -> None:
        """Closes the terminal under the program."""
        os.close(self._handle)
        self._handle = -1

    def ended(self) -> int:
        """Waits until the program has ended; its exit code."""
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            assert time.monotonic() < end, "it goes on"
            if self._handle >= 0:
                self._read()
            else:
                time.sleep(0.05)
        if self._handle >= 0:
            self._read()
        return self._process.returncode
