"""The formats that a table can be written in; a new one is a module and a line here."""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol

from workbench.domain.tables import Table
from workbench.errors import UsageError
from workbench.render import (
    cells,
    table_csv,
    table_docx,
    table_html,
    table_json,
    table_latex,
    table_md,
    table_text,
    table_tsv,
    table_xlsx,
)


class Renderer(Protocol):
    """Writes a table in one format."""

    def __call__(self, table: Table, *, raw: bool = False) -> bytes:
        """The whole file."""


FORMATS: dict[str, Renderer] = {
    "table": table_text.render,
    "json": table_json.render,
    "csv": table_csv.render,
    "tsv": table_tsv.render,
    "md": table_md.render,
    "html": table_html.render,
    "xlsx": table_xlsx.render,
    "docx": table_docx.render,
    "latex": table_latex.render,
}
"""Each format by the name that `--format` takes."""

ENDINGS = {
    ".txt": "table",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".tex": "latex",
}
"""Each format by the ending of a file."""

BINARY = frozenset({"xlsx", "docx"})
"""Formats that are no text and do not belong on a terminal."""

_DEFUSED = frozenset({"csv", "tsv"})


def render(table: Table, format: str, *, raw: bool = False) -> bytes:
    """A table in one of `FORMATS`; the same table gives the same bytes.

    Args:
        table: What to write.
        format: A name of `FORMATS`.
        raw: For programs: stable column names, unrounded values, nothing defused.

    Raises:
        UsageError: There is no such format.
    """
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(f"There is no format “{format}”.", hint=f"Known are {known}.")
    return FORMATS[format](table, raw=raw)


def remarks(table: Table, format: str, *, raw: bool = False) -> tuple[str, ...]:
    """Sentences that belong to a table and have no place in its file.

    CSV and TSV hold rows only: here are their notes, and what was defused.
    """
    if format not in _DEFUSED:
        return ()
    return (*cells.remarks(table), *([] if raw else cells.defusing(table)))


def format_of(path: str | PurePath, endings: dict[str, str] = ENDINGS) -> str:
    """The format that a file's ending names.

    Raises:
        UsageError: The ending is unknown, or there is none.
    """
    ending = PurePath(path).suffix.casefold()
    if ending in endings:
        return endings[ending]
    name = PurePath(path).name
    fault = (
        f"ends in {ending}, which is not written here" if ending else "has no ending"
    )
    raise UsageError(
        f"“{name}” {fault}.", hint=f"Known endings are {', '.join(endings)}."
    )
