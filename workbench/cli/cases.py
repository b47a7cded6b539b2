"""Cases on the command line: `cases`, `cases import`, `link`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session

if TYPE_CHECKING:
    from workbench.project.cases import Imported


@click.group(invoke_without_command=True)
@click.option("--kind", default="", metavar="KIND", help="Of this kind only.")
@click.option(
    "--where",
    default="",
    metavar="QUESTION",
    help="As in 'size = large and leadership = unified'.",
)
@click.option("--as-of", metavar="MOMENT", help="A milestone, or a time.")
@table_options
@click.pass_context
def cases(
    ctx: click.Context, wanted: Wanted, kind: str, where: str, as_of: str | None
) -> None:
    """List cases: who and what the documents are about.

    What a case lacks is taken from the case it refers to: an agreement has the size of
    its municipality.
    """
    if ctx.invoked_subcommand is not None:
        return
    from workbench.project.listings import cases as listings

    project = ctx.obj.at(as_of)
    table = listings.cases(project, kind=kind, where=where, language=wanted.language)
    if as_of is not None:
        from workbench.project.past import marked

        table = marked(table, project)
    output.show(table, wanted)


@cases.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", required=True, metavar="KIND", help="What the cases are.")
@click.option(
    "--id", "id_", required=True, metavar="COLUMN", help="The column of their ids."
)
@click.option(
    "--documents",
    default="documents",
    show_default=True,
    metavar="COLUMN",
    help="The column that names their documents, parted by ;.",
)
@click.option(
    "--speaker",
    default="",
    metavar="NAME",
    help="Tie them to this speaker of the documents, where there is one.",
)
@click.option("--dry-run", is_flag=True, help="Check every row, and record nothing.")
@pass_session
def import_(
    session: Session, file: Path, kind: str, id_: str, **wished: str | bool
) -> None:
    """Take in cases from a CSV or TSV file with headings; one step to undo.

    A column is an attribute, but for --id, `name` (what a case is called), `documents`,
    and `kind`: where there is one, only rows of KIND are taken. An attribute that takes
    several values has them parted by ;. One named like a kind of case holds the id of a
    case of that kind, which has to be there.

    The same id is the same case: importing again changes what is another now, and an
    empty cell takes a value away. A cell that names documents names all of them; an
    empty one says nothing. Where anything is wrong, nothing is recorded, and every
    place is named.
    """
    from workbench.project import cases as acts
    from workbench.project.case_rows import Wish

    wish = Wish(kind=kind, id=id_, **wished)  # type: ignore[arg-type]
    _tell(acts.import_file(session.writing(), file, wish))
    if wish.dry_run:
        speech.note("a dry run: nothing was recorded")


def _tell(done: Imported) -> None:
    """One line for the cases, one for the rows that were passed over."""
    parts = [f"{done.new} new", f"{done.changed} changed", f"{done.same} as they were"]
    if done.tied or done.untied:
        parts.append(f"{speech.number(done.tied, 'tie')} to documents")
    if done.untied:
        parts.append(f"{speech.number(done.untied, 'tie')} taken away")
    output.line(f"{done.kind}: {', '.join(parts)}")
    if done.others:
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(done.others.items()))
        count = speech.number(sum(done.others.values()), "row")
        speech.note(f"{count} of other kinds passed over: {kinds}")


@click.command()
@click.argument("case")
@click.argument("document")
@click.option("--speaker", default="", metavar="NAME", help="One who speaks in it.")
@click.option("--remove", is_flag=True, help="Untie it: of one speaker, or of all.")
@pass_session
def link(
    session: Session, case: str, document: str, speaker: str, remove: bool
) -> None:
    """Tie CASE to DOCUMENT, or to one of its speakers.

    CASE is its id, or KIND:ID where cases of several kinds have it. Several cases may
    be tied to one document or speaker.
    """
    from workbench.project import cases as acts

    project = session.writing()
    if remove:
        acts.unlink(project, case, document, speaker=speaker)
    elif not acts.link(project, case, document, speaker=speaker):
        speech.note("they are tied already; nothing was added")
