"""Every command, walked through by transcripts whose words and figures are by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.transcript import Normaliser, exchanges, played
from workbench.cli.registry import COMMANDS

FOLDER = Path(__file__).parents[1] / "transcripts"
TRANSCRIPTS = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_what_is_printed_is_what_the_transcript_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_CODER", "KN")
    for command, expected, printed in played(path, tmp_path):
        assert f"$ {command}\n{printed}" == f"$ {command}\n{expected}"


def test_every_command_is_in_a_transcript() -> None:
    typed = "\n".join(path.read_text(encoding="utf-8") for path in TRANSCRIPTS)
    walked = set(re.findall(r"^\$ workbench (?:-\S+ \S+ )*([a-z]+)", typed, re.M))
    walked |= set(re.findall(r"^\$ workbench (?:--as \S+ )*([a-z]+)", typed, re.M))
    assert set(COMMANDS) - walked == set()


def test_a_transcript_is_taken_apart() -> None:
    block = "$ workbench a\none\n\ntwo  \n$ workbench b\nexit 2\n"
    assert [(one.command, one.expected) for one in exchanges(block)] == [
        ("workbench a", "one\n\ntwo"),
        ("workbench b", "exit 2"),
    ]


def test_what_is_masked(tmp_path: Path) -> None:
    normaliser = Normaliser(tmp_path)
    said = f"{tmp_path}/s.db 0fe1d2c3 2026-05-04 10:11 89abcdef 0fe1d2c3"
    masked = "FOLDER/s.db id-00001 YYYY-MM-DD HH:MM id-00002 id-00001"
    assert normaliser.masked(said) == masked
    assert normaliser.typed("workbench uncode id-00002") == "workbench uncode 89abcdef"
    assert normaliser.masked("2010-04-12 2007") == "2010-04-12 2007"
