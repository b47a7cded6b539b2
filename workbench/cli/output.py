"""Results: a table or another text, to stdout or a file, in the format asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli import speech
from workbench.errors import Refused, UsageError, WorkbenchError
from workbench.safe_text import safe

if TYPE_CHECKING:
    from workbench.domain.tables import Table

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = (
    "table",
    "json",
    "csv",
    "tsv",
    "md",
    "html",
    "xlsx",
    "docx",
    "latex",
    "svg",
    "png",
)
"""Formats of tables, as in `render.tables`, which is loaded when one is shown."""
LANGUAGES = ("nb", "nn", "en")
STDOUT = Path("-")
"""What is written in a file's place for stdout."""
_ROWS = ("csv", "tsv")
"""Formats that hold rows only; what else is to be said of a file is said on stderr."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a table is to come out."""

    format: str | None
    output: Path | None
    raw: bool
    language: str
    """Empty for the project's."""
    chart: bool = False
    """Whether an HTML document holds the chart above its table."""


def table_options(command: F) -> F:
    """Give a command `--format`, `-o`, `--raw` and `--language`, passed as `wanted`."""
    from functools import wraps

    @click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        help="How it is written; else the ending of -o decides, else the table is text"
        " (`table`) unless the command says otherwise.",
    )
    @click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write it into a file, replacing it; - is stdout.",
    )
    @click.option(
        "--raw", is_flag=True, help="For programs: stable names, nothing defused."
    )
    @click.option("--chart", is_flag=True, help="In HTML: its chart above it.")
    @click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        help="Of headings, names of codes and labels; else the project's.",
    )
    @wraps(command)
    def with_options(
        *args: Any,
        format_: str | None,
        output: Path | None,
        raw: bool,
        chart: bool,
        language: str | None,
        **kwargs: Any,
    ) -> Any:
        wanted = Wanted(
            format=format_,
            output=None if output == STDOUT else output,
            raw=raw,
            chart=chart,
            language=language or "",
        )
        return command(*args, wanted=wanted, **kwargs)

    return with_options  # type: ignore[return-value]


def show(table: Table, wanted: Wanted, *, origin: bool = False) -> None:
    """A table as asked for; notes that its format has no place for go to stderr.

    `origin` shows where its numbers come from in the text of a terminal, and on stderr
    for a file of rows only, as reports do; every other format always has it.
    """
    from workbench.render import tables

    format = chosen(wanted, tables.format_of)
    if not _has_origin(format, wanted, origin):
        table = replace(table, provenance={})
    if wanted.chart and (format != "html" or table.figure is None):
        raise UsageError(
            "--chart draws above the table of a report that can be drawn, in HTML",
            hint="say --format html, or -o FILE.svg for the chart alone",
        )
    if format == "html" and not wanted.chart:
        table = replace(table, figure=None)
    data = tables.render(table, format, raw=wanted.raw, cells_wide=_room(wanted))
    deliver(data, wanted.output, binary=format in tables.BINARY)
    sys.stdout.flush()
    for remark in tables.remarks(table, format, raw=wanted.raw):
        speech.note(remark)


def _has_origin(format: str, wanted: Wanted, origin: bool) -> bool:
    """Whether it is said where the numbers come from."""
    if format in _ROWS:
        return origin and wanted.output is not None
    return origin or format != "table" or wanted.output is not None


def _room(wanted: Wanted) -> int:
    """How many cells there are, where a person looks at a terminal; else 0."""
    if wanted.output is not None or wanted.raw or not sys.stdout.isatty():
        return 0
    from shutil import get_terminal_size

    return get_terminal_size().columns


def chosen(
    wanted: Wanted, format_of: Callable[[Path], str], otherwise: str = "table"
) -> str:
    """The format: as named, else by the file's ending, else the usual one."""
    if wanted.output is None:
        return wanted.format or otherwise
    try:
        by_ending = format_of(wanted.output)
    except UsageError:
        if wanted.format:
            return wanted.format
        raise
    if wanted.format not in (None, by_ending):
        raise UsageError(
            f"{wanted.output.name} is a file of the format {by_ending},"
            f" not {wanted.format}",
            hint="leave --format out, or give the file another ending",
        )
    return by_ending


def deliver(data: bytes, output: Path | None, *, binary: bool = False) -> None:
    """Bytes into a file, or to stdout, which `-` is too."""
    if output not in (None, STDOUT):
        write_file(output, data)
        return
    if binary and sys.stdout.isatty():
        raise UsageError(
            "this format is no text for a terminal", hint="say where with -o FILE"
        )
    _write(data)


def text(words: str) -> None:
    """Words to stdout: exactly as they are, but safe where that is a terminal."""
    shown = safe(words) if sys.stdout.isatty() else words
    _write(shown.encode("utf-8", "replace"))


class NobodyReads(Exception):
    """Whoever read the output has gone away, as `head` does when it has enough."""


def _write(data: bytes) -> None:
    """All of the bytes: unbuffered, as PYTHONUNBUFFERED has it, a write takes some."""
    left = memoryview(data)
    try:
        sys.stdout.flush()
        while left:
            left = left[sys.stdout.buffer.write(left) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise NobodyReads from None


def line(words: str) -> None:
    """One line of a result."""
    _write(f"{safe(words)}\n".encode("utf-8", "replace"))


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; an existing one is replaced, unless a project.

    Raises:
        Refused: it is a database.
        WorkbenchError: it cannot be written.
    """
    import tempfile

    _spare_databases(path)
    where = Path(os.path.realpath(path))
    draft = ""
    try:
        mode = where.stat().st_mode & 0o777 if where.exists() else 0o666 & ~_umask()
        handle, draft = tempfile.mkstemp(dir=where.parent, prefix=".workbench-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, mode)
        os.replace(draft, where)
    except OSError as problem:
        raise WorkbenchError(
            f"{path} cannot be written: {problem.strerror or problem}",
            hint="choose a folder that exists and where you may write",
        ) from problem
    finally:
        if draft and os.path.exists(draft):
            os.unlink(draft)


def _spare_databases(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return
    if head.startswith(b"SQLite format 3\0"):
        raise Refused(
            f"{path} is a database; it is not written over", hint="choose another name"
        )


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def json_text(value: object) -> None:
    """A value as JSON in which nothing steers or hides."""
    from json import dumps

    from workbench.safe_text import hiding

    made = dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    made = hiding().sub(lambda found: dumps(found[0])[1:-1], made)
    _write(made.encode() + b"\n")
