"""Acts on the codebook: what each would do is said first, then it is one operation."""

from __future__ import annotations

import unicodedata

from workbench.domain.codebook_acts import BookAct
from workbench.errors import Refused
from workbench.project import codebook
from workbench.project.codebook_effects import Effect, measured
from workbench.project.codebook_lock import check_open
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import book as reading
from workbench.store.read import codebook as whole
from workbench.store.read import codes


def weigh(project: Project, act: BookAct) -> Effect:
    """What an act would do; nothing is changed.

    Raises:
        NotFound, Refused: it cannot be done, or not while the codebook is locked.
    """
    with project.file.reading() as connection:
        return _weighed(connection, act, project.author.coder)


def carry_out(project: Project, act: BookAct, *, reason: str = "") -> Effect:
    """Do it, as one operation with its reason; what it did."""
    with project.recording(act.label) as held:
        effect = _weighed(held.connection, act, project.author.coder)
        why = unicodedata.normalize("NFC", " ".join(reason.split()))
        codebook.write(held, effect.after, why=why, by_hand=True)
    return effect


def _weighed(connection: Connection, act: BookAct, coder: str) -> Effect:
    before = whole.codebook(connection)
    if reading.lock(connection) is not None:
        taken = act.while_locked(before)
        if taken is None:
            check_open(connection)
        act = taken or act
    after = act.after(before, frozenset(codes.uids(connection)))
    if after == before:
        raise Refused("the codebook says so already; nothing was changed").keyed(
            "refused.says-so"
        )
    return measured(connection, act, (before, after), coder)
