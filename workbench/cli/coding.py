"""Tagging on the command line: `code`, `uncode`, `codings`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.errors import UsageError
from workbench.safe_text import clip, one_line

FIRST_WORDS = 60
"""Cells of the words of a removed coding that are shown."""


def span(given: str) -> tuple[int, int]:
    """`START:END` as numbers."""
    found = re.fullmatch(r"\s*(\d{1,12})\s*:\s*(\d{1,12})\s*", given)
    if not found:
        raise UsageError(
            f"{given!r} is no span", hint="two numbers, as in 120:260, counted from 0"
        )
    return int(found[1]), int(found[2])


@click.command()
@click.argument("document")
@click.argument("code", metavar="CODE")
@click.option("--at", metavar="START:END", help="The span, in characters from 0.")
@click.option("--quote", metavar="TEXT", help="The words, as they stand in the text.")
@click.option("--nth", type=click.IntRange(min=1), help="Which of several places.")
@click.option("--memo", default="", metavar="TEXT", help="A memo on the coding.")
@pass_session
def code(
    session: Session, document: str, code: str, *, memo: str, **place: str | int | None
) -> None:
    """Tag a passage of DOCUMENT with CODE; prints the coding's id.

    White space in --quote is compared collapsed, all else exactly. What you have tagged
    so already is not tagged twice: its id is printed.
    """
    from workbench.project import codings as acts

    at, quote, nth = (place[name] for name in ("at", "quote", "nth"))
    if (at is None) == (quote is None):
        raise UsageError("give --at START:END or --quote TEXT, one of the two")
    if nth and quote is None:
        raise UsageError("--nth says which place of a --quote is meant")
    project = session.writing()
    if at is not None:
        start, end = span(str(at))
        made = acts.code(project, document, code, start=start, end=end, memo=memo)
    else:
        which, words = int(nth or 0), str(quote)
        made = acts.code_words(project, document, code, words, nth=which, memo=memo)
    output.line(acts.shown_id(project, made.id))
    if not made.new:
        speech.note("you have tagged this so already; nothing was added")
    if not made.answered:
        speech.note(
            "it begins in the words of whoever interviews, or in nobody's: reports"
            " count it only with --speakers all"
        )


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@pass_session
def uncode(session: Session, ids: tuple[str, ...]) -> None:
    """Remove codings of yours, by the last letters of their ids, as one step.

    At least four letters of each; prints which ones are gone.
    """
    from workbench.project import codings as acts

    project = session.writing()
    gone = acts.uncode(project, ids)
    for uid, one in gone.items():
        words = clip(one_line(one.words), FIRST_WORDS)
        output.line(f"{uid[-8:]} {one.code}, {one.document}: «{words}»")
    speech.done(f"{len(gone)} removed; `workbench undo` brings them back")


@click.group(invoke_without_command=True)
@click.option("--coders", default="any", metavar="RULE", help="A name, any, settled.")
@click.option("--document", metavar="DOCUMENT", help="Of this document only.")
@click.option("--where", default="", metavar="QUESTION", help="Only what fits.")
@table_options
@click.pass_context
def codings(
    ctx: click.Context, wanted: Wanted, coders: str, document: str | None, where: str
) -> None:
    """List codings, of all coders unless --coders says whose."""
    if ctx.invoked_subcommand is not None:
        return
    from workbench.project.listings import codings as listings

    project = ctx.obj.reading()
    output.show(
        listings.codings(
            project,
            coders=coders,
            document=document or "",
            where=where,
            language=wanted.language,
        ),
        wanted,
    )


@codings.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--create-coders", is_flag=True, help="Coders the project does not know are new."
)
@click.option("--dry-run", is_flag=True, help="Check every row, and record nothing.")
@pass_session
def import_(session: Session, file: Path, create_coders: bool, dry_run: bool) -> None:
    """Codings by their words, from a CSV file.

    Columns: document, code, quote, and if you like coder, nth, memo. Each coder's rows
    are one operation. Where a row is wrong nothing is recorded, and every such row is
    named.
    """
    from workbench.project import coded_words

    made = coded_words.import_codings(
        session.writing(), file, create_coders=create_coders, dry_run=dry_run
    )
    for one in made:
        again = f", {one.again} there already" if one.again else ""
        output.line(f"{one.coder}: {speech.number(one.added, 'coding')}{again}")
    if dry_run:
        speech.note("a dry run: nothing was recorded")
