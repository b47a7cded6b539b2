"""Checks of the tables: they are what the log gives, and nothing else."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from workbench.store import schema
from workbench.store.doctor.container import REPAIR
from workbench.store.doctor.findings import Check, Finding, Patient
from workbench.store.dump import dump
from workbench.store.rebuild import rebuild
from workbench.store.scratch import copy_log, lay_out, scratch

_WHO = "(select uid from coder where pk = coder)"
_DERIVED = {
    "coding_now": f"select pk, document, code, {_WHO}, start, end, turn, passage",
    "passage": f"select pk, code, document, {_WHO}, start, end, turn, speaker, role,"
    " codings",
    "settled": f"select document, {_WHO}",
    "search": "select rowid, words",
}
"""Row numbers are those of a rebuild, but for coders: they come in another order."""


def rebuilt(patient: Patient) -> Iterator[Finding]:
    """Folded and derived tables are what the log gives in an empty file."""
    with scratch(patient.path) as twin:
        lay_out(twin)
        twin.execute("begin")
        copy_log(patient.connection, twin)
        rebuild(twin)
        twin.execute("commit")
        wanted = {**_folded(twin), **_derived(twin)}
    held = {**_folded(patient.connection), **_derived(patient.connection)}
    for table, print_of_it in wanted.items():
        if held[table] != print_of_it:
            yield Finding(
                name="rebuilt",
                what="a table is not what the log gives",
                where=table,
                hint=REPAIR,
                repairable=True,
            )


def search(patient: Patient) -> Iterator[Finding]:
    """The search finds the words that it holds.

    SQLite asks for the right to write before it looks; it writes nothing.
    """
    run = patient.connection.execute
    run("pragma query_only = off")
    try:
        run("begin immediate")
        run("insert into search (search) values ('integrity-check')")
    except sqlite3.OperationalError as problem:
        if "readonly" not in str(problem):
            raise
    except sqlite3.DatabaseError:
        yield Finding(
            name="search",
            what="the search does not know the words that it holds",
            hint=REPAIR,
            repairable=True,
        )
    finally:
        patient.connection.rollback()
        run("pragma query_only = on")


def _folded(connection: sqlite3.Connection) -> dict[str, str]:
    """A fingerprint of every table of the canonical dump."""
    made = {table: hashlib.sha256() for table in schema.FOLDED_TABLES}
    for line in dump(connection):
        table, row = line.split("\t", 1)
        if table in made:
            made[table].update(row.encode() + b"\n")
    return {table: one.hexdigest() for table, one in made.items()}


def _derived(connection: sqlite3.Connection) -> dict[str, str]:
    made = {}
    for table in schema.DERIVED_TABLES:
        query = _DERIVED.get(table, "select *")
        rows = sorted(map(repr, connection.execute(f"{query} from {table}")))
        made[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return made


CHECKS = (Check(name="rebuilt", look=rebuilt), Check(name="search", look=search))
