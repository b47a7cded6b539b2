"""Killing a process that codes, again and again: what was acknowledged is there, whole.

    python -m tests.checks.kills [HOW MANY]

A child makes codings, a few to an operation, and says each operation's id once it is
recorded. It is killed at a random moment; then the file is opened and compared.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.store import small
from workbench.domain.anchors import checksum
from workbench.domain.changes import kinds
from workbench.ids import new_id
from workbench.store import doctor, file, log


def work(path: Path, pipe: int, seed: int) -> None:
    """Code until the end."""
    chance = random.Random(seed)
    opened = file.open_file(path)
    words = small.A[21:58]
    while True:
        batch = log.Batch()
        for _ in range(chance.randint(1, 4)):
            batch.add(
                kinds.CodingAdded(
                    subject=new_id(),
                    revision=small.uid("A", "1"),
                    code=small.uid(chance.choice(["stat", "styring", "samarbeid"])),
                    start=21,
                    end=58,
                    sum=checksum(small.SALT["A"], words),
                )
            )
        with opened.writing() as connection:
            made = log.record(connection, small.KN, kinds.Label.CODE, batch)
        os.write(pipe, f"{made}\n".encode())


def kill_once(path: Path, seed: int) -> list[str]:
    """Let a child work for some milliseconds and kill it; what it acknowledged."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            work(path, into, seed)
        finally:
            os._exit(1)
    os.close(into)
    time.sleep(random.Random(seed).uniform(0.005, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(out) as pipe:
        return [line.strip() for line in pipe if line.endswith("\n")]


def missing(path: Path, acknowledged: list[str]) -> list[str]:
    """Acknowledged operations that are not there, and operations that are half."""
    opened = file.open_file(path)
    run = opened.connection.execute
    there = {row[0] for row in run("select uid from operation")}
    half = run(
        "select uid from operation o where changes <>"
        " (select count(*) from change where operation = o.pk)"
    ).fetchall()
    unfolded = run(
        "select subject from change where kind = 'coding.added'"
        " and seq not in (select pk from coding_now)"
    ).fetchall()
    opened.close()
    lost = [one for one in acknowledged if one not in there]
    return lost + [row[0] for row in (*half, *unfolded)]


def main(times: int) -> int:
    """Kill so many times, a new project every fifty; how many were acknowledged."""
    return sum(
        _killed(range(first, min(first + 50, times))) for first in range(0, times, 50)
    )


def _killed(seeds: range) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.db"
        small.make(path).close()
        acknowledged: list[str] = []
        for seed in seeds:
            acknowledged += kill_once(path, seed)
            assert missing(path, acknowledged) == []
        assert doctor.examine(path) == []
    return len(acknowledged)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    sys.stdout.write(f"{count} kills, {main(count)} acknowledged, 0 lost, 0 half\n")
