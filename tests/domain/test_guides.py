"""Which question a turn puts, what belongs to it, and what was asked for."""

from __future__ import annotations

import pytest

from workbench.domain.documents import Role
from workbench.domain.guides import (
    Belonging,
    Guide,
    GuideQuestion,
    How,
    asked_for,
    belonging,
    from_spec,
    guide_of,
    put,
)

ORIGIN = GuideQuestion(
    id="origin",
    text={
        "nb": "Hvorfor ble det et partnerskap, slik du ser det?",
        "en": "Why did it become a partnership, as you see it?",
    },
    label={"nb": "hvorfor partnerskap"},
    codes=("origins",),
)
STEERING = GuideQuestion(
    id="steering", text={"nb": "Hvordan styres kontorene i praksis?"}
)
ADDED = GuideQuestion(id="added", text={"nb": "Hva har kommunene tilført?"})
QUESTIONS = (ORIGIN, STEERING, ADDED)
ASKS, ANSWERS = Role.INTERVIEWER, Role.INTERVIEWEE


@pytest.mark.parametrize(
    ("turn", "question"),
    [
        ("Hvorfor ble det et partnerskap, slik du ser det?", 0),
        # White space, case and punctuation do not matter.
        ("hvorfor  ble det\net partnerskap slik du ser det …", 0),
        # Nor what stands before and after, nor the language.
        ("Takk. Why did it become a partnership, as you see it? Take your time.", 0),
        # Of five to nine words one may be another, be missing, or be put in.
        ("Hvordan styres kontorene i virkeligheten?", 1),
        ("Hvordan styres kontorene da i praksis?", 1),
        ("Hvordan styres kontorene i", 1),
        # Two of five are too many, and of four none is allowed.
        ("Hvordan styres landet i virkeligheten?", None),
        ("Hva har kommunen tilført?", None),
        ("Hva har kommunene tilført?", 2),
        # The same words in another order are another question.
        ("I praksis kontorene styres hvordan?", None),
        # A word within a longer one is not that word.
        ("Hva har kommunene tilførtes?", None),
        ("Og så?", None),
        ("", None),
    ],
)
def test_a_turn_puts_a_question_by_its_wording(turn: str, question: int | None) -> None:
    assert put(turn, QUESTIONS) == question


def test_of_two_questions_in_a_turn_the_last_one_is_put() -> None:
    both = "Hva har kommunene tilført? Jo, og hvordan styres kontorene i praksis?"
    assert put(both, QUESTIONS) == 1


def test_of_questions_that_end_together_the_closest_is_put_then_the_earliest() -> None:
    near = GuideQuestion(id="near", text={"nb": "Hvordan drives kontorene i praksis?"})
    again = GuideQuestion(id="again", text={"nb": "Hvordan styres kontorene i praksis"})
    said = "Hvordan styres kontorene i praksis?"
    assert put(said, (near, STEERING)) == 1
    assert put(said, (STEERING, again)) == 0


def test_a_question_without_words_is_never_put() -> None:
    assert put("Hva?", (GuideQuestion(id="empty", text={"nb": "?"}),)) is None


def test_what_is_said_belongs_to_the_question_last_put() -> None:
    turns = [
        (ASKS, "Da går opptaket."),
        (ANSWERS, "Fint."),
        (ASKS, "Hvorfor ble det et partnerskap, slik du ser det?"),
        (ANSWERS, "Fordi."),
        (ASKS, "Og så?"),
        (ANSWERS, "Hvordan styres kontorene i praksis? Det er spørsmålet."),
        (ASKS, "Hva har kommunene tilført?"),
    ]
    assert belonging(turns, QUESTIONS, {}) == [
        None,
        None,
        Belonging(question=0, how=How.WORDING, direct=True),
        Belonging(question=0, how=How.FOLLOWS, direct=True),
        # A follow-up keeps the question; what it gets is no answer right to it. An
        # interviewee puts no question, whatever their words.
        Belonging(question=0, how=How.FOLLOWS, direct=False),
        Belonging(question=0, how=How.FOLLOWS, direct=False),
        Belonging(question=2, how=How.WORDING, direct=True),
    ]


def test_a_tie_by_hand_goes_before_the_wording() -> None:
    turns = [
        (ASKS, "Hvordan kom det i stand?"),
        (ANSWERS, "Vel."),
        (ASKS, "Hva har kommunene tilført?"),
        (ANSWERS, "Folk."),
    ]
    assert belonging(turns, QUESTIONS, {0: 0, 2: None}) == [
        Belonging(question=0, how=How.HAND, direct=True),
        Belonging(question=0, how=How.FOLLOWS, direct=True),
        None,
        None,
    ]
    assert belonging(turns, QUESTIONS, {2: 1})[2:] == [
        Belonging(question=1, how=How.HAND, direct=True),
        Belonging(question=1, how=How.FOLLOWS, direct=True),
    ]


@pytest.mark.parametrize(
    ("question", "code", "direct", "asked"),
    [
        # It names the code, or one above it; in a follow-up just as well.
        (ORIGIN, ["origins"], True, True),
        (ORIGIN, ["sectors", "origins"], False, True),
        # It names others: this was brought up by the interviewee.
        (ORIGIN, ["challenges"], True, False),
        # It names none: asked for is what is said right to it.
        (STEERING, ["challenges"], True, True),
        (STEERING, ["challenges"], False, False),
        # Before the first question, or outside the guide.
        (None, ["origins"], True, False),
    ],
)
def test_asked_for_or_volunteered(
    question: GuideQuestion | None, code: list[str], direct: bool, asked: bool
) -> None:
    assert asked_for(question, code, direct=direct) is asked


def test_whose_guide_it_is() -> None:
    first = Guide(belongs={"wave": "2007"})
    politicians = Guide(belongs={"wave": "2007", "role": "politician"})
    anybody = Guide()
    every = {1: first, 2: politicians}
    assert guide_of(every, {"wave": ["2007"]}) == 1
    assert guide_of(every, {"wave": ["2007.0"], "role": ["Politician"]}) == 2
    assert guide_of(every, {"wave": ["2010"]}) is None
    assert guide_of(every, {}) is None
    assert guide_of({**every, 3: anybody}, {"wave": ["2010", "2008"]}) == 3
    assert guide_of({**every, 3: anybody}, {"wave": ["2010", "2007"]}) == 1


def test_a_guide_is_written_and_read_back() -> None:
    guide = Guide(belongs={"wave": "2007"}, title={"nb": "Første"}, questions=QUESTIONS)
    assert from_spec(guide.spec()) == guide
    assert guide.name == "wave = 2007"
    assert Guide().name == ""
    assert from_spec("{}") == Guide()
    assert from_spec("[1]") == Guide()
