"""`guide`: interview guides, and the turns that are tied to their questions."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output, speech
from workbench.cli.files import contents
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.errors import UsageError


@click.group(invoke_without_command=True)
@table_options
@click.pass_context
def guide(ctx: click.Context, wanted: Wanted) -> None:
    """Interview guides: their questions, and how often each was put.

    A turn of the interviewer's is tied to a question by its wording, or by hand. What
    is said belongs to the question last tied before it, follow-ups too.
    """
    if ctx.invoked_subcommand is None:
        _list(ctx.obj, wanted)


@guide.command("list")
@table_options
@pass_session
def list_(session: Session, wanted: Wanted) -> None:
    """The questions of all guides: how many documents and turns put each."""
    _list(session, wanted)


def _list(session: Session, wanted: Wanted) -> None:
    from workbench.project.listings import guides as listings

    output.show(listings.guides(session.reading(), language=wanted.language), wanted)


@guide.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the log.")
@pass_session
def apply(session: Session, file: Path, reason: str) -> None:
    """Take over a guide. One of the same documents is replaced by it.

    Its attributes (`wave: 2007`) say which documents it belongs to; without any it is
    for all that no other guide is for.
    """
    from workbench.project import guides as acts

    done = acts.apply_file(session.writing(), contents(file), str(file), reason=reason)
    speech.problems(done.warnings)
    name = done.guide.name or "all documents"
    if not done.changed:
        speech.note(f"the project has the guide of {name} already")
        return
    verb = "new" if done.new else "changed"
    questions = speech.number(len(done.guide.questions), "question")
    documents = speech.number(done.documents, "document")
    output.line(f"{verb}: {name}, {questions}, {documents}")


@guide.command()
@click.argument("document")
@click.argument("turn", type=click.IntRange(min=1), required=False)
@click.argument("question", required=False)
@click.option(
    "--forget", is_flag=True, help="Let go of the ties that a corrected text lost."
)
@pass_session
def tie(
    session: Session,
    document: str,
    turn: int | None,
    question: str | None,
    forget: bool,
) -> None:
    """Tie TURN of DOCUMENT to QUESTION by hand, by its number as in the reader.

    With `none` it and what follows belong to no question, up to the next tied turn;
    with `wording` a tie by hand is taken back.
    """
    from workbench.project import ties as acts

    if forget:
        if turn is not None:
            raise UsageError("--forget takes a document and nothing else")
        gone = acts.forget(session.writing(), document)
        speech.done(f"{speech.number(gone, 'tie')} let go")
        return
    if turn is None or question is None:
        raise UsageError(
            "say which turn, and which question",
            hint="`workbench guide turns DOCUMENT` lists the turns",
        )
    acts.tie(session.writing(), document, turn, question)


@guide.command()
@click.argument("document")
@table_options
@pass_session
def turns(session: Session, wanted: Wanted, document: str) -> None:
    """The interviewer's turns of DOCUMENT, and the question each belongs to.

    `how` is wording, hand, follow-up, or lost: tied by hand to a turn that a corrected
    text no longer has.
    """
    from workbench.project.listings import guides as listings

    table = listings.turns(session.reading(), document, language=wanted.language)
    output.show(table, wanted)


@guide.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@pass_session
def import_(session: Session, file: Path) -> None:
    """Ties by hand from a CSV file, the turns told by their words.

    Columns: document, quote, question, and if you like nth. The quote stands somewhere
    in the turn. Where a row is wrong nothing is recorded, and every such row is named.
    """
    from workbench.project import ties as acts

    made = acts.import_ties(session.writing(), file)
    output.line(f"{speech.number(made, 'turn')} tied")
