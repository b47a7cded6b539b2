"""Guides of a small study: ties by wording and by hand, and over a correction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.study import LEADER, begin
from workbench.errors import IntakeError, NotFound, Refused
from workbench.project import (
    Project,
    corrections,
    documents,
    guides,
    pages,
    ties,
    undoing,
)
from workbench.store import doctor
from workbench.store.rebuild import rebuild

GUIDE = """\
guide:
  wave: 2008
  questions:
    - id: two
      text: Hvordan er det å ha to som bestemmer?
      label: to som bestemmer
      codes: [operation]
    - id: owner
      text:
        nb: Hvem er det som eier dette kontoret?
"""
ASKED = "Hvordan er det å ha to som bestemmer?"
THEN = "Hva gjør du da?"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin(tmp_path) as made:
        for name in ("leder", "ordfører"):
            documents.set_values(made, name, {"wave": "2008"})
        yield made


def apply(project: Project, text: str = GUIDE) -> guides.Applied:
    return guides.apply_file(project, text.encode(), "g.yaml")


def found(project: Project, document: str) -> list[tuple[int, str, str]]:
    return [(one.turn, one.question, one.how) for one in ties.turns(project, document)]


def test_a_guide_ties_turns_by_their_wording(project: Project) -> None:
    done = apply(project)
    assert (done.new, done.changed, done.documents) == (True, True, 2)
    assert found(project, "leder") == [(1, "two", "wording"), (3, "two", "follow-up")]
    # Put otherwise than it is worded: «Hvem eier kontoret?»
    assert found(project, "ordfører") == [(1, "", "")]
    assert not apply(project).changed


def test_another_wording_of_the_question_ties_other_turns(project: Project) -> None:
    apply(project)
    closer = GUIDE.replace("er det som eier dette kontoret", "eier kontoret")
    done = apply(project, closer)
    assert (done.new, done.changed) == (False, True)
    assert found(project, "ordfører") == [(1, "owner", "wording")]
    undoing.undo(project, yes=True)
    assert found(project, "ordfører") == [(1, "", "")]


def test_a_document_of_another_value_leaves_the_guide(project: Project) -> None:
    apply(project)
    documents.set_values(project, "leder", {"wave": "2010"})
    assert found(project, "leder") == [(1, "", ""), (3, "", "")]
    with pytest.raises(Refused, match="'leder' has no interview guide"):
        ties.tie(project, "leder", 1, "two")


def test_a_tie_by_hand_holds_until_it_is_taken_back(project: Project) -> None:
    apply(project)
    ties.tie(project, "ordfører", 1, "owner")
    ties.tie(project, "leder", 3, "none")
    assert found(project, "ordfører") == [(1, "owner", "hand")]
    assert found(project, "leder") == [(1, "two", "wording"), (3, "none", "hand")]
    assert pages.questions(project, "leder", "nb") == {
        0: (1, "to som bestemmer"),
        1: (1, "to som bestemmer"),
    }
    assert pages.questions(project, "ordfører", "nb") == {
        0: (2, "Hvem er det som eier dette kontoret?"),
        1: (2, "Hvem er det som eier dette kontoret?"),
    }
    ties.tie(project, "leder", 3, "wording")
    assert found(project, "leder") == [(1, "two", "wording"), (3, "two", "follow-up")]
    undoing.undo(project)
    assert found(project, "leder")[1] == (3, "none", "hand")


def test_a_tie_to_a_question_that_goes_is_said_and_holds_again(
    project: Project,
) -> None:
    apply(project)
    ties.tie(project, "ordfører", 1, "owner")
    without = GUIDE[: GUIDE.index("    - id: owner")]
    (warning,) = apply(project, without).warnings
    assert warning.message.startswith("1 turn is tied by hand to a question")
    assert pages.questions(project, "ordfører", "nb") == {}
    assert apply(project).warnings == ()
    assert found(project, "ordfører") == [(1, "owner", "hand")]


@pytest.mark.parametrize(
    ("turn", "question", "error"),
    [
        (9, "two", "has no turn 9"),
        (1, "three", "has no question 'three'"),
    ],
)
def test_what_cannot_be_tied(
    project: Project, turn: int, question: str, error: str
) -> None:
    apply(project)
    with pytest.raises(NotFound, match=error):
        ties.tie(project, "leder", turn, question)


def test_ties_from_a_file_are_all_taken_or_none(
    project: Project, tmp_path: Path
) -> None:
    apply(project)
    path = tmp_path / "ties.csv"
    path.write_text(
        "document,quote,question\nordfører,eier kontoret,owner\nleder,Hva gjør,none\n",
        encoding="utf-8",
    )
    assert ties.import_ties(project, path) == 2
    assert ties.import_ties(project, path) == 0
    assert found(project, "ordfører") == [(1, "owner", "hand")]
    path.write_text(
        "document,quote,question,nth\nleder,Hva gjør,two,\nleder,hva sa,two,\n"
        "leder,er,two,\nnobody,er,two,\nleder,er,two,x\n",
        encoding="utf-8",
    )
    with pytest.raises(IntakeError) as refused:
        ties.import_ties(project, path)
    assert [one.where for one in refused.value.problems] == [
        f"ties.csv row {n}" for n in (3, 4, 5, 6)
    ]
    assert found(project, "leder")[1] == (3, "none", "hand")


# -- corrections ---------------------------------------------------------------------


def correct(project: Project, text: str, folder: Path) -> list[tuple[str, str, str]]:
    path = folder / "rettet.txt"
    path.write_text(text, encoding="utf-8")
    done = corrections.replace_text(project, "leder", path)
    return [(one.question, str(one.outcome), one.words) for one in done.ties]


def test_a_tie_goes_with_its_turn(project: Project, tmp_path: Path) -> None:
    apply(project)
    ties.tie(project, "leder", 3, "owner")
    before = "Intervjuer: Da går opptaket.\n\nLeder: Fint.\n\n"
    text = before + LEADER.replace(THEN, "Hva gjør du egentlig da?")
    assert correct(project, text, tmp_path) == [("owner", "changed", THEN)]
    after = [(1, "", ""), (3, "two", "wording"), (5, "owner", "hand")]
    assert found(project, "leder") == after
    undoing.undo(project, yes=True)
    assert found(project, "leder") == [(1, "two", "wording"), (3, "owner", "hand")]
    undoing.redo(project)
    assert found(project, "leder") == after
    with project.file.writing() as connection:
        rebuild(connection)
    assert found(project, "leder") == after
    assert doctor.examine(project.file.path) == []


def test_a_tie_whose_turn_is_gone_is_lost_until_it_is_settled(
    project: Project, tmp_path: Path
) -> None:
    apply(project)
    ties.tie(project, "leder", 3, "owner")
    thanks = "\nIntervjuer: Takk.\n"
    gone = LEADER.replace(f"Intervjuer: {THEN}\n\nLeder: Da teller", "Da teller")
    assert correct(project, gone + thanks, tmp_path) == [("owner", "lost", THEN)]
    assert found(project, "leder") == [
        (1, "two", "wording"),
        (3, "two", "follow-up"),
        (3, "owner", "lost"),
    ]
    # The next correction looks for it again: it is back, and so is its turn.
    assert correct(project, LEADER + thanks, tmp_path) == [("owner", "same", THEN)]
    assert found(project, "leder")[1] == (3, "owner", "hand")


def test_a_lost_tie_is_settled_by_tying_anew_or_by_letting_go(
    project: Project, tmp_path: Path
) -> None:
    apply(project)
    ties.tie(project, "leder", 3, "owner")
    text = LEADER.replace(THEN, "Så?")
    assert correct(project, text, tmp_path) == [("owner", "lost", THEN)]
    assert ties.forget(project, "leder") == 1
    assert found(project, "leder") == [(1, "two", "wording"), (3, "two", "follow-up")]
    undoing.undo(project)
    ties.tie(project, "leder", 3, "owner")
    assert found(project, "leder") == [(1, "two", "wording"), (3, "owner", "hand")]


def test_two_tied_turns_that_become_one_leave_one_lost(
    project: Project, tmp_path: Path
) -> None:
    apply(project)
    ties.tie(project, "leder", 1, "two")
    ties.tie(project, "leder", 3, "owner")
    first = LEADER.index("\n\nLeder")
    text = f"{LEADER[:first]} {THEN}{LEADER[LEADER.rindex(chr(10) * 2) :]}"
    fates = correct(project, text, tmp_path)
    assert [(question, words) for question, _, words in fates] == [
        ("two", ASKED),
        ("owner", THEN),
    ]
    assert fates[1][1] == "lost"
    assert found(project, "leder") == [(1, "two", "hand"), (3, "owner", "lost")]
