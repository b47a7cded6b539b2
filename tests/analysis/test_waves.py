"""The Ministry is in both waves, the Directorate in 2007 alone.

    m07  2007   0 A: One two. Three.   19 B: Four.      3-11, 12-18 and 22-27 are coded
    m10  2010   0 A: Five six.                          nothing
    d07  2007   0 A: Seven.                             3-9

Anna is A in m07 and m10, Bo is B in m07.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.made_project import MadeProject
from workbench.errors import NotFound, UsageError
from workbench.project.reports import report


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeProject]:
    project = MadeProject(tmp_path_factory.mktemp("waves") / "p.db")
    fill(project)
    yield project
    project.close()


def fill(project: MadeProject) -> None:
    project.codebook(("trust", ""), ("other", ""))
    project.attribute("wave", type="number")
    for name, wave, text in (
        ("m07", "2007", "A: One two. Three.\nB: Four."),
        ("m10", "2010", "A: Five six."),
        ("d07", "2007", "A: Seven."),
    ):
        project.document(name, text)
        project.set(name, "wave", wave)
        project.finish(name)
    for name, start, end in (
        ("m07", 3, 11),
        ("m07", 12, 18),
        ("m07", 22, 27),
        ("d07", 3, 9),
    ):
        project.code(name, "trust", start, end)
    for name in ("Ministry", "Directorate"):
        project.case(name, "office")
    project.case("Anna", "interviewee")
    project.case("Bo", "interviewee")
    for case, document, speaker in (
        ("Ministry", "m07", ""),
        ("Ministry", "m10", ""),
        ("Directorate", "d07", ""),
        ("Anna", "m07", "A"),
        ("Anna", "m10", "A"),
        ("Bo", "m07", "B"),
    ):
        project.link(case, document, speaker)


def test_the_same_office(made: MadeProject) -> None:
    table = report(made.file, "waves", code="trust", pair="office")
    assert table.names == ("pair", "wave", "document", "passages", "text")
    assert table.rows == (
        ("Ministry", "2007", "m07", 2, "One two. Three. […] Four."),
        ("Ministry", "2010", "m10", 0, ""),
    )
    assert table.notes == (
        "Pairs: the same office in more than one wave, whoever held it.",
        'In one wave only and left out, 1: "Directorate".',
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Interviewees' words only.",
    )


def test_the_same_person(made: MadeProject) -> None:
    """What somebody else says in the same interview is not theirs."""
    table = report(made.file, "waves", code="trust", pair="interviewee")
    assert table.rows == (
        ("Anna", "2007", "m07", 1, "One two. Three."),
        ("Anna", "2010", "m10", 0, ""),
    )
    assert table.notes[:2] == (
        "Pairs: the same person in more than one wave.",
        'In one wave only and left out, 1: "Bo".',
    )


def test_each_coder(made: MadeProject) -> None:
    table = report(made.file, "waves", code="trust", coders="each")
    assert [row[2:5] for row in table.rows] == [("m07", "KN", 2), ("m10", "KN", 0)]


def test_an_office_that_a_value_refers_to(tmp_path: Path) -> None:
    """Who holds it is a case, whose office is another one."""
    project = MadeProject(tmp_path / "p.db")
    fill(project)
    project.attribute("office", kind="interviewee")
    project.case("Court", "office")
    project.case("Cy", "interviewee", office="Court")
    project.case("Di", "interviewee", office="Court")
    for name, wave, holder in (("c07", "2007", "Cy"), ("c10", "2010", "Di")):
        project.document(name, "A: Eight.")
        project.set(name, "wave", wave)
        project.finish(name)
        project.link(holder, name)
    project.code("c10", "trust", 3, 9)
    table = report(project.file, "waves", code="trust")
    assert table.rows[:2] == (
        ("Court", "2007", "c07", 0, ""),
        ("Court", "2010", "c10", 1, "Eight."),
    )
    assert table.rows[2][0] == "Ministry"
    project.close()


def test_what_cannot_be_asked(made: MadeProject, small: MadeProject) -> None:
    with pytest.raises(UsageError, match="say which code"):
        report(made.file, "waves")
    with pytest.raises(NotFound, match="no case of the kind 'school'"):
        report(made.file, "waves", code="trust", pair="school")
    with pytest.raises(NotFound, match="there is no code 'trus'"):
        report(made.file, "waves", code="trus")
    assert report(small.file, "waves", code="trust").rows == ()
