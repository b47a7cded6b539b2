"""The chart of a table as a file of its own, in SVG."""

from __future__ import annotations

from workbench.domain.tables import Table


def render(table: Table, *, raw: bool = False) -> bytes:
    """The drawing; `raw` is for tables and makes no difference."""
    from workbench.render import charts

    return charts.svg(table).encode("utf-8", "replace") + b"\n"
