"""Undo, redo and history: the log as the analyst meets it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from workbench.domain.changes.kinds import Label
from workbench.errors import NeedsConsent, NotFound, Refused
from workbench.project.session import Project
from workbench.store import undo as steps
from workbench.store.log import Author
from workbench.store.read import lookup

Preview = steps.Preview
"""What undoing an operation would do, in numbers."""
BULK = 20
"""Changes in one operation from which undoing it is asked about."""
_ASKS = frozenset(
    {Label.IMPORT, Label.REPLACE, Label.CODE_MANY, Label.CODEBOOK, Label.CASES}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An operation that was undone or redone, and what that did."""

    id: str
    label: Label
    at: str
    codings_gone: int
    codings_back: int
    others_gone: int


def undo(
    project: Project, *, count: int = 1, operation: str = "", yes: bool = False
) -> list[Undone]:
    """Take back this coder's last operations, or the one named; newest first.

    Raises:
        NeedsConsent: what would be undone is an import, a bulk change, of another day,
            or would hide colleagues' codings, and nobody said yes.
    """
    author = project.author
    with project.file.writing() as connection:
        found: list[Undone] = []
        for _ in range(1 if operation else count):
            if operation:
                step = steps.find(connection, lookup.operation(connection, operation))
            else:
                step = steps.last(connection, author.coder)
            if step is None:
                if found:
                    break
                raise Refused("there is nothing of yours to undo").keyed(
                    "refused.nothing-to-undo"
                )
            seen = steps.preview(connection, author.coder, step)
            if not yes:
                _ask(seen, author)
            steps.undo(connection, author, [step])
            found.append(_told(seen))
    return found


def _ask(seen: steps.Preview, author: Author) -> None:
    step = seen.step
    reasons = []
    if step.label in _ASKS:
        reasons.append(f"it is {_article(step.label)}")
    elif step.changes > BULK:
        reasons.append(f"it has {step.changes} changes")
    day = datetime.fromisoformat(step.at).astimezone().date()
    if day != datetime.now().astimezone().date():
        reasons.append(f"it is of {day}")
    if seen.others_gone:
        reasons.append(f"{seen.others_gone} codings of colleagues would be hidden")
    if step.coder != author.coder:
        reasons.append("it is a colleague's")
    if reasons:
        when = step.at[:16].replace("T", " ")
        raise NeedsConsent(
            f"undoing this ({step.label}, {when} UTC) is asked about:"
            f" {'; '.join(reasons)}",
            hint="say --yes if you mean it",
        ).keyed("consent.undo", seen=seen, colleague=step.coder != author.coder)


def _article(label: Label) -> str:
    words = {
        Label.IMPORT: "an import",
        Label.REPLACE: "a corrected text",
        Label.CODE_MANY: "a bulk coding",
        Label.CODEBOOK: "a change of the codebook",
        Label.CASES: "an import of cases",
    }
    return words[label]


def redo(project: Project, *, count: int = 1) -> list[Undone]:
    """Do again what this coder undid last, as long as nothing new was done since."""
    author = project.author
    with project.file.writing() as connection:
        found: list[Undone] = []
        for _ in range(count):
            step = steps.next_redo(connection, author.coder)
            if step is None:
                if found:
                    break
                raise Refused("there is nothing of yours to redo").keyed(
                    "refused.nothing-to-redo"
                )
            steps.redo(connection, author, [step])
            seen = steps.preview(connection, author.coder, step)
            found.append(
                replace(
                    _told(seen),
                    codings_gone=seen.codings_back,
                    codings_back=seen.codings_gone,
                )
            )
    return found


def _told(seen: steps.Preview) -> Undone:
    return Undone(
        id=seen.step.uid,
        label=seen.step.label,
        at=seen.step.at,
        codings_gone=seen.codings_gone,
        codings_back=seen.codings_back,
        others_gone=seen.others_gone,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What undoing an operation would do, before anybody has said yes."""

    step: Undone
    coder_is_other: bool
    changes: int


def expected(project: Project, operation: str) -> Expected:
    """What undoing the operation whose id ends so would do; nothing is changed.

    Raises:
        Refused: It is undone already, or of a kind that cannot be.
    """
    author = project.author
    with project.file.writing() as connection:
        uid = lookup.operation(connection, operation)
        step = steps.find(connection, uid)
        if step is None:
            raise NotFound(f"there is no operation {operation!r}")
        steps.refuse(connection, step)
        seen = steps.preview(connection, author.coder, step)
    return Expected(
        step=_told(seen),
        coder_is_other=step.coder != author.coder,
        changes=step.changes,
    )
