"""A paper as one Word document: real headings, captions that count, linked contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.papers import Numbered, Paper, Paragraph, Quotes, Title
from workbench.render import paper as sheets
from workbench.render import quotation, quotes_docx, table_docx
from workbench.safe_text import printable
from workbench.words import word

if TYPE_CHECKING:
    from docx.document import Document

_STEP = 6
"""How far each level of a list or of the contents is moved in, in millimetres."""


def render(paper: Paper) -> bytes:
    """The whole file; the same paper gives the same bytes."""
    document = sheets.blank(paper.language)
    title = " ".join(paper.title.split())
    sheets.write(document.add_paragraph(style="Title"), title)
    marks = _Marks()
    _contents(document, paper)
    _page_break(document)
    for block in paper.blocks:
        if isinstance(block, Title):
            _title(document, block, marks)
        elif isinstance(block, Paragraph):
            _paragraph(document, block)
        elif isinstance(block, Numbered):
            _table(document, block, marks)
        else:
            _quotes(document, block)
    document.add_paragraph(style=sheets.SMALL)
    origin = [f"{label}: {text}" for label, text in paper.origin]
    sheets.small_print(document, [*paper.notes, *origin])
    return sheets.saved(document, title=title, language=paper.language)


class _Marks:
    """Bookmarks, each with a number of its own."""

    def __init__(self) -> None:
        self.number = 0

    def put(self, paragraph: Any, anchor: str) -> None:
        """Mark what stands in the paragraph so far."""
        start = _element("bookmarkStart", id=str(self.number), name=anchor)
        end = _element("bookmarkEnd", id=str(self.number))
        properties = paragraph._p.pPr
        place = 0 if properties is None else 1
        paragraph._p.insert(place, start)
        paragraph._p.append(end)
        self.number += 1


def _contents(document: Document, paper: Paper) -> None:
    """Headings, then tables, each a link within the document."""
    language = paper.language
    _lead(document, word("paper.contents", language))
    for one in paper.contents:
        _link(document, one.text, one.anchor, one.level - 1)
    if paper.numbered:
        _lead(document, word("paper.tables", language))
    for numbered in paper.numbered:
        text = f"{numbered.label}. {numbered.caption}"
        _link(document, text, numbered.anchor, 0)


def _page_break(document: Document) -> None:
    from docx.enum.text import WD_BREAK

    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _lead(document: Document, text: str) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.add_run(text).bold = True


def _link(document: Document, text: str, anchor: str, depth: int) -> None:
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Mm(_STEP * depth)
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(printable(text))
    link = _element("hyperlink", anchor=anchor, history="1")
    link.append(run._r)
    paragraph._p.append(link)


def _title(document: Document, block: Title, marks: _Marks) -> None:
    paragraph = document.add_paragraph(style=f"Heading {block.level}")
    sheets.write(paragraph, " ".join(block.text.split()))
    marks.put(paragraph, block.anchor)


def _paragraph(document: Document, block: Paragraph) -> None:
    from docx.shared import Mm

    paragraph = document.add_paragraph(style="Quote" if block.quoted else "Normal")
    if block.depth:
        layout = paragraph.paragraph_format
        layout.left_indent = Mm(_STEP * block.depth)
        layout.first_line_indent = Mm(-_STEP) if block.mark else Mm(0)
        layout.tab_stops.add_tab_stop(Mm(_STEP * block.depth))
        if block.mark:
            paragraph.add_run(f"{block.mark}\t")
    for one in block.runs:
        before = len(paragraph.runs)
        sheets.write(paragraph, one.text)
        for run in paragraph.runs[before:]:
            run.bold, run.italic = one.strong or None, one.emphasis or None


def _table(document: Document, block: Numbered, marks: _Marks) -> None:
    """Its caption above it, or below a drawing, and its notes beneath."""
    from docx.shared import Pt

    if block.chart:
        _drawing(document, block)
        _caption(document, block, marks)
    else:
        _caption(document, block, marks).keep_with_next = True
        table_docx.grid(document, block.table)
        space = document.add_paragraph(style=sheets.SMALL)
        space.paragraph_format.space_after = Pt(0)
    lines = [f"{place}. {note}" for place, note in enumerate(block.notes, start=1)]
    sheets.small_print(document, lines)


def _caption(document: Document, block: Numbered, marks: _Marks) -> Any:
    """The label, in which a field counts, and the words; the paragraph's layout."""
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph(style="Caption")
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(0)
    layout.space_before, layout.space_after = Pt(12), Pt(4)
    before, _, after = block.label.rpartition(str(block.number))
    paragraph.add_run(before).bold = True
    _count(paragraph, before.strip(), block.number)
    paragraph.add_run(f"{after}. ").bold = True
    sheets.write(paragraph, " ".join(block.caption.split()))
    marks.put(paragraph, block.anchor)
    return layout


def _drawing(document: Document, block: Numbered) -> None:
    """The picture, within the page, with what it shows in words."""
    import io

    from docx.shared import Pt

    from workbench.render import charts

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(12)
    picture = charts.png(block.table, titled=False)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture))
    wide, tall = _room(document)
    scale = min(wide / shape.width, tall / shape.height, 1)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)  # type: ignore[assignment]
    said = printable(f"{block.caption}. {charts.said_of(block.table)}")
    shape._inline.docPr.set("descr", said)


def _room(document: Document) -> tuple[int, int]:
    """The widest and the tallest that a picture with its caption may be."""
    from docx.shared import Mm

    section = document.sections[0]
    sides = [section.page_width, section.left_margin, section.right_margin]
    page, left, right = (int(one or 0) for one in sides)
    return page - left - right, int(Mm(200))


def _count(paragraph: Any, name: str, number: int) -> None:
    """The number as a field, so that a table put in later renumbers those after it."""
    field = _element("fldSimple", instr=f" SEQ {name} \\* ARABIC ")
    run = paragraph.add_run(str(number))
    run.bold = True
    field.append(run._r)
    paragraph._p.append(field)


def _quotes(document: Document, block: Quotes) -> None:
    for quote in quotation.printed(block.collection):
        quotes_docx.add(document, quote, heading="Heading 3")
    if not block.collection.quotes:
        empty = word("quotes.empty", block.collection.language)
        sheets.write(document.add_paragraph(), empty)
    sheets.small_print(document, block.collection.notes)


def _element(tag: str, /, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made: Any = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
