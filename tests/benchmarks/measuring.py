"""Ratios to a limit: both are run in turn, A B A B, and the medians compared."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Seconds = float
Timed = Callable[[], Seconds]
"""Does a thing once and says how long it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One thing measured against its limit."""

    name: str
    limit: Sequence[Seconds]
    ours: Sequence[Seconds]
    within: float | None
    """How many times the limit it may take; None where it is told only."""

    @property
    def ratios(self) -> list[float]:
        """What each run of ours is to the run of the limit just before it."""
        return [a / b for a, b in zip(self.ours, self.limit, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)

    @property
    def good(self) -> bool:
        """Whether it keeps within its limit."""
        return self.within is None or self.ratio <= self.within


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that cannot be measured, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure without a limit in this run, beside one that was measured before."""

    name: str
    said: str
    by: str
    """The figure of the prototype, in the same unit."""


Result = Pair | Missing | Told


def in_turn(
    name: str, limit: Timed, ours: Timed, *, rounds: int, within: float | None
) -> Pair:
    """Run both `rounds` times in turn, after one run each that does not count."""
    limit()
    ours()
    limits: list[Seconds] = []
    mine: list[Seconds] = []
    gc.collect()
    for _ in range(rounds):
        limits.append(limit())
        mine.append(ours())
    return Pair(name=name, limit=limits, ours=mine, within=within)


def cpu(act: Callable[[], object], *, times: int = 1) -> Timed:
    """Processor time of this process: fair where the machine does other work too."""

    def timed() -> Seconds:
        begun = time.process_time()
        for _ in range(times):
            act()
        return (time.process_time() - begun) / times

    return timed


def wall(act: Callable[[], object]) -> Timed:
    """Time on the clock, for what waits for the disk."""

    def timed() -> Seconds:
        begun = time.perf_counter()
        act()
        return time.perf_counter() - begun

    return timed


def process(
    command: Callable[[], Sequence[str]], environment: Mapping[str, str]
) -> Timed:
    """Processor time of a whole process, which must succeed."""

    def timed() -> Seconds:
        running = subprocess.Popen(
            command(),
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            raise RuntimeError(f"{running.args!r} ended with {running.returncode}")
        return used.ru_utime + used.ru_stime

    return timed


_LAUNCH = """
import os, sys
quiet = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in (0, 1, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
print(os.wait4(child, 0)[2].ru_maxrss)
"""


def peak(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Megabytes that a whole process held at most.

    A small process starts it: a child is said to have held what its parent did.
    """
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCH, *command],
        env=dict(environment),
        check=True,
        capture_output=True,
        text=True,
    )
    # Linux counts kilobytes, macOS bytes.
    return int(done.stdout) / (1_000_000 if sys.platform == "darwin" else 1_000)


# -- the table

_HEAD = ("", "limit", "ours", "ratio", "least-most", "within", "")


def table(title: str, results: Iterable[Result]) -> str:
    """Results as lines: medians, the ratio with its range, and what it should be."""
    rows = [(title, *_HEAD[1:]), *(_row(one) for one in results)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(_HEAD))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(max(widths[0], 46))]
    cells += [c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)]
    return "  ".join(cells).rstrip()


def _row(one: Result) -> tuple[str, ...]:
    if isinstance(one, Missing):
        return (f"  {one.name}", "-", "-", "-", "-", "-", one.why[:60])
    if isinstance(one, Told):
        return (f"  {one.name}", one.by, one.said, "", "", "", "")
    low, high = min(one.ratios), max(one.ratios)
    return (
        f"  {one.name}",
        _shown(statistics.median(one.limit)),
        _shown(statistics.median(one.ours)),
        f"{one.ratio:.2f}",
        f"{low:.2f}-{high:.2f}",
        f"{one.within:g}" if one.within is not None else "",
        "" if one.good else "MISSED",
    )


def _shown(seconds: Seconds) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"
