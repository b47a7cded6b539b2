"""Worked out on the project that `tests.project.test_reports` describes.

A's turns in alfa are 11-31 and 43-52, the interviewer's 3-7 and 35-39; beta's
paragraphs 0-15 and 17-22; delta's only turn 3-14.
"""

from __future__ import annotations

from tests.store.made_project import MadeProject
from workbench.project.reports import report


def test_each_character_counts_once(small: MadeProject) -> None:
    """In alfa 20-52 goes over what is asked, and 43-52 stands under it twice."""
    table = report(small.file, "coverage")
    assert table.names == ("document", "characters", "coded", "coverage")
    assert table.rows == (
        ("alfa", 29, 29, 1.0),
        ("beta", 20, 14, 0.7),
        ("delta", 11, 0, 0.0),
    )
    assert table.notes == (
        "Characters: of all turns that count, without speakers' labels. Coded: those"
        " under any code, each counted once.",
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Not finished and left out, 1 document: gamma.",
        "Interviewees' words only.",
        "1 passage begins in the words of whoever interviews, or in nobody's, and is"
        " not counted; --speakers all counts it.",
        "In all: 43 of 60 characters.",
    )


def test_everybodys_words(small: MadeProject) -> None:
    table = report(small.file, "coverage", speakers="all")
    assert table.rows[0] == ("alfa", 37, 33, 33 / 37)


def test_only_what_fits(small: MadeProject) -> None:
    table = report(small.file, "coverage", where="speaker = A and code:hierarchy")
    assert table.rows == (("alfa", 29, 20, 20 / 29),)


def test_each_coder(small: MadeProject) -> None:
    table = report(small.file, "coverage", coders="each")
    assert table.rows == (
        ("alfa", "KN", 29, 29, 1.0),
        ("beta", "KN", 20, 3, 3 / 20),
        ("beta", "MH", 20, 14, 14 / 20),
        ("delta", "MH", 11, 0, 0.0),
    )
