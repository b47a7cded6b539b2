"""Turns tied to the questions of a guide by hand, and carried to a corrected text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.carrying import Carried
from workbench.domain.changes.kinds import Label, Outcome, TurnTied
from workbench.domain.documents import Role, Turn
from workbench.domain.guides import BY_WORDING, NONE, How, question_uid
from workbench.domain.text import find_all
from workbench.errors import IntakeError, NotFound, Problem, Refused, WorkbenchError
from workbench.project.session import Project, Recording
from workbench.store.read import guides, lookup, pages, revisions
from workbench.store.read.guides import Tie

LOST = "lost"
"""How a tie stands that a corrected text has left behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedTurn:
    """A turn of the interviewer's, or one tied by hand, and what it belongs to."""

    turn: int
    """Its number among all turns, from 1; that of its old text where it is lost."""
    question: str
    """The id of the question; empty where it belongs to none."""
    how: str
    """One of `How`, or `LOST`; empty where it belongs to none and nobody said so."""
    text: str


def turns(project: Project, document: str) -> list[TiedTurn]:
    """The interviewer's turns of a document and those tied by hand, then lost ties."""
    with project.file.reading() as connection:
        key = lookup.document(connection, document)
        page = pages.page(connection, key)
        belonging = guides.belonging(connection, key.pk)
        ties = guides.ties(connection, key.pk)
        known = guides.questions(connection)
        left = [
            TiedTurn(
                turn=one.turn + 1,
                question=known.get(one.question, one.question),
                how=LOST,
                text=revisions.text(connection, one.revision_pk)[one.start : one.end],
            )
            for one in guides.left(ties, key.revision)
        ]
    hand = {one.turn: one for one in ties if one.revision_pk == key.revision}
    found = []
    for n, turn in enumerate(page.turns):
        if turn.role is not Role.INTERVIEWER and n not in hand:
            continue
        _, slug, how = belonging.get(n, (0, "", ""))
        if n in hand:
            how = str(How.HAND)
            slug = slug or known.get(hand[n].question, hand[n].question) or NONE
        text = page.text[turn.start : turn.end]
        found.append(TiedTurn(turn=n + 1, question=slug, how=how, text=text))
    return found + left


# -- by hand -------------------------------------------------------------------------


def tie(project: Project, document: str, turn: int, question: str) -> None:
    """Tie a turn, by its number from 1, to a question of the document's guide.

    `none` says that it and what follows belong to no question, `wording` takes a tie by
    hand back.
    """
    with project.recording(Label.TIE) as act:
        page = _Page(act, document)
        if not 1 <= turn <= len(page.turns):
            raise NotFound(
                f"{page.key.name!r} has no turn {turn}",
                hint=f"its turns are numbered from 1 to {len(page.turns)}",
            )
        act.batch.add(*page.tied(turn - 1, question))


def forget(project: Project, document: str) -> int:
    """Let go of the ties that a corrected text has left behind; how many."""
    with project.recording(Label.TIE) as act:
        key = lookup.document(act.connection, document)
        lost = guides.left(guides.ties(act.connection, key.pk), key.revision)
        for one in lost:
            act.batch.add(_untied(key.uid, one.revision, one.turn))
    return len(lost)


def _untied(document: str, revision: str, turn: int) -> TurnTied:
    return TurnTied(subject=document, revision=revision, turn=turn, tied=False)


class _Page:
    """A document whose turns are tied, with its guide."""

    def __init__(self, act: Recording, document: str) -> None:
        connection = act.connection
        self._project = act.project.uid
        self.key = lookup.document(connection, document)
        page = pages.page(connection, self.key)
        self.turns: Sequence[Turn] = page.turns
        self.text = page.text
        self._ties = guides.ties(connection, self.key.pk)
        guide = guides.of_document(connection, self.key.pk)
        if guide is None:
            raise Refused(
                f"{self.key.name!r} has no interview guide",
                hint="`workbench guide apply FILE` takes one in; the values it names"
                " say which documents it belongs to",
            )
        self._questions = [one.id for one in guide.questions]

    def tied(self, turn: int, question: str) -> list[TurnTied]:
        """What ties a turn (from 0); nothing where it is tied so."""
        if question not in (*self._questions, NONE, BY_WORDING):
            from workbench.domain.questions import nearest

            raise NotFound(
                f"the guide of {self.key.name!r} has no question {question!r}",
                hint=nearest(question, [*self._questions, NONE, BY_WORDING]),
            )
        here = next((one for one in self._ties if self._is(one, turn)), None)
        if question == BY_WORDING:
            if here is None:
                return []
            return [_untied(self.key.uid, self.key.revision_uid, turn)]
        uid = "" if question == NONE else question_uid(self._project, question)
        if here and here.question == uid:
            return []
        # The tie takes the place of one to this question that the correction lost.
        lost = guides.left(self._ties, self.key.revision)
        was = here or next((one for one in lost if one.question == uid), None)
        origin, origin_turn = None, 0
        if here and here.origin:
            origin, origin_turn = here.origin, here.origin_turn
        elif was and was is not here:
            origin, origin_turn = was.revision, was.turn
        return [
            TurnTied(
                subject=self.key.uid,
                revision=self.key.revision_uid,
                turn=turn,
                question=uid or None,
                origin=origin,
                origin_turn=origin_turn,
            )
        ]

    def _is(self, one: Tie, turn: int) -> bool:
        return one.revision_pk == self.key.revision and one.turn == turn

    def turn_of(self, quote: str, nth: int) -> int:
        """The turn (from 0) in which these words stand."""
        places = find_all(self.text, quote)
        if not places:
            raise NotFound(f"{self.key.name!r} has no such words: {quote!r}")
        if nth > len(places) or (not nth and len(places) > 1):
            raise Refused(
                f"{quote!r} stands in {self.key.name!r} {len(places)} times",
                hint="say which in the column nth",
            )
        place = places[(nth or 1) - 1]
        for n, turn in enumerate(self.turns):
            if turn.start <= place.start < turn.end:
                return n
        raise Refused(f"{quote!r} stands in no turn of {self.key.name!r}")


