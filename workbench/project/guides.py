"""Interview guides: taking one in, and what the project has."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.changes.kinds import GuideDefined, Label
from workbench.domain.guides import Guide, guide_uid, question_uid
from workbench.errors import IntakeError, Problem
from workbench.project.session import Project, Recording
from workbench.store.read import about, codes, guides


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What a guide's file did."""

    guide: Guide
    new: bool
    changed: bool
    documents: int
    """How many documents have it now."""
    warnings: tuple[Problem, ...]


def apply_file(
    project: Project, data: bytes, where: str, *, reason: str = ""
) -> Applied:
    """Take over a guide, as one operation; the one of the same documents is replaced.

    Raises:
        IntakeError: the file has faults; `problems` lists every one with its line.
    """
    from workbench.intake.guide_file import read_guide

    with project.recording(Label.GUIDE) as act:
        read, problems = read_guide(
            data,
            where,
            attributes=list(about.attributes(act.connection)),
            codes=codes.uids(act.connection),
            language=project.language,
        )
        if read is None:
            raise IntakeError(
                f"{where} is no guide as it stands",
                problems=problems,
                hint="mend the lines named above; nothing was changed",
            )
        uid = guide_uid(project.uid, read)
        there = {one.uid: one.guide for one in guides.every(act.connection)}
        changed = there.get(uid) != read
        if changed:
            act.batch.add(_defined(act, uid, read, reason))
    with project.file.reading() as connection:
        documents = guides.documents(connection, uid)
        adrift = guides.adrift(connection)
    return Applied(
        guide=read,
        new=uid not in there,
        changed=changed,
        documents=documents,
        warnings=(*problems, *([_adrift(adrift, where)] if adrift else ())),
    )


def _defined(act: Recording, uid: str, guide: Guide, reason: str) -> GuideDefined:
    owner = act.project.uid
    return GuideDefined(
        subject=uid,
        spec=act.batch.text(owner, guide.spec()),
        questions=tuple(question_uid(owner, one.id) for one in guide.questions),
        why=act.batch.text(owner, reason) if reason else None,
    )


def _adrift(count: int, where: str) -> Problem:
    turns = "1 turn is" if count == 1 else f"{count} turns are"
    return Problem(
        where=where,
        message=f"{turns} tied by hand to a question that their guide does not have.",
        hint="The ties hold again once it has. `workbench guide turns` names them.",
        severity="warning",
    )
