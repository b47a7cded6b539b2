"""Milestones: the project as it stands, by a name."""

from __future__ import annotations

import unicodedata

from workbench.domain.changes.kinds import Label, MilestoneNamed
from workbench.errors import Refused
from workbench.ids import new_id
from workbench.project.session import Project
from workbench.store.read import about


def name_milestone(project: Project, name: str) -> str:
    """Name the project as it stands now; the milestone's id."""
    wanted = unicodedata.normalize("NFC", name.strip())
    if not wanted:
        raise Refused("a milestone needs a name")
    with project.recording(Label.MILESTONE) as act:
        if wanted in about.milestones(act.connection):
            raise Refused(
                f"there is a milestone {wanted!r} already", hint="choose another name"
            )
        clock, operations = about.clock(act.connection)
        made = new_id()
        held = act.batch.text(project.uid, wanted)
        act.batch.add(
            MilestoneNamed(subject=made, name=held, clock=clock, operations=operations)
        )
    return made
