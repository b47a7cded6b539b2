"""A table as tab-separated values."""

from __future__ import annotations

from workbench.domain.tables import Table
from workbench.render import table_csv


def render(table: Table, *, raw: bool = False) -> bytes:
    """As CSV, with a tab between cells."""
    return table_csv.render(table, raw=raw, delimiter="\t")
