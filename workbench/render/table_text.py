"""A table as aligned text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from workbench.domain.tables import ColumnType, Table
from workbench.render import cells
from workbench.safe_text import one_line, safe, width, wrapped
from workbench.words import word

GAP = "  "
NARROWEST = 12
"""Cells that a column of texts keeps, however little room there is."""
_RULE = "─"

Row = Sequence[str]


def render(table: Table, *, raw: bool = False, cells_wide: int = 0) -> bytes:
    """Title, headings, rows, notes and provenance; a cell's own line breaks are kept.

    Args:
        table: What to show.
        raw: Stable column names and unrounded values instead of words.
        cells_wide: The room of a terminal, into which texts are wrapped between their
            words, the widest columns first, and rows of words that still do not fit
            are set out cell by cell; 0 for as much as they take. A table of numbers
            stays one: it is read down its columns.
    """
    parts = [one_line(table.title), ""] if table.title else []
    parts += _body(table, raw=raw, room=cells_wide)
    inner = max(cells_wide - 2, NARROWEST) if cells_wide else 0
    for heading, below in _below(table):
        lines = [one for line in below for one in _wrapped(line, inner)]
        parts += ["", heading, *(f"  {line}" for line in lines)]
    text = "\n".join(line.rstrip() for line in parts) + "\n"
    return text.encode("utf-8", "replace")


def _body(table: Table, *, raw: bool, room: int) -> Iterator[str]:
    rows = [tuple(map(_tame, row)) for row in cells.lines(table, raw_cells=raw)]
    widths = [max(map(_widest, column)) for column in zip(*rows, strict=True)]
    if room:
        numbers = list(map(cells.numeric, table.columns))
        wordy = sum(numbers) * 2 < len(numbers)
        soft = [
            one.type is ColumnType.TEXT or (not wordy and not number)
            for one, number in zip(table.columns, numbers, strict=True)
        ]
        made = fitted(widths, soft, room)
        if sum(made) + len(GAP) * (len(made) - 1) <= room:
            widths = made
        elif wordy:
            yield from _records(rows[0], rows[1:], room)
            return
        rows = [
            tuple(
                "\n".join(_wrapped(text, size)) if _widest(text) > size else text
                for text, size in zip(row, widths, strict=True)
            )
            for row in rows
        ]
    right = [cells.numeric(column) for column in table.columns]
    for place, row in enumerate(rows):
        yield from _lines(row, widths, right)
        if place == 0:
            yield GAP.join(_RULE * size for size in widths)
    if len(rows) == 1:
        yield word("render.empty", table.language)


def _records(heads: Row, rows: Sequence[Row], room: int) -> Iterator[str]:
    """Each row as lines of heading and cell, where a row is too wide to be a line."""
    left = min(max(map(_widest, heads)), max(room // 3, NARROWEST))
    inner = max(room - left - len(GAP), NARROWEST)
    for place, row in enumerate(rows):
        if place:
            yield ""
        for head, text in zip(heads, row, strict=True):
            if not text:
                continue
            names, cells_of = _wrapped(head, left), _wrapped(text, inner)
            for name, line in zip_longest(names, cells_of, fillvalue=""):
                yield f"{name}{' ' * (left - width(name))}{GAP}{line}"


def fitted(widths: Sequence[int], soft: Sequence[bool], room: int) -> list[int]:
    """The widths of columns so that a row fits the room, if it can.

    Columns that may be wrapped (`soft`) give way, the widest first, down to
    `NARROWEST`; all others, and columns that are narrower, stay as they are.
    """
    left = room - len(GAP) * (len(widths) - 1)
    left -= sum(w for w, bends in zip(widths, soft, strict=True) if not bends)
    bending = sorted(w for w, bends in zip(widths, soft, strict=True) if bends)
    most = bending[-1] if bending else 0
    for place, size in enumerate(bending):
        share = max(left // (len(bending) - place), NARROWEST)
        if size > share:
            most = share
            break
        left -= size
    return [min(w, most) if bends else w for w, bends in zip(widths, soft, strict=True)]


def _wrapped(text: str, size: int) -> list[str]:
    if not size:
        return [text]
    return [line for part in text.split("\n") for line in wrapped(part, size)]


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
