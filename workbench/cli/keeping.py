"""Keeping it sound: `milestone`, `backup`, `doctor`, `rebuild`, `erase`."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, consenting, pass_session

STILL_THERE = 3
"""The exit code where a project has faults that are left, or words were not erased."""
NAMED = 5
"""Words that are named of those that were not erased."""


@click.command()
@click.argument("name", required=False)
@table_options
@pass_session
def milestone(session: Session, wanted: Wanted, name: str | None) -> None:
    """Name the project as it stands, for --as-of; without NAME, list the names."""
    from workbench.project import milestones
    from workbench.project.listings import notes as listings

    if name is None:
        table = listings.milestones(session.reading(), language=wanted.language)
        output.show(table, wanted)
        return
    milestones.name_milestone(session.writing(), name)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@pass_session
def backup(session: Session, file: Path | None) -> None:
    """Keep a checked copy as FILE, else in NAME.backups; prints its name."""
    from workbench.project import keeping

    project = session.reading()
    made = keeping.backup(project, file)
    output.line(str(made))
    if keeping.beside(project, made):
        speech.note(
            "two projects lie in this folder now: say which one with -p FILE.db, or"
            " move the copy elsewhere"
        )


@click.command()
@click.option("--repair", is_flag=True, help="Put right what follows from the log.")
@table_options
@pass_session
def doctor(session: Session, wanted: Wanted, repair: bool) -> None:
    """Check that the project is sound; exit code 1 if it is not.

    With --repair a snapshot is taken, and tables, views, guards and the search are made
    anew out of the log, which is never touched.
    """
    from workbench.cli.progress import bar
    from workbench.project import keeping
    from workbench.project.listings import files as listings

    path = session.path()
    if repair:
        done = keeping.repair(path)
        speech.done(f"as it was before: {done.snapshot}")
        findings = list(done.left)
    else:
        findings = keeping.examine(path, bar())
    table = listings.findings(findings, language=wanted.language)
    if table.rows or wanted.format or wanted.output:
        output.show(table, wanted)
    if not table.rows:
        speech.done(f"{path}: sound")
    if any(one.severity == "damage" for one in findings):
        click.get_current_context().exit(1)


@click.command()
@pass_session
def rebuild(session: Session) -> None:
    """Make every table anew out of the log. Nothing an analyst did is altered."""
    from workbench.project import keeping

    kept = keeping.rebuild(session.reading())
    if kept:
        speech.done(f"as it was before: {kept}")


@click.command()
@click.argument("name", metavar="DOCUMENT|CASE")
@click.option("--snapshots", is_flag=True, help="Delete snapshots that hold its words.")
@click.option("--yes", is_flag=True, help="Erase without being asked.")
@pass_session
def erase(session: Session, name: str, snapshots: bool, yes: bool) -> None:
    """Erase a document's words, or what is known of a case, for good.

    It cannot be undone. The log keeps that something was there. Memos and definitions
    that mention it are not touched, and copies elsewhere cannot be reached; both are
    said.
    """
    from workbench.project import keeping

    project = session.writing()
    done = consenting(
        lambda agreed: keeping.erase(project, name, snapshots=snapshots, yes=agreed),
        yes,
    )
    output.line(f"{speech.number(done.texts, 'text')} erased")
    if done.mentions:
        where = "; ".join(dict.fromkeys(done.mentions))
        speech.note(f"texts of others still have its name in them: {where}")
    for path in done.snapshots:
        speech.note(f"still holds its words: {path} (--snapshots deletes those)")
    for path in done.deleted:
        speech.note(f"deleted: {path}")
    for one in done.unreached:
        speech.note(f"not reached from here: {one}")
    if done.found:
        some = ", ".join(f"«{one}»" for one in done.found[:NAMED])
        more = f" and {len(done.found) - NAMED} more" if done.found[NAMED:] else ""
        speech.error(
            f"of {speech.number(done.sampled, 'word')} of its own that were looked for,"
            f" {len(done.found)} can still be read in the bytes of the file, in no text"
            f" of another: {some}{more}"
        )
        speech.hint("`workbench doctor` looks it over")
        click.get_current_context().exit(STILL_THERE)
