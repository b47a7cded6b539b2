"""`project`: what the project is called, reads and allows."""

from __future__ import annotations

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session


@click.group(invoke_without_command=True)
@click.pass_context
def project(ctx: click.Context) -> None:
    """What the project is called, reads and allows.

    `title`, `language` (of headings and code names), `step` of the cursor (sentence,
    answer, paragraph, word), `interviewers` (names that are interviewers whatever they
    are called, parted by commas; for what is imported from then on), `clipboard` and
    `editor` (yes or no: whether the screens may copy words out, or hand them to
    $EDITOR).
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@project.command()
@table_options
@pass_session
def show(session: Session, wanted: Wanted) -> None:
    """Every setting of the project."""
    from workbench.project.listings import rules as listings

    output.show(listings.rules(session.reading(), wanted.language), wanted)


@project.command("set")
@click.argument("name")
@click.argument("value")
@pass_session
def set_(session: Session, name: str, value: str) -> None:
    """Set one of them; an empty VALUE takes names of interviewers away."""
    from workbench.project import rules as acts

    if acts.set_rule(session.writing(), name, value):
        now = acts.rules(session.reading())[name]
        speech.done(f"{name}: {', '.join(now.splitlines())}".rstrip())
    else:
        speech.note("it is that already")
