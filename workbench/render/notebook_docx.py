"""Memos by date as a Word document: a heading a day, in the styles of a paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.domain.notebook import Entry, Notebook
from workbench.render import paper, quotation
from workbench.words import word

if TYPE_CHECKING:
    from docx.document import Document

TITLE, DAY, HEAD, QUOTE, TEXT = "Title", "Heading 1", "Body Text", "Quote", "Normal"
"""The paragraph style of each part."""


def render(
    notebook: Notebook, *, head: Callable[[Entry, str], str], remarks: Sequence[str]
) -> bytes:
    """The whole file; `head` is the line above a memo, `remarks` stand at the end."""
    document = paper.blank(notebook.language)
    paper.write(document.add_paragraph(style=TITLE), notebook.title)
    day = ""
    for entry in notebook.entries:
        if entry.day != day:
            day = entry.day
            paper.write(document.add_paragraph(style=DAY), day)
        _add(document, entry, head(entry, notebook.language), notebook.language)
    if not notebook.entries:
        empty = word("notebook.empty", notebook.language)
        paper.write(document.add_paragraph(), empty)
    document.add_paragraph(style=paper.SMALL)
    paper.small_print(document, remarks)
    return paper.saved(document, title=notebook.title, language=notebook.language)


def _add(document: Document, entry: Entry, head: str, language: str) -> None:
    """One memo: its head stays with what follows."""
    paragraph = document.add_paragraph(style=HEAD)
    paragraph.paragraph_format.keep_with_next = True
    paper.write(paragraph, head)
    for text in quotation.marked(entry.quoted, language):
        paper.write(document.add_paragraph(style=QUOTE), text)
    for text in quotation.paragraphs(entry.text):
        paper.write(document.add_paragraph(style=TEXT), text)
