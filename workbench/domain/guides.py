"""Interview guides: what was to be asked, and which question a turn belongs to.

A guide belongs to the documents that have its values (`wave = 2007`). Its questions are
known by their id across guides: the same id in two guides is one question, put in two
ways.

A turn is *tied* to a question by hand, or else by its wording. What is said belongs to
the question last tied before it: an interviewer's follow-up belongs to the question it
follows up, and so does the answer to it. A turn tied by hand to no question ends the
question before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from workbench.domain.codebook import Words
from workbench.domain.documents import Role
from workbench.domain.questions import same
from workbench.ids import derived_id

Key = TypeVar("Key")

QUESTION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What the id of a question can be: as that of a code."""
NONE = "none"
"""What stands for no question where a turn is tied by hand."""
BY_WORDING = "wording"
"""What stands for the turn's own wording where a tie by hand is taken back."""
MOST_QUESTIONS = 1_000

_WORD = re.compile(r"\w+")
_ONE_OF = 5
"""Of so many words of a question one may be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideQuestion:
    """A question of a guide."""

    id: str
    text: Words
    """How it was put, by language."""
    label: Words = field(default_factory=dict)
    """A short heading, by language."""
    codes: tuple[str, ...] = ()
    """What it asks about, by ids of codes; a code stands for its branch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The questions of some documents, in their order."""

    belongs: Mapping[str, str] = field(default_factory=dict)
    """Values by attribute that its documents have; none: it is everybody's."""
    title: Words = field(default_factory=dict)
    questions: tuple[GuideQuestion, ...] = ()

    @property
    def name(self) -> str:
        """Whose it is, as a question would ask it; empty where it is everybody's."""
        pairs = sorted(self.belongs.items())
        return " and ".join(f"{name} = {value}" for name, value in pairs)

    def spec(self) -> str:
        """All of it as canonical JSON."""
        held = {
            "belongs": dict(self.belongs),
            "title": dict(self.title),
            "questions": [
                {
                    "id": one.id,
                    "text": dict(one.text),
                    "label": dict(one.label),
                    "codes": list(one.codes),
                }
                for one in self.questions
            ],
        }
        return json.dumps(held, ensure_ascii=False, sort_keys=True)


def from_spec(text: str) -> Guide:
    """The guide that was written by `spec`; of what is no guide, an empty one."""
    held = json.loads(text)
    if not isinstance(held, dict):
        return Guide()
    return Guide(
        belongs=_words(held.get("belongs")),
        title=_words(held.get("title")),
        questions=tuple(
            GuideQuestion(
                id=str(one.get("id", "")),
                text=_words(one.get("text")),
                label=_words(one.get("label")),
                codes=tuple(map(str, one.get("codes") or ())),
            )
            for one in held.get("questions") or ()
        ),
    )


def _words(held: Any) -> dict[str, str]:
    found = held if isinstance(held, dict) else {}
    return {str(name): str(text) for name, text in found.items()}


def guide_uid(project: str, guide: Guide) -> str:
    """The id of a guide: one for the documents it belongs to, in every copy."""
    return derived_id(project, "guide", json.dumps(sorted(guide.belongs.items())))


def question_uid(project: str, question: str) -> str:
    """The id of a question, the same in every copy and every guide."""
    return derived_id(project, "question", question)


def guide_of(
    guides: Mapping[Key, Guide], values: Mapping[str, Sequence[str]]
) -> Key | None:
    """The guide of a document that has these values by attribute; None for none.

    Of several that fit, the one that asks for the most values, then the first by name.
    """
    fitting = [
        key
        for key, guide in guides.items()
        if all(
            any(same(held, wanted) for held in values.get(name, ()))
            for name, wanted in guide.belongs.items()
        )
    ]
    order = {key: (-len(guides[key].belongs), guides[key].name) for key in fitting}
    return min(fitting, key=order.__getitem__, default=None)


# -- by wording ----------------------------------------------------------------------


def put(turn: str, questions: Sequence[GuideQuestion]) -> int | None:
    """The place of the question that an interviewer's turn puts, by its wording.

    Words are compared: runs of letters and digits in lower case, so that white space,
    case and punctuation do not matter. A turn puts a question if a stretch of its
    words is the question's, in any of its languages, but for so many words left out,
    put in or exchanged as the question has fives: none of four, one of five to nine,
    two of ten. Of several questions the turn puts the one that ends last; of those that
    end together the closest, then the earliest of the guide.
    """
    said = _tokens(turn)
    known = set(said)
    best: tuple[int, int, int] | None = None
    for place, question in enumerate(questions):
        for text in question.text.values():
            found = _nearest(_tokens(text), said, known)
            if found is not None:
                distance, end = found
                mine = (end, -distance, -place)
                best = mine if best is None else max(best, mine)
    return -best[2] if best else None


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _nearest(
    wanted: Sequence[str], said: Sequence[str], known: set[str]
) -> tuple[int, int] | None:
    """How far the closest stretch is from `wanted`, and where the last such one ends.

    The distance counts words left out, put in or exchanged. None where it is too large.
    """
    most = len(wanted) // _ONE_OF
    if not wanted or len(set(wanted) - known) > most:
        return None
    column = list(range(len(wanted) + 1))
    best = (most + 1, 0)
    for end, word in enumerate(said, start=1):
        before, column[0] = column[0], 0
        for n, one in enumerate(wanted, start=1):
            exchanged = before + (one != word)
            before = column[n]
            column[n] = min(exchanged, before + 1, column[n - 1] + 1)
        if column[-1] <= best[0]:
            best = (column[-1], end)
    return best if best[0] <= most else None


# -- what belongs to what ------------------------------------------------------------


class How(StrEnum):
    """Why a turn belongs to a question."""

    WORDING = "wording"
    HAND = "hand"
    FOLLOWS = "follow-up"
    """It comes after a turn that is tied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """The question that a turn belongs to."""

    question: int
    """Its place in the guide, from 0."""
    how: How
    direct: bool
    """Whether no other question of the interviewer's stands between."""


def belonging(
    turns: Iterable[tuple[Role, str]],
    questions: Sequence[GuideQuestion],
    hand: Mapping[int, int | None],
) -> list[Belonging | None]:
    """The question of each turn; None before the first one, and outside the guide.

    Args:
        turns: who speaks in each, and the words.
        questions: those of the guide, in their order.
        hand: ties by hand: by number of the turn (from 0) the place of a question, or
            None for no question.
    """
    found: list[Belonging | None] = []
    now: int | None = None
    direct = False
    for n, (role, words) in enumerate(turns):
        how, tied = How.FOLLOWS, now
        if n in hand:
            how, tied = How.HAND, hand[n]
        elif role is Role.INTERVIEWER:
            by_wording = put(words, questions)
            if by_wording is not None:
                how, tied = How.WORDING, by_wording
        if how is not How.FOLLOWS:
            direct = True
        elif role is Role.INTERVIEWER:
            direct = False
        now = tied
        found.append(
            None if now is None else Belonging(question=now, how=how, direct=direct)
        )
    return found


def asked_for(
    question: GuideQuestion | None, code: Iterable[str], *, direct: bool
) -> bool:
    """Whether a passage is asked for rather than volunteered.

    It is where the question it answers names its code, or one above it. Where that
    question names no codes, an answer right to it is, and one to a follow-up is not.
    What answers no question is volunteered.

    Args:
        question: the one that the passage answers.
        code: the ids of the passage's code and of all above it.
        direct: whether it answers the question itself and not a follow-up.
    """
    if question is None:
        return False
    if not question.codes:
        return direct
    return not set(question.codes).isdisjoint(code)
