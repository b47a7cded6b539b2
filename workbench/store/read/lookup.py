"""Finding what somebody means by a name or by the last letters of an id."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.errors import Ambiguous, NotFound
from workbench.ids import shown

LEAST = 4
"""Letters of an id that must be given, so that a slip of the hand names nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKey:
    """A document by everything that it is known by."""

    pk: int
    uid: str
    name: str
    revision: int
    revision_uid: str


_DOCUMENT = (
    "select d.pk, d.uid, d.name, r.pk, r.uid from document d"
    " join revision r on r.pk = d.revision where d.state = 'present'"
)


def document(connection: sqlite3.Connection, name: str) -> DocumentKey:
    """The document of this name (NFC), or whose id ends in these letters."""
    wanted = unicodedata.normalize("NFC", name)
    rows = connection.execute(f"{_DOCUMENT} and d.name = ?", (wanted,)).fetchall()
    if not rows:
        tail = wanted.replace("-", "").lower()
        rows = [
            row
            for row in connection.execute(_DOCUMENT)
            if len(tail) >= 8 and row[1].replace("-", "").endswith(tail)
        ]
    if len(rows) == 1:
        return _key(rows[0])
    if rows:
        raise Ambiguous(
            f"{len(rows)} documents are called {name!r}",
            candidates=list(shown(row[1] for row in rows).values()),
            hint="name it by the last letters of its id: "
            + ", ".join(shown(row[1] for row in rows).values()),
        )
    raise NotFound(f"there is no document {name!r}", hint=_near(connection, wanted))


def documents(connection: sqlite3.Connection) -> list[DocumentKey]:
    """Every present document, in the order in which they came."""
    return [_key(row) for row in connection.execute(f"{_DOCUMENT} order by d.pk")]


def _key(row: Sequence[object]) -> DocumentKey:
    pk, uid, name, revision, revision_uid = row
    return DocumentKey(
        pk=int(str(pk)),
        uid=str(uid),
        name=str(name),
        revision=int(str(revision)),
        revision_uid=str(revision_uid),
    )


def _near(connection: sqlite3.Connection, wanted: str) -> str:
    import difflib

    names = [row[0] for row in connection.execute("select name from document")]
    close = difflib.get_close_matches(wanted, names, n=3, cutoff=0.4)
    if close:
        return "perhaps " + " or ".join(repr(one) for one in close)
    return "`workbench documents` lists them"


def by_ending(
    connection: sqlite3.Connection, ids: Sequence[str], ending: str, what: str
) -> str:
    """The one id of these that ends in these letters, at least `LEAST` of them."""
    tail = ending.replace("-", "").strip().lower()
    if 0 < len(tail) < LEAST:
        raise NotFound(
            f"there is no {what} {ending!r}",
            hint=f"give at least the last {LEAST} letters and digits of its id",
        )
    found = [one for one in ids if one.replace("-", "").endswith(tail)] if tail else []
    if len(found) == 1:
        return found[0]
    if found:
        short = list(shown(found).values())
        raise Ambiguous(
            f"{len(found)} {what}s end in {ending!r}",
            candidates=short,
            hint=f"give more letters: {', '.join(short[:5])}",
        )
    raise NotFound(f"there is no {what} {ending!r}")


def coding(connection: sqlite3.Connection, ending: str) -> str:
    """The id of the standing coding that ends in these letters."""
    return by_ending(connection, _codings(connection, ending), ending, "coding")


def _codings(connection: sqlite3.Connection, ending: str) -> list[str]:
    tail = ending.replace("-", "").strip().lower()[-12:]
    return [
        row[0]
        for row in connection.execute(
            "select c.subject from coding g join change c on c.seq = g.pk"
            " where c.subject like ?",
            (f"%{tail}",),
        )
    ]


def memo(connection: sqlite3.Connection, ending: str) -> str:
    """The id of the memo that ends in these letters."""
    every = [row[0] for row in connection.execute("select uid from memo")]
    return by_ending(connection, every, ending, "memo")


def quote(connection: sqlite3.Connection, ending: str) -> str:
    """The id of the quote that ends in these letters."""
    every = [row[0] for row in connection.execute("select uid from quote")]
    return by_ending(connection, every, ending, "quote")


def operation(connection: sqlite3.Connection, ending: str) -> str:
    """The id of the operation that ends in these letters."""
    every = [row[0] for row in connection.execute("select uid from operation")]
    return by_ending(connection, every, ending, "operation")


def case(connection: sqlite3.Connection, name: str) -> str:
    """The uid of a case, by `KIND:ID`, its id in files, its name, or its own end."""
    wanted = unicodedata.normalize("NFC", name)
    rows = connection.execute(
        "select uid, sort, key, name from case_ where state = 'present' order by pk"
    ).fetchall()
    for said in (
        lambda row: f"{row[1]}:{row[2]}",
        lambda row: row[2],
        lambda row: row[3],
    ):
        found = [row for row in rows if said(row) == wanted]
        if len(found) == 1:
            return str(found[0][0])
        if found:
            each = [f"{row[1]}:{row[2]}" for row in found]
            raise Ambiguous(
                f"{len(found)} cases are called {name!r}",
                candidates=each,
                hint=f"say which: {', '.join(each[:5])}",
            )
    tail = wanted.replace("-", "").lower()
    if len(tail) >= 8:
        ending = [row[0] for row in rows if row[0].replace("-", "").endswith(tail)]
        if ending:
            return by_ending(connection, ending, name, "case")
    raise NotFound(f"there is no case {name!r}", hint=_near_case(rows, wanted))


def _near_case(rows: Sequence[tuple[str, str, str, str]], wanted: str) -> str:
    import difflib

    every = [key for _, _, key, _ in rows]
    close = difflib.get_close_matches(wanted, every, n=3, cutoff=0.6)
    if close:
        return "perhaps " + " or ".join(repr(one) for one in close)
    return "`workbench cases` lists them"


def coder(connection: sqlite3.Connection, name: str) -> int:
    """The row number of the coder of this name, aliases resolved to one person."""
    rows = connection.execute(
        "select pk, uid, same from coder where name = ?", (name,)
    ).fetchall()
    if len(rows) == 1:
        return int(rows[0][0])
    if rows:
        raise Ambiguous(
            f"{len(rows)} coders are called {name!r}",
            candidates=list(shown(row[1] for row in rows).values()),
            hint="`workbench coders same A B` says that two names are one person",
        )
    known = [row[0] for row in connection.execute("select name from coder") if row[0]]
    raise NotFound(
        f"nobody called {name!r} has worked on this project",
        hint="known: " + ", ".join(sorted(known)),
    )


def documents_of_case(connection: sqlite3.Connection, case: str) -> list[str]:
    """The names of the present documents that a case is tied to, in their order."""
    rows = connection.execute(
        "select distinct d.name, d.pk from document_case n"
        " join document d on d.pk = n.document join case_ c on c.pk = n.case_"
        " where c.uid = ? and d.state = 'present' order by d.pk",
        (case,),
    )
    return [str(row[0]) for row in rows]
