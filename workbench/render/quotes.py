"""The formats that a quote collection is exported in."""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol

from workbench.domain.quotes import Collection
from workbench.errors import UsageError
from workbench.render import (
    quotation,
    quotes_csv,
    quotes_docx,
    quotes_html,
    quotes_latex,
    quotes_md,
    tables,
)


class Renderer(Protocol):
    """Writes a collection in one format."""

    def __call__(self, collection: Collection, *, raw: bool = False) -> bytes:
        """The whole file."""


FORMATS: dict[str, Renderer] = {
    "md": quotes_md.render,
    "csv": quotes_csv.render,
    "html": quotes_html.render,
    "docx": quotes_docx.render,
    "latex": quotes_latex.render,
}
"""Formats with a layout of their own; in the others a collection is a table."""


def render(collection: Collection, format: str, *, raw: bool = False) -> bytes:
    """A collection in one format; the same collection gives the same bytes.

    Args:
        collection: What to write.
        format: A name of `FORMATS`, or of the formats of tables.
        raw: For programs: nothing in CSV is defused.

    Raises:
        UsageError: There is no such format.
    """
    if format in FORMATS:
        return FORMATS[format](collection, raw=raw)
    if format in tables.FORMATS:
        return tables.render(quotation.table(collection), format, raw=raw)
    known = ", ".join(dict.fromkeys((*FORMATS, *tables.FORMATS)))
    raise UsageError(f"There is no format “{format}”.", hint=f"Known are {known}.")


def format_of(path: str | PurePath) -> str:
    """The format that a file's ending names.

    Raises:
        UsageError: The ending is unknown, or there is none.
    """
    return tables.format_of(path)
