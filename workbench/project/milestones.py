"""Milestones: the project as it stands, by a name."""

from __future__ import annotations

from workbench.project.session import Project
from workbench.store import past
from workbench.store.past import Milestone


def name_milestone(project: Project, name: str) -> str:
    """Name the project as it stands now; the milestone's id."""
    author = project.author
    with project.file.writing() as connection:
        return past.set_milestone(connection, author, name)


def every(project: Project) -> list[Milestone]:
    """The milestones, in the order in which they were set."""
    with project.file.reading() as connection:
        return past.milestones(connection)
