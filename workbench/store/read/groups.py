"""Groups that a table sets beside one another: their cases, and what else they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from workbench.domain.given import CaseBase, Composition, Tie
from workbench.domain.needs import (
    ASKED,
    QUESTION,
)
from workbench.errors import NotFound
from workbench.ordering import sort_key
from workbench.store.read import asking
from workbench.store.read.facts import documents_by, voices_by
from workbench.store.read.known import in_order
from workbench.store.read.scope import Scope

Group = TypeVar("Group")
Voice = tuple[int, int]
"""A document and a speaker in it."""


def cases(made: Scope, name: str) -> CaseBase:
    """The cases of those who may speak in the base, by their values of an attribute."""
    counting: dict[int, list[int | None]] = {}
    for document, coder in made.pairs:
        counting.setdefault(document, []).append(coder)
    tied: dict[Voice, list[int]] = {}
    for document, speaker, case in made.connection.execute(
        "select document, speaker, case_ from document_case"
    ):
        tied.setdefault((document, speaker), []).append(case)
    held = set(_held(made, name))
    bare = made.speaking - {voice for voice, _ in held}

    def those(voice: Voice) -> Iterator[tuple[int | None, int]]:
        for coder in counting.get(voice[0], ()):
            yield from ((coder, case) for case in tied.get(voice, ()))

    return CaseBase(
        of=_counted(
            ((coder, value), case) for one, value in held for coder, case in those(one)
        ),
        all=_counted(pair for one, _ in held for pair in those(one)),
        without=_counted(pair for one in bare for pair in those(one)),
        every=_counted(pair for one in made.speaking for pair in those(one)),
    )


def _counted(pairs: Iterable[tuple[Group, int]]) -> dict[Group, int]:
    return dict(Counter(group for group, _ in set(pairs)))


def _held(made: Scope, name: str) -> Iterator[tuple[Voice, str]]:
    """Whoever may speak, and their values; of a guide, whoever speaks under it."""
    if name in (QUESTION, ASKED):
        under = asking.documents_asked(made, name)
        for document, value in under:
            yield from (
                ((one, speaker), value)
                for one, speaker in made.speaking
                if one == document
            )
        return
    for document, speaker, value in voices_by(made, made.known.attribute(name)):
        yield (document, speaker), value


def ties(made: Scope, kind: str) -> tuple[Tie, ...]:
    """The cases of a kind that are of those who may speak in the base, by their names.

    Those that they are tied to, and those that their values refer to.

    Raises:
        NotFound: The project has no case of that kind.
    """
    run = made.connection.execute
    named = run(
        "select key, name, pk from case_ where sort = ? and state = 'present'", (kind,)
    ).fetchall()
    if not named:
        from workbench.domain.questions import nearest

        every = [row[0] for row in run("select distinct sort from case_")]
        hint = nearest(kind, every)
        raise NotFound(f"there is no case of the kind {kind!r}", hint=hint)
    held: dict[str, set[Voice]] = {}
    if kind in made.known.attributes:
        for one, value in _held(made, kind):
            held.setdefault(value, set()).add(one)
    keys = {pk: key for key, _, pk in named}
    for document, speaker, case in run(
        "select document, speaker, case_ from document_case"
    ):
        if case in keys:
            held.setdefault(keys[case], set()).add((document, speaker))
    base, speaking = made.base, made.speaking
    found = [
        Tie(
            name=name or key,
            voices=frozenset(
                one for one in held.get(key, ()) if one[0] in base and one in speaking
            ),
        )
        for key, name, _ in named
    ]
    return tuple(
        sorted((one for one in found if one.voices), key=lambda one: sort_key(one.name))
    )


def composition(made: Scope, name: str) -> tuple[Composition, ...]:
    """How the groups by an attribute are spread over the values of the others."""
    known = made.known.attribute(name)
    groups = documents_by(made, known)
    found = []
    for other in made.known.attributes.values():
        if other.pk == known.pk or not other.closed:
            continue
        held = documents_by(made, other)
        have = {document for documents in held.values() for document in documents}
        found.append(
            Composition(
                name=other.name,
                label=other.label,
                values=tuple(in_order(held, other.declared)),
                labels=other.labels,
                counts={
                    (group, value): len(documents & those)
                    for group, those in groups.items()
                    for value, documents in held.items()
                },
                of={group: len(those & have) for group, those in groups.items()},
            )
        )
    return tuple(found)
