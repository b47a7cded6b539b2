"""`memo`: writing, listing and exporting memos."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli import output, speech
from workbench.cli.coding import span
from workbench.cli.output import Wanted, table_options
from workbench.cli.session import Session, pass_session
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.project.notes import Wanted as Asked

F = TypeVar("F", bound=Callable[..., Any])

TYPES = click.Choice(("reading", "method", "theory", "decision"))
KINDS = click.Choice(("project", "document", "passage", "code", "case", "coding"))


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

    TEXT is read from standard input where it is - or left out. [[NAME]] in it is a link
    to a document, a code, a case, or by the last letters of its id to a memo or a
    coding; [[DOCUMENT 120:260]] to a passage.
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


def asking(command: F) -> F:
    """Give a command the options that say which memos, passed as `asked`."""
    from functools import wraps

    @click.argument("document", required=False)
    @click.option("--type", "types", type=TYPES, multiple=True, help="Of this type.")
    @click.option(
        "--about", type=KINDS, multiple=True, help="On things of this kind only."
    )
    @click.option("--coder", default="", metavar="NAME", help="Written by NAME.")
    @click.option(
        "--since",
        default="",
        metavar="DAY",
        help="Written or changed on this day (UTC) or later.",
    )
    @click.option("--find", "words", default="", metavar="WORDS", help="With WORDS.")
    @wraps(command)
    def with_options(
        *args: Any,
        document: str | None,
        types: tuple[str, ...],
        about: tuple[str, ...],
        **kwargs: Any,
    ) -> Any:
        from workbench.project.notes import Wanted as Asked

        asked = Asked(
            document=document or "",
            types=types,
            about=about,
            **{name: kwargs.pop(name) for name in ("coder", "since", "words")},
        )
        return command(*args, asked=asked, **kwargs)

    return with_options  # type: ignore[return-value]


@memo.command("list")
@asking
@table_options
@pass_session
def list_(session: Session, wanted: Wanted, asked: Asked) -> None:
    """Memos by date: all, or those on DOCUMENT, its passages and codings."""
    from workbench.project.listings import notes as listings

    table = listings.memos(session.reading(), asked, language=wanted.language)
    output.show(table, wanted)


@memo.command()
@asking
@table_options
@pass_session
def export(session: Session, wanted: Wanted, asked: Asked) -> None:
    """Memos by date to be read: Markdown, HTML or Word, a heading a day.

    Each with its type, what it is about, who wrote it, and the words it is on. In the
    other formats they are the table of `memo list`; CSV if nothing is said.
    """
    from workbench.project.listings import notes as listings
    from workbench.render import notebook, tables

    format = output.chosen(wanted, tables.format_of, otherwise="csv")
    if format not in notebook.FORMATS:
        table = listings.memos(session.reading(), asked, language=wanted.language)
        output.show(table, replace(wanted, format=format))
        return
    held = listings.notebook(session.reading(), asked, wanted.language)
    data = notebook.render(held, format)
    output.deliver(data, wanted.output, binary=format in tables.BINARY)


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
