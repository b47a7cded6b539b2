"""A CSV file in: its rows by the names of their columns, each with its number."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from workbench.errors import IntakeError, Problem
from workbench.intake.encodings import decode

DELIMITERS = ",;\t"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that holds something."""

    number: int
    """As a spreadsheet counts, the headings being row 1."""
    cells: Mapping[str, str]
    """By column, NFC, without white space at the ends; empty where nothing stands."""
    beyond: str = ""
    """What stands in cells beyond the last heading."""

    def __getitem__(self, column: str) -> str:
        """A cell; empty where the file has no such column."""
        return self.cells.get(column, "")


def read_rows(
    path: Path, *, needed: Sequence[str], known: Sequence[str] | None = None
) -> list[Row]:
    """The rows of a CSV file with headings; comma, semicolon or tab parts its cells.

    Args:
        path: the file; any encoding that a document may have.
        needed: columns that must be there.
        known: columns that may be there besides; None: any.

    Raises:
        IntakeError: it cannot be read, or its headings are not these.
    """
    data = _bytes(path)
    if data.startswith(_ZIP):
        raise IntakeError(
            f"{path.name} is a spreadsheet, not CSV",
            hint="save its sheet as CSV, in UTF-8",
        )
    text = decode(data, name=path.name).text
    delimiter = _delimiter(text, needed)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(_rows(rows, path, needed, known))
    except csv.Error as error:
        raise IntakeError(
            f"{path.name}, line {rows.line_num}: this is no CSV ({error})",
            hint="a cell with a quotation mark in it stands in quotation marks",
        ) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise IntakeError(
            f"{path} cannot be read: {error.strerror or error}",
            hint="check the name, and who may read it",
        ) from error


def _delimiter(text: str, needed: Sequence[str]) -> str:
    head = text.lstrip("\ufeff").partition("\n")[0]
    return max(
        DELIMITERS, key=lambda one: (_headed(head.split(one), needed), one == ",")
    )


def _headed(cells: Sequence[str], needed: Sequence[str]) -> int:
    return len({cell.strip().strip('"').casefold() for cell in cells} & set(needed))


def _rows(
    rows: Iterator[list[str]],
    path: Path,
    needed: Sequence[str],
    known: Sequence[str] | None,
) -> Iterator[Row]:
    head = [_clean(cell).casefold() for cell in next(rows, [])]
    _check(head, path, needed, known)
    for number, cells in enumerate(rows, start=2):
        held = dict(zip_longest(head, map(_clean, cells[: len(head)]), fillvalue=""))
        beyond = ", ".join(filter(None, map(_clean, cells[len(head) :])))
        if beyond or any(held.values()):
            yield Row(number=number, cells=held, beyond=beyond)


def _check(
    head: Sequence[str],
    path: Path,
    needed: Sequence[str],
    known: Sequence[str] | None,
) -> None:
    twice = [one for one in dict.fromkeys(head) if one and head.count(one) > 1]
    if twice:
        raise IntakeError(
            f"{path.name} has two columns {', '.join(twice)}",
            hint="give each column a heading of its own",
        )
    lacking = [one for one in needed if one not in head]
    strange = [one for one in head if one and known is not None]
    strange = [one for one in strange if one not in (*needed, *(known or ()))]
    if lacking or strange:
        every = ", ".join(filter(None, head if known is None else (*needed, *known)))
        raise IntakeError(
            f"{path.name} has no column {', '.join(lacking)}"
            if lacking
            else f"{path.name} has an unknown column {', '.join(strange)}",
            hint=f"columns are: {every}",
        )


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.removeprefix("\ufeff").strip())


def problem(path: Path, row: Row, message: str, hint: str = "") -> Problem:
    """What is wrong with a row."""
    return Problem(where=f"{path.name} row {row.number}", message=message, hint=hint)
