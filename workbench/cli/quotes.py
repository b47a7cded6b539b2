"""`quotes`: choosing words for a text, how they are printed, and getting them out."""

from __future__ import annotations

import click

from workbench.cli import output, speech
from workbench.cli.coding import span
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.errors import UsageError


@click.group(invoke_without_command=True)
@click.option("--collection", default="", metavar="COLLECTION", help="Only this one.")
@table_options
@click.pass_context
def quotes(ctx: click.Context, wanted: Wanted, collection: str) -> None:
    """List the quotes of all collections."""
    if ctx.invoked_subcommand is not None:
        return
    from workbench.project.listings import notes as listings

    table = listings.quotes(
        ctx.obj.reading(), collection=collection, language=wanted.language
    )
    output.show(table, wanted)


@quotes.command()
@click.argument("collection")
@click.option("--template", default="", metavar="TEXT", help="Who is said to speak.")
@pass_session
def new(session: Session, collection: str, template: str) -> None:
    """Make an empty collection."""
    from workbench.project import quotes as acts

    acts.new_collection(session.writing(), collection, template=template)


@quotes.command()
@click.argument("collection")
@click.argument("text", metavar="TEMPLATE")
@pass_session
def template(session: Session, collection: str, text: str) -> None:
    """How COLLECTION says who spoke: '{role}[ {institution}][ {date:season}]'.

    A name in braces is an attribute in its form within a text; what stands in square
    brackets falls away where a value in it is missing. Also {date:year}. An empty
    template takes it away: the project's own is used then.
    """
    from workbench.project import quotes as acts

    acts.set_template(session.writing(), collection, text)


@quotes.command()
@click.argument("collection")
@click.argument("what", metavar="CODING | DOCUMENT")
@click.argument("at", metavar="[START:END]", required=False)
@pass_session
def add(session: Session, collection: str, what: str, at: str | None) -> None:
    """Put the words of a coding, or a span of a document, into COLLECTION.

    The collection is made if it is new. Prints the quote's id.
    """
    from workbench.project import quotes as acts

    project = session.writing()
    if at is None:
        made = acts.add_coding(project, collection, what)
    else:
        start, end = span(at)
        made = acts.add_span(project, collection, what, start, end)
    output.line(acts.shown_id(project, made))


@quotes.command("set")
@click.argument("id_", metavar="ID")
@click.option("--printed", metavar="TEXT", help="To be printed in place of the words.")
@click.option("--translation", metavar="TEXT")
@click.option("--note", metavar="TEXT", help="For yourself; never exported to be read.")
@click.option("--heading", metavar="TEXT", help="What it and those after stand under.")
@click.option("--at", metavar="START:END", help="Another span of its document.")
@click.option(
    "--checked",
    is_flag=True,
    help="It was compared with its words as they now are: the translation, or the"
    " quote itself where a correction changed them.",
)
@pass_session
def set_(
    session: Session, id_: str, at: str | None, *, checked: bool, **fields: str | None
) -> None:
    """How a quote is printed, translated, noted, headed; an empty TEXT clears it.

    In what is printed […] marks a cut and [ ] holds what is put in; what differs
    from the original otherwise is told, and kept. A translation remembers the words
    that it was made of: once others are printed it is stale, until it is set again or
    --checked.
    """
    from workbench.project import quotes as acts

    if all(one is None for one in fields.values()) and at is None and not checked:
        raise UsageError("there is nothing to set", hint="give one of the options")
    place = span(at) if at is not None else None
    wanted = acts.Alteration(at=place, checked=checked, **fields)
    acts.alter(session.writing(), id_, wanted)
    if fields["printed"]:
        _tell_deviations(session, id_)


def _tell_deviations(session: Session, id_: str) -> None:
    """Say where printed words differ from the original outside of brackets."""
    from workbench.project import quoted

    for one in quoted.deviations(session.reading(), id_):
        speech.note(quoted.deviation_in_words(one, "en"))


@quotes.command()
@click.argument("id_", metavar="ID")
@click.argument("n", type=int, metavar="N")
@pass_session
def move(session: Session, id_: str, n: int) -> None:
    """Put a quote at place N of its collection, counted from 1.

    It goes under the heading of the quote before it, at place 1 under the first one.
    Headings stay where they are; one without quotes is gone, which is told.
    """
    from workbench.project import quotes as acts

    for heading in acts.move(session.writing(), id_, n):
        speech.note(f"nothing stands under {heading!r} any more, so it is gone")


@quotes.command()
@click.argument("id_", metavar="ID")
@pass_session
def remove(session: Session, id_: str) -> None:
    """Take a quote out of its collection."""
    from workbench.project import quotes as acts

    acts.remove(session.writing(), id_)
    speech.done("1 removed; `workbench undo` brings it back")


@quotes.command()
@click.argument("collection")
@click.argument("title")
@pass_session
def rename(session: Session, collection: str, title: str) -> None:
    """Give COLLECTION another TITLE."""
    from workbench.project import quotes as acts

    acts.rename_collection(session.writing(), collection, title)


@quotes.command()
@click.argument("collection")
@click.argument("text", metavar="TEXT")
@pass_session
def publication(session: Session, collection: str, text: str) -> None:
    """What COLLECTION is for: 'Public Administration 2026'; an empty TEXT clears it."""
    from workbench.project import quotes as acts

    acts.set_publication(session.writing(), collection, text)


@quotes.command()
@click.argument("collection")
@table_options
@pass_session
def balance(session: Session, wanted: Wanted, collection: str) -> None:
    """Whether COLLECTION is balanced: quotes by each value, and how many persons."""
    from workbench.project.listings import notes as listings

    table = listings.balances(session.reading(), collection, language=wanted.language)
    output.show(table, wanted)


@quotes.command()
@click.argument("collection")
@click.option("--questions", is_flag=True, help="The interviewer's words before each.")
@click.option("--as-of", metavar="MOMENT", help="A milestone, or a time.")
@table_options
@pass_session
def export(
    session: Session,
    wanted: Wanted,
    collection: str,
    as_of: str | None,
    *,
    questions: bool,
) -> None:
    """COLLECTION as Markdown (if nothing is said), CSV, HTML, Word or a table.

    Notes say which translations are stale and which printed words deviate.
    """
    from workbench.project.listings import notes as listings
    from workbench.render import quotes as renderers
    from workbench.render import tables

    held = listings.exported(
        session.at(as_of, said=True), collection, wanted.language, questions=questions
    )
    format = output.chosen(wanted, renderers.format_of, otherwise="md")
    for said in held.notes:
        speech.note(said)
    data = renderers.render(held, format, raw=wanted.raw)
    output.deliver(data, wanted.output, binary=format in tables.BINARY)
