"""The chart of a table as a picture, in PNG."""

from __future__ import annotations

from workbench.domain.tables import Table


def render(table: Table, *, raw: bool = False) -> bytes:
    """The drawing; `raw` is for tables and makes no difference."""
    from workbench.render import charts

    return charts.png(table)
