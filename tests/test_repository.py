"""What newcomers are told is what is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from workbench import __version__, plugins

ROOT = Path(__file__).parents[1]

DEMO_LINE = (
    "python3 -m venv .venv && .venv/bin/pip install -q '.[all]'"
    " && .venv/bin/workbench demo"
)
TEST_LINE = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[all,dev]'"
    " && .venv/bin/python -m pytest -q -n auto"
)


def text(name: str) -> str:
    return ROOT.joinpath(name).read_text(encoding="utf-8")


def test_the_readme_has_two_lines_to_set_up() -> None:
    found = re.findall(r"^python3 .*$", text("README.md"), re.MULTILINE)
    assert found == [DEMO_LINE, TEST_LINE]


def test_what_has_to_pass_runs_the_line_of_the_readme() -> None:
    """The pattern in `.ci/run` finds that line and no other."""
    (pattern,) = re.findall(r"grep -E '(.+)' README\.md", text(".ci/run"))
    found = [
        line for line in text("README.md").splitlines() if re.search(pattern, line)
    ]
    assert found == [TEST_LINE]
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert text(".ci/run").splitlines()[2] == "set -euo pipefail"


def test_every_verb_is_listed_by_make_and_by_the_guide() -> None:
    if shutil.which("make") is None:
        pytest.skip("there is no make here")
    shown = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    (phony,) = re.findall(r"^\.PHONY: (.+)$", text("Makefile"), re.MULTILINE)
    assert [line.split()[0] for line in shown.stdout.splitlines()] == phony.split()
    guide = re.findall(
        r"^\| `make ([a-z-]+)` \|", text("CONTRIBUTING.md"), re.MULTILINE
    )
    assert set(guide) == set(phony.split()) - {"help"}


def test_the_pythons_that_are_named_are_those_that_are_let_in() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    named = [one for one in project["classifiers"] if "Python :: 3." in one]
    assert project["requires-python"] == ">=3.11,<3.14"
    assert [one.rpartition(" ")[2] for one in named] == ["3.11", "3.12", "3.13"]
    assert "Python 3.11, 3.12 or 3.13" in text("README.md")


def test_groups_of_plugins_are_told_to_those_who_write_them() -> None:
    told = re.findall(r'entry-points\."(.+?)"', text("pyproject.toml"))
    assert tuple(told) == plugins.GROUPS
    for group in plugins.GROUPS:
        assert f"`{group}`" in text("ARCHITECTURE.md")


def test_the_version_has_its_place_in_the_changelog() -> None:
    headings = re.findall(r"^## \[(.+?)\]", text("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
