"""The project as it stood, to be read like any other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from workbench.domain.tables import Table
from workbench.project.session import Project
from workbench.store import past
from workbench.store.past import PastFile
from workbench.words import word


@contextmanager
def as_of(project: Project, moment: str) -> Iterator[Project]:
    """The project as of a milestone or a time; for reading, within the block."""
    with past.as_of(project.file, moment) as file:
        yield Project(file)


def remarks(project: Project) -> tuple[str, ...]:
    """What is to be said of a project as it stood where no table says it."""
    file = project.file
    if not isinstance(file, PastFile):
        return ()
    return (word("note.as-of", "en", moment=file.moment), *file.notes)


def marked(table: Table, project: Project) -> Table:
    """A table that says of which moment it is, where that is not now."""
    file = project.file
    if not isinstance(file, PastFile):
        return table
    stood = word("note.as-of", table.language, moment=file.moment)
    return replace(
        table,
        notes=(stood, *table.notes, *file.notes),
        provenance={**table.provenance, "as_of": file.moment},
    )
