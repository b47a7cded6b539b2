"""The screens in a real terminal: tmux, in which one types and looks."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

PATIENCE = 20.0
"""Seconds after which something that is waited for will not come."""

ROOT = Path(__file__).parents[2]
HAS_TMUX = shutil.which("tmux") is not None

# It writes each text at the left edge and asks the terminal where the cursor is.
_RULER = r"""
import json, os, re, sys, termios, tty
asked, said = sys.argv[1:]
kept = termios.tcgetattr(0)
tty.setraw(0)
found = []
for text in json.load(open(asked)):
    os.write(1, b"\r\x1b[2K" + text.encode() + b"\x1b[6n")
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(0, 1)
    found.append(int(re.search(rb";(\d+)R", answer)[1]) - 1)
termios.tcsetattr(0, termios.TCSANOW, kept)
with open(said + ".part", "w") as file:
    json.dump(found, file)
os.rename(said + ".part", said)
"""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A tmux session that runs the program."""

    socket: str
    raw: Path
    """What the program wrote to the terminal, byte for byte."""

    def tmux(self, *words: str) -> str:
        """What a tmux command prints."""
        done = subprocess.run(
            ["tmux", "-L", self.socket, *words],
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        return done.stdout.decode("utf-8")

    def press(self, *keys: str) -> None:
        """Types keys, as tmux names them."""
        self.tmux("send-keys", "-t", "w", *keys)

    def rows(self) -> list[str]:
        """The screen, a line a row."""
        return self.tmux("capture-pane", "-p", "-t", "w").split("\n")[:-1]

    def cursor(self) -> tuple[int, int, bool]:
        """Column and row of the hardware cursor, and whether it is shown."""
        said = self.tmux(
            "display", "-p", "-t", "w", "#{cursor_x},#{cursor_y},#{cursor_flag}"
        )
        x, y, flag = said.strip().split(",")
        return int(x), int(y), flag == "1"

    def cells(self, texts: Sequence[str]) -> list[int]:
        """How many cells the terminal itself gives each text: it is asked.

        That happens in a window of its own; the screen of the program is not touched.
        """
        asked, said = self.raw.with_name("asked.json"), self.raw.with_name("said.json")
        said.unlink(missing_ok=True)
        asked.write_text(json.dumps(texts))
        program = shlex.join([sys.executable, "-c", _RULER, str(asked), str(said)])
        self.tmux("new-window", "-d", "-n", "ruler", program)
        deadline = time.monotonic() + PATIENCE
        while not said.exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        found: list[int] = json.loads(said.read_text())
        return found

    def until(self, seen: Callable[[list[str]], bool]) -> list[str]:
        """The screen as soon as it shows something; fails where it does not come."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            rows = self.rows()
            if seen(rows):
                return rows
            time.sleep(0.05)
        raise AssertionError("\n".join(rows))

    def settled(self) -> list[str]:
        """The screen once it has stayed the same for a moment."""
        before: list[str] = []
        while (rows := self.rows()) != before:
            before = rows
            time.sleep(0.25)
        return rows


@contextmanager
def opened(
    project: Path, folder: Path, *, size: tuple[int, int] = (80, 24), **variables: str
) -> Iterator[Terminal]:
    """The program in a terminal, over a project, until the block ends.

    Args:
        project: The project file.
        folder: Where settings and what was written go.
        size: Columns and rows.
        variables: Further variables of its environment.
    """
    terminal = Terminal(f"workbench-{uuid4().hex[:8]}", folder / "raw")
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TZ")}
    home = os.environ["WORKBENCH_HOME"]
    kept |= {"WORKBENCH_HOME": home, "WORKBENCH_CODER": "KN", "PYTHONPATH": str(ROOT)}
    kept |= {"HOME": str(folder), **variables}
    told = [f"{name}={value}" for name, value in kept.items()]
    program = [sys.executable, "-m", "workbench", str(project)]
    columns, rows = map(str, size)
    start = ["-f", "/dev/null", "new-session", "-d", "-s", "w", "-x", columns]
    # It waits for a line, so that nothing is written before the pipe is there.
    waiting = ["sh", "-c", 'read _; exec "$@"', "sh", "env", "-u", "TMUX", *told]
    try:
        terminal.tmux("-u", *start, "-y", rows, *waiting, *program)
        terminal.tmux("pipe-pane", "-t", "w", f"cat > '{terminal.raw}'")
        terminal.press("Enter")
        yield terminal
    finally:
        subprocess.run(
            ["tmux", "-L", terminal.socket, "kill-server"],
            capture_output=True,
            check=False,
        )
