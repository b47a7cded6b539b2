"""`codebook`: checking, planning, applying, exporting, comparing, and its history."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli import book_acts, output, speech
from workbench.cli.files import contents
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.errors import NotFound, Refused

if TYPE_CHECKING:
    from workbench.project.session import Project

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def codebook() -> None:
    """The codebook: a file that is checked, planned and applied, and acts by hand.

    A codebook file has `codebook` (its id), `title`, `language` (of plain texts),
    `codes` and `sets`. A code has an `id` that never changes (lower case, digits,
    hyphens) and a `name`; and, where you like: parent, definition, include, exclude,
    examples, counter_examples, indicators, color, key (1-9), codable, origin (theory,
    material), status (accepted, proposed, retired), relations, merged_from, split_from,
    source. Texts may be given by language, {nb: ..., en: ...}.
    """


@codebook.command()
@FILE
def check(file: Path) -> None:
    """Read FILE strictly: every problem with its line."""
    from workbench.project import codebook as acts

    book, warnings = acts.check(contents(file), str(file))
    speech.problems(warnings)
    codes = speech.number(len(book.codes), "code")
    output.line(f"{book.id}: {codes}, {speech.number(len(book.sets), 'set')}")


@codebook.command()
@FILE
@table_options
@pass_session
def plan(session: Session, wanted: Wanted, file: Path) -> None:
    """What applying FILE would do; nothing is changed.

    A conflict is what the file and the project have both changed since the file was
    exported: `from` is the project's word, `to` the file's.
    """
    from workbench.project import codebook as acts
    from workbench.project.listings import books as listings

    project = session.reading()
    planned = acts.plan(project, contents(file), str(file))
    speech.problems(planned.warnings)
    table = listings.plan(project, planned.plan, language=wanted.language)
    output.show(table, wanted)


@codebook.command()
@FILE
@click.option("--reason", default="", metavar="TEXT", help="Kept in the history.")
@pass_session
def apply(session: Session, file: Path, reason: str) -> None:
    """Take over FILE as one operation; refused on a conflict.

    A code that the file leaves out is retired, never deleted.
    """
    from workbench.project import codebook as acts

    done = acts.apply(session.writing(), contents(file), str(file), reason=reason)
    speech.problems(done.warnings)
    count = len(done.plan.changes)
    if count:
        output.line(speech.number(count, "change"))
    else:
        speech.note("the project has this codebook already; nothing was changed")


@codebook.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--as-of", metavar="MOMENT", help="A milestone, or a time.")
@pass_session
def export(session: Session, file: Path | None, as_of: str | None) -> None:
    """The project's codebook as FILE, or to stdout."""
    from workbench.project import codebook as acts
    from workbench.render.codebook_yaml import codebook_bytes

    output.deliver(codebook_bytes(acts.export(session.at(as_of, said=True))), file)


@codebook.command()
@click.argument("old", metavar="A", type=click.Path(path_type=Path))
@click.argument("new", metavar="B", type=click.Path(path_type=Path))
@table_options
@pass_session
def diff(session: Session, wanted: Wanted, old: Path, new: Path) -> None:
    """What leads from the codebook file A to the file B.

    Passages are those of the project, where there is one here.
    """
    from workbench.project import codebook as acts
    from workbench.project.listings import books as listings

    books = [acts.check(contents(one), str(one))[0] for one in (old, new)]
    project: Project | None = None
    with suppress(NotFound, Refused):
        project = session.reading()
    table = listings.difference(project, *books, language=wanted.language)
    output.show(table, wanted)


@codebook.command()
@table_options
@pass_session
def history(session: Session, wanted: Wanted) -> None:
    """Every change of codebook and lock, with who made it and why."""
    from workbench.project.listings import books as listings

    table = listings.codebook_history(session.reading(), language=wanted.language)
    output.show(table, wanted)


for act in book_acts.COMMANDS:
    codebook.add_command(act)
