"""The README's tour is true: each of its commands is run, in its order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.S | re.M)


def commands() -> list[str]:
    """The lines of the tour's shell blocks."""
    tour = (ROOT / "README.md").read_text(encoding="utf-8").split("## Five minutes")[1]
    blocks = BLOCK.findall(tour.split("\n## ")[0])
    return [line for block in blocks for line in block.splitlines() if line]


def test_every_command_of_the_tour_works(tmp_path: Path) -> None:
    """In a copy with nothing but the study laid out and the codebooks beside it."""
    (tmp_path / "codebooks").symlink_to(ROOT / "codebooks")
    lines = commands()
    assert lines[0] == ". .venv/bin/activate"
    program = tmp_path / "bin" / "workbench"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m workbench "$@"\n')
    program.chmod(0o755)
    script = "set -eu\nworkbench demo --no-open\n" + "\n".join(lines[1:])
    run = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    study = tmp_path / "nav-study"
    for name in (
        "frequencies.xlsx",
        "quotes.docx",
        "study.docx",
        "then.csv",
        "../copy.db",
    ):
        assert (study / name).stat().st_size > 0
    assert "tjenestemann direktoratet våren 2010" in _words_of(study / "quotes.docx")


def _words_of(path: Path) -> str:
    docx = pytest.importorskip("docx")
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
