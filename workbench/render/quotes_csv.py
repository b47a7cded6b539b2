"""A quote collection as CSV."""

from __future__ import annotations

from workbench.domain.quotes import Collection
from workbench.render import quotation, table_csv


def render(collection: Collection, *, raw: bool = False) -> bytes:
    """One quote a row, as the listing of the collection has them."""
    return table_csv.render(quotation.table(collection), raw=raw)
