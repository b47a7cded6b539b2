"""`memo`: writing, listing and exporting memos."""

from __future__ import annotations

import sys

import click

from workbench.cli import output, speech
from workbench.cli.coding import span
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.errors import UsageError

TYPES = click.Choice(("reading", "method", "theory", "decision"))


@click.group()
def memo() -> None:
    """Memos: on the project, a document, a passage, a code, a case, a coding."""


def words(given: tuple[str, ...]) -> str:
    """The memo as typed; `-` alone, or nothing at a pipe, reads standard input."""
    if given and given != ("-",):
        return " ".join(given)
    if given or not sys.stdin.isatty():
        return _typed_in()
    raise UsageError("a memo needs words", hint="give them, or - to read them in")


def _typed_in() -> str:
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise UsageError("standard input is not text in UTF-8") from None


@memo.command()
@click.argument("text", nargs=-1)
@click.option("--type", "type_", type=TYPES, default="reading", show_default=True)
@click.option("--document", default="", metavar="DOCUMENT")
@click.option("--at", metavar="START:END", help="A passage of --document.")
@click.option("--code", default="", metavar="CODE")
@click.option("--case", default="", metavar="CASE")
@click.option("--coding", default="", metavar="ID")
@pass_session
def add(
    session: Session, text: tuple[str, ...], type_: str, at: str | None, **on: str
) -> None:
    """Write a memo; prints its id. On the project unless an option says what on.

    TEXT is read from standard input where it is - or left out.
    """
    from workbench.domain.spans import Span
    from workbench.project import memos as acts

    if sum(bool(one) for one in on.values()) > 1:
        raise UsageError("a memo is on one thing", hint="give one of the options")
    if at is not None and not on["document"]:
        raise UsageError("--at needs --document")
    target = acts.Target(span=Span(*span(at)) if at else None, **on)
    made = acts.add(session.writing(), target, words(text), type=type_)
    output.line(acts.shown_id(session.reading(), made))


@memo.command("list")
@click.argument("document", required=False)
@table_options
@pass_session
def list_(session: Session, wanted: Wanted, document: str | None) -> None:
    """Memos by date: all, or those on DOCUMENT, its passages and codings."""
    _list(session, wanted, document)


@memo.command()
@click.argument("document", required=False)
@table_options
@pass_session
def export(session: Session, wanted: Wanted, document: str | None) -> None:
    """Memos in a format for other programs; as `memo list`, CSV if nothing is said."""
    _list(session, wanted, document, otherwise="csv")


def _list(
    session: Session, wanted: Wanted, document: str | None, otherwise: str = "table"
) -> None:
    from dataclasses import replace

    from workbench.project.listings import notes as listings

    if wanted.format is None and wanted.output is None:
        wanted = replace(wanted, format=otherwise)
    project = session.reading()
    table = listings.memos(project, document=document or "", language=wanted.language)
    output.show(table, wanted)


@memo.command()
@click.argument("id_", metavar="ID")
@click.argument("text", nargs=-1)
@click.option("--type", "type_", type=TYPES, default=None)
@pass_session
def edit(session: Session, id_: str, text: tuple[str, ...], type_: str | None) -> None:
    """Give a memo of yours another TEXT."""
    from workbench.project import memos as acts

    said = words(text)
    if not said.strip():
        raise UsageError(
            "an empty memo is not kept", hint=f"`workbench memo remove {id_}`"
        )
    acts.edit(session.writing(), id_, said, type=type_ or "")


@memo.command()
@click.argument("id_", metavar="ID")
@pass_session
def remove(session: Session, id_: str) -> None:
    """Take a memo of yours away."""
    from workbench.project import memos as acts

    acts.remove(session.writing(), id_)
    speech.done("1 removed; `workbench undo` brings it back")
