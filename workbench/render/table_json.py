"""A table as JSON: typed values, nothing rounded, one row a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from workbench.domain.tables import Cell, Table
from workbench.render.cells import known
from workbench.safe_text import hiding


def render(table: Table, *, raw: bool = False) -> bytes:
    """The shape that scripts rely on; `raw` changes nothing, JSON is always raw."""
    columns = (
        {"name": one.name, "label": one.label, "type": str(one.type)}
        for one in table.columns
    )
    fields = {
        "table": _dump(table.name),
        "title": _dump(table.title),
        "columns": _listed(map(_dump, columns)),
        "rows": _listed(_dump(_record(record)) for record in table.records()),
        "notes": _listed(map(_dump, table.notes)),
        "provenance": _dump(_record(dict(table.provenance))),
    }
    body = ",\n".join(f'  "{name}": {value}' for name, value in fields.items())
    return f"{{\n{body}\n}}\n".encode()


def _record(record: dict[str, Cell]) -> dict[str, Cell]:
    return {name: known(cell) for name, cell in record.items()}


def _listed(items: Iterable[str]) -> str:
    """A list with one item a line."""
    lines = ",\n".join(f"    {item}" for item in items)
    return f"[\n{lines}\n  ]" if lines else "[]"


def _dump(value: object) -> str:
    """JSON in which nothing steers or hides: such code points are escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text if text.isprintable() else hiding().sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
