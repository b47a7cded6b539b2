"""What is counted: a selection, resolved against the project, as SQL conditions.

Conditions are on a passage `p`. Those that hold of every passage anyway are left out,
so that the plain question stays a plain statement.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.needs import Coders, Documents, Selection, Speakers
from workbench.domain.passages import ANSWERING
from workbench.store.read.bound import Bound
from workbench.store.read.known import Known

if TYPE_CHECKING:
    from workbench.domain.questions import Question


@dataclass(slots=True, kw_only=True)
class Scope:
    """A selection as the store understands it."""

    selection: Selection
    known: Known
    conditions: list[str]
    speaking: str
    """The one of them that says whose words count; empty where everybody's do."""
    bound: Bound
    single: bool
    """Whether codings of one passage are told apart."""
    together: bool
    """Whether codings of several coders make passages together."""
    coder: int | None
    """The one coder whose codings count, where it is one by name."""
    documents: dict[int, str]
    """Names of the documents that the question fits."""
    pairs: set[tuple[int, int | None]] = field(default_factory=set)
    """(document, coder) that count; the coder is None but under `each`."""
    finished: set[int] | None = None
    """The documents that are finished, once somebody has asked."""

    @property
    def connection(self) -> sqlite3.Connection:
        """Where it reads from."""
        return self.known.connection

    @property
    def where(self) -> str:
        """The conditions as one clause, empty where there are none."""
        return f" where {' and '.join(self.conditions)}" if self.conditions else ""

    @property
    def base(self) -> set[int]:
        """The documents that count, for whichever coder."""
        return {document for document, _ in self.pairs}


def scope(connection: sqlite3.Connection, selection: Selection) -> Scope:
    """Resolve a selection.

    Raises:
        QuestionError: The question names something that the project does not have.
        NotFound: Nobody in the project has the name of the coder rule.
    """
    known, bound = Known(connection), Bound()
    rule = selection.coders
    coder = None if rule in set(Coders) else known.coder(rule)
    several = len(known.coders) > 1
    speaking = ""
    if selection.speakers is Speakers.INTERVIEWEES:
        speaking = f"p.role in ({', '.join(map(bound.one, ANSWERING))})"
    conditions = [speaking] if speaking else []
    if coder is not None and several:
        conditions.append(f"p.coder = {bound.one(coder)}")
    if rule == Coders.SETTLED and several:
        conditions.append(
            "p.coder = (select s.coder from settled s where s.document = p.document)"
        )
    made = Scope(
        selection=selection,
        known=known,
        conditions=conditions,
        speaking=speaking,
        bound=bound,
        single=False,
        together=rule == Coders.ANY and several,
        coder=coder,
        documents=_fitting(known, selection),
    )
    made.pairs = _pairs(made)
    _restrict(made)
    if selection.question:
        _ask(made, selection.question)
    return made


def _ask(made: Scope, question: Question) -> None:
    """Only what the question fits."""
    from workbench.store.read.conditions import (
        CODING,
        PASSAGE,
        Conditions,
        asks_single_codings,
    )

    made.single = asks_single_codings(question)
    held = Conditions(made.known, question, made.bound)
    condition = held.of(CODING if made.single else PASSAGE)
    made.conditions += [condition] if condition else []


def _restrict(made: Scope) -> None:
    """Only what counts, unless all that is there does."""
    everything = made.connection.execute(
        "select count(*) from document where state = 'present'"
    ).fetchone()[0]
    finished = made.selection.documents is Documents.FINISHED
    if made.selection.coders == Coders.EACH and finished:
        held = made.bound.one(json.dumps(sorted(made.pairs, key=repr)))
        made.conditions.append(
            "(p.document, p.coder) in (select json_extract(value, '$[0]'),"
            f" json_extract(value, '$[1]') from json_each({held}))"
        )
    elif len(made.base) < everything:
        made.conditions.append(made.bound.within("p.document", made.base))


# -- documents -----------------------------------------------------------------------


