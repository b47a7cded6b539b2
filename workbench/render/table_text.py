"""A table as aligned text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from workbench.domain.tables import Table
from workbench.render import cells
from workbench.safe_text import one_line, safe, width
from workbench.words import word

GAP = "  "
_RULE = "─"

Row = Sequence[str]


def render(table: Table, *, raw: bool = False) -> bytes:
    """Title, headings, rows, notes and provenance; a cell's own line breaks are kept.

    Args:
        table: What to show.
        raw: Stable column names and unrounded values instead of words.
    """
    parts = [one_line(table.title), ""] if table.title else []
    parts += _body(table, raw=raw)
    for heading, lines in _below(table):
        parts += ["", heading, *(f"  {line}" for line in lines)]
    text = "\n".join(line.rstrip() for line in parts) + "\n"
    return text.encode("utf-8", "replace")


def _body(table: Table, *, raw: bool) -> Iterator[str]:
    rows = [tuple(map(_tame, row)) for row in cells.lines(table, raw_cells=raw)]
    widths = [max(map(_widest, column)) for column in zip(*rows, strict=True)]
    right = [cells.numeric(column) for column in table.columns]
    for place, row in enumerate(rows):
        yield from _lines(row, widths, right)
        if place == 0:
            yield GAP.join(_RULE * size for size in widths)
    if len(rows) == 1:
        yield word("render.empty", table.language)


def _tame(text: str) -> str:
    """Raw cells too must not steer a terminal."""
    return safe(text).replace("\t", " ")


def _widest(text: str) -> int:
    return max(map(width, text.split("\n")))


def _lines(row: Row, widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """One row; as many lines as its tallest cell has."""
    for line in zip_longest(*(text.split("\n") for text in row), fillvalue=""):
        padded = []
        for text, size, pushed in zip(line, widths, right, strict=True):
            room = " " * (size - width(text))
            padded.append(room + text if pushed else text + room)
        yield GAP.join(padded)


def _below(table: Table) -> Iterator[tuple[str, list[str]]]:
    """What stands under the table, each block with its heading."""
    notes = cells.remarks(table)
    if notes:
        lines = [one_line(note) for note in notes]
        yield word("render.notes", table.language), lines
    origin = cells.origin(table)
    if origin:
        lines = [f"{label}: {one_line(text)}" for label, text in origin]
        yield word("render.provenance", table.language), lines
