"""Reading what was asked: the question a passage answers, and whether it asks for it.

The values stand in derived tables (`store.guides`); here is how counting and filters
get at them, and what reports are told of guides.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.domain.needs import (
    ASKED,
    QUESTION,
    AttributeFact,
    GuideFact,
)
from workbench.errors import NotFound
from workbench.ordering import sort_key
from workbench.store.read.scope import Scope

if TYPE_CHECKING:
    from workbench.domain.guides import Guide

YES, NO = "yes", "no"
"""Asked for; volunteered. A passage of a document without a guide is neither."""

QUESTION_OF = (
    "(select gq.slug from turn_question tq"
    " join guide_question gq on gq.pk = tq.question where tq.turn = {turn})"
)
"""The id of the question that a turn belongs to; null for none."""
ASKED_OF = (
    "(case when not exists"
    " (select 1 from document_guide dg where dg.document = {document}) then null"
    " when exists (select 1 from turn_question tq where tq.turn = {turn}"
    " and (tq.asked or exists (select 1 from asked_code ac"
    " where ac.question = tq.question and ac.code = {code})))"
    f" then '{YES}' else '{NO}' end)"
)
"""Whether a passage is asked for; null where its document has no guide."""


def questions_of_turns(connection: sqlite3.Connection) -> dict[int, str]:
    """The id of the question that each turn belongs to."""
    return dict(
        connection.execute(
            "select tq.turn, gq.slug from turn_question tq"
            " join guide_question gq on gq.pk = tq.question"
        ).fetchall()
    )


class Asked:
    """Whether passages are asked for, one after another."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        ask = connection.execute
        self._guided = {row[0] for row in ask("select document from document_guide")}
        self._turns: dict[int, tuple[int, int]] = {
            turn: (question, asked)
            for turn, question, asked in ask(
                "select turn, question, asked from turn_question"
            )
        }
        self._codes = set(ask("select question, code from asked_code").fetchall())

    def __call__(self, document: int, turn: int, code: int) -> str | None:
        """As `ASKED_OF` says."""
        if document not in self._guided:
            return None
        question, asked = self._turns.get(turn, (-1, 0))
        return YES if asked or (question, code) in self._codes else NO


# -- what reports are told -----------------------------------------------------------


def guides(connection: sqlite3.Connection) -> tuple[GuideFact, ...]:
    """The guides, by what they belong to."""
    numbers = dict(
        connection.execute(
            "select slug, coalesce(target, pk) from code where state <> 'removed'"
        ).fetchall()
    )
    return tuple(
        GuideFact(
            belongs=guide.belongs,
            codes=frozenset(
                numbers[code]
                for question in guide.questions
                for code in question.codes
                if code in numbers
            ),
        )
        for guide in _guides(connection).values()
    )


def _guides(connection: sqlite3.Connection) -> dict[int, Guide]:
    """The guides in the order of their names, by their row numbers."""
    found = connection.execute("select pk, spec from guide").fetchall()
    if not found:
        return {}
    from workbench.domain.guides import from_spec

    read = [(pk, from_spec(spec)) for pk, spec in found]
    return dict(sorted(read, key=lambda one: one[1].name))


def question(made: Scope) -> AttributeFact:
    """The questions of the guides concerned, and how many documents were asked each.

    Raises:
        NotFound: The project has no guide.
    """
    every = _checked(made.connection)
    guided = _guided(made)
    concerned = set(guided.values()) or set(every)
    labels: dict[str, Mapping[str, str]] = {}
    for pk, guide in every.items():
        for one in guide.questions if pk in concerned else ():
            held = labels.get(one.id, {})
            labels[one.id] = {**one.text, **one.label, **held}
    return _fact(made, QUESTION, tuple(labels), documents_asked(made, QUESTION), labels)


def asked(made: Scope) -> AttributeFact:
    """Asked for or volunteered, and how many documents have a guide at all.

    Raises:
        NotFound: The project has no guide.
    """
    _checked(made.connection)
    return _fact(made, ASKED, (YES, NO), documents_asked(made, ASKED), {})


def documents_asked(made: Scope, name: str) -> list[tuple[int, str]]:
    """The documents that were asked each question; or that have a guide at all."""
    if name == ASKED:
        return [(one, value) for one in _guided(made) for value in (YES, NO)]
    return made.connection.execute(
        "select distinct tq.document, gq.slug from turn_question tq"
        " join guide_question gq on gq.pk = tq.question"
    ).fetchall()


def _checked(connection: sqlite3.Connection) -> dict[int, Guide]:
    found = _guides(connection)
    if not found:
        raise NotFound(
            "the project has no interview guide",
            hint="`workbench guide apply FILE` takes one in",
        )
    return found


def _guided(made: Scope) -> dict[int, int]:
    """The guides of the documents that the question fits, by document."""
    rows = made.connection.execute("select document, guide from document_guide")
    return {one: guide for one, guide in rows if one in made.documents}


def _fact(
    made: Scope,
    name: str,
    values: tuple[str, ...],
    held: list[tuple[int, str]],
    labels: Mapping[str, Mapping[str, str]],
) -> AttributeFact:
    counting: dict[int, list[int | None]] = {}
    for one, coder in made.pairs:
        counting.setdefault(one, []).append(coder)
    have = {document for document, _ in held}
    bare = [(one, coder) for one, coder in made.pairs if one not in have]
    names = sorted({made.documents[one] for one, _ in bare}, key=sort_key)
    return AttributeFact(
        name=name,
        label={},
        values=values,
        labels=labels,
        of=dict(
            Counter(
                (coder, value)
                for document, value in held
                for coder in counting.get(document, ())
            )
        ),
        missing=tuple(names),
        without=dict(Counter(coder for _, coder in bare)),
    )
