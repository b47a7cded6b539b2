"""Reading the log as people read it: who did what to which things, and when."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.languages import pick
from workbench.ids import shown
from workbench.store.read.texts import revision_text

_TEXTS = ("name", "title")
_ON_PASSAGES = ("coding.", "quote.", "memo.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An operation, and the names of what it was about."""

    uid: str
    at: str
    coder: str
    label: str
    undone: bool
    things: tuple[str, ...]
    """Names of documents, codes, collections, attributes; of codings both of theirs."""
    codes: frozenset[str]
    """Those of the things that are codes."""
    codings: int
    """How many codings it made or altered."""
    words: str = ""
    """The words of the one passage it was about, as they stood; empty if of several."""


def acts(connection: sqlite3.Connection, language: str, last: int = 0) -> list[Act]:
    """The operations in the one order of the log; only the last so many if asked.

    `language` is that of names that a thing has several of.
    """
    rows = connection.execute(
        "select o.pk, o.uid, o.at, coalesce(w.name, ''), o.label,"
        " u.operation is not null"
        " from operation o left join coder w on w.uid = o.coder"
        " left join undone u on u.operation = o.pk"
        " order by o.lamport desc, o.uid desc limit ?",
        (last or -1,),
    ).fetchall()
    return _acts(connection, language, rows[::-1])


def one(connection: sqlite3.Connection, uid: str, language: str) -> Act:
    """One operation by its whole id."""
    rows = connection.execute(
        "select o.pk, o.uid, o.at, coalesce(w.name, ''), o.label,"
        " u.operation is not null"
        " from operation o left join coder w on w.uid = o.coder"
        " left join undone u on u.operation = o.pk where o.uid = ?",
        (uid,),
    ).fetchall()
    return _acts(connection, language, rows)[0]


def operation_ids(connection: sqlite3.Connection) -> Mapping[str, str]:
    """How the id of each operation is shown."""
    return shown(row[0] for row in connection.execute("select uid from operation"))


def _acts(
    connection: sqlite3.Connection, language: str, rows: Sequence[tuple[object, ...]]
) -> list[Act]:
    names, passages = _Names(connection, language), _Passages(connection)
    found = []
    for pk, uid, at, coder, label, undone in rows:
        changes = connection.execute(
            "select kind, subject, payload from change where operation = ?"
            " order by seq",
            (pk,),
        ).fetchall()
        things = dict.fromkeys(
            name for change in changes for name in names.of(*change) if name
        )
        codings = {one[1] for one in changes if one[0].startswith("coding.")}
        found.append(
            Act(
                uid=str(uid),
                at=str(at),
                coder=str(coder),
                label=str(label),
                undone=bool(undone),
                things=tuple(things),
                codes=frozenset(things.keys() & names.codes),
                codings=len(codings),
                words=passages.words(changes),
            )
        )
    return found


class _Names:
    """What things are called, for as long as one list is made."""

    def __init__(self, connection: sqlite3.Connection, language: str) -> None:
        self._connection = connection
        self._language = language
        ask = connection.execute
        self._known: dict[str, str] = dict(ask("select uid, name from document"))
        codes = dict(ask("select uid, slug from code").fetchall())
        self.codes = frozenset(codes.values())
        self._known |= codes
        self._known |= dict(ask("select uid, title from collection"))
        self._known |= dict(ask("select uid, name from attribute"))
        self._known |= dict(ask("select uid, name from case_"))
        self._known |= dict(ask("select uid, name from milestone"))
        self._known |= dict(
            ask(
                "select r.uid, d.name from revision r"
                " join document d on d.pk = r.document"
            )
        )
        self._known |= dict(
            ask(
                "select q.uid, c.title from quote q"
                " join collection c on c.pk = q.collection"
            )
        )
        self._known |= dict(
            ask("select m.uid, d.name from memo m join document d on d.pk = m.document")
        )
        self._operations = operation_ids(connection)

    def of(self, kind: str, subject: str, payload: str) -> Iterable[str]:
        """The names that a change is about, best known first."""
        if kind in ("operation.undone", "operation.redone"):
            return (self._operations.get(subject, ""),)
        if kind.startswith("coding."):
            return self._coding(subject)
        held = json.loads(payload)
        if kind.startswith(("quote.", "memo.")):
            fields = ("collection", "document", "target")
            places = (subject, *(held.get(field) for field in fields))
            return (self._known.get(place or "", "") for place in places)
        if kind == "guide.defined":
            return (self._guide(held),)
        if kind == "document.fact":
            return (
                self._said(kind, subject, held),
                self._known.get(held["attribute"], ""),
            )
        return (self._said(kind, subject, held),)

    def _said(self, kind: str, subject: str, held: Mapping[str, object]) -> str:
        if kind.startswith(("project.", "coder.")):
            return ""
        name = self._known.get(subject) or self._content(held)
        if kind == "set.filled" and name:
            return pick(json.loads(name), self._language) or ""
        return name

    def _content(self, held: Mapping[str, object]) -> str:
        """The name in the payload, for a thing that is undone; of a set, in JSON."""
        for field in _TEXTS:
            row = self._connection.execute(
                "select body from content where uid = ?", (held.get(field),)
            ).fetchone()
            if row:
                return str(row[0])
        return ""

    def _guide(self, held: Mapping[str, object]) -> str:
        """Whose guide it is."""
        row = self._connection.execute(
            "select body from content where uid = ?", (held.get("spec"),)
        ).fetchone()
        if row is None:
            return ""
        from workbench.domain.guides import from_spec

        return from_spec(row[0]).name

    def _coding(self, subject: str) -> Iterable[str]:
        """The document and the code of a coding as it was made."""
        row = self._connection.execute(
            "select payload from change where subject = ? and kind = 'coding.added'",
            (subject,),
        ).fetchone()
        held = json.loads(row[0]) if row else {}
        places = (held.get("revision"), held.get("code"))
        return (self._known.get(place or "", "") for place in places)


class _Passages:
    """The words that operations were about, for as long as one list is made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._text = ("", "")
        """The text read last, which one operation after another is mostly about."""

    def words(self, changes: Iterable[tuple[str, str, str]]) -> str:
        """The words of the one passage of these changes; empty where not one is."""
        spots: set[tuple[str, int, int]] = set()
        for kind, subject, payload in changes:
            if kind.startswith(_ON_PASSAGES):
                spots.add(self._spot(subject, payload))
                if len(spots) > 1:
                    return ""
        if not spots:
            return ""
        revision, start, end = spots.pop()
        return self._of(revision)[start:end] if revision else ""

    def _spot(self, subject: str, payload: str) -> tuple[str, int, int]:
        """Where a change puts something, else where it was put at first."""
        held = json.loads(payload)
        if held.get("revision") is None:
            row = self._connection.execute(
                "select payload from change where subject = ? and kind in"
                " ('coding.added', 'quote.added', 'memo.added')",
                (subject,),
            ).fetchone()
            held = json.loads(row[0]) if row else {}
        return (
            held.get("revision") or "",
            held.get("start") or 0,
            held.get("end") or 0,
        )

    def _of(self, revision: str) -> str:
        if self._text[0] != revision:
            self._text = revision, revision_text(self._connection, revision)
        return self._text[1]
