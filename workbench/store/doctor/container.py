"""Checks of the file as such: its pages and schema, where it lies, who may read it."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from workbench.store import schema
from workbench.store.doctor.findings import Check, Finding, Patient, Severity
from workbench.store.scratch import lay_out
from workbench.store.snapshots import newest, sound

REPAIR = "`workbench doctor --repair` puts it right"

_CLOUDS = re.compile(
    r"onedrive|dropbox|google ?drive|googledrive|icloud|mobile documents|nextcloud"
    r"|owncloud|cloudstorage|seafile|syncthing|\bbox sync\b",
    re.IGNORECASE,
)
_CONFLICT = re.compile(r"conflicted copy|\(konflikt|-DESKTOP-|sync-conflict", re.I)


def pages(patient: Patient) -> Iterator[Finding]:
    """The file is as long as it says, and its pages hang together."""
    run = patient.connection.execute
    size, count = (
        run(f"pragma {name}").fetchone()[0] for name in ("page_size", "page_count")
    )
    held = patient.path.stat().st_size
    if held != size * count:
        yield Finding(
            name="pages",
            what=f"the file has {held} bytes; by its own count it should have"
            f" {size * count}",
            hint="it was cut off or copied while it was being written",
        )
    for (line,) in run("pragma integrity_check(10)").fetchall():
        if line != "ok":
            yield Finding(name="pages", what=str(line))


def references(patient: Patient) -> Iterator[Finding]:
    """No row names one that is not there."""
    rows = patient.connection.execute("pragma foreign_key_check").fetchall()
    for table in sorted({row[0] for row in rows}):
        yield Finding(
            name="references",
            what=f"{sum(row[0] == table for row in rows)} rows name others that are"
            " not there",
            where=table,
            hint=REPAIR,
            repairable=table not in {"operation", "change", "content"},
        )


@cache
def expected() -> dict[tuple[str, str], str]:
    """What a project of ours has: (type, name) and its words."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        lay_out(connection)
        for statement in schema.statements(schema.GUARDS):
            connection.execute(statement)
        return _objects(connection)
    finally:
        connection.close()


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute(
        "select type, name, coalesce(sql, '') from sqlite_master"
        " where name not like 'sqlite/_%' escape '/'"
        " and tbl_name <> '_sqlite_migrations'"
    )
    return {(kind, name): sql for kind, name, sql in rows}


_OURS = {
    "table": "a table of the workbench is missing or another one",
    "index": "an index of the workbench is missing or another one",
    "view": "a published view is missing or another one",
    "trigger": "a guard of the log is missing or another one",
}
_A = {"table": "a table", "index": "an index", "view": "a view"}
_LOG = frozenset({"operation", "change", "content"})


def plan(patient: Patient) -> Iterator[Finding]:
    """Tables, indexes, views and triggers are ours; others are named."""
    found, wanted = _objects(patient.connection), expected()
    for (kind, name), sql in wanted.items():
        if found.get((kind, name)) != sql:
            lost = kind == "table" and name in _LOG
            yield Finding(
                name="plan",
                what=_OURS[kind],
                where=name,
                hint="only a snapshot can help" if lost else REPAIR,
                repairable=not lost,
            )
    for kind, name in found.keys() - wanted.keys():
        if kind == "trigger":
            yield Finding(
                name="plan",
                what="a trigger that is not the workbench's; nothing can be written"
                " until it is gone",
                where=name,
                hint="`workbench doctor --repair` takes it away",
                repairable=True,
            )
        else:
            yield Finding(
                name="plan",
                what=f"{_A[kind]} that is not the workbench's; it is left alone",
                where=name,
                severity=Severity.NOTE,
            )


def journal(patient: Patient) -> Iterator[Finding]:
    """A rollback journal, so that the project is one file at rest."""
    with patient.path.open("rb") as file:
        head = file.read(100)
    if head[18] != 1 or head[19] != 1:
        yield Finding(
            name="journal",
            what="another program has set the file to a write-ahead log",
            hint="opening it with the workbench sets it back",
            severity=Severity.WARNING,
        )


def privacy(patient: Patient) -> Iterator[Finding]:
    """Nobody else may read it; one name only."""
    held = patient.path.stat()
    if held.st_mode & 0o007:
        yield Finding(
            name="privacy",
            what="everybody on this machine may read the file",
            where=f"mode {held.st_mode & 0o777:04o}",
            hint=f"chmod 600 {patient.path.name}",
            severity=Severity.WARNING,
        )
    if held.st_nlink > 1:
        yield Finding(
            name="privacy",
            what=f"the file has {held.st_nlink} names (hard links); SQLite keeps a"
            " journal by one name and may damage it by another",
            hint="copy it, and delete the other names",
            severity=Severity.WARNING,
        )


def place(patient: Patient) -> Iterator[Finding]:
    """Not in a folder that a cloud service copies while it is written."""
    found = _CLOUDS.search(str(patient.path.parent))
    if found:
        yield Finding(
            name="place",
            what=f"the folder is one that {found[0]} seems to synchronise; it may copy"
            " the project while it is being written",
            where=str(patient.path.parent),
            hint="work on a copy elsewhere, and put backups there",
            severity=Severity.WARNING,
        )
    if _CONFLICT.search(patient.path.name):
        yield Finding(
            name="place",
            what="the name is that of a copy which a cloud service made because two"
            " were written at once",
            where=patient.path.name,
            hint="see which of the two is the newer one",
            severity=Severity.WARNING,
        )


def library(patient: Patient) -> Iterator[Finding]:
    """Which SQLite works here."""
    found = importlib.util.find_spec("pysqlite3")
    if found is not None:
        yield Finding(
            name="library",
            what="pysqlite3 is installed; sqlite-utils would use it in place of"
            f" Python's own SQLite {sqlite3.sqlite_version}",
            hint="uninstall it if the two do not go together",
            severity=Severity.NOTE,
        )


def copies(patient: Patient) -> Iterator[Finding]:
    """The newest snapshot is sound."""
    last = newest(patient.path)
    if last is not None and not sound(last):
        yield Finding(
            name="copies",
            what="the newest snapshot is damaged",
            where=f"{last.parent.name}/{last.name}",
            hint="delete it, and make a new one with `workbench backup`",
            severity=Severity.WARNING,
        )


CHECKS = (
    Check(name="pages", look=pages),
    Check(name="plan", look=plan),
    Check(name="references", look=references),
    Check(name="journal", look=journal),
    Check(name="privacy", look=privacy),
    Check(name="place", look=place),
    Check(name="library", look=library),
    Check(name="copies", look=copies),
)
