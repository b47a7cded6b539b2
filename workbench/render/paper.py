"""Word documents as this program makes them: A4, few styles, no trace of a user.

A document starts from the library's template, which is stripped of what is not used;
`saved` gives the same bytes every time.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.render.package import reproducible
from workbench.safe_text import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT = "Arial"
"""On every machine, or with a twin of the same widths."""
TABLE_STYLE = "Workbench Table"
CELL, HEADING = "Table Text", "Table Heading"
"""The styles of what stands in a table."""
SMALL = "Small Print"
"""The style of notes and of where a document comes from."""

INK, GREY = "1F2933", "52606D"


class Look(NamedTuple):
    """A paragraph style: sizes and distances in points, the indent in millimetres."""

    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    color: str = INK
    indent: float = 0


_LOOKS = {
    "Normal": Look(10.5, after=6),
    "Title": Look(18, bold=True, after=14),
    "Heading 1": Look(13, bold=True, before=16, after=6),
    "Heading 2": Look(11.5, bold=True, before=12, after=4),
    "Heading 3": Look(10.5, bold=True, before=10, after=3),
    "Body Text": Look(10, color=GREY, before=8),
    "Quote": Look(10.5, before=8, after=3, indent=10),
    "Caption": Look(9, color=GREY, after=10, indent=10),
    CELL: Look(9, before=1.5, after=1.5),
    HEADING: Look(9, bold=True, before=1.5, after=1.5),
    SMALL: Look(8.5, color=GREY, after=2),
}
_LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml", "webSettings")
_TABLE_STYLE_XML = """
<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    w:type="table" w:customStyle="1" w:styleId="WorkbenchTable">
  <w:name w:val="Workbench Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:color="1F2933"/>
      <w:bottom w:val="single" w:sz="8" w:color="1F2933"/>
      <w:insideH w:val="single" w:sz="2" w:color="CBD2D9"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="1F2933"/></w:tcBorders>
      <w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def blank(language: str) -> Document:
    """An empty A4 document with the styles used here, in a language."""
    from docx import Document as new_document
    from docx.shared import Mm

    document = new_document()
    _strip(document)
    _styles(document, language)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(22)
    return document


def landscape(document: Document) -> None:
    """Turn the page on its side."""
    from docx.enum.section import WD_ORIENT

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    tall, wide = section.page_height, section.page_width
    section.page_width, section.page_height = tall, wide


def write(paragraph: Paragraph, text: str, *, language: str = "") -> None:
    """Add text as it is: line breaks stay, nothing in it is markup.

    Args:
        paragraph: Where to add it.
        text: What to add.
        language: Of the text, where it is not the document's: for spelling.
    """
    for place, line in enumerate(printable(text).split("\n")):
        if place:
            paragraph.add_run().add_break()
        if line:
            run = paragraph.add_run(line)
            if language:
                _speak(run, language)


def _speak(run: Any, language: str) -> None:
    from docx.oxml import OxmlElement

    tongue = OxmlElement("w:lang")
    tongue.set(_w("val"), _LOCALES.get(language, language))
    run._r.get_or_add_rPr().append(tongue)


def small_print(document: Document, lines: Sequence[str]) -> None:
    """Notes and provenance at the end, one paragraph each."""
    for line in lines:
        write(document.add_paragraph(style=SMALL), line)


def saved(document: Document, *, title: str, language: str) -> bytes:
    """The finished file, the same bytes every time."""
    out = io.BytesIO()
    document.save(out)
    return reproducible(out.getvalue(), title=title, language=language)


def _strip(document: Document) -> None:
    """Leave out the parts and the table styles of the template that nobody uses."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(_UNUSED):
                del part.rels[key]
    styles = document.styles.element
    for style in list(styles):
        kind = style.get(_w("type"))
        if kind == "table" and style.get(_w("styleId")) != "TableNormal":
            styles.remove(style)


def _styles(document: Document, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml

    styles: Any = document.styles
    styles.element.append(parse_xml(_TABLE_STYLE_XML))
    for tongue in styles.element.iter(_w("lang")):
        tongue.set(_w("val"), _LOCALES.get(language, language))
    for name in (CELL, HEADING, SMALL):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, look in _LOOKS.items():
        _shape(styles[name], look)
    _rule_off(styles["Title"])


def _shape(style: Any, look: Look) -> None:
    """Make one paragraph style look so, whatever the template had."""
    from docx.shared import Mm, Pt, RGBColor

    font, layout = style.font, style.paragraph_format
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_w(script), FONT)
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.color)
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.left_indent = layout.right_indent = Mm(look.indent)
    layout.line_spacing = 1.15


def _rule_off(style: Any) -> None:
    """The template draws a line under titles."""
    layout = style.element.get_or_add_pPr()
    for border in layout.findall(_w("pBdr")):
        layout.remove(border)


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
