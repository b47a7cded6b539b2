"""A table as CSV (RFC 4180 quoting, UTF-8, LF), and the tab-separated kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from workbench.domain.tables import Table
from workbench.render import cells

_END = "\r\n"


def render(table: Table, *, raw: bool = False, delimiter: str = ",") -> bytes:
    """Headings and rows in the words of the text format.

    Args:
        table: What to write; its notes and provenance have no place in CSV.
        raw: Stable column names, unrounded values, and no `'` before what a
            spreadsheet could run: for programs.
        delimiter: What stands between two cells.
    """
    lines = cells.lines(table, raw_cells=True) if raw else _defused(table)
    text = "".join(_written(lines, delimiter))
    return text.encode("utf-8", "replace")


def _defused(table: Table) -> Iterator[Iterable[str]]:
    lines = cells.lines(table)
    yield [cells.defused(text, text) for text in next(lines)]
    for row, line in zip(table.rows, lines, strict=True):
        yield map(cells.defused, line, row)


def _written(lines: Iterable[Iterable[str]], delimiter: str) -> Iterator[str]:
    """Each line; CR is among its ends so that a cell with one in it is quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=_END)
    for line in lines:
        writer.writerow(line)
        yield out.getvalue().removesuffix(_END) + "\n"
        out.seek(0)
        out.truncate()
