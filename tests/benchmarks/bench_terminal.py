"""The program in a terminal of its own: from a key's byte to the last byte painted."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Result, Told

TITLE = "in a real pty, 120 x 40, 60 frames a second; beside one frame, in ms"
FRAME = "16.7 ms"
QUIET = 0.06
"""Seconds without a byte after which a key is taken to have done all it does."""
KEYS = {
    "a word on": [b"w"] * 30,
    "a page on, and back": [b"\x1b[6~", b"\x1b[6~", b"\x1b[5~", b"\x1b[5~"] * 6,
    "a durable coding": [b"1", b"j"] * 12,
}
DOCUMENTS = {"samtale-500": "40 KB", "bok-500": "1 MB"}


def run(place: Path) -> list[Result]:
    """Median and ninety-fifth of a hundred, on two documents with 500 codings."""
    path = corpus.copy(corpus.project("pages", corpus.PAGES), place / "keys.db")
    found: list[Result] = []
    for document, size in DOCUMENTS.items():
        terminal = Terminal(path, document)
        for what, keys in KEYS.items():
            times = [(terminal.key(key), key) for key in keys]
            counted = sorted(spent for spent, key in times if key != b"j")
            middle = statistics.median(counted)
            high = counted[int(len(counted) * 0.95)]
            said = f"{middle * 1e3:.1f} ms (95 %: {high * 1e3:.1f})"
            found.append(Told(name=f"{size}: {what}", said=said, by=FRAME))
        terminal.close()
    return found


class Terminal:
    """The program, reading keys from a pty and painting into it."""

    def __init__(self, project: Path, document: str) -> None:
        self._handle, inside = pty.openpty()
        size = struct.pack("HHHH", 40, 120, 0, 0)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, size)
        kept = {k: v for k, v in os.environ.items() if not k.startswith("TEXTUAL")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "workbench", "-p", str(project), "open", document],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            env={**kept, "TERM": "xterm-256color", "WORKBENCH_CODER": corpus.CODER},
        )
        os.close(inside)
        self._read(3.0)

    def key(self, key: bytes) -> float:
        """Type a key; seconds until the last byte of what it paints."""
        begun = time.perf_counter()
        os.write(self._handle, key)
        return max(self._read(QUIET) - begun, 0.0)

    def _read(self, quiet: float) -> float:
        """Read until nothing comes for so long; when the last byte came."""
        last = time.perf_counter()
        while select.select([self._handle], [], [], quiet)[0]:
            os.read(self._handle, 1 << 16)
            last = time.perf_counter()
        return last

    def close(self) -> None:
        """End the program."""
        self._process.terminate()
        with suppress(OSError):
            self._read(0.5)
        self._process.wait()
        os.close(self._handle)
