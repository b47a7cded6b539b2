"""A table in a Word document: a real table whose heading comes back on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workbench.domain.tables import Table
from workbench.render import cells, paper
from workbench.safe_text import width
from workbench.words import word

if TYPE_CHECKING:
    from docx.document import Document

_NARROW, _WIDE = 5, 46
_BOLD = 5
"""Headings are bold: one character more in so many."""
_LONGEST = 100
"""As many characters count in a document, where a table lies in the page as it is."""
_PAGE = 88
"""How many characters of a row a page that stands has room for."""
_TWIP = 635
_PORTRAIT = 95
"""Tables with more characters in a row than this lie on their side."""


def render(table: Table, *, raw: bool = False) -> bytes:
    """Title, table, notes and provenance; `raw` as in the text format."""
    document = paper.blank(table.language)
    lines, sizes = _laid(table, raw=raw)
    if sum(sizes) > _PORTRAIT:
        paper.landscape(document)
    if table.title:
        heading = document.add_paragraph(style="Heading 1")
        paper.write(heading, " ".join(table.title.split()))
    _grid(document, table, lines, sizes)
    if not table.rows:
        paper.write(document.add_paragraph(), word("render.empty", table.language))
    document.add_paragraph(style=paper.SMALL)
    origin = [f"{label}: {text}" for label, text in cells.origin(table)]
    paper.small_print(document, cells.remarks(table) + origin)
    return paper.saved(document, title=table.title, language=table.language)


def grid(document: Document, table: Table) -> None:
    """The table alone at the end of a document, on its page as it is."""
    lines, sizes = _laid(table, raw=False, most=_LONGEST)
    sizes = _fitted(sizes, [_floor(column) for column in zip(*lines, strict=True)])
    _grid(document, table, lines, sizes)
    if not table.rows:
        paper.write(document.add_paragraph(), word("render.empty", table.language))


def _laid(
    table: Table, *, raw: bool, most: int = _WIDE
) -> tuple[list[Sequence[str]], list[int]]:
    """The cells in words, and how many characters each column wants."""
    lines = _lines(table, raw=raw)
    return lines, [_size(column, most) for column in zip(*lines, strict=True)]


def _fitted(sizes: Sequence[int], floors: Sequence[int]) -> list[int]:
    """Sizes that fill the page: what is over goes to those that want more."""
    over = sum(sizes) - sum(floors)
    free = _PAGE - sum(floors)
    if sum(sizes) <= _PAGE or over <= 0 or free <= 0:
        return list(sizes)
    pairs = zip(sizes, floors, strict=True)
    return [floor + (size - floor) * free // over for size, floor in pairs]


def _floor(texts: Sequence[str]) -> int:
    """The longest word of a column: less room tears it."""
    words = [one for text in texts[1:] for one in text.split()]
    heads = [one + "x" * (len(one) // _BOLD) for one in texts[0].split()]
    return max(map(width, (*words, *heads)), default=_NARROW) + 2


def _lines(table: Table, *, raw: bool) -> list[Sequence[str]]:
    if raw:
        return list(cells.lines(table, raw_cells=True))
    lines: list[Sequence[str]] = [cells.headings(table)]
    for row in table.rows:
        pairs = zip(row, table.columns, strict=True)
        lines.append([cells.shown(cell, one, table.language) for cell, one in pairs])
    return lines


def _size(texts: Sequence[str], most: int) -> int:
    """How many characters a column wants: its longest word at least, within limits."""
    widest = max(width(line) for text in texts for line in text.split("\n"))
    bold = max(width(line) for line in texts[0].split("\n"))
    widest = max(widest, bold + bold // _BOLD)
    return min(max(widest, _NARROW), most) + 2


def _grid(
    document: Document,
    table: Table,
    lines: Sequence[Sequence[str]],
    sizes: Sequence[int],
) -> None:
    if not sizes:
        return
    grid = document.add_table(rows=len(lines), cols=len(sizes))
    grid.style = paper.TABLE_STYLE
    grid.autofit = False
    widths = _widths(document, sizes)
    right = [cells.numeric(column) for column in table.columns]
    for column, size in zip(grid.columns, widths, strict=True):
        column.width = size
    for place, (row, texts) in enumerate(zip(grid.rows, lines, strict=True)):
        _mark(row, heading=place == 0)
        for at, (cell, text) in enumerate(zip(row._tr.tc_lst, texts, strict=True)):
            style = paper.CELL if place else paper.HEADING
            _put(cell, text, widths[at], style, right=right[at])


def _widths(document: Document, sizes: Sequence[int]) -> list[Any]:
    """The page shared out among the columns; a table of short cells stays narrow."""
    from docx.shared import Emu, Mm

    section = document.sections[0]
    room = [section.page_width, section.left_margin, section.right_margin]
    page, left, rightmost = (int(one or 0) for one in room)
    free = page - left - rightmost
    unit = free / sum(sizes)
    if max(sizes) < _WIDE:
        unit = min(unit, float(Mm(2)))
    return [Emu(int(unit * size) // _TWIP * _TWIP) for size in sizes]


def _mark(row: Any, *, heading: bool) -> None:
    """A row is not torn between pages; the first comes back on each."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))


def _put(cell: Any, text: str, size: Any, style: str, *, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.text.paragraph import Paragraph

    cell.width = size
    cell.p_lst[0].style = style.replace(" ", "")
    paragraph = Paragraph(cell.p_lst[0], None)  # type: ignore[arg-type]
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paper.write(paragraph, text.replace(" %", "\u00a0%") if right else text)
