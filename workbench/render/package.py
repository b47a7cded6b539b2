"""Zip packages (DOCX, XLSX) that are the same bytes every time.

The libraries write today's date, the user's habits and members in an order of their
own; none of it says anything about the project.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workbench.safe_text import printable

if TYPE_CHECKING:
    import zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
_LEVEL = 9
_UNIX = 3
_MODE = 0o644 << 16
_CORE = "docProps/core.xml"
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title>"
    "<dc:creator>workbench</dc:creator>"
    "<dc:language>{language}</dc:language>"
    "</cp:coreProperties>\n"
)


def reproducible(package: bytes, *, title: str = "", language: str = "") -> bytes:
    """The same package with sorted members, a fixed time and nobody's name in it.

    Args:
        package: A zip as a library wrote it.
        title: What the file's properties say it is.
        language: ISO 639 code, for the same place.
    """
    import zipfile
    from html import escape

    core = _CORE_XML.format(
        title=escape(printable(title)), language=escape(printable(language))
    )
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in sorted(old.namelist()):
            data = core.encode() if name == _CORE else old.read(name)
            new.writestr(_member(name), data, zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    import zipfile

    member = zipfile.ZipInfo(name, _FIRST_DAY)
    member.create_system = _UNIX
    member.external_attr = _MODE
    return member
