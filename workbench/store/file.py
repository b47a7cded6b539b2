"""The project file: making it, opening it, refusing what is not one, transactions.

One SQLite file, a rollback journal, every write one `begin immediate`. A stranger's
file or a newer one is refused by its first hundred bytes, before SQLite sees it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.errors import (
    DamagedFile,
    ForeignFile,
    Locked,
    NewerFile,
    NotFound,
    ProjectFileError,
    ReadOnly,
    Refused,
)
from workbench.store import schema

Connection = sqlite3.Connection
"""What acts read through, for rooms that hold no SQL."""

PATIENCE = 10.0
"""Seconds to wait for another process that writes."""

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with STRICT tables."""


class ProjectFile:
    """An open project file. Not shared between threads."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, why_read_only: str = ""
    ) -> None:
        self.path = path
        self.connection = connection
        self.why_read_only = why_read_only
        """Why it may not be written, as the end of a sentence; empty if it may."""

    @property
    def read_only(self) -> bool:
        """Whether writing is refused."""
        return bool(self.why_read_only)

    def close(self) -> None:
        """Let go of the file; what was not committed is rolled back."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the project while the block runs."""
        if self.connection.in_transaction:
            yield self.connection
            return
        with told(self.path):
            self.connection.execute("begin")
            try:
                yield self.connection
            finally:
                self.connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block, durable at its end, or nothing."""
        if self.why_read_only:
            raise ReadOnly(
                f"{self.path.name} can be read and not changed: {self.why_read_only}",
                hint="copy the project to a place where you may write",
            )
        if self.connection.in_transaction:
            raise Refused("a change was begun within another one")
        with told(self.path):
            self.connection.execute("begin immediate")
            try:
                yield self.connection
                self.connection.commit()
            except BaseException:
                self.connection.rollback()
                raise

    def version_of_data(self) -> int:
        """A number that differs once another process has written."""
        return int(self.connection.execute("pragma data_version").fetchone()[0])


def create(path: Path) -> ProjectFile:
    """A new, empty project file; refused where something of that name exists."""
    old_enough()
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError:
        raise Refused(
            f"{path} exists already", hint="choose another name, or open it"
        ) from None
    except OSError as problem:
        raise ProjectFileError(
            f"{path} cannot be made: {problem.strerror}",
            hint="choose a folder that exists and where you may write",
        ) from None
    os.close(handle)
    try:
        connection = connect(path, mode="rw")
        try:
            from workbench.store.migrations import migrate

            migrate(connection)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return ProjectFile(path, connection)


def open_file(path: Path, *, read_only: bool = False) -> ProjectFile:
    """An existing project file, or the reason why not as a sentence."""
    old_enough()
    path = Path(os.path.realpath(path))
    version = stamp(path)
    why = "it was opened for reading only" if read_only else _why_not_writable(path)
    with told(path):
        connection = connect(path, mode="ro" if why else "rw")
        try:
            if version < schema.SCHEMA_VERSION:
                _bring_up_to_date(path, connection, why)
            why = why or _strange_triggers(connection)
        except BaseException:
            connection.close()
            raise
    return ProjectFile(path, connection, why_read_only=why)


def connect(path: Path, *, mode: str) -> sqlite3.Connection:
    """A connection with every guard on, in autocommit mode (transactions are ours)."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _guard(connection, mode)
    except BaseException:
        connection.close()
        raise
    return connection


def _guard(connection: sqlite3.Connection, mode: str) -> None:
    run = connection.execute
    run("pragma trusted_schema = off")
    run("pragma cell_size_check = on")
    run("pragma foreign_keys = on")
    run("pragma secure_delete = on")
    if mode == "ro":
        return
    journal = run("pragma journal_mode = delete").fetchone()[0]
    run("pragma synchronous = extra")
    if sys.platform == "darwin":
        run("pragma fullfsync = on")
    if journal != "delete" or run("pragma synchronous").fetchone()[0] != 3:
        raise ProjectFileError(
            "this SQLite does not keep a rollback journal as the workbench needs it",
            hint="another program may have the file open; close it and try again",
        )


