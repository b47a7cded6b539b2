"""How long a command takes from the shell and back."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Missing, Result, in_turn, process

TITLE = "a command, as a process; limit: import click, sqlite3"
WITHIN = 2.0
ROUNDS = 15

Words = Callable[[], list[str]]
"""What comes after the program's name, anew each time."""


def run(place: Path) -> list[Result]:
    """Help, a listing, a coding, a report, on a project of 90 documents."""
    made = corpus.copy(corpus.project("many-90", corpus.many(90)), place / "start.db")
    project = ["-p", str(made)]
    starts = count(0, 7)

    def coding() -> list[str]:
        start = next(starts)
        where = ["samtale", "kode-0-0-1", "--at", f"{start}:{start + 60}"]
        return [*project, "code", *where]

    return [
        _measured("workbench --help", lambda: ["--help"]),
        _measured("workbench documents", lambda: [*project, "documents"]),
        _measured("workbench code (durable)", coding),
        _measured(
            "workbench report frequencies", lambda: [*project, "report", "frequencies"]
        ),
    ]


def _measured(name: str, words: Words) -> Result:
    tried = subprocess.run(
        command(words), capture_output=True, env=environment(), text=True, check=False
    )
    if tried.returncode:
        return Missing(name=name, why=(tried.stderr.splitlines() or ["failed"])[0])
    limit = process(
        lambda: [sys.executable, "-c", "import click, sqlite3"], environment()
    )
    ours = process(lambda: command(words), environment())
    return in_turn(name, limit, ours, rounds=ROUNDS, within=WITHIN)


def command(words: Words) -> list[str]:
    script = Path(sys.executable).with_name("workbench")
    program = [str(script)] if script.exists() else [sys.executable, "-m", "workbench"]
    return [*program, *words()]


def environment() -> dict[str, str]:
    """As a user has it: modules are compiled once, not at every start."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    cache = Path(tempfile.gettempdir()) / f"workbench-bytecode-{os.getuid()}"
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(cache),
        "WORKBENCH_CODER": corpus.CODER,
    }
