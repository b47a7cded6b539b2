"""A quote collection as a whole HTML document, for reading and for printing."""

from __future__ import annotations

from workbench.domain.quotes import Collection
from workbench.render import cells, page, quotation
from workbench.words import word


def render(collection: Collection, *, raw: bool = False) -> bytes:
    """The whole file; `raw` changes nothing, the words are as they are to be read."""
    of = quotation.table(collection)
    return page.fill(
        "quotes.html",
        title=quotation.title(collection),
        language=collection.language,
        measure=page.NARROW,
        quotes=list(quotation.printed(collection)),
        empty=word("quotes.empty", collection.language),
        notes=cells.remarks(of),
        origin=cells.origin(of),
    )
