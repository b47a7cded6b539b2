"""Changes: what an analyst did, as values that the log keeps."""

from workbench.domain.changes.base import (
    KINDS,
    Change,
    Overwrite,
    Subject,
    read,
    strings,
    subject_class,
    written,
)

__all__ = [
    "KINDS",
    "Change",
    "Overwrite",
    "Subject",
    "read",
    "strings",
    "subject_class",
    "written",
]
