"""Coders: two names of one person."""

from __future__ import annotations

from workbench.domain.changes.kinds import CoderSame, Label
from workbench.errors import Ambiguous, NotFound, Refused
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import about


def same(project: Project, name: str, other: str) -> None:
    """Say that the coder `name` is also `other`, under which the codings count."""
    with project.recording(Label.CODERS) as act:
        one, two = _named(act.connection, name), _named(act.connection, other)
        if one.uid == two.uid:
            raise Refused(f"{name!r} and {other!r} are one coder already")
        if two.same:
            raise Refused(
                f"{other!r} is another name of {two.same!r}",
                hint=f"say that {name!r} is {two.same!r}",
            )
        if one.same == two.name:
            raise Refused(f"{name!r} is {other!r} already")
        act.batch.add(CoderSame(subject=one.uid, coder=two.uid))


def apart(project: Project, name: str) -> None:
    """Say that a coder is nobody else after all: the codings are their own again."""
    with project.recording(Label.CODERS) as act:
        one = _named(act.connection, name)
        if not one.same:
            raise Refused(f"{name!r} is nobody else's name")
        act.batch.add(CoderSame(subject=one.uid, coder=None))


def _named(connection: Connection, name: str) -> about.Coder:
    every = about.coders(connection)
    found = [one for one in every if one.name == name]
    found = found or [one for one in every if one.uid[-8:] == name.lower()]
    if len(found) == 1:
        return found[0]
    if found:
        ids = [one.uid[-8:] for one in found]
        raise Ambiguous(
            f"{len(found)} coders are called {name!r}",
            candidates=ids,
            hint=f"name one by the end of its id: {', '.join(ids)}",
        )
    known = ", ".join(one.name for one in every if one.name)
    raise NotFound(
        f"nobody called {name!r} has worked on this project", hint=f"known: {known}"
    )
