"""The formats that a table can be written in; a new one is a module and a line here."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Protocol

from workbench.domain.tables import Table
from workbench.errors import UsageError
from workbench.words import word


class Renderer(Protocol):
    """Writes a table in one format."""

    def __call__(self, table: Table, *, raw: bool = False) -> bytes:
        """The whole file."""


FORMATS = {
    "table": "workbench.render.table_text",
    "json": "workbench.render.table_json",
    "csv": "workbench.render.table_csv",
    "tsv": "workbench.render.table_tsv",
    "md": "workbench.render.table_md",
    "html": "workbench.render.table_html",
    "xlsx": "workbench.render.table_xlsx",
    "docx": "workbench.render.table_docx",
    "latex": "workbench.render.table_latex",
    "svg": "workbench.render.table_svg",
    "png": "workbench.render.table_png",
}
"""The module of each format, by the name that `--format` takes; loaded when asked."""

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
    ".svg": "svg",
    ".png": "png",
}
"""Each format by the ending of a file."""

BINARY = frozenset({"xlsx", "docx", "png"})
"""Formats that are no text and do not belong on a terminal."""

_DEFUSED = frozenset({"csv", "tsv"})


def render(
    table: Table, format: str, *, raw: bool = False, cells_wide: int = 0
) -> bytes:
    """A table in one of `FORMATS`; the same table gives the same bytes.

    Args:
        table: What to write.
        format: A name of `FORMATS`.
        raw: For programs: stable column names, unrounded values, nothing defused.
        cells_wide: The room of the terminal that text is shown on; 0 elsewhere.

    Raises:
        UsageError: There is no such format.
    """
    if format == "table" and cells_wide:
        from workbench.render import table_text

        return table_text.render(table, raw=raw, cells_wide=cells_wide)
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(f"There is no format “{format}”.", hint=f"Known are {known}.")
    written: Renderer = import_module(FORMATS[format]).render
    return written(table, raw=raw)


def remarks(table: Table, format: str, *, raw: bool = False) -> tuple[str, ...]:
    """Sentences that belong to a table and have no place in its file.

    CSV and TSV hold rows only: here are their notes, what was defused, and where the
    numbers come from.
    """
    if format not in _DEFUSED:
        return ()
    from workbench.render import cells

    said = [*cells.remarks(table), *([] if raw else cells.defusing(table))]
    origin = "; ".join(f"{label}: {text}" for label, text in cells.origin(table))
    if origin:
        said.append(f"{word('render.provenance', table.language)}: {origin}")
    return tuple(said)


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
