"""A paper as one HTML document: contents, numbered tables, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from workbench.domain.papers import Block, Numbered, Paper, Paragraph, Quotes, Title
from workbench.render import charts, page, quotation, table_html
from workbench.safe_text import one_line
from workbench.words import word


def render(paper: Paper) -> bytes:
    """The whole file; the same paper gives the same bytes."""
    return page.fill(
        "document.html",
        title=one_line(paper.title),
        language=paper.language,
        measure=page.WIDE,
        paper=paper,
        contents=word("paper.contents", paper.language),
        tables=word("paper.tables", paper.language),
        no_quotes=word("quotes.empty", paper.language),
        parts=list(_parts(paper)),
        notes=paper.notes,
        origin=paper.origin,
    )


def _parts(paper: Paper) -> Iterator[tuple[str, object]]:
    """Each block with the word that the template knows it by; a list is one part."""
    for kind, blocks in groupby(paper.blocks, _kind):
        if kind == "list":
            yield kind, list(blocks)
            continue
        for block in blocks:
            yield kind, _filled(block)


def _kind(block: Block) -> str:
    if isinstance(block, Title):
        return "title"
    if isinstance(block, Numbered):
        return "chart" if block.chart else "table"
    if isinstance(block, Quotes):
        return "quotes"
    if block.depth:
        return "list"
    return "quoted" if block.quoted else "paragraph"


def _filled(block: Title | Paragraph | Numbered | Quotes) -> object:
    if isinstance(block, Numbered) and block.chart:
        drawing = charts.markup(block.table, titled=False)
        return {"block": block, "drawing": drawing}
    if isinstance(block, Numbered):
        return {"block": block, "grid": table_html.grid(block.table)}
    if isinstance(block, Quotes):
        # A collection may stand in a paper twice, and an id only once.
        printed = quotation.printed(block.collection)
        return {
            "quotes": [one._replace(id="") for one in printed],
            "notes": block.collection.notes,
        }
    return block
