"""A command loads what it needs: asked of fresh interpreters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.test_imports import HEAVY
from workbench.cli.main import cli

ROOT = Path(__file__).parents[2]
HEAVIER = HEAVY | {"rich", "yaml", "pygments", "asyncio"}
"""Besides the heavy libraries, what commands of every day can do without."""

_SCRIPT = """
import atexit, json, sys
words, where = json.loads(sys.argv[1]), sys.argv[2]
def tell():
    names = sorted({one.partition(".")[0] for one in sys.modules})
    with open(where, "w") as out:
        json.dump(names, out)
atexit.register(tell)
sys.argv = ["workbench", *words]
from workbench.cli.main import run
run()
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    (folder / "anna.txt").write_text("Anna: We had two offices. Nobody knew.\n")
    (folder / "book.yaml").write_text(
        "codebook: small\ncodes:\n  - {id: power, name: Power}\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("WORKBENCH_HOME", str(folder / "home"))
        patch.setenv("WORKBENCH_CODER", "KN")
        for words in (
            ["init", "study.db", "--language", "en"],
            ["import", "anna.txt"],
            ["codebook", "apply", "book.yaml"],
        ):
            assert CliRunner().invoke(cli, words).exit_code == 0
    return folder


def loaded(study: Path, *words: str) -> set[str]:
    """The packages that a run of the program has loaded by its end."""
    told = study / "told.json"
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, json.dumps(words), str(told)],
        cwd=study,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "WORKBENCH_HOME": str(study / "home"),
            "WORKBENCH_CODER": "KN",
        },
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(told.read_text()))


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("--version",),
        ("report", "--help"),
        ("documents",),
        ("documents", "--format", "csv"),
        ("codings", "--format", "json"),
        ("show", "anna"),
        ("history",),
        ("find", "offices"),
        ("code", "anna", "power", "--at", "6:25"),
        ("undo",),
        ("report", "frequencies"),
        ("report", "frequencies", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_commands_of_every_day_load_nothing_heavy(
    study: Path, words: tuple[str, ...]
) -> None:
    assert HEAVIER & loaded(study, *words) == set()


def test_help_opens_no_database(study: Path) -> None:
    assert not {"sqlite3", "sqlite_utils"} & loaded(study, "--help")


def test_a_question_loads_its_grammar_and_no_more(study: Path) -> None:
    found = loaded(study, "codings", "--where", "code:power")
    assert HEAVIER & found == {"lark"}


def test_another_format_loads_its_own_library(study: Path) -> None:
    found = loaded(study, "documents", "-o", "documents.xlsx")
    assert "openpyxl" in found
    assert not {"docx", "textual", "spacy"} & found
