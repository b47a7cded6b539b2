"""Which project a command is about and who acts: found when it is first needed."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from workbench.cli import speech
from workbench.errors import NeedsConsent, Refused

if TYPE_CHECKING:
    from workbench.project.session import Project

T = TypeVar("T")


class Session:
    """One run of the program: `-p`, `--as`, and the project once it is open."""

    def __init__(self, project: str | None, coder: str | None) -> None:
        self.project = project
        self.coder = coder
        self._open: Project | None = None
        self._past = ExitStack()

    def path(self) -> Path:
        """The project file that is meant."""
        from workbench.project.session import find_project

        return find_project(self.project, Path.cwd(), os.environ)

    def reading(self) -> Project:
        """The project, for reading."""
        from workbench.project.session import open_project

        if self._open is None:
            self._open = open_project(self.path(), self.coder)
        return self._open

    def writing(self) -> Project:
        """The project, for somebody who acts; who that is is asked for once."""
        project = self.reading()
        self.name()
        return project

    def at(self, moment: str | None, *, said: bool = False) -> Project:
        """The project as of a milestone or a time, for reading; now if None.

        `said` tells on stderr what a report has a place for among its notes.
        """
        project = self.reading()
        if moment is None:
            return project
        from workbench.project.past import as_of, remarks

        stood = self._past.enter_context(as_of(project, moment))
        for remark in remarks(stood) if said else ():
            speech.note(remark)
        return stood

    def name(self) -> None:
        """Ask who is working where nobody has said and somebody can be asked."""
        from workbench import settings
        from workbench.project.session import CODER_VARIABLE

        if self.coder or os.environ.get(CODER_VARIABLE) or not speech.can_ask():
            return
        if settings.load().default_coder:
            return
        given = click.prompt("Your name or initials, as codings will show", err=True)
        settings.remember_default_coder(given)

    def close(self) -> None:
        """Let go of the project."""
        self._past.close()
        if self._open is not None:
            self._open.close()


def pass_session(command: Callable[..., T]) -> Callable[..., T]:
    """Give a command the session as its first argument."""
    return click.make_pass_decorator(Session)(command)


def consenting(act: Callable[[bool], T], yes: bool) -> T:
    """Do something that may ask first: it is given whether somebody said yes.

    Raises:
        NeedsConsent: nobody said yes, and nobody can be asked.
        Refused: somebody was asked and said no.
    """
    try:
        return act(yes)
    except NeedsConsent as asked:
        if not speech.can_ask():
            raise
        if not speech.agreed(f"{asked.message}. Go on?"):
            raise Refused("nothing was changed") from None
    return act(True)
