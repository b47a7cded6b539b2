"""Worked out on the project that `tests.project.test_reports` describes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.test_first_use import comes_from
from tests.store.made_project import MadeProject
from workbench.domain.guides import Guide, GuideQuestion
from workbench.errors import NotFound, UsageError
from workbench.project.reports import report


def test_documents_without_a_code_and_what_they_are(small: MadeProject) -> None:
    table = report(small.file, "silent", code="trust")
    assert table.names == ("document", "wave", "role")
    assert table.rows == (("alfa", "2007", "Politician"), ("delta", None, None))
    assert table.title == "Documents without Trust"
    assert table.notes == (
        "2 of 3 documents of the base have no trust.",
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Not finished and left out, 1 document: gamma.",
        "Interviewees' words only.",
        "1 passage begins in the words of whoever interviews, or in nobody's, and is"
        " not counted; --speakers all counts it.",
    )
    every = report(small.file, "silent", code="Market", language="nb")
    assert every.rows[1] == ("beta", "2010", "tjenestemann")


def test_nothing_below_it_either(small: MadeProject) -> None:
    alone = report(small.file, "silent", code="governing")
    assert alone.column("document") == ["alfa", "beta", "delta"]
    table = report(small.file, "silent", code="governing", rollup=True)
    assert table.column("document") == ["delta"]
    assert table.notes[1] == "Nor anything below it in the tree."


def test_each_coder(small: MadeProject) -> None:
    table = report(small.file, "silent", code="hierarchy", coders="each")
    assert [row[:2] for row in table.rows] == [
        ("beta", "KN"),
        ("beta", "MH"),
        ("delta", "MH"),
    ]


def test_where_silence_says_nothing(tmp_path: Path) -> None:
    """Alfa was done before the code was made; only 2010 was asked about it."""
    project = MadeProject(tmp_path / "p.db")
    project.codebook(("early", ""))
    project.attribute("wave", type="number")
    for name, wave in (("alfa", "2007"), ("beta", "2010")):
        project.document(name, "I: Why now?\nA: One two.")
        project.set(name, "wave", wave)
    project.finish("alfa")
    project.codebook(("late", ""))
    comes_from(project, "late")
    project.finish("beta")
    why = GuideQuestion(id="why", text={"en": "Why now?"})
    for wave, codes in (("2007", ("early",)), ("2010", ("late",))):
        question = GuideQuestion(id="why", text=why.text, codes=codes)
        project.guide(Guide(belongs={"wave": wave}, questions=(question,)))
    table = report(project.file, "silent", code="late")
    assert table.column("document") == ["alfa", "beta"]
    assert table.notes[-2:] == (
        "Not worked on since the code was made, so that its absence says nothing,"
        " 1 document: alfa.",
        'The guides differ. Not asked about in wave 2007: "Late".',
    )
    project.close()


def test_what_cannot_be_asked(small: MadeProject) -> None:
    with pytest.raises(UsageError, match="say which code"):
        report(small.file, "silent")
    with pytest.raises(NotFound, match="there is no code 'trus'"):
        report(small.file, "silent", code="trus")
