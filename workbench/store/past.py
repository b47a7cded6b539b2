"""The project as it stood: milestones, and the same fold over the log up to then.

What was erased since is missing in the past as well: the operations that erase count in
every past, and their texts are gone.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.domain.changes.kinds import Label, MilestoneNamed
from workbench.errors import Ambiguous, NotFound, Refused
from workbench.ids import new_id, shown
from workbench.store import log
from workbench.store.file import ProjectFile, told
from workbench.store.rebuild import rebuild
from workbench.store.scratch import lay_out, scratch


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A named moment of the project."""

    uid: str
    name: str
    clock: dict[str, int]
    """The highest Lamport time of each device that belongs to it."""
    operations: int
    """How many operations belonged to it when it was set."""
    coder: str
    """The id of who set it."""
    at: str


class PastFile(ProjectFile):
    """The project as it stood, for reading only."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        moment: str,
        notes: tuple[str, ...],
    ) -> None:
        super().__init__(
            path, connection, why_read_only=f"this is the project as of {moment}"
        )
        self.moment = moment
        """The milestone's name, or the time in UTC."""
        self.notes = notes
        """What differs from what was seen then, as sentences."""


def clock(connection: sqlite3.Connection) -> dict[str, int]:
    """The highest Lamport time known of each device."""
    query = "select device, max(lamport) from operation group by device"
    return dict(connection.execute(query).fetchall())


def set_milestone(connection: sqlite3.Connection, author: log.Author, name: str) -> str:
    """Name the project as it stands, within a transaction; the milestone's id."""
    name = unicodedata.normalize("NFC", name).strip()
    if not name or "\n" in name:
        raise Refused("a milestone needs a name of one line")
    if any(one.name == name for one in milestones(connection)):
        raise Refused(
            f"there is a milestone {name!r} already", hint="choose another name"
        )
    if _time(name):
        raise Refused(
            f"{name!r} reads as a time", hint="add a word, so that --as-of can tell"
        )
    project = connection.execute("select uid from project").fetchone()[0]
    batch, made = log.Batch(), new_id()
    count = connection.execute("select count(*) from operation").fetchone()[0]
    batch.add(
        MilestoneNamed(
            subject=made,
            name=batch.text(project, name),
            clock=clock(connection),
            operations=count,
        )
    )
    log.record(connection, author, Label.MILESTONE, batch)
    return made


def milestones(connection: sqlite3.Connection) -> list[Milestone]:
    """Every milestone, in the order of the log."""
    rows = connection.execute(
        "select m.uid, m.name, m.clock, m.operations, m.coder, m.at from milestone m"
        " join change c on c.seq = m.pk join operation o on o.pk = c.operation"
        f" order by {log.ORDER}"
    )
    return [
        Milestone(
            uid=uid,
            name=name,
            clock=json.loads(held),
            operations=operations,
            coder=coder,
            at=at,
        )
        for uid, name, held, operations, coder, at in rows
    ]


@contextmanager
def as_of(file: ProjectFile, moment: str) -> Iterator[PastFile]:
    """The project as of a milestone (by name or id) or a time; gone at the block's end.

    A time is ISO 8601: a day (all of it), or a day and a time, in the zone of this
    machine unless it names one. It is compared with the clocks of the machines that
    wrote.
    """
    with scratch(file.path) as connection:
        with file.reading() as live:
            found = _found(live, moment)
            lay_out(connection)
            connection.execute("begin")
            kept, erased = _take_operations(live, connection, found)
            _take_rest(live, connection)
        with told(file.path):
            rebuild(connection)
            connection.execute("commit")
        if connection.execute("select 1 from project").fetchone() is None:
            raise _before(file, moment)
        name = found.name if isinstance(found, Milestone) else found
        notes = _notes(found, kept, erased)
        past = PastFile(file.path, connection, moment=name, notes=notes)
        connection.execute("pragma query_only = on")
        yield past


