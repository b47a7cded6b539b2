"""A table in Markdown, with a pipe between cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.tables import Column, Table
from workbench.render import cells
from workbench.render.markdown import in_cell, in_line
from workbench.safe_text import width
from workbench.words import word

_LEAST = 3


def render(table: Table, *, raw: bool = False) -> bytes:
    """Heading, table, notes and provenance as lists; `raw` as in the text format."""
    blocks = [f"## {in_line(table.title)}"] if table.title else []
    blocks.append("\n".join(_body(table, raw=raw)))
    if not table.rows:
        blocks.append(in_line(word("render.empty", table.language)))
    notes = cells.remarks(table)
    origin = [f"{label}: {text}" for label, text in cells.origin(table)]
    for items in filter(None, (notes, origin)):
        blocks.append("\n".join(f"- {in_line(item)}" for item in items))
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _body(table: Table, *, raw: bool) -> Iterator[str]:
    rows = [tuple(map(in_cell, line)) for line in _lines(table, raw=raw)]
    sizes = [max(_LEAST, *map(width, column)) for column in zip(*rows, strict=True)]
    for place, row in enumerate(rows):
        yield _row(row, sizes, table.columns)
        if place == 0:
            marks = map(_mark, sizes, table.columns)
            yield f"| {' | '.join(marks)} |"


def _lines(table: Table, *, raw: bool) -> Iterator[Sequence[str]]:
    if raw:
        yield from cells.lines(table, raw_cells=True)
        return
    yield cells.headings(table)
    for row in table.rows:
        pairs = zip(row, table.columns, strict=True)
        yield [cells.shown(cell, column, table.language) for cell, column in pairs]


def _mark(size: int, column: Column) -> str:
    return "-" * (size - 1) + (":" if cells.numeric(column) else "-")


def _row(row: Sequence[str], sizes: Sequence[int], columns: Sequence[Column]) -> str:
    padded = []
    for text, size, column in zip(row, sizes, columns, strict=True):
        room = " " * (size - width(text))
        padded.append(room + text if cells.numeric(column) else text + room)
    return f"| {' | '.join(padded)} |"
