"""Groups that are made up differently, and those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.made_project import MadeProject
from workbench.project.reports import report

LEVELS = [{"id": "local", "label": {"en": "Local"}}, {"id": "central"}]


def made(path: Path, documents: list[tuple[str, str]]) -> MadeProject:
    """A document of each wave and level, nothing coded."""
    project = MadeProject(path)
    project.codebook(("one", ""))
    project.attribute("wave", type="number")
    project.attribute("level", type="choice", values=LEVELS)
    for n, (wave, level) in enumerate(documents):
        project.document(f"d{n:02}", f"A: Word {n}.")
        project.set(f"d{n:02}", "wave", wave)
        if level:
            project.set(f"d{n:02}", "level", level)
        project.finish(f"d{n:02}")
    return project


def told(project: MadeProject, name: str = "frequencies", **asked: str) -> list[str]:
    table = report(project.file, name, **asked)
    project.close()
    return [one for one in table.notes if "made up differently" in one]


@pytest.mark.parametrize(
    ("documents", "note"),
    [
        ([("2007", "local"), ("2010", "local")], []),
        (
            [("2007", "local"), ("2007", "central"), ("2010", "local")],
            [
                "The groups are made up differently by level: 2007 (2): Local 1,"
                " central 1; 2010 (1): Local 1."
            ],
        ),
        # Half of either wave, whatever its size.
        ([("2007", "local"), ("2007", "central")] * 2 + [("2010", "local"),
          ("2010", "central")], []),
        # Who has no level is in none of the shares.
        ([("2007", "local"), ("2010", "local"), ("2010", "")], []),
        # 5 of 10 and 6 of 10 are a tenth apart, and no more.
        (
            [("2007", "local")] * 5
            + [("2007", "central")] * 5
            + [("2010", "local")] * 6
            + [("2010", "central")] * 4,
            [],
        ),
    ],
)  # fmt: skip
def test_what_groups_differ_in(
    tmp_path: Path, documents: list[tuple[str, str]], note: list[str]
) -> None:
    assert told(made(tmp_path / "p.db", documents), by="wave") == note


def test_many_groups_in_few_words(tmp_path: Path) -> None:
    documents = [(str(2000 + n), ("local", "central")[n % 2]) for n in range(5)]
    found = told(made(tmp_path / "p.db", documents), "crosstab", columns="wave")
    assert found == ["The groups are made up differently by: level."]