def stamp(path: Path) -> int:
    """The schema version in the file's header; a foreign or newer file is refused."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise NotFound(
            f"there is no project {path}", hint="`workbench init FILE` makes one"
        ) from None
    except OSError as problem:
        raise ProjectFileError(
            f"{path} cannot be read: {problem.strerror}",
            hint="check the name and your rights to it",
        ) from None
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise ForeignFile(
            f"{path} is no project of the workbench",
            hint="a project is a .db file that `workbench init` or `demo` made",
        )
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise ForeignFile(
            f"{path} is a database of another program",
            hint="a project is a .db file that `workbench init` or `demo` made",
        )
    version = int.from_bytes(head[60:64], "big")
    if version > schema.SCHEMA_VERSION:
        raise NewerFile(
            f"{path} was written by a newer version of the workbench",
            hint="update the workbench; the file was not touched",
        )
    return version


def old_enough() -> None:
    """Refuse an SQLite without STRICT tables."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ProjectFileError(
            f"this Python has SQLite {sqlite3.sqlite_version}; 3.37 or newer is needed",
            hint="use a Python with a newer SQLite, from python.org or your system",
        )


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, each a sentence about this file."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        raise _operational(path, str(problem)) from problem
    except UnicodeDecodeError as problem:
        raise _damaged(path, "a text in it is no text") from problem
    except sqlite3.DatabaseError as problem:
        if isinstance(problem, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise
        raise _damaged(path, str(problem)) from problem


def _damaged(path: Path, why: str) -> DamagedFile:
    return DamagedFile(
        f"{path} is damaged: {why}",
        hint="`workbench doctor` says what can be saved; snapshots lie beside it",
    )


def _operational(path: Path, text: str) -> Exception:
    if "locked" in text or "busy" in text:
        return Locked(
            f"another process has been writing to {path.name} for {PATIENCE:.0f} s",
            hint="wait until it is done, then try again",
        )
    if "readonly" in text or "read-only" in text:
        return ReadOnly(
            f"{path.name} can be read and not changed",
            hint="copy the project to a place where you may write",
        )
    if "full" in text or "disk I/O" in text:
        return ProjectFileError(
            f"{path.name} could not be written: {text}; nothing was changed",
            hint="make room on the disk, then try again",
        )
    if "unable to open" in text:
        return ProjectFileError(
            f"{path} cannot be opened: {text}",
            hint="check that the folder exists and that you may write in it",
        )
    if any(sign in text for sign in ("decode", "malformed", "no such")):
        return _damaged(path, text)
    return sqlite3.OperationalError(text)


def _why_not_writable(path: Path) -> str:
    nobody = not path.stat().st_mode & 0o222
    if nobody or not os.access(path, os.W_OK):
        return "the file is write-protected"
    folder = path.parent
    if not folder.stat().st_mode & 0o222 or not os.access(folder, os.W_OK):
        return "its folder is write-protected, so that no journal can be kept"
    return ""


def _bring_up_to_date(path: Path, connection: sqlite3.Connection, why: str) -> None:
    if why:
        raise ReadOnly(
            f"{path.name} was written by an older version and cannot be brought up to"
            f" date: {why}",
            hint="copy the project to a place where you may write",
        )
    from workbench.store.migrations import migrate
    from workbench.store.snapshots import snapshot

    snapshot(connection, path, reason="migration")
    migrate(connection)


def _strange_triggers(connection: sqlite3.Connection) -> str:
    found = dict(
        connection.execute("select name, sql from sqlite_master where type = 'trigger'")
    )
    if found == schema.guards():
        return ""
    return (
        "its triggers are not those of the workbench;"
        " `workbench doctor --repair` puts them right"
    )
