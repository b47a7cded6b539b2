"""A table as a whole HTML document, for reading and for printing."""

from __future__ import annotations

from workbench.domain.tables import ColumnType, Table
from workbench.render import cells, charts, page
from workbench.safe_text import one_line, width
from workbench.words import word

_LONG, _BRIEF = 60, 24
_SHORT = (ColumnType.ID, ColumnType.TIME, ColumnType.YESNO)


def render(table: Table, *, raw: bool = False) -> bytes:
    """Heading, table, notes and provenance; `raw` as in the text format."""
    return page.fill(
        "table.html",
        title=one_line(table.title),
        language=table.language,
        measure=page.WIDE,
        chart=charts.markup(table) if table.figure else None,
        grid=grid(table, raw=raw),
        notes=cells.remarks(table),
        origin=cells.origin(table),
    )


def grid(table: Table, *, raw: bool = False) -> dict[str, object]:
    """What `grid.html` makes a table of."""
    rows = [
        [
            cells.raw(cell) if raw else cells.shown(cell, column, table.language)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    return {
        "headings": table.names if raw else cells.headings(table),
        "kinds": [_kind(table, place) for place in range(len(table.columns))],
        "rows": rows,
        "empty": word("render.empty", table.language),
    }


def _kind(table: Table, place: int) -> str:
    """The class of a column: how its cells stand and wrap."""
    column = table.columns[place]
    if cells.numeric(column):
        return "number"
    texts = (one for row in table.rows if isinstance(one := row[place], str))
    widest = max(map(width, texts), default=0)
    if column.type in _SHORT and widest <= _BRIEF:
        return "short"
    return "wide" if widest > _LONG else ""
