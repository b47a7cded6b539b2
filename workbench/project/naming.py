"""What the study is called, and who works on it: what an empty project asks."""

from __future__ import annotations

import unicodedata

from workbench import settings
from workbench.domain.changes.kinds import Label, ProjectSet
from workbench.domain.changes.vocabulary import Setting
from workbench.errors import Refused
from workbench.project.session import Project
from workbench.store.read import identity


def entitle(project: Project, title: str) -> None:
    """Give the study another title."""
    wanted = " ".join(unicodedata.normalize("NFC", title).split())
    if not wanted:
        raise Refused("a study needs a title")
    if wanted == project.title:
        return
    with project.recording(Label.SETTINGS) as act:
        held = act.batch.text(project.uid, wanted)
        act.batch.add(ProjectSet(subject=project.uid, setting=Setting.TITLE, text=held))
    refresh(project)


def refresh(project: Project) -> None:
    """Read what the study is called and its language anew."""
    with project.file.reading() as connection:
        found = identity.project(connection)
    if found is not None:
        _, project.title, project.language = found


def act_as(project: Project, name: str) -> None:
    """Work under another name from now on, here and whenever nobody is named."""
    wanted = " ".join(unicodedata.normalize("NFC", name).split())
    if not wanted:
        raise Refused("a coder needs a name", hint="initials will do")
    settings.remember_default_coder(wanted)
    project.act_as(wanted)
