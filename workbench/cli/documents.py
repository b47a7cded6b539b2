"""Documents on the command line: `documents`, `show`, `finish`, `unfinish`, `find`."""

from __future__ import annotations

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session

WHERE = click.option(
    "--where",
    default="",
    metavar="QUESTION",
    help="As in 'wave = 2010 and level = county'.",
)


@click.group(invoke_without_command=True)
@WHERE
@table_options
@click.pass_context
def documents(ctx: click.Context, wanted: Wanted, where: str) -> None:
    """List documents with their numbers and attributes.

    With `code:` in --where, those that hold a passage which fits.
    """
    if ctx.invoked_subcommand is not None:
        return
    from workbench.project.listings import documents as listings

    table = listings.documents(ctx.obj.reading(), where=where, language=wanted.language)
    output.show(table, wanted)


@documents.command("set")
@click.argument("document")
@click.argument("pairs", nargs=-1, required=True, metavar="NAME=VALUE...")
@pass_session
def set_(session: Session, document: str, pairs: tuple[str, ...]) -> None:
    """Set attributes of DOCUMENT; an empty VALUE takes one away."""
    from workbench.project import documents as acts
    from workbench.project.attributes import parse_pairs

    acts.set_values(session.writing(), document, parse_pairs(pairs))


@documents.command()
@click.argument("document")
@click.argument("name")
@pass_session
def rename(session: Session, document: str, name: str) -> None:
    """Give DOCUMENT another name, which no other has; prints it as it is kept."""
    from workbench.project import documents as acts

    output.line(acts.rename(session.writing(), document, name))


@click.command()
@click.argument("document")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text"
)
@pass_session
def show(session: Session, document: str, format_: str) -> None:
    """The stored text of DOCUMENT, exactly; JSON has its turns too.

    Starts and ends count characters (code points) of the text from 0.
    """
    from workbench.project import reading

    project = session.reading()
    if format_ == "json":
        output.json_text(reading.shown(project, document).record())
    else:
        output.text(reading.text(project, document))


@click.command()
@click.argument("document")
@pass_session
def finish(session: Session, document: str) -> None:
    """Say that you have finished coding DOCUMENT: it counts in the base of reports."""
    from workbench.project import documents as acts

    acts.finish(session.writing(), document)


@click.command()
@click.argument("document")
@pass_session
def unfinish(session: Session, document: str) -> None:
    """Say that you have not finished coding DOCUMENT after all."""
    from workbench.project import documents as acts

    acts.finish(session.writing(), document, finished=False)


@click.command()
@click.argument("words", nargs=-1, required=True)
@WHERE
@table_options
@pass_session
def find(session: Session, wanted: Wanted, words: tuple[str, ...], where: str) -> None:
    """Find WORDS, one after another, whatever their case.

    A word that ends in * stands for every word that begins so: find 'partner*'.
    """
    from workbench.project import finding

    found = finding.find(
        session.reading(), " ".join(words), where=where, language=wanted.language
    )
    output.show(found, wanted)
    if not found.rows:
        speech.note(f"nothing is found that reads «{' '.join(words)}»")
