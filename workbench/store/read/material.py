"""Reading what there is at a glance: documents, who coded them, what waits.

Each is one statement over indexes, so that the first screen is there at once.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ids import moment_id
from workbench.store.aliases import coder_aliases

if TYPE_CHECKING:
    from workbench.store.read.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRow:
    """A present document."""

    pk: int
    name: str
    words: int
    turns: int
    speakers: int
    """How many are named as speaking in it."""


def documents(connection: sqlite3.Connection) -> list[MaterialRow]:
    """Every present document, in the order in which they came."""
    rows = connection.execute(
        "select d.pk, d.name, r.words, r.turns,"
        " (select count(*) from speaker s where s.revision = r.pk and s.name <> '')"
        " from document d join revision r on r.pk = d.revision"
        " where d.state = 'present' order by d.pk"
    )
    names = MaterialRow.__slots__
    return [MaterialRow(**dict(zip(names, row, strict=True))) for row in rows]


def values(
    connection: sqlite3.Connection, names: Sequence[str]
) -> dict[int, list[str]]:
    """What each document has of some attributes, one after another; empty: nothing.

    Of several values the first stands.
    """
    found: dict[int, list[str]] = {}
    for place, name in enumerate(names):
        for document, value in connection.execute(
            "select f.document, f.value from fact f join attribute a"
            " on a.pk = f.attribute where a.name = ? and f.speaker = 0 and f.n = 0",
            (name,),
        ):
            found.setdefault(document, [""] * len(names))[place] = value
    return found


def codings(connection: sqlite3.Connection) -> dict[int, dict[int, int]]:
    """How many codings that count each document has, by coder."""
    found: dict[int, dict[int, int]] = {}
    for document, coder, many in connection.execute(
        "select document, coder, sum(codings) from passage group by document, coder"
    ):
        found.setdefault(document, {})[coder] = many
    return found


def coded_by(connection: sqlite3.Connection) -> dict[int, set[int]]:
    """The coders of the codings that count in each document that has any."""
    found: dict[int, set[int]] = {}
    rows = connection.execute("select distinct document, coder from passage")
    for document, coder in rows:
        found.setdefault(document, set()).add(coder)
    return found


def finishers(connection: sqlite3.Connection) -> dict[int, set[int]]:
    """The coders who have finished each document that somebody has finished."""
    aliases = coder_aliases(connection)
    found: dict[int, set[int]] = {}
    for document, coder in connection.execute(
        "select f.document, c.pk from finished f join coder c on c.uid = f.coder"
    ):
        found.setdefault(document, set()).add(aliases.get(coder, coder))
    return found


def coders(connection: sqlite3.Connection) -> dict[int, str]:
    """What the coders are called, in order of appearance."""
    rows = connection.execute("select pk, coalesce(name, '') from coder order by pk")
    return dict(rows.fetchall())


def coder_of(connection: sqlite3.Connection, uid: str) -> int:
    """The row number under which somebody's codings count; 0 before they acted."""
    row = connection.execute("select pk from coder where uid = ?", (uid,)).fetchone()
    return coder_aliases(connection).get(row[0], row[0]) if row else 0


def unsettled(connection: sqlite3.Connection) -> dict[int, Counter[bool]]:
    """Codings that a correction left to be settled, by document: counted, or not."""
    found: dict[int, Counter[bool]] = {}
    for document, counted, many in connection.execute(
        "select g.document, g.revision = d.revision, count(*) from document d"
        " join coding g on g.document = d.pk where d.state = 'present'"
        " and d.pk in (select document from revision group by 1 having count(*) > 1)"
        " and (g.revision <> d.revision or g.outcome = 'changed')"
        " group by 1, 2"
    ):
        found.setdefault(document, Counter())[bool(counted)] = many
    return found


def case_kinds(connection: sqlite3.Connection) -> list[tuple[str, int, int]]:
    """Each kind of case, how many there are, and how many are tied to a document."""
    rows = connection.execute(
        "select c.sort, count(*), sum(exists (select 1 from case_link l"
        " join document d on d.uid = l.document and d.state = 'present'"
        " where l.case_ = c.pk)) from case_ c where c.state = 'present'"
        " group by c.sort order by min(c.pk)"
    )
    return rows.fetchall()


