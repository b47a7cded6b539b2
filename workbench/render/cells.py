"""One cell in words: the same words in a terminal, in CSV and on a page.

JSON and XLSX keep typed values; everything else shows what is decided here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from workbench.domain.tables import Cell, Column, ColumnType, Table
from workbench.safe_text import safe
from workbench.words import counted, find, word

UNDEFINED = "–"
"""Shown on a page where a number is undefined; in a terminal and in CSV it is blank."""

_NUMBERS = (ColumnType.COUNT, ColumnType.SHARE, ColumnType.NUMBER)
_RUN = frozenset("=+-@\t\r\n＝＋－＠")
_AT_ONCE = 1_000
"""So many rows are put into words together."""
Finish = Callable[[str, Cell], str]
_MOST_DECIMALS = 6
_LARGE = 1e15


def numeric(column: Column) -> bool:
    """Whether the column holds numbers, which stand to the right."""
    return column.type in _NUMBERS


def known(cell: Cell) -> Cell:
    """The cell, or None for a number that is not one."""
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell


def words(cell: Cell, column: Column, language: str) -> str:
    """A cell as people read it; blank where it is missing or undefined.

    A share is a percentage (`62 %`), a number has the decimal mark of the language, a
    time is in UTC, text has visible marks for what would steer or hide.
    """
    cell = known(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return word("render.yes" if cell else "render.no", language)
    if isinstance(cell, str):
        return _text(said(cell, column, language), column)
    if column.type is ColumnType.SHARE:
        return percent(cell, language)
    return number(cell, language)


def said(text: str, column: Column, language: str) -> str:
    """A word of a fixed list in the language of the table; any other text as it is."""
    if not column.values:
        return text
    return find(f"value.{column.values}.{text}", language) or text


def shown(cell: Cell, column: Column, language: str) -> str:
    """As `words`, with a dash for a number that is undefined."""
    text = words(cell, column, language)
    return UNDEFINED if not text and numeric(column) else text


def raw(cell: Cell) -> str:
    """A cell as a program reads it: nothing rounded, marked or translated."""
    cell = known(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def lines(
    table: Table, *, raw_cells: bool = False, finish: Finish | None = None
) -> Iterator[tuple[str, ...]]:
    """The headings, then each row, in words.

    Args:
        table: What to write.
        raw_cells: As a program reads it, under the stable column names.
        finish: What makes of a cell's words, and the cell, what is written.
    """
    language = table.language

    def written(column: Column) -> Callable[[Cell], str]:
        if raw_cells:
            return raw
        if finish is None:
            return lambda cell: words(cell, column, language)
        return lambda cell: finish(words(cell, column, language), cell)

    heads = table.names if raw_cells else headings(table)
    yield heads if finish is None else tuple(finish(one, one) for one in heads)
    writers = [written(column) for column in table.columns]
    for first in range(0, len(table.rows), _AT_ONCE):
        columns = zip(*table.rows[first : first + _AT_ONCE], strict=True)
        yield from zip(*map(_column, columns, table.columns, writers), strict=True)


def _column(
    cells: Sequence[Cell], column: Column, write: Callable[[Cell], str]
) -> Iterable[str]:
    """One column in words; names and codes stand in many rows and are written once."""
    kinds = set(map(type, cells))
    if kinds == {int} and column.type is not ColumnType.SHARE:
        return map(str, cells)
    if kinds != {str}:
        return map(write, cells)
    made = {cell: write(cell) for cell in set(cells)}
    return map(made.__getitem__, cells)


def headings(table: Table) -> tuple[str, ...]:
    """What stands over each column."""
    return tuple(safe(column.label or column.name) for column in table.columns)


def percent(share: float, language: str) -> str:
    """A share from 0 to 1 as a whole percentage, rounded half up.

    What is neither nothing nor all is never written as 0 % or 100 %: it has a decimal.
    """
    from decimal import ROUND_HALF_UP, Decimal

    value = Decimal(repr(float(share))) * 100
    whole = value.quantize(Decimal(1), ROUND_HALF_UP)
    if whole not in (0, 100) or value == whole:
        return f"{whole} %"
    tenth = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    low, high = Decimal("0.1"), Decimal("99.9")
    if 0 < value < low:
        return f"< {_marked(str(low), language)} %"
    if high < value < 100:
        return f"> {_marked(str(high), language)} %"
    return f"{_marked(str(tenth), language)} %"


def number(value: float, language: str) -> str:
    """A whole number as it is, another with two decimals, or more if they are 0."""
    if isinstance(value, int):
        return str(value)
    if abs(value) >= _LARGE:
        return _marked(f"{value:.2e}", language)
    from decimal import ROUND_HALF_UP, Decimal

    exact = Decimal(repr(float(value)))
    for decimals in range(2, _MOST_DECIMALS + 1):
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if rounded or not exact:
            return _marked(f"{rounded or abs(rounded):f}", language)
    return _marked(f"{exact:.1e}", language)


def _marked(digits: str, language: str) -> str:
    return digits.replace(".", word("mark.decimal", language))


def _text(text: str, column: Column) -> str:
    if column.type is ColumnType.TIME:
        moment = time(text)
        if moment:
            return f"{moment:%Y-%m-%d %H:%M}"
    return safe(text).replace("\t", " ")


def time(text: str) -> datetime | None:
    """An ISO 8601 time as UTC without a zone; None where it is none."""
    if len(text) <= len("2010-04-12"):
        return None
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return moment
        return moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def runs(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    first = text[:1]
    return first in _RUN or (first.isspace() and text.lstrip()[:1] in _RUN)


def defused(text: str, cell: Cell) -> str:
    """The words with a `'` before what could run; the program's own numbers may."""
    if isinstance(cell, str) and runs(text):
        return f"'{text}"
    return text


def origin(table: Table) -> list[tuple[str, str]]:
    """The table's provenance as pairs of a heading and what it says."""
    language = table.language
    pairs = ((key, raw(cell)) for key, cell in table.provenance.items())
    return [
        (
            safe(find(f"provenance.{key}", language) or key),
            safe(find(f"value.{key}.{text}", language) or text),
        )
        for key, text in pairs
        if text
    ]


def remarks(table: Table) -> list[str]:
    """The table's notes, and that its times are in UTC where it has times."""
    notes = [safe(note) for note in table.notes]
    if any(column.type is ColumnType.TIME for column in table.columns):
        notes.append(word("render.utc", table.language))
    return notes


def defusing(table: Table) -> list[str]:
    """A note on the cells that `defused` marks, where there are any."""
    texts = (cell for row in table.rows for cell in row if isinstance(cell, str))
    count = sum(map(runs, texts)) + sum(map(runs, headings(table)))
    return [counted("render.defused", table.language, count)] if count else []