def _before(file: ProjectFile, moment: str) -> NotFound:
    """That the project was not there yet, and since when it is, in the user's zone."""
    with file.reading() as live:
        begun = live.execute(
            "select o.at from change c join operation o on o.pk = c.operation"
            " where c.kind = 'project.created' order by o.at limit 1"
        ).fetchone()[0]
    since = datetime.fromisoformat(begun).astimezone()
    return NotFound(
        f"as of {moment} there was no project yet: it begins at {since:%Y-%m-%d %H:%M}",
        hint="name a milestone, or a time after that",
    )


def _found(connection: sqlite3.Connection, moment: str) -> Milestone | str:
    known = milestones(connection)
    wanted = unicodedata.normalize("NFC", moment).strip()
    named = [one for one in known if one.name == wanted]
    if not named and re.fullmatch(r"[0-9a-f-]{8,36}", wanted):
        named = [one for one in known if one.uid.endswith(wanted)]
    if len(named) == 1:
        return named[0]
    if named:
        ids = list(shown(one.uid for one in named).values())
        raise Ambiguous(
            f"{len(named)} milestones are called {wanted!r}",
            candidates=ids,
            hint=f"name one by the last letters of its id: {', '.join(ids)}",
        )
    time = _time(wanted)
    if time is None:
        names = ", ".join(repr(one.name) for one in known)
        raise NotFound(
            f"there is no milestone {wanted!r}, nor is it a time",
            hint=f"milestones: {names}" if names else "a time is written 2026-01-31",
        )
    return time


def _time(text: str) -> str | None:
    """The last instant that counts, as the log writes it; None for what is no time."""
    try:
        moment = datetime.fromisoformat(text)
        if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
            moment += timedelta(days=1, milliseconds=-1)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


_COLUMNS = "pk, uid, coder, device, lamport, at, label, changes, digest"


def _take_operations(
    live: sqlite3.Connection, into: sqlite3.Connection, found: Milestone | str
) -> tuple[int, int]:
    """Copy what belongs to the moment, and what erases; how many of each."""
    rows = live.execute(f"select {_COLUMNS} from operation order by pk").fetchall()
    if isinstance(found, Milestone):
        kept = [row for row in rows if row[4] <= found.clock.get(row[3], -1)]
    else:
        kept = [row for row in rows if row[5] <= found]
    inside = {row[0] for row in kept}
    erasing = [
        row[0]
        for row in live.execute(
            "select operation from change"
            " where kind in ('document.erased', 'case.erased')"
        )
        if row[0] not in inside
    ]
    also = [row for row in rows if row[0] in set(erasing)]
    into.executemany(
        f"insert into operation ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sorted(kept + also),
    )
    return len(kept), len(erasing)


def _take_rest(live: sqlite3.Connection, into: sqlite3.Connection) -> None:
    """Copy the changes of these operations, and the texts that they name."""
    inside = {row[0] for row in into.execute("select pk from operation")}
    named: set[str] = set()
    for row in live.execute(
        "select seq, operation, kind, subject, payload from change"
    ):
        if row[1] in inside:
            into.execute("insert into change values (?, ?, ?, ?, ?)", row)
            named.update(_ID.findall(row[4]))
    into.executemany(
        "insert into content values (?, ?, ?, ?)",
        (
            row
            for row in live.execute("select pk, uid, owner, body from content")
            if row[1] in named
        ),
    )


_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _notes(found: Milestone | str, kept: int, erased: int) -> tuple[str, ...]:
    notes = []
    if isinstance(found, str) and datetime.fromisoformat(found) > datetime.now(UTC):
        notes.append("that time is still to come: this is the project as it stands now")
    if isinstance(found, Milestone) and kept != found.operations:
        notes.append(
            f"the milestone {found.name!r} was set over {found.operations} operations;"
            f" this copy has {kept} of that time: it lacks some, or another copy with"
            " the same device has added some"
        )
    if erased:
        notes.append(
            f"erased since and missing in the past as well: {erased} documents or cases"
        )
    return tuple(notes)
