"""The study's own checks of its material: they find nothing to find fault with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.mark.parametrize("script", ["check.py", "register.py"])
def test_the_study_is_as_its_checks_want_it(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-B", str(SEEDS / script)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert done.stdout.endswith("nothing to find fault with\n")