def voices(made: Scope) -> list[tuple[int, int]]:
    """(document, speaker) of everybody whose words may count; speaker 0 is nobody.

    Speaker 0 is in a document in which nobody is named that may count, and in one where
    something is coded that nobody is named for.
    """
    return _voices(made.known, made.selection)


def _fitting(known: Known, selection: Selection) -> dict[int, str]:
    rows = known.connection.execute(
        "select pk, name from document where state = 'present'"
    )
    every = dict(rows.fetchall())
    if not selection.question:
        return every
    from workbench.store.read.conditions import asks_voices

    if not asks_voices(selection.question):
        return every
    return {pk: every[pk] for pk, _ in _voices(known, selection)}


def _voices(known: Known, selection: Selection) -> list[tuple[int, int]]:
    bound = Bound()
    named = nobody = ""
    if selection.speakers is Speakers.INTERVIEWEES:
        roles = ", ".join(map(bound.one, ANSWERING))
        named, nobody = f" and s.role in ({roles})", f" and p.role in ({roles})"
    condition = None
    if selection.question:
        from workbench.store.read.conditions import VOICE, Conditions

        condition = Conditions(known, selection.question, bound).of(VOICE)
    return known.connection.execute(
        "select v.document, v.speaker from ("
        "select d.pk document, coalesce(s.pk, 0) speaker from document d"
        f" left join speaker s on s.revision = d.revision{named}"
        " where d.state = 'present' union"
        f" select p.document, 0 from passage p where p.speaker is null{nobody}"
        f") v{f' where {condition}' if condition else ''}",
        bound.values,
    ).fetchall()


def _pairs(made: Scope) -> set[tuple[int, int | None]]:
    every = made.selection.documents is Documents.ALL
    if made.selection.coders != Coders.EACH:
        done = set(made.documents) if every else _finished(made)
        return {(one, None) for one in made.documents if one in done}
    finishers = _finishers(made)
    if not every:
        return {
            (one, coder) for one in made.documents for coder in finishers.get(one, ())
        }
    coders = {one for many in finishers.values() for one in many}
    coders |= {one for many in _coding(made).values() for one in many}
    return {(one, coder) for one in made.documents for coder in coders}


def unfinished(made: Scope) -> set[int]:
    """The documents that the question fits and the coders in question have not done."""
    return set(made.documents) - _finished(made)


def _finished(made: Scope) -> set[int]:
    if made.finished is None:
        made.finished = _read_finished(made)
    return made.finished


def _read_finished(made: Scope) -> set[int]:
    """The documents that the coders in question have marked finished.

    Those are, under `settled`, the coder who is settled on, and anybody where nothing
    is coded; under `any` and `each`, all who have coded something in it.
    """
    rule, finishers = made.selection.coders, _finishers(made)
    if made.coder is not None:
        return {one for one, coders in finishers.items() if made.coder in coders}
    if rule == Coders.SETTLED:
        settled = dict(
            made.connection.execute("select document, coder from settled").fetchall()
        )
        return {
            one
            for one, coders in finishers.items()
            if one not in settled or settled[one] in coders
        }
    busy = _coding(made)
    return {one for one, coders in finishers.items() if busy.get(one, set()) <= coders}


def _finishers(made: Scope) -> dict[int, set[int]]:
    """Who has finished each document that somebody has finished."""
    aliases = made.known.aliases
    found: dict[int, set[int]] = {}
    rows = made.connection.execute(
        "select f.document, c.pk from finished f join coder c on c.uid = f.coder"
    )
    for document, coder in rows:
        found.setdefault(document, set()).add(aliases.get(coder, coder))
    return found


def _coding(made: Scope) -> dict[int, set[int]]:
    """Whose codings count in each document that has any."""
    found: dict[int, set[int]] = {}
    rows = made.connection.execute("select distinct document, coder from passage")
    for document, coder in rows:
        found.setdefault(document, set()).add(coder)
    return found
