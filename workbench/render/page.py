"""HTML documents: whole, without a script, asking nothing of any network."""

from __future__ import annotations

from pathlib import Path

WIDE, NARROW = "75rem", "44rem"
"""How wide a page of tables, and a page of reading, may become."""


def fill(template: str, **values: object) -> bytes:
    """A page of `templates/`; every value is escaped as text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return pages.get_template(template).render(values).encode("utf-8", "replace")
