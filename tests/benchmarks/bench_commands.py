"""Reports as whole commands over 1,000 documents: processor time, and memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks import bench_frequencies, bench_reports, corpus
from tests.benchmarks.bench_start import command, environment
from tests.benchmarks.measuring import Result, Told, in_turn, peak, process

TITLE = "a command over 1,000 documents; limit: import click, sqlite3, and plain SQL"
WITHIN = 3.0
SIZE = 1_000
ROUNDS = 5

_PLAIN = """
import click, sqlite3, sys
connection = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
for statement in sys.argv[2:]:
    connection.execute(statement).fetchall()
"""

WORDS = (
    "select code, document, start, end, speaker, text, coder from v_passage"
    " where role in ('interviewee', 'none') order by document, start, end, code"
)
COMMANDS = {
    "frequencies": ([], bench_frequencies.PLAIN),
    "frequencies --by wave": ([], bench_frequencies.BY),
    "crosstab --columns wave": ([], bench_reports.DOCUMENTS),
    "cooccurrence": ([], bench_reports.OVERLAPPING),
    "passages": (["--format", "csv"], WORDS),
}
"""The rest of the command, and the statement that asks for the same."""


def run(place: Path) -> list[Result]:
    """Each report against the plain statement in a process of its own."""
    made = corpus.project(f"many-{SIZE}", corpus.many(SIZE))
    return [one for name in COMMANDS for one in _measured(name, made)]


def _measured(name: str, made: Path) -> Iterator[Result]:
    rest, statement = COMMANDS[name]

    def ours() -> Sequence[str]:
        return command(lambda: ["-p", str(made), "report", *name.split(), *rest])

    def plain() -> Sequence[str]:
        return [sys.executable, "-c", _PLAIN, str(made), statement]

    subprocess.run(ours(), check=True, capture_output=True, env=environment())
    yield in_turn(
        f"report {name}",
        process(plain, environment()),
        process(ours, environment()),
        rounds=ROUNDS,
        within=WITHIN,
    )
    yield Told(
        name=f"report {name}, memory in MB",
        by=f"{peak(plain(), environment()):.0f}",
        said=f"{peak(ours(), environment()):.0f}",
    )
