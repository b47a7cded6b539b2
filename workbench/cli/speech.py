"""What is said on stderr: errors, hints, notes and questions, safe for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from workbench.errors import (
    Ambiguous,
    CodebookError,
    IntakeError,
    Problem,
    QuestionError,
    WorkbenchError,
)
from workbench.safe_text import one_line, safe

MOST_PROBLEMS = 50
"""Problems of one file that are shown; the rest are counted."""


def error(message: str) -> None:
    """One `error:` line."""
    click.echo(f"error: {one_line(message)}", err=True)


def hint(message: str) -> None:
    """One `hint:` line."""
    click.echo(f"hint: {one_line(message)}", err=True)


def note(message: str) -> None:
    """One `note:` line."""
    click.echo(f"note: {one_line(message)}", err=True)


def done(message: str) -> None:
    """What was done, for people; results go to stdout."""
    click.echo(one_line(message), err=True)


def refusal(said: WorkbenchError) -> None:
    """An error with its problems, its candidates and the way out."""
    if isinstance(said, QuestionError):
        # Its second and third line show the place in what was typed.
        click.echo(f"error: {safe(said.message)}", err=True)
    else:
        error(said.message)
    if isinstance(said, CodebookError | IntakeError):
        problems(said.problems)
    if isinstance(said, Ambiguous) and not said.hint and said.candidates:
        hint(f"one of {', '.join(said.candidates)}")
    if said.hint:
        hint(said.hint)


def problems(found: Iterable[Problem]) -> None:
    """Problems of a user's file, a line each."""
    every = list(found)
    for one in every[:MOST_PROBLEMS]:
        line = f"{one.where}: {one.severity}: {one.message}"
        click.echo(one_line(f"{line} {one.hint}".rstrip()), err=True)
    if len(every) > MOST_PROBLEMS:
        note(f"{len(every) - MOST_PROBLEMS} more are not shown")


def number(count: int, thing: str) -> str:
    """`1 coding`, `2 codings`: for things whose plural takes an s."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def can_ask() -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def agreed(question: str) -> bool:
    """Ask for a yes; Enter alone is no."""
    return click.confirm(one_line(question), default=False, err=True)
