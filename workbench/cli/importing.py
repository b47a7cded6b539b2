"""Texts in: `import`, and what waits after a correction: `settle`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.domain.spans import Span
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.project.documents import Taken

IN_PART = 3
"""The exit code where some files were taken and others refused."""


@click.command("import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--set", "pairs", multiple=True, metavar="NAME=VALUE", help="On each document."
)
@click.option(
    "--pattern",
    default="",
    metavar="REGEX",
    help="Matched against file names; its named groups become attributes.",
)
@click.option(
    "--interviewer", multiple=True, metavar="NAME", help="A speaker who interviews."
)
@click.option(
    "--text-language",
    default="",
    metavar="CODE",
    help="What the texts are in, as nb, nn or en; else the project's language.",
)
@click.option("--replace", metavar="DOCUMENT", help="PATH is its corrected text.")
@click.option("--dry-run", is_flag=True, help="Read everything, and record nothing.")
@table_options
@pass_session
def import_(
    session: Session,
    wanted: Wanted,
    paths: tuple[Path, ...],
    replace: str | None,
    **options: object,
) -> None:
    """Take in documents: files, and the files in folders.

    A document is called after its file. With --replace DOCUMENT the one FILE is a
    corrected text of it, to which its codings are carried over. Exit code 3 says that
    some files were taken and others refused.
    """
    if replace is None:
        _import(session, wanted, paths, options)
        return
    dry_run = bool(options.pop("dry_run"))
    if len(paths) != 1 or any(options.values()):
        raise UsageError(
            "--replace takes one document and one file, and --dry-run at the most",
            hint="workbench import --replace DOCUMENT FILE",
        )
    from workbench.project import corrections
    from workbench.project.listings import corrected as listings

    project = session.writing()
    done = corrections.replace_text(project, replace, paths[0], dry_run=dry_run)
    output.show(listings.carried(project, done, language=wanted.language), wanted)
    if dry_run:
        speech.note("a dry run: nothing was recorded")


def _import(
    session: Session,
    wanted: Wanted,
    paths: tuple[Path, ...],
    options: dict[str, object],
) -> None:
    from workbench.cli.progress import bar
    from workbench.project import documents as acts
    from workbench.project.attributes import parse_pairs
    from workbench.project.listings import files as listings

    wish = acts.Wish(
        values=parse_pairs(tuple(options["pairs"])),  # type: ignore[arg-type]
        pattern=str(options["pattern"]),
        interviewers=tuple(options["interviewer"]),  # type: ignore[arg-type]
        language=str(options["text_language"]),
        dry_run=bool(options["dry_run"]),
    )
    project = session.writing()
    taken = acts.import_files(project, paths, wish, bar())
    table = listings.imported(project, taken, language=wanted.language)
    if table.rows:
        output.show(table, wanted)
    _renamed(taken)
    if wish.dry_run:
        speech.note("a dry run: nothing was recorded")
    code = _told(taken)
    if code:
        click.get_current_context().exit(code)


def _renamed(taken: list[Taken]) -> None:
    """Say which files got another name than theirs, and what may have been meant."""
    again = [one for one in taken if one.wanted]
    for one in again:
        speech.note(
            f"{one.path.name}: there is a document {one.wanted!r} already, with"
            f" another text; this one is called {one.name!r}"
        )
    if again:
        speech.hint(
            "a corrected text is taken in with `workbench import --replace DOCUMENT"
            " FILE`; `workbench undo` takes the import back"
        )


def _told(taken: list[Taken]) -> int:
    """Name each refused file with its reason; the exit code."""
    refused = [one.refused for one in taken if one.refused]
    if len(taken) == len(refused) == 1:
        raise refused[0]
    for one in taken:
        for problem in one.draft.problems if one.draft else ():
            speech.problems([problem])
    for said in refused:
        speech.error(said.message)
        if said.hint:
            speech.hint(said.hint)
    if not taken:
        speech.note("there is no file to import")
    if not refused:
        return 0
    return 1 if len(refused) == len(taken) else IN_PART


@click.command()
@click.argument("document", required=False)
@click.option(
    "--coding", "ids", multiple=True, metavar="ID", help="Settle this one; several too."
)
@click.option("--accept", is_flag=True, help="It stands where it should.")
@click.option("--at", metavar="START:END", help="It belongs here.")
@click.option(
    "--nth", type=click.IntRange(min=1), help="It belongs to this place of its words."
)
@click.option("--remove", is_flag=True, help="Let it go.")
@table_options
@pass_session
def settle(
    session: Session,
    wanted: Wanted,
    document: str | None,
    ids: tuple[str, ...],
    **how: object,
) -> None:
    """Codings that a corrected text has changed, left ambiguous or lost.

    Without --coding it lists them, of DOCUMENT or of all. With --coding ID and one of
    --accept, --at, --nth, --remove it settles that one; ambiguous and lost ones are not
    counted until then.
    """
    from workbench.project import corrections
    from workbench.project.listings import corrected as listings

    chosen = [name for name, value in how.items() if value]
    if not ids:
        if chosen:
            raise UsageError(f"--{chosen[0]} needs --coding ID")
        project = session.reading()
        table = listings.waiting(project, document or "", language=wanted.language)
        output.show(table, wanted)
        return
    if len(chosen) != 1:
        raise UsageError("say one of --accept, --at START:END, --nth N, --remove")
    if len(ids) > 1 and chosen[0] in ("at", "nth"):
        raise UsageError(f"--{chosen[0]} settles one coding at a time")
    project = session.writing()
    settled = corrections.settle(
        project,
        ids,
        at=_span(how["at"]),
        nth=int(str(how["nth"] or 0)),
        remove=bool(how["remove"]),
    )
    speech.done(f"{len(settled)} settled")


def _span(given: object) -> Span | None:
    from workbench.cli.coding import span

    return Span(*span(given)) if isinstance(given, str) else None
