"""A process that is killed loses nothing it has acknowledged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_was_acknowledged_is_there_whole() -> None:
    """Thirty kills at random moments; `tests/checks/kills.py` does a thousand."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.checks.kills", "30"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("30 kills, ")
    assert told.stdout.endswith(" acknowledged, 0 lost, 0 half\n")
    assert int(told.stdout.split()[2]) > 0
