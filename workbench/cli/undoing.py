"""`undo`, `redo` and `history`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from workbench.cli import output
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, consenting, pass_session
from workbench.errors import UsageError
from workbench.words import counted

if TYPE_CHECKING:
    from workbench.project.session import Project
    from workbench.project.undoing import Undone

MOST_STEPS = 1000


def number(given: str) -> int | None:
    """How many steps; None where it is the end of an operation's id."""
    return int(given) if given.isdigit() and len(given) < 8 else None


@click.command()
@click.argument("what", default="1", metavar="[N | OPERATION]")
@click.option("--yes", is_flag=True, help="Undo also what would be asked about.")
@pass_session
def undo(session: Session, what: str, yes: bool) -> None:
    """Take back your last N operations, or the OPERATION of the history.

    Never a colleague's, unless named. An import, a codebook file, a change of many
    things, and what is of another day, is asked about; where nothing can be asked it
    needs --yes. `redo` does it again.
    """
    from workbench.project import undoing as acts

    project = session.writing()
    count = number(what)
    if count is not None and not 1 <= count <= MOST_STEPS:
        raise UsageError(f"{count} steps cannot be undone", hint="1 or more")
    done = consenting(
        lambda agreed: acts.undo(
            project,
            count=count or 1,
            operation="" if count is not None else what,
            yes=agreed,
        ),
        yes,
    )
    _tell(project, done, "undone")


@click.command()
@click.argument("n", type=click.IntRange(1, MOST_STEPS), default=1)
@pass_session
def redo(session: Session, n: int) -> None:
    """Do again what you undid last, as long as you did nothing new."""
    from workbench.project import undoing as acts

    project = session.writing()
    _tell(project, acts.redo(project, count=n), "redone")


def _tell(project: Project, done: Iterable[Undone], verb: str) -> None:
    """One line an operation: which, and what it did to codings."""
    from workbench.project.listings.work import said

    for one in done:
        parts = [f"{verb}: {said(project, one.id)}"]
        if one.codings_gone:
            parts.append(counted("undo.gone", "en", one.codings_gone))
        if one.codings_back:
            parts.append(counted("undo.back", "en", one.codings_back))
        output.line("; ".join(parts))


@click.command()
@click.option("-n", "--last", type=click.IntRange(min=1), help="Only the last so many.")
@table_options
@pass_session
def history(session: Session, wanted: Wanted, last: int | None) -> None:
    """Who did what, and when, the oldest first; what is undone says so."""
    from workbench.project.listings import work as listings

    project = session.reading()
    table = listings.history(project, last=last or 0, language=wanted.language)
    output.show(table, wanted)