def code_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many codes there are that are not retired, and how many are proposed."""
    row = connection.execute(
        "select count(*), coalesce(sum(status = 'proposed'), 0) from code"
        " where state = 'present' and status <> 'retired' and target is null"
    ).fetchone()
    return row[0], row[1]


def quotes_waiting(connection: sqlite3.Connection) -> tuple[int, int]:
    """Quotes without a translation where others have one; quotes on changed words."""
    row = connection.execute(
        "select coalesce(sum(q.translation is null and exists (select 1 from quote o"
        " where o.collection = q.collection and o.translation is not null)), 0),"
        " coalesce(sum(coalesce(q.outcome, '') in ('changed', 'ambiguous', 'lost')"
        " or q.revision <> d.revision), 0) from quote q"
        " join collection c on c.pk = q.collection and c.state = 'present'"
        " join document d on d.pk = q.document and d.state = 'present'"
    ).fetchone()
    return row[0], row[1]


def count_passages(made: Scope) -> int:
    """How many passages a selection asks for."""
    statement = f"select count(*) from passage p{made.where}"
    return int(made.connection.execute(statement, made.bound.values).fetchone()[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A passage by its place."""

    document: int
    start: int
    end: int
    code: str
    coder: str


_PLACE = (
    "select distinct p.document, p.start, p.end, c.slug, coalesce(w.name, '')"
    " from {} join passage p on p.pk = n.passage join code c on c.pk = p.code"
    " join coder w on w.pk = p.coder where {} order by p.document, p.start, p.end,"
    " c.place"
)


def _places(
    connection: sqlite3.Connection, source: str, condition: str, *held: object
) -> list[PlaceRow]:
    rows = connection.execute(_PLACE.format(source, condition), held)
    names = PlaceRow.__slots__
    return [PlaceRow(**dict(zip(names, row, strict=True))) for row in rows]


_TODAY = (
    "operation o join change h on h.operation = o.pk join coding_now n on n.pk = h.seq"
)
_SINCE = "o.uid >= ? and o.coder = ? and o.at >= ?"
"""Ids of operations begin with the time of their making, which is not before `at`."""


def count_since(
    connection: sqlite3.Connection, coder: str, moment: str
) -> tuple[int, int]:
    """How many passages `made_since` names, and in how many documents."""
    row = connection.execute(
        "select count(distinct n.passage), count(distinct n.document)"
        f" from {_TODAY} where {_SINCE}",
        (moment_id(moment), coder, moment),
    ).fetchone()
    return row[0], row[1]


def made_since(
    connection: sqlite3.Connection, coder: str, moment: str
) -> list[PlaceRow]:
    """The passages with a coding that a coder made at this time in UTC, or later."""
    return _places(connection, _TODAY, _SINCE, moment_id(moment), coder, moment)


_REDEFINED = (
    "select c.pk from code c join operation o on o.uid = c.definition"
    " join change a on a.seq = c.pk where a.operation <> o.pk"
    " union select target from code where target is not null"
)
"""Codes of which a coding can be under an older definition."""


_OUTDATED = (
    f"({_REDEFINED}) r cross join coding_now n on n.code = r.pk"
    " join coding g on g.pk = n.pk join code k on k.pk = n.code"
    " join operation d on d.pk = g.definition"
)
_OLDER = "d.uid <> k.definition"


def count_outdated(connection: sqlite3.Connection) -> int:
    """How many passages `outdated` names."""
    statement = f"select count(distinct n.passage) from {_OUTDATED} where {_OLDER}"
    return int(connection.execute(statement).fetchone()[0])


def outdated(connection: sqlite3.Connection) -> list[PlaceRow]:
    """The passages with a coding made under another definition than today's."""
    return _places(connection, _OUTDATED, _OLDER)


def turn_at(
    connection: sqlite3.Connection, document: str, position: int
) -> tuple[str, int, str] | None:
    """A document's name, and the number and the role of the turn at a code point.

    By the document's uid; the number is 0 where it has no turn before the place. None
    where the document is there no more.
    """
    row = connection.execute(
        "select d.name, count(t.pk), coalesce((select l.role from turn l"
        "  where l.revision = d.revision and l.start <= ?2"
        "  order by l.start desc limit 1), '')"
        " from document d left join turn t on t.revision = d.revision"
        " and t.start <= ?2 where d.uid = ?1 and d.state = 'present' group by d.pk",
        (document, position),
    ).fetchone()
    return (row[0], row[1], row[2]) if row else None
