"""Which guide a document has, which question each turn belongs to, what was asked for.

Derived from the folded guides, ties, turns and codes, and from the derived values of
documents; the rules are `domain.guides`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from workbench.domain.documents import Role
from workbench.domain.guides import (
    Guide,
    asked_for,
    belonging,
    from_spec,
    guide_of,
)
from workbench.store.fold.rows import sync
from workbench.store.layout import QUESTIONS_OF_A_GUIDE

_TURN = ("turn", "document", "question", "how", "asked")


def renew(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Bring `document_guide` and `turn_question` up to date for these documents."""
    guides = every(connection)
    for document in sorted(documents):
        row = connection.execute(
            "select revision from document where pk = ? and state = 'present'",
            (document,),
        ).fetchone()
        revision = row[0] if row else None
        guide = guide_of(guides, values(connection, document)) if revision else None
        rows = [] if guide is None else [(document, guide)]
        scope = ("document = ?", (document,))
        sync(connection, "document_guide", ("document", "guide"), scope, rows)
        turns = []
        if guide is not None and revision is not None:
            turns = _turns(connection, document, revision, (guide, guides[guide]))
        sync(connection, "turn_question", _TURN, scope, turns)


def every(connection: sqlite3.Connection) -> dict[int, Guide]:
    """The guides by their row numbers."""
    rows = connection.execute("select pk, spec from guide order by pk")
    return {pk: from_spec(spec) for pk, spec in rows}


def values(connection: sqlite3.Connection, document: int) -> dict[str, list[str]]:
    """The values that a document has, by the name of the attribute."""
    found: dict[str, list[str]] = {}
    for name, value in connection.execute(
        "select a.name, f.value from fact f join attribute a on a.pk = f.attribute"
        " where f.document = ? and f.speaker = 0",
        (document,),
    ):
        found.setdefault(name, []).append(value)
    return found


def _turns(
    connection: sqlite3.Connection,
    document: int,
    revision: int,
    guide: tuple[int, Guide],
) -> list[tuple[int, int, int, str, int]]:
    """The rows of the turns that belong to a question."""
    (text,) = connection.execute(
        "select coalesce(max(c.body), '') from revision r join content c"
        " on c.uid = r.text where r.pk = ?",
        (revision,),
    ).fetchone()
    turns = connection.execute(
        "select pk, start, end, role from turn where revision = ? order by pk",
        (revision,),
    ).fetchall()
    pk, held = guide
    found = belonging(
        [(Role(role), text[start:end]) for _, start, end, role in turns],
        held.questions,
        _hand(connection, document, revision, pk),
    )
    return [
        (
            turn[0],
            document,
            pk * QUESTIONS_OF_A_GUIDE + one.question,
            str(one.how),
            asked_for(held.questions[one.question], (), direct=one.direct),
        )
        for turn, one in zip(turns, found, strict=True)
        if one is not None
    ]


def _hand(
    connection: sqlite3.Connection, document: int, revision: int, guide: int
) -> dict[int, int | None]:
    """Ties by hand that hold here; one to a question of no guide of theirs does not."""
    places: dict[str, int | None] = dict(
        connection.execute(
            "select uid, n from guide_question where guide = ?", (guide,)
        )
    )
    places[""] = None
    rows = connection.execute(
        "select n, question from turn_tie where document = ? and revision = ?"
        " and coalesce(outcome, '') not in ('ambiguous', 'lost')",
        (document, revision),
    )
    return {n: places[question] for n, question in rows if question in places}


def renew_codes(connection: sqlite3.Connection) -> None:
    """Bring `asked_code` up to date: the codes whose passages a question asks for."""
    named: dict[int, set[str]] = {}
    for slug, read_as in connection.execute(
        "select slug, coalesce(target, pk) from code"
    ):
        named.setdefault(read_as, set()).add(slug)
    above: dict[int, set[str]] = {code: set() for code in named}
    for ancestor, code in connection.execute("select ancestor, code from branch"):
        if code in above:
            above[code] |= named.get(ancestor, set())
    rows = [
        (pk * QUESTIONS_OF_A_GUIDE + n, code)
        for pk, guide in every(connection).items()
        for n, question in enumerate(guide.questions)
        for code, line in above.items()
        if asked_for(question, line, direct=False)
    ]
    sync(connection, "asked_code", ("question", "code"), ("true", ()), rows, keys=2)
