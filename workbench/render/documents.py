"""The formats that a paper can be written in."""

from __future__ import annotations

from pathlib import PurePath

from workbench.domain.papers import Paper
from workbench.errors import UsageError
from workbench.render.tables import format_of as by_ending

FORMATS = ("html", "docx")
_ENDINGS = {".html": "html", ".htm": "html", ".docx": "docx"}


def render(paper: Paper, format: str) -> bytes:
    """A paper in one of `FORMATS`; the same paper gives the same bytes.

    Raises:
        UsageError: There is no such format.
    """
    if format == "html":
        from workbench.render import document_html

        return document_html.render(paper)
    if format == "docx":
        from workbench.render import document_docx

        return document_docx.render(paper)
    known = ", ".join(FORMATS)
    raise UsageError(f"There is no format “{format}”.", hint=f"Known are {known}.")


def format_of(path: str | PurePath) -> str:
    """The format that a file's ending names.

    Raises:
        UsageError: The ending is unknown, or there is none.
    """
    return by_ending(path, _ENDINGS)