def import_ties(project: Project, path: Path) -> int:
    """Ties from a CSV file with document, quote, question, nth; how many were new.

    Raises:
        IntakeError: a row is wrong; every such row is named and nothing is recorded.
    """
    from workbench.intake.rows import problem, read_rows

    rows = read_rows(path, needed=("document", "quote", "question"), known=("nth",))
    problems: list[Problem] = []
    with project.recording(Label.TIE) as act:
        held: dict[str, _Page] = {}
        made: dict[tuple[str, str], TurnTied] = {}
        for row in rows:
            try:
                name = row["document"]
                page = held[name] = held.get(name) or _Page(act, name)
                turn = page.turn_of(row["quote"], int(row["nth"] or 0))
                for one in page.tied(turn, row["question"]):
                    made[one.subject, one.register()] = one
            except (WorkbenchError, ValueError) as error:
                message = getattr(error, "message", f"{row['nth']!r} is no number")
                hint = getattr(error, "hint", "")
                problems.append(problem(path, row, f"{message}.", hint))
        if problems:
            raise IntakeError(
                f"{path.name} has rows that cannot be taken",
                problems=problems,
                hint="mend them; nothing was recorded",
            )
        act.batch.add(*made.values())
    return len(made)


# -- over a correction ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedTie:
    """A tie by hand on a corrected text."""

    question: str
    """Its id, or `none`."""
    outcome: Outcome
    start: int
    end: int
    words: str
    """The turn's words before the correction."""


def carry(
    act: Recording,
    key: lookup.DocumentKey,
    onto: tuple[str, Sequence[Turn]],
    place: Callable[[int, int, int], tuple[Carried, str]],
) -> list[CarriedTie]:
    """Carry the ties by hand of a document to a corrected text; what became of each.

    Args:
        act: the correction under way.
        key: the document, as it was.
        onto: the id of the new revision, and its turns.
        place: says where a span of a revision (its row, start, end) came to stand.
    """
    every = guides.ties(act.connection, key.pk)
    known = guides.questions(act.connection)
    waiting = guides.left(every, key.revision)
    standing = [one for one in every if one.revision_pk == key.revision]
    taken: set[int] = set()
    found = []
    for one in (*standing, *waiting):
        carried, words = place(one.revision_pk, one.start, one.end)
        turn = _turn_at(onto[1], carried)
        if turn is None or turn in taken:
            outcome = Outcome.LOST
            if one.outcome != outcome:
                act.batch.add(_lost(key.uid, one))
        else:
            outcome = carried.outcome
            taken.add(turn)
            act.batch.add(_carried(key.uid, one, onto[0], turn, outcome))
        found.append(
            CarriedTie(
                question=known.get(one.question, one.question) or NONE,
                outcome=outcome,
                start=carried.span.start,
                end=carried.span.end,
                words=words,
            )
        )
    return found


def _turn_at(turns: Sequence[Turn], carried: Carried) -> int | None:
    """The turn that a carried turn is now: the one that holds most of its words."""
    if carried.outcome in (Outcome.AMBIGUOUS, Outcome.LOST):
        return None
    start, end = carried.span
    shares = [
        (min(end, turn.end) - max(start, turn.start), -n)
        for n, turn in enumerate(turns)
        if turn.start < end and start < turn.end
    ]
    return -max(shares)[1] if shares else None


def _lost(document: str, one: Tie) -> TurnTied:
    return TurnTied(
        subject=document,
        revision=one.revision,
        turn=one.turn,
        question=one.question or None,
        origin=one.origin or None,
        origin_turn=one.origin_turn,
        outcome=Outcome.LOST,
    )


def _carried(
    document: str, one: Tie, revision: str, turn: int, outcome: Outcome
) -> TurnTied:
    return TurnTied(
        subject=document,
        revision=revision,
        turn=turn,
        question=one.question or None,
        origin=one.revision,
        origin_turn=one.turn,
        outcome=outcome,
    )
