"""The lock of the codebook: while it holds, the codebook takes proposals only."""

from __future__ import annotations

import unicodedata

from workbench.errors import NeedsConsent, Refused
from workbench.project.session import Project, Recording
from workbench.store.file import Connection
from workbench.store.read import book as reading

Locking = reading.Locking


def lock_of(project: Project) -> Locking | None:
    """Who keeps the codebook locked, since when and why; None where it is open."""
    with project.file.reading() as connection:
        return reading.lock(connection)


def lockings(project: Project) -> list[Locking]:
    """Every locking and opening, oldest first."""
    with project.file.reading() as connection:
        return reading.lockings(connection)


def check_open(connection: Connection) -> None:
    """Refuse an act on the codebook while it is locked."""
    held = reading.lock(connection)
    if held is not None:
        raise Refused(
            f"the codebook is locked by {held.coder} since {when(held)}",
            hint="propose a new code, or `workbench codebook unlock`",
        ).keyed("refused.locked", coder=held.coder, when=when(held))


def when(held: Locking) -> str:
    """The time of the locking, to the minute."""
    return held.at[:16].replace("T", " ") + " UTC"


def lock(project: Project, *, reason: str = "") -> None:
    """From now on the codebook takes proposals only."""
    from workbench.domain.changes.kinds import Label

    with project.recording(Label.BOOK_LOCK) as act:
        check_open(act.connection)
        _set(act, "locked", reason)


def unlock(project: Project, *, reason: str = "", yes: bool = False) -> None:
    """Open the codebook again.

    Raises:
        NeedsConsent: somebody else locked it, and nobody said yes.
    """
    from workbench.domain.changes.kinds import Label

    with project.recording(Label.BOOK_UNLOCK) as act:
        held = reading.lock(act.connection)
        if held is None:
            raise Refused("the codebook is not locked").keyed("refused.not-locked")
        if held.coder_uid != project.author.coder and not yes:
            raise NeedsConsent(
                f"{held.coder} locked the codebook, {when(held)}",
                hint="say --yes if you mean to open it",
            )
        _set(act, "unlocked", reason)


def _set(act: Recording, choice: str, reason: str) -> None:
    from workbench.domain.changes.kinds import ProjectSet, Setting

    owner = act.project.uid
    reason = unicodedata.normalize("NFC", " ".join(reason.split()))
    why = act.batch.text(owner, reason) if reason else None
    act.batch.add(
        ProjectSet(subject=owner, setting=Setting.CODEBOOK_LOCK, choice=choice, why=why)
    )
