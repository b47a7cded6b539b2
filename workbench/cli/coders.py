"""`coders`: who has coded, and two names of one person."""

from __future__ import annotations

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session


@click.group(invoke_without_command=True)
@table_options
@click.pass_context
def coders(ctx: click.Context, wanted: Wanted) -> None:
    """Who has worked on the project."""
    if ctx.invoked_subcommand is not None:
        return
    from workbench.project.listings import work as listings

    output.show(listings.coders(ctx.obj.reading(), language=wanted.language), wanted)


@coders.command()
@click.argument("name", metavar="A")
@click.argument("other", metavar="B")
@pass_session
def same(session: Session, name: str, other: str) -> None:
    """Say that A and B are one person: the codings of A count as those of B."""
    from workbench.project import coders as acts

    acts.same(session.writing(), name, other)
    speech.done(f"{name} is {other}; `workbench coders apart {name}` takes that back")


@coders.command()
@click.argument("name", metavar="A")
@pass_session
def apart(session: Session, name: str) -> None:
    """Say that A is nobody else after all."""
    from workbench.project import coders as acts

    acts.apart(session.writing(), name)
