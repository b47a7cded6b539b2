"""A table as a workbook: numbers stay numbers, text is never a formula or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.domain.tables import Cell, Column, ColumnType, Table
from workbench.render import cells
from workbench.render.package import reproducible
from workbench.safe_text import printable, width
from workbench.words import counted, word

Sheet = Any
"""An openpyxl worksheet; the library comes without types."""

LONGEST = 32_767
"""How many UTF-16 units a cell of a spreadsheet holds."""
_WIDEST, _NARROWEST, _MARGIN = 60, 9, 2
_EXACT = 2**53
_FORMATS = {
    ColumnType.SHARE: "0 %",
    ColumnType.NUMBER: "0.00",
    ColumnType.TIME: "yyyy\\-mm\\-dd\\ hh:mm",
}
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""The format reads `_x0041_` as an escaped letter; what was typed so is kept so."""
_INK, _LINE, _HEAD = "1F2933", "9AA5B1", "E4E7EB"


def render(table: Table, *, raw: bool = False) -> bytes:
    """The rows on one sheet, title, notes and provenance on another.

    Args:
        table: What to write.
        raw: Stable column names as headings; values are typed either way.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _sheet_name(table.title or table.name)
    headings = table.names if raw else cells.headings(table)
    _head(sheet, headings)
    cut = _rows(sheet, table, raw=raw)
    _layout(sheet, table, headings)
    _notes(book.create_sheet(_other_name(table, sheet.title)), table, cut)
    out = io.BytesIO()
    book.save(out)
    return reproducible(out.getvalue(), title=table.title, language=table.language)


def _sheet_name(text: str) -> str:
    """A name that Excel takes: 31 characters, no mark of a path, no ' at its ends."""
    name = re.sub(r"[\[\]:*?/\\]", "-", " ".join(printable(text).split()))
    name = name.strip("' ")[:31].strip("' ")
    return "-" if name.casefold() in ("", "history") else name


def _other_name(table: Table, taken: str) -> str:
    name = word("render.notes", table.language)
    return f"{name} 2" if name.casefold() == taken.casefold() else name


def _head(sheet: Sheet, headings: Iterable[str]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for place, heading in enumerate(headings, 1):
        cell = sheet.cell(row=1, column=place)
        _put_text(cell, heading)
        cell.font = Font(bold=True, color=_INK)
        cell.fill = PatternFill("solid", fgColor=_HEAD)
        cell.border = Border(bottom=Side(style="thin", color=_LINE))
        cell.alignment = Alignment(vertical="center", wrap_text=True)


def _rows(sheet: Sheet, table: Table, *, raw: bool) -> int:
    """Write all rows; how many cells were too long for a spreadsheet."""
    cut = 0
    for down, row in enumerate(table.rows, 2):
        for across, (value, column) in enumerate(
            zip(row, table.columns, strict=True), 1
        ):
            held = _typed(value, column, table.language, raw=raw)
            if held not in (None, ""):
                cut += _put(sheet.cell(row=down, column=across), held, column)
    return cut


def _typed(value: Cell, column: Column, language: str, *, raw: bool) -> Any:
    """What the cell holds: text, a number, a time, true or false."""
    value = cells.known(value)
    if isinstance(value, bool):
        return value if raw else cells.words(value, column, language)
    if isinstance(value, int) and abs(value) > _EXACT:
        return str(value)
    if isinstance(value, str) and column.type is ColumnType.TIME:
        return cells.time(value) or value
    if isinstance(value, str) and not raw:
        return cells.said(value, column, language)
    return value


def _put(cell: Any, value: Any, column: Column) -> int:
    """Write one value; 1 where it had to be cut."""
    from openpyxl.styles import Alignment

    if isinstance(value, str):
        wraps = "\n" in value or width(value.replace("\n", " ")) > _WIDEST
        cell.alignment = Alignment(vertical="top", wrap_text=wraps or None)
        return _put_text(cell, value)
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if column.type in _FORMATS and not isinstance(value, bool):
        cell.number_format = _FORMATS[column.type]
    return 0


def _put_text(cell: Any, text: str) -> int:
    """Text as text, whatever it begins with; 1 where it had to be cut."""
    shown = printable(text)
    kept = _fitting(shown)
    cell.value = _ESCAPED.sub("_x005F_", kept)
    cell.data_type = "s"
    if cells.runs(kept):
        cell.quotePrefix = True
    return int(kept != shown)


def _fitting(text: str) -> str:
    if len(text) <= LONGEST // 2:
        return text
    return text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")


def _layout(sheet: Sheet, table: Table, headings: Sequence[str]) -> None:
    """Column widths, the frozen heading, the print settings."""
    from openpyxl.utils import get_column_letter

    lines = list(cells.lines(table))
    for place, heading in enumerate(headings):
        texts = (part for line in lines for part in line[place].split("\n"))
        size = max([width(heading), *map(width, texts)])
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = float(
            min(max(size, _NARROWEST), _WIDEST) + _MARGIN
        )
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _notes(sheet: Sheet, table: Table, cut: int) -> None:
    """The second sheet: what the table is, its notes, where it comes from."""
    from openpyxl.styles import Alignment, Font

    notes = cells.remarks(table)
    if cut:
        notes.append(counted("render.clipped", table.language, cut))
    lines = [(table.title, ""), *((note, "") for note in notes), *cells.origin(table)]
    for down, pair in enumerate(lines, 1):
        for across, text in enumerate(pair, 1):
            if text:
                cell = sheet.cell(row=down, column=across)
                _put_text(cell, text)
                cell.font = Font(bold=down == 1, color=_INK)
                cell.alignment = Alignment(vertical="top", wrap_text=down > 1)
    sheet.column_dimensions["A"].width = 60.0
    sheet.column_dimensions["B"].width = 60.0
