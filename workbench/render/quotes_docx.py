"""A quote collection as a Word document, in styles that a paper can take over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.quotes import Collection
from workbench.render import paper, quotation
from workbench.words import word

if TYPE_CHECKING:
    from docx.document import Document

TITLE, HEADING, QUESTION = "Title", "Heading 1", "Body Text"
QUOTE, TRANSLATION, ATTRIBUTION = "Quote", "Quote", "Caption"
"""The paragraph style of each part."""


def render(collection: Collection, *, raw: bool = False) -> bytes:
    """The whole file; `raw` changes nothing, the words are as they are to be read."""
    title = quotation.title(collection)
    document = paper.blank(collection.language)
    paper.write(document.add_paragraph(style=TITLE), title)
    for quote in quotation.printed(collection):
        add(document, quote)
    if not collection.quotes:
        empty = word("quotes.empty", collection.language)
        paper.write(document.add_paragraph(), empty)
    remarks = quotation.remarks(collection)
    if remarks:
        document.add_paragraph(style=paper.SMALL)
        paper.small_print(document, remarks)
    return paper.saved(document, title=title, language=collection.language)


def add(
    document: Document, quote: quotation.Printed, *, heading: str = HEADING
) -> None:
    """One quote; its parts stay on one page. `heading` is the style of its heading."""
    parts = list(_parts(quote, heading))
    for place, (style, text, language) in enumerate(parts):
        paragraph = document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = place + 1 < len(parts)
        paper.write(paragraph, text, language=language)


def _parts(quote: quotation.Printed, heading: str) -> Iterator[tuple[str, str, str]]:
    """Style, text and language of each paragraph."""
    if quote.heading:
        yield heading, quote.heading, ""
    for text in quote.question:
        yield QUESTION, text, quote.language
    for text in quote.words:
        yield QUOTE, text, quote.language
    for text in quote.translation:
        yield TRANSLATION, text, quote.tongue
    if quote.attribution:
        yield ATTRIBUTION, quote.attribution, ""
