"""Erasing: what a document or a case said is gone from the file, and that is proved.

The log keeps that something was there and was erased; a later merge cannot bring it
back. The words are deleted, the search is built anew, the file is written afresh, and
then its bytes are looked through for a sample of what was erased.
"""

from __future__ import annotations

import mmap
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.changes.kinds import CaseErased, DocumentErased, Label
from workbench.errors import NotFound, Refused
from workbench.store import log
from workbench.store.file import ProjectFile, told
from workbench.store.snapshots import snapshots

SAMPLE = 400
"""Words and names of the erased texts that are looked for in the file."""

UNREACHED = (
    "backups, exports and copies that were sent to others",
    "earlier versions that a cloud service, a backup program or the disk itself keeps",
    "snapshots of colleagues' copies; merging with them does not bring the words back",
)
"""What no program can erase from here, for the analyst to see to."""

_WORD = re.compile(r"\w{4,}")
_HEX = re.compile(r"[0-9a-f]+")
"""A salt, or a number: the file's ids are full of the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased, and what was not."""

    operation: str
    texts: int
    """Rows of content that are gone."""
    sampled: int
    """Words and names that were looked for in the file's bytes."""
    found: tuple[str, ...]
    """Of those, the ones that are still there; none, if all is well."""
    mentions: tuple[str, ...]
    """Whose texts (memos, definitions, names) have its name in them, one each time."""
    snapshots: tuple[Path, ...]
    """Snapshots that still hold its words."""
    deleted: tuple[Path, ...]
    """Snapshots that held its words and were deleted."""
    unreached: tuple[str, ...] = UNREACHED
    """What cannot be reached from here, as parts of a sentence."""


def erase(
    file: ProjectFile,
    author: log.Author,
    *,
    document: str = "",
    case: str = "",
    snapshots: bool = False,
) -> Erased:
    """Erase a document or a case, by its id. It cannot be undone.

    `snapshots` says that snapshots which still hold its words are deleted.
    """
    owner = document or case
    change = DocumentErased(subject=owner) if document else CaseErased(subject=owner)
    with file.writing() as connection:
        name = _name(connection, owner, "document" if document else "case_")
        bodies = _bodies(connection, owner)
        operation = log.record(connection, author, Label.ERASE, log.Batch([change]))
        left = len(_bodies(connection, owner))
    scrub(file)
    with file.reading() as connection:
        others = _others(connection)
        mentions = _mentions(connection, name) if len(name) > 2 else ()
        known = [*others, *_own_words(connection)]
    sample = distinctive(bodies, known, name)
    holding = holders(file.path, owner)
    gone = [one for one in holding if snapshots and _deleted(one)]
    return Erased(
        operation=operation,
        texts=len(bodies) - left,
        sampled=len(sample),
        found=tuple(copies(file.path, sample)),
        mentions=mentions,
        snapshots=tuple(one for one in holding if one not in gone),
        deleted=tuple(gone),
    )


def scrub(file: ProjectFile) -> None:
    """Leave nothing of deleted words in the file: search and pages are made anew."""
    if file.why_read_only:
        raise Refused(f"{file.path.name} cannot be written: {file.why_read_only}")
    with told(file.path):
        file.connection.execute("insert into search (search) values ('rebuild')")
        file.connection.execute("vacuum")


def _name(connection: sqlite3.Connection, owner: str, table: str) -> str:
    row = connection.execute(
        f"select name, state from {table} where uid = ?", (owner,)
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no document or case {owner!r}")
    if row[1] == "erased":
        raise Refused("it is erased already", hint="`workbench doctor` looks it over")
    return str(row[0])


def _bodies(connection: sqlite3.Connection, owner: str) -> list[str]:
    rows = connection.execute("select body from content where owner = ?", (owner,))
    return [str(row[0]) for row in rows]


def _others(connection: sqlite3.Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute("select body from content")]


def _mentions(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Whose texts have this name in them, as parts of a sentence."""
    rows = connection.execute(
        "select coalesce('the document ' || d.name, 'the code ' || k.slug,"
        " 'the case ' || s.name, 'the coder ' || w.name,"
        " 'the project: a memo, a collection or a reason')"
        " from content c left join document d on d.uid = c.owner"
        " left join code k on k.uid = c.owner left join case_ s on s.uid = c.owner"
        " left join coder w on w.uid = c.owner where instr(c.body, ?) order by c.pk",
        (name,),
    )
    return tuple(str(row[0]) for row in rows)


def _own_words(connection: sqlite3.Connection) -> list[str]:
    """What the file says of itself: its plan, kinds of change, words of fixed lists."""
    return [
        str(row[0])
        for query in (
            "select name || ' ' || coalesce(sql, '') from sqlite_master",
            "select distinct label from operation",
            "select kind || ' ' || payload from change",
        )
        for row in connection.execute(query)
    ]


def distinctive(
    bodies: Iterable[str], others: Iterable[str], name: str = ""
) -> list[str]:
    """Words of these texts that are in no other text, as many as are looked for.

    Nor are they a part of another text's word, as `disk` is of `diskutere`: what is
    looked through is bytes, which know no words.
    """
    elsewhere: set[str] = set()
    every_other: list[str] = []
    for text in others:
        lower = text.lower()
        every_other.append(lower)
        elsewhere.update(_WORD.findall(lower))
    found: dict[str, None] = {}
    if name and not set(_WORD.findall(name.lower())) <= elsewhere:
        found[name] = None
    for text in bodies:
        for word in _WORD.findall(text):
            if word.lower() not in elsewhere and not _HEX.fullmatch(word):
                found[word] = None
    every = list(found)
    step = max(1, len(every) // (2 * SAMPLE))
    joined = "\n".join(every_other)
    return [one for one in every[::step] if one.lower() not in joined][:SAMPLE]


def copies(path: Path, words: Sequence[str]) -> list[str]:
    """Those of these words that are somewhere in the file's bytes."""
    with path.open("rb") as file:
        held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        with closing(held):
            return [
                word
                for word in words
                if any(held.find(form.encode()) >= 0 for form in {word, word.lower()})
            ]


def holders(path: Path, owner: str) -> list[Path]:
    """The snapshots that still hold texts of this owner, or cannot be read."""
    found = []
    for one in snapshots(path):
        uri = f"{one.path.absolute().as_uri()}?mode=ro"
        held = True
        with suppress(sqlite3.Error), closing(sqlite3.connect(uri, uri=True)) as opened:
            query = "select 1 from content where owner = ?"
            held = opened.execute(query, (owner,)).fetchone() is not None
        if held:
            found.append(one.path)
    return found


def _deleted(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False
