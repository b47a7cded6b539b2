"""What was asked and what was volunteered, on one small project, worked out on paper.

    alfa, wave 2007        I: Why now?     A: One two.      15-23   left
                           I: Go on.       A: Three four.   37-48   left, alone
                           I: Who pays?    A: Five six.     65-74   alone
                           I: And so?      A: Seven.        89-95   left
    beta, wave 2010        I: Who pays?    A: Eight.        16-22   left
    gamma, of no wave                      A: Nine.         3-8     alone

The codes: top > left, alone. The guide of 2007 asks `why` (about top) and `money`
(openly), that of 2010 `money` (about alone). So in alfa left is asked for twice in
answers to `why`, one to a follow-up, and volunteered in an answer to a follow-up of
`money`; alone is volunteered under `why` and asked for right under `money`. In beta
left is volunteered. Of gamma nobody can say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.made_project import MadeProject
from workbench.domain.guides import Guide, GuideQuestion
from workbench.domain.tables import Table
from workbench.errors import NotFound, QuestionError
from workbench.project.reports import report

WHY = GuideQuestion(
    id="why", text={"en": "Why now?"}, label={"en": "reasons"}, codes=("top",)
)
GUIDES = (
    Guide(
        belongs={"wave": "2007"},
        questions=(WHY, GuideQuestion(id="money", text={"en": "Who pays?"})),
    ),
    Guide(
        belongs={"wave": "2010"},
        questions=(
            GuideQuestion(id="money", text={"en": "Who pays?"}, codes=("alone",)),
        ),
    ),
)
CODED = (
    ("alfa", "left", 15, 23),
    ("alfa", "left", 37, 48),
    ("alfa", "alone", 37, 48),
    ("alfa", "alone", 65, 74),
    ("alfa", "left", 89, 95),
    ("beta", "left", 16, 22),
    ("gamma", "alone", 3, 8),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeProject]:
    project = MadeProject(tmp_path_factory.mktemp("asking") / "p.db")
    project.codebook(("top", ""), ("left", "top"), ("alone", ""))
    project.document(
        "alfa",
        "I: Why now?\nA: One two.\nI: Go on.\nA: Three four.\n"
        "I: Who pays?\nA: Five six.\nI: And so?\nA: Seven.",
    )
    project.document("beta", "I: Who pays?\nA: Eight.")
    project.document("gamma", "A: Nine.")
    project.attribute("wave", type="number", label={"nb": "runde", "en": "Wave"})
    for document, wave in (("alfa", "2007"), ("beta", "2010")):
        project.set(document, "wave", wave)
    for document, code, start, end in CODED:
        project.code(document, code, start, end)
    for document in ("alfa", "beta", "gamma"):
        project.finish(document)
    for guide in GUIDES:
        project.guide(guide)
    yield project
    project.close()


def numbers(table: Table, *names: str) -> dict[tuple[object, ...], tuple[object, ...]]:
    """(passages, documents, of, share) by these columns, rows of nothing left out."""
    return {
        tuple(row[name] for name in names): (
            row["passages"],
            row["documents"],
            row["of"],
            row["share"],
        )
        for row in table.records()
        if row["passages"]
    }


def test_by_question(made: MadeProject) -> None:
    table = report(made.file, "frequencies", by="question")
    assert numbers(table, "code", "question") == {
        ("left", "reasons"): (2, 1, 1, 1.0),
        ("left", "Who pays?"): (2, 2, 2, 1.0),
        ("alone", "reasons"): (1, 1, 1, 1.0),
        ("alone", "Who pays?"): (1, 1, 2, 0.5),
    }
    assert [row["question"] for row in table.records()] == ["reasons", "Who pays?"] * 3
    assert "No value of Guide question, 1 document: gamma." in table.notes
    assert "No value of Guide question: 1 passage is in no row." in table.notes


def test_by_asked(made: MadeProject) -> None:
    table = report(made.file, "frequencies", by="asked")
    assert numbers(table, "code", "asked") == {
        ("left", "asked for"): (2, 1, 2, 0.5),
        ("left", "volunteered"): (2, 2, 2, 1.0),
        ("alone", "asked for"): (1, 1, 2, 0.5),
        ("alone", "volunteered"): (1, 1, 2, 0.5),
    }
    whole = report(made.file, "frequencies", by="asked", rollup=True)
    assert numbers(whole, "code", "asked")["top", "asked for"] == (2, 1, 2, 0.5)
    assert numbers(whole, "code", "asked")["top", "volunteered"] == (2, 2, 2, 1.0)
    plain = report(made.file, "frequencies", by="asked", language="nb")
    assert next(plain.records())["asked"] == "spurt om"


@pytest.mark.parametrize(
    ("where", "left", "alone"),
    [
        ("asked = yes", 2, 1),
        ("asked = no", 2, 1),
        ("asked != yes", 2, 1),
        ("not asked = yes", 2, 2),
        ("question = money", 2, 1),
        ("question != money", 2, 1),
        ("not question = why", 2, 2),
        ("question in (why, money) and wave = 2010", 1, 0),
        ("question like 'w%' or wave = 2010", 3, 1),
        ("QUESTION = Why", 2, 1),
    ],
)
def test_as_a_filter(made: MadeProject, where: str, left: int, alone: int) -> None:
    table = report(made.file, "frequencies", where=where)
    found = numbers(table, "code")
    assert [found.get((code,), (0,))[0] for code in ("left", "alone")] == [left, alone]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("question = whz", "no guide has a question 'whz'"),
        ("asked = perhaps", "asked is yes or no, not 'perhaps'"),
        ("asked > no", "asked has no order"),
    ],
)
def test_what_cannot_be_asked(made: MadeProject, where: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        report(made.file, "frequencies", where=where)


def test_what_one_guide_does_not_ask_is_said(made: MadeProject) -> None:
    table = report(made.file, "frequencies", by="wave")
    said = [note for note in table.notes if note.startswith("The guides")]
    assert said == [
        'The guides differ. Not asked about in 2007: "Alone".',
        'The guides differ. Not asked about in 2010: "Top".',
    ]
    table = report(made.file, "frequencies", by="wave", language="nb")
    assert "Guidene er ulike. Ikke spurt om i 2007: «Alone»." in table.notes
    alone = report(made.file, "frequencies", by="wave", where="wave = 2007")
    assert not any("2010" in note for note in alone.notes)


def test_without_a_guide_there_is_nothing_to_count_by(tmp_path: Path) -> None:
    project = MadeProject(tmp_path / "p.db")
    for by in ("question", "asked"):
        with pytest.raises(NotFound, match="the project has no interview guide"):
            report(project.file, "frequencies", by=by)
    project.close()
