"""It does not matter whether somebody coded five sentences one by one or at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.made_project import MadeProject
from workbench.project.reports import report

TALK = "I: Why?\nA: One two.  Three four. Five six.\tSeven. Eight nine.\nB: Ten."
"""A says five sentences, from 11 to 55."""
SENTENCES = [
    (11, 19),
    (21, 32),
    (33, 42),
    (43, 49),
    (50, 61),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[MadeProject]]:
    folder = tmp_path_factory.mktemp("units")
    projects = [_made(folder / "many.db", True), _made(folder / "one.db", False)]
    yield projects
    for project in projects:
        project.close()


def _made(path: Path, one_by_one: bool) -> MadeProject:
    project = MadeProject(path)
    project.codebook(("top", ""), ("low", "top"), ("other", ""))
    project.attribute("wave", type="choice", values=[{"id": "2007"}, {"id": "2010"}])
    for name, wave in (("alfa", "2007"), ("beta", "2010")):
        project.document(name, TALK)
        project.set(name, "wave", wave)
    project.case("Anna", "office")
    project.link("Anna", "alfa", "A")
    project.link("Anna", "beta")
    whole = (SENTENCES[0][0], SENTENCES[-1][1])
    for start, end in SENTENCES if one_by_one else [whole]:
        project.code("alfa", "low", start, end)
    project.code("alfa", "other", 21, 27)
    project.code("beta", "other", 43, 61)
    for name in ("alfa", "beta"):
        project.finish(name)
    return project


def test_the_sentences_are_those_of_the_text() -> None:
    assert [TALK[start:end] for start, end in SENTENCES] == [
        "One two.",
        "Three four.",
        "Five six.",
        "Seven.",
        "Eight nine.",
    ]


ASKED: list[tuple[str, dict[str, Any]]] = [
    ("frequencies", {}),
    ("frequencies", {"rollup": True, "by": "wave"}),
    *(
        ("crosstab", {"columns": "wave", "measure": measure, "percent": percent})
        for measure in ("documents", "passages", "cases", "words")
        for percent in ("row", "column", "total")
    ),
    *(
        ("cooccurrence", {"relation": relation})
        for relation in ("overlap", "turn", "document", "near:1")
    ),
    ("passages", {"context": 1}),
    ("matrix", {}),
    ("coverage", {}),
    ("first-use", {"order": "coding"}),
    ("words", {}),
    ("words", {"where": "code:low"}),
    ("collocations", {"word": "three", "where": "code:low", "least": 1}),
    ("concordance", {"words": "five", "where": "code:low"}),
    ("silent", {"code": "low"}),
    ("waves", {"code": "low"}),
    *(
        ("frequencies", {"where": where})
        for where in (
            "code:low overlaps code:other",
            "code:other within code:low",
            "code:low within code:other",
            "code:other near 0 code:low",
            "near 1 code:other",
        )
    ),
]


@pytest.mark.parametrize(("name", "options"), ASKED, ids=repr)
def test_both_get_the_same(
    both: list[MadeProject], name: str, options: dict[str, Any]
) -> None:
    many, one = (report(project.file, name, **options) for project in both)
    kept = [n for n, column in enumerate(many.names) if column != "codings"]
    assert [tuple(row[n] for n in kept) for row in many.rows] == [
        tuple(row[n] for n in kept) for row in one.rows
    ]
    assert many.notes == one.notes
    assert len(many.rows) > 0


def test_what_both_get(both: list[MadeProject]) -> None:
    """One passage from 11 to 61 in one of two documents, of Anna's two cases one."""
    for project in both:
        row = next(
            row
            for row in report(project.file, "frequencies").records()
            if row["code"] == "low"
        )
        assert (row["passages"], row["documents"], row["cases"]) == (1, 1, 1)
        assert row["characters"] == 61 - 11
        assert report(project.file, "coverage").rows == (
            ("alfa", 50 + 4, 50, 50 / 54),
            ("beta", 50 + 4, 18, 18 / 54),
        )


def test_five_codings_and_one_are_what_they_are(both: list[MadeProject]) -> None:
    found = [report(project.file, "frequencies").column("codings") for project in both]
    assert found == [[0, 5, 2], [0, 1, 2]]
    assert re.findall(r"\w+", TALK[11:61]) == (
        "One two Three four Five six Seven Eight nine".split()
    )
