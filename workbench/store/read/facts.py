"""What the project knows: codes, coders, documents that count, values of attributes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable

from workbench.domain.needs import (
    About,
    AttributeFact,
    Base,
    CodeFact,
    CoderFact,
    Coders,
    Documents,
    Facts,
    Key,
)
from workbench.ordering import sort_key
from workbench.store.read import asking
from workbench.store.read.known import KnownAttribute, in_order
from workbench.store.read.scope import Scope, unfinished, voices
from workbench.store.read.spans import aside


def facts(made: Scope, need: Facts) -> object:
    """What a report asks to know; `About` says what is given for what."""
    found: dict[About, Callable[[], object]] = {
        About.CODES: lambda: codes(made.connection),
        About.CODERS: lambda: coders(made),
        About.DOCUMENTS: lambda: documents(made),
        About.BASE: lambda: base(made),
        About.ATTRIBUTE: lambda: attribute(made, need.name),
        About.QUESTION: lambda: asking.question(made),
        About.ASKED: lambda: asking.asked(made),
        About.GUIDES: lambda: asking.guides(made.connection),
        About.KINDS: lambda: kinds(made.connection),
        About.WAITING: lambda: waiting(made.connection),
    }
    return found[need.about]()


def codes(connection: sqlite3.Connection) -> tuple[CodeFact, ...]:
    """Every code that is no other one, in the order of the tree; removed ones last."""
    names = _names(connection)
    branches: dict[int, set[int]] = {}
    for ancestor, code in connection.execute("select ancestor, code from branch"):
        branches.setdefault(ancestor, set()).add(code)
    rows = connection.execute(
        "select pk, slug, parent, depth, state, status from code where target is null"
        " order by place"
    ).fetchall()
    return tuple(
        CodeFact(
            key=pk,
            id=slug,
            name=names.get(pk, {}),
            parent=parent,
            depth=depth,
            listed=state == "present" and status != "retired",
            branch=frozenset(branches.get(pk, {pk})),
        )
        for pk, slug, parent, depth, state, status in rows
    )


def _names(connection: sqlite3.Connection) -> dict[int, dict[str, str]]:
    row = connection.execute(
        "select coalesce((select value from setting where name = 'codebook-language'),"
        " (select language from project), 'en')"
    ).fetchone()
    found: dict[int, dict[str, str]] = {}
    for code, language, body in connection.execute(
        "select code, language, body from code_text where field = 'name'"
    ):
        found.setdefault(code, {})[language or row[0]] = body
    return found


def coders(made: Scope) -> tuple[CoderFact, ...]:
    """Those whose codings count one by one, in the order of their names."""
    keys: Iterable[int]
    if made.selection.coders == Coders.EACH:
        keys = {coder for _, coder in made.pairs if coder is not None}
    elif made.coder is not None:
        keys = {made.coder}
    else:
        keys = made.known.coders
    names = made.known.coders
    found = [CoderFact(key=key, name=names[key]) for key in keys]
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.key)))


def documents(made: Scope) -> dict[Key, str]:
    """The names of the documents that count."""
    return {pk: made.documents[pk] for pk in made.base}


def base(made: Scope) -> Base:
    """How many documents count, and which ones are not finished."""
    return Base(
        of=dict(Counter(coder for _, coder in made.pairs)),
        left=tuple(_sorted(made, unfinished(made))),
        counted=made.selection.documents is Documents.ALL,
        aside=aside(made),
    )


def attribute(made: Scope, name: str) -> AttributeFact:
    """An attribute, its values, and how many documents of the base have each."""
    known = made.known.attribute(name)
    held = _held(made, known)
    # Of the cases that there are, those that nobody names have no row.
    declared = () if known.refers else known.declared
    values = in_order([*held, *declared], known.declared)
    have = {document for documents in held.values() for document in documents}
    bare = [(one, coder) for one, coder in made.pairs if one not in have]
    counting: dict[int, list[int | None]] = {}
    for one, coder in made.pairs:
        counting.setdefault(one, []).append(coder)
    of = Counter(
        (coder, value)
        for value, documents in held.items()
        for one in documents
        for coder in counting[one]
    )
    return AttributeFact(
        name=known.name,
        label=known.label,
        values=tuple(values),
        labels=known.labels,
        of=dict(of),
        missing=tuple(_sorted(made, {one for one, _ in bare})),
        without=dict(Counter(coder for _, coder in bare)),
    )


def _held(made: Scope, known: KnownAttribute) -> dict[str, set[int]]:
    """The documents of the base by the values of those who may speak in them."""
    speaking = set(voices(made))
    base = made.base
    found: dict[str, set[int]] = {}
    for document, speaker, value in made.connection.execute(
        "select document, speaker, value from fact where attribute = ?", (known.pk,)
    ):
        if document in base and (document, speaker) in speaking:
            found.setdefault(value, set()).add(document)
    return found


def kinds(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The kinds of case that documents are tied to, in order."""
    rows = connection.execute(
        "select distinct sort from case_ where pk in (select case_ from document_case)"
    )
    return tuple(sorted((row[0] for row in rows), key=sort_key))


def waiting(connection: sqlite3.Connection) -> int:
    """How many codings of present documents a corrected text left behind.

    Two counts of narrow indexes tell that there are none, which is the rule.
    """
    every, now = connection.execute(
        "select (select count(*) from coding), (select count(*) from coding_now)"
    ).fetchone()
    if every == now:
        return 0
    row = connection.execute(
        "select count(*) from coding g join document d on d.pk = g.document"
        " where d.state = 'present'"
        " and (g.outcome in ('ambiguous', 'lost') or g.revision <> d.revision)"
    ).fetchone()
    return int(row[0])


def _sorted(made: Scope, keys: Iterable[int]) -> list[str]:
    return sorted((made.documents[one] for one in keys), key=sort_key)
