"""Changes: what an analyst did, as values that the log keeps."""

from workbench.domain.changes.base import (
    Change,
    Overwrite,
    Subject,
    every_kind,
    read,
    strings,
    subject_class,
    written,
)

__all__ = [
    "Change",
    "Overwrite",
    "Subject",
    "every_kind",
    "read",
    "strings",
    "subject_class",
    "written",
]
