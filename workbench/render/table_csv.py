"""A table as CSV (RFC 4180 quoting, UTF-8, LF), and the tab-separated kind."""

from __future__ import annotations

import csv
import io

from workbench.domain.tables import Table
from workbench.render import cells


def render(table: Table, *, raw: bool = False, delimiter: str = ",") -> bytes:
    """Headings and rows in the words of the text format.

    Args:
        table: What to write; its notes and provenance have no place in CSV.
        raw: Stable column names, unrounded values, and no `'` before what a
            spreadsheet could run: for programs.
        delimiter: What stands between two cells.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    lines = cells.lines(table, raw_cells=raw)
    if raw:
        writer.writerows(lines)
    else:
        headings = next(lines)
        writer.writerow([cells.defused(text, text) for text in headings])
        for row, line in zip(table.rows, lines, strict=True):
            writer.writerow(map(cells.defused, line, row))
    return out.getvalue().encode("utf-8", "replace")
