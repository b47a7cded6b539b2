"""Texts in: one module per format, a file in, a draft document out.

`read` is the way in; `files` walks a folder; `attributes_of` reads attributes out of a
file's name. A package adds a format by an entry point of `workbench.intake` that is a
`Format`.
"""

from workbench.intake.folder import files
from workbench.intake.pattern import attributes_of, compiled
from workbench.intake.registry import Format, formats, plugin_problems, read

__all__ = [
    "Format",
    "attributes_of",
    "compiled",
    "files",
    "formats",
    "plugin_problems",
    "read",
]
