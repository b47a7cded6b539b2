"""A table as CSV (RFC 4180 quoting, UTF-8, LF), and the tab-separated kind."""

from __future__ import annotations

import csv
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
    lines = cells.lines(table, raw_cells=raw, finish=None if raw else cells.defused)
    text = "".join(_written(lines, delimiter))
    return text.encode("utf-8", "replace")


def _written(lines: Iterable[Iterable[str]], delimiter: str) -> Iterator[str]:
    """Each line; CR is among its ends so that a cell with one in it is quoted."""
    out = _Lines()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=_END)
    writer.writerows(lines)
    return (line.removesuffix(_END) + "\n" for line in out)


class _Lines(list[str]):
    """Lines as the writer hands them over, one at a time."""

    write = list[str].append
