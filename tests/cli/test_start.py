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
    with open(where, "w") as out:
        json.dump(sorted(sys.modules), out)
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
            # For whoever undoes, on whichever worker.
            ["code", "anna", "power", "--at", "26:37"],
        ):
            assert CliRunner().invoke(cli, words).exit_code == 0
    return folder


def loaded(study: Path, *words: str) -> set[str]:
    """The packages that a run of the program has loaded by its end."""
    return {one.partition(".")[0] for one in modules(study, *words)}


def modules(study: Path, *words: str) -> set[str]:
    """The modules that a run of the program has loaded by its end."""
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


KINDS = "workbench.domain.changes"
FOLD = "workbench.store.fold"


def test_a_coding_loads_no_kind_and_no_fold_of_anything_else(study: Path) -> None:
    found = modules(study, "code", "anna", "power", "--at", "9:14")
    assert {f"{KINDS}.coding_kinds", f"{FOLD}.codings"} <= found
    assert (
        found
        & {
            *(f"{KINDS}.{one}_kinds" for one in ("codebook", "material", "memo")),
            *(f"{KINDS}.{one}_kinds" for one in ("project", "quote")),
            *(f"{FOLD}.{one}" for one in ("codebook", "documents", "cases")),
            *(f"{FOLD}.{one}" for one in ("notes", "plain")),
            *("workbench.domain.codebook", "workbench.domain.documents"),
            *("workbench.domain.needs", "workbench.domain.tables"),
            *("workbench.store.facts", "workbench.store.layout"),
            *("workbench.store.read.codebook", "workbench.store.read.pages"),
        }
        == set()
    )


def test_a_report_loads_itself_and_its_format(study: Path) -> None:
    found = modules(study, "report", "frequencies")
    assert {"workbench.analysis.frequencies", "workbench.render.table_text"} <= found
    assert (
        found
        & {
            *("workbench.analysis.passages", "workbench.render.table_latex"),
            *("workbench.render.table_docx", "workbench.store.read.conditions"),
            *("workbench.domain.questions", "workbench.domain.changes.base"),
        }
        == set()
    )
