from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.errors import UsageError
from workbench.project import Project, documents, init_project
from workbench.project.finding import find

TEXT = """\
I: Åpner dere én dør?

S: Én dør, ja. Ei ÉN-DØR-løsning. Dør om dør, dørene "NEAR" andre.

S: Det
er på én
dør. Endelig. Døra?
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with init_project(tmp_path / "s.db", coder="KN", language="nb") as made:
        documents.import_files(made, [tmp_path / "a.txt"], documents.Wish(values={}))
        yield made


def places(project: Project, words: str) -> list[str]:
    """What was found, cut out of the text where it is said to stand."""
    return [
        TEXT[int(str(row["start"])) : int(str(row["end"]))]
        for row in find(project, words).records()
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("én dør", ["én dør", "Én dør", "ÉN-DØR", "én\ndør"]),
        ("ÉN", ["én", "Én", "ÉN", "én"]),
        ("dør", ["dør", "dør", "DØR", "Dør", "dør", "dør"]),
        ("dør*", ["dør", "dør", "DØR", "Dør", "dør", "dørene", "dør", "Døra"]),
        # å is no a, é no e, and a word is found whole.
        ("dor", []),
        ("en", []),
        ("ende", []),
        # What people type is never a language of its own, and is found as it stands.
        ('"NEAR"', ['"NEAR"']),
        ("NEAR", ["NEAR"]),
        ("dør OR andre", []),
        ("words:dør", []),
        ("dør)", []),
        ("dør,", ["dør,", "dør,"]),
    ],
)
def test_what_is_found(project: Project, words: str, found: list[str]) -> None:
    assert places(project, words) == found


def test_around_what_is_found_stands_the_text(project: Project) -> None:
    (row,) = find(project, "Endelig").records()
    assert row["document"] == "a"
    assert str(row["left"]).endswith("Det er på én dør.")
    assert row["right"] == ". Døra?"


@pytest.mark.parametrize("words", ["", "  ", "*", "dør ?"])
def test_there_must_be_a_word(project: Project, words: str) -> None:
    with pytest.raises(UsageError, match="there is no word"):
        find(project, words)
