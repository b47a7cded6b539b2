"""Snapshots: whole copies of the project, checked, beside it; and backups elsewhere.

A copy is written to a temporary name by SQLite itself, opened and checked, brought to
the disk, and only then given its name. No copy is ever written over another one.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import DamagedFile, ProjectFileError, Refused, WorkbenchError
from workbench.ids import new_id
from workbench.store import schema
from workbench.store.file import ProjectFile, connect, told

SUFFIX = ".snapshot"
BUDGET = 1_000_000_000
"""Bytes that the snapshots of one project may take, the newest aside."""

_NAME = re.compile(r"(\d{8}-\d{6})-([a-z-]+?)(?:-\d+)?\.snapshot")
_TIME = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One snapshot as its name tells it."""

    path: Path
    at: datetime
    """When it was made, in UTC."""
    reason: str
    size: int


def folder_of(path: Path) -> Path:
    """The folder in which a project's snapshots lie."""
    return path.with_name(f"{path.stem}.snapshots")


def snapshot(
    connection: sqlite3.Connection, path: Path, *, reason: str, always: bool = False
) -> Path | None:
    """Keep the project as it is; the file made, None where the newest has it already.

    Not within a transaction. `reason` is a word of lower-case letters and hyphens;
    `always` makes one even if nothing was recorded since the newest.
    """
    last = newest(path)
    if last and not always and _head(connection) == _head_of(last):
        return None
    folder = _folder(path)
    made = _write(connection, path, folder, f"{_moment():{_TIME}}-{reason}")
    prune(folder, BUDGET)
    return made


def backup(file: ProjectFile, target: Path) -> Path:
    """A checked copy under a name of one's choice; an existing file is refused."""
    if target.is_dir():
        target = target / f"{file.path.stem}-{_moment():{_TIME}}.db"
    if os.path.lexists(target):
        raise Refused(f"{target} exists already", hint="choose another name")
    return _copied(file.connection, file.path, target)


def due(path: Path) -> bool:
    """Whether no snapshot was made yet today (in UTC)."""
    last = max((one.at for one in snapshots(path)), default=None)
    return last is None or last.date() != _moment().date()


def daily(path: Path) -> Path | None:
    """Today's snapshot, if one is due and something was recorded since the last.

    It opens the file itself, so that a worker can call it.
    """
    if not due(path):
        return None
    with told(path), closing(connect(path, mode="ro")) as connection:
        return snapshot(connection, path, reason="daily")


def newest(path: Path) -> Path | None:
    """The newest snapshot of a project, None where it has none."""
    return next((one.path for one in snapshots(path)), None)


def newest_sound(path: Path) -> Path | None:
    """The newest snapshot that passes its checks."""
    return next((one.path for one in snapshots(path) if sound(one.path)), None)


def snapshots(path: Path) -> list[Snapshot]:
    """Every snapshot of a project, newest first."""
    return _listed(folder_of(path))


def _listed(folder: Path) -> list[Snapshot]:
    found = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for entry in os.scandir(folder):
            name = _NAME.fullmatch(entry.name)
            if name is None or not entry.is_file(follow_symlinks=False):
                continue
            with suppress(ValueError):
                at = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
                held = entry.stat()
                one = Snapshot(
                    path=Path(entry.path), at=at, reason=name[2], size=held.st_size
                )
                found.append((at, held.st_mtime_ns, entry.name, one))
    return [one for *_, one in sorted(found, key=lambda each: each[:3], reverse=True)]


def prune(folder: Path, budget_bytes: int) -> list[Path]:
    """Delete snapshots until they fit; those that were deleted.

    The newest always stays. The others go in this order, the oldest first: those of a
    day of which a newer one is kept, those of such a week, the rest.
    """
    standing = _listed(folder)
    gone = []
    while len(standing) > 1 and sum(one.size for one in standing[1:]) > budget_bytes:
        one = _least(standing)
        one.path.unlink(missing_ok=True)
        standing.remove(one)
        gone.append(one.path)
    return gone


def _least(standing: list[Snapshot]) -> Snapshot:
    """The snapshot that is missed least; never the first, which is the newest."""
    for unit in ("%Y-%m-%d", "%G-%V"):
        seen: set[str] = set()
        spare = []
        for one in standing:
            if f"{one.at:{unit}}" in seen:
                spare.append(one)
            seen.add(f"{one.at:{unit}}")
        if spare:
            return spare[-1]
    return standing[-1]


def check(path: Path) -> None:
    """Whether a copy is whole; `DamagedFile` says what is wrong with it."""
    with told(path), closing(_opened(path)) as connection:
        found = connection.execute("pragma integrity_check(3)").fetchall()
        number = connection.execute("pragma application_id").fetchone()[0]
    if found != [("ok",)] or number != schema.APPLICATION_ID:
        raise DamagedFile(
            f"{path} is damaged", hint="do not rely on it; older copies may be sound"
        )


def sound(path: Path) -> bool:
    """Whether a copy passes `check`."""
    try:
        check(path)
    except (WorkbenchError, sqlite3.Error):
        return False
    return True


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _moment() -> datetime:
    return datetime.now(UTC)


def _head(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What tells two states of one project apart: nothing is ever taken from a log."""
    run = connection.execute
    return (
        *run("select count(*), max(lamport) from operation").fetchone(),
        *run("pragma user_version").fetchone(),
        *run("select uid from operation order by pk desc limit 1").fetchall(),
    )


def _head_of(path: Path) -> tuple[object, ...]:
    with suppress(sqlite3.Error), closing(_opened(path)) as connection:
        return _head(connection)
    return ()


def _folder(path: Path) -> Path:
    folder = folder_of(path)
    with _written(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink():
        raise ProjectFileError(
            f"{folder} is a link to another place; no snapshot was made",
            hint="put a folder there instead",
        )
    return folder


def _write(connection: sqlite3.Connection, path: Path, folder: Path, stem: str) -> Path:
    n = 1
    while True:
        target = folder / f"{stem}{f'-{n}' if n > 1 else ''}{SUFFIX}"
        if not os.path.lexists(target):
            return _copied(connection, path, target)
        n += 1


def _copied(connection: sqlite3.Connection, path: Path, target: Path) -> Path:
    """Copy the project to a name that is free."""
    target = target.absolute()
    temporary = target.with_name(f".{new_id()}.part")
    try:
        with _written(target):
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with told(path):
            connection.execute("vacuum into ?", (str(temporary),))
        check(temporary)
        with _written(target):
            _synced(temporary)
            _named(temporary, target)
            _synced(target.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return target


@contextmanager
def _written(target: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise Refused(f"{target} exists already", hint="choose another name") from None
    except OSError as problem:
        raise ProjectFileError(
            f"{target} cannot be written: {problem.strerror}",
            hint="choose a folder that exists, has room, and where you may write",
        ) from None


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _named(temporary: Path, target: Path) -> None:
    """Give the finished copy its name, which must still be free."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems (FAT, some shares) have no links.
        if os.path.lexists(target):
            raise FileExistsError from None
        temporary.rename(target)
