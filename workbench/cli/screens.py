"""`open`, and the program without a command: the screens."""

from __future__ import annotations

import os

import click

from workbench.cli.session import Session, pass_session
from workbench.errors import UsageError


@click.command("open")
@click.argument("document", required=False)
@pass_session
def open_(session: Session, document: str | None) -> int:
    """Open the screens, at DOCUMENT or where you left."""
    session.name()
    return show(session, document or "")


def begin(session: Session) -> int:
    """The program without a command: the project of this folder, or help."""
    session.name()
    return show(session)


def show(session: Session, document: str = "") -> int:
    """Run the screens until they are left; the exit code."""
    _at_a_terminal()
    # Esc and a key typed after it are two keys, also by a quick hand; what a terminal
    # sends for an arrow comes at once.
    os.environ.setdefault("ESCDELAY", "35")
    try:
        from workbench.tui.app import run
    except ModuleNotFoundError as missing:
        if not (missing.name or "").startswith("workbench.tui"):
            raise
        raise UsageError(
            "this build has no screens", hint="the commands work: workbench --help"
        ) from None
    return run(session.reading(), document)


def _at_a_terminal() -> None:
    import sys

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the screens need a terminal",
            hint="commands work without one: workbench --help",
        )
