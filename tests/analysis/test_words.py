"""Worked out on the project that `tests.project.test_reports` describes.

A says in alfa "One two. Three four." and "Five six."; beta is "Red blue green." and
"Gray."; B says in delta "Left right."
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.made_project import MadeProject
from workbench.analysis.collocations import likelihood
from workbench.errors import UsageError
from workbench.project.reports import report


def test_every_word_of_those_who_count(small: MadeProject) -> None:
    table = report(small.file, "words")
    assert table.names == ("word", "count", "documents", "share")
    assert table.column("word") == (
        "blue five four gray green left one red right six three two".split()
    )
    assert set(table.column("count")) == {1}
    assert set(table.column("share")) == {1 / 3}
    assert table.notes == (
        "12 words, 12 different ones, in small letters. Share: of 3 documents.",
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Not finished and left out, 1 document: gamma.",
        "Interviewees' words only.",
    )


def test_everybodys_words(small: MadeProject) -> None:
    table = report(small.file, "words", speakers="all", where="document = alfa")
    assert table.column("word") == "and five four one six three two why".split()


def test_words_of_what_is_coded(small: MadeProject) -> None:
    """Network is 20-52 and 43-52: what is asked between is nobody's who counts."""
    table = report(small.file, "words", where="code:network")
    assert table.rows == (
        ("five", 1, 1, 1 / 3),
        ("four", 1, 1, 1 / 3),
        ("green", 1, 1, 1 / 3),
        ("six", 1, 1, 1 / 3),
        ("three", 1, 1, 1 / 3),
    )
    assert table.notes[1] == "Only the words of the passages that fit the filter."


@pytest.fixture
def talk(tmp_path: Path) -> MadeProject:
    """Two texts about the state and the letters å, ø and æ."""
    project = MadeProject(tmp_path / "p.db")
    project.document(
        "alfa",
        "A: Staten styrer. Ærlig talt, staten styrer.\nI: Staten?\nA: Å ja, NAV.",
    )
    project.document("beta", "A: Nav og nav-kontor styrer ikke staten.")
    return project


def test_case_and_order(talk: MadeProject) -> None:
    """The most frequent first, then æ ø å last."""
    table = report(talk.file, "words", documents="all")
    assert table.rows == (
        ("nav", 3, 2, 1.0),
        ("staten", 3, 2, 1.0),
        ("styrer", 3, 2, 1.0),
        ("ikke", 1, 1, 0.5),
        ("ja", 1, 1, 0.5),
        ("kontor", 1, 1, 0.5),
        ("og", 1, 1, 0.5),
        ("talt", 1, 1, 0.5),
        ("ærlig", 1, 1, 0.5),
        ("å", 1, 1, 0.5),
    )
    often = report(talk.file, "words", documents="all", least=3)
    assert often.column("word") == ["nav", "staten", "styrer"]
    talk.close()


def test_collocations(talk: MadeProject) -> None:
    """One word on either side of staten: styrer, talt, styrer, and ikke in beta.

    That are 4 places, 2 of them styrer; of the 16 words 13 are not staten, and styrer
    is 3 of those.
    """
    table = report(talk.file, "collocations", word="Staten", window=1, documents="all")
    assert table.names == ("word", "other", "together", "score")
    assert table.rows == (("staten", "styrer", 2, round(likelihood(2, 4, 3, 13), 3)),)
    assert table.notes[0] == (
        "staten is said 3 times. Near: at most 1 word on either side, in the same turn."
    )
    every = report(
        talk.file, "collocations", word="stat*", window=1, documents="all", least=1
    )
    assert every.column("word") == ["stat*"] * 3
    assert every.column("other") == ["ikke", "talt", "styrer"]
    talk.close()


def test_the_likelihood_is_the_textbooks() -> None:
    """Of O = 2, 2, 1, 8 the expected are 12/13, 40/13, 27/13, 90/13: G2 = 2 sum O ln.

    2 (2 ln 26/12 + 2 ln 26/40 + ln 13/27 + 8 ln 104/90) = 2.221
    """
    assert likelihood(2, 4, 3, 13) == pytest.approx(2.2208, abs=0.001)
    assert likelihood(1, 10, 50, 100) < 0
    assert likelihood(5, 10, 50, 100) == pytest.approx(0.0)


def test_a_word_that_is_near_two_is_near_once(tmp_path: Path) -> None:
    project = MadeProject(tmp_path / "p.db")
    project.document("alfa", "A: nav og nav og stat.\nA: og der.")
    table = report(project.file, "collocations", word="nav", documents="all")
    assert [row[1:3] for row in table.rows] == [("og", 2)]
    project.close()


def test_what_is_no_word(talk: MadeProject) -> None:
    for wrong, sentence in (
        ("", "say which word"),
        ("to ord", "is not one word"),
        ("?", "there is no word"),
    ):
        with pytest.raises(UsageError, match=sentence):
            report(talk.file, "collocations", word=wrong)
    with pytest.raises(UsageError, match="at least one word"):
        report(talk.file, "collocations", word="nav", window=0)
    with pytest.raises(UsageError, match="say which word"):
        report(talk.file, "concordance")
    talk.close()


def test_a_concordance(talk: MadeProject) -> None:
    table = report(talk.file, "concordance", words="staten styr*", documents="all")
    assert table.names == ("document", "start", "end", "left", "match", "right")
    assert table.rows == (
        (
            "alfa",
            3,
            16,
            "A:",
            "Staten styrer",
            ". Ærlig talt, staten styrer. I: Staten? A: Å ja, NAV.",
        ),
        (
            "alfa",
            30,
            43,
            "A: Staten styrer. Ærlig talt,",
            "staten styrer",
            ". I: Staten? A: Å ja, NAV.",
        ),
    )
    assert table.notes[0] == "2 places, documents: 1."
    asked = report(
        talk.file, "concordance", words="STATEN", documents="all", speakers="all"
    )
    assert [row[:3] for row in asked.rows] == [
        ("alfa", 3, 9),
        ("alfa", 30, 36),
        ("alfa", 48, 54),
        ("beta", 33, 39),
    ]
    talk.close()
