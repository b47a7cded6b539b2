"""The codebook as it stood after each act that changed it.

Folded again in memory, from the same log by the same fold: what a file was based on,
and what each act changed, are found without a second record of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.codebook import Codebook
from workbench.store import log, schema
from workbench.store.fold.codebook import fold_codebook
from workbench.store.fold.rows import bodies
from workbench.store.read import identity
from workbench.store.read.codebook import codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A codebook and the act that made it what it is."""

    number: int
    """From 1; for the eye."""
    operation: str
    coder: str
    """Whose act it was, by name."""
    at: str
    why: str
    book: Codebook


def editions(connection: sqlite3.Connection) -> Iterator[Edition]:
    """Every edition from the first; acts that are undone are passed over."""
    entries = [one for one in log.codebook_entries(connection) if not one.undone]
    acts = list(dict.fromkeys(one.uid for one in entries))
    names = dict(connection.execute("select uid, coalesce(name, '') from coder"))
    memory = _empty_copy(connection, entries)
    try:
        for number, act in enumerate(acts, start=1):
            known = set(acts[:number])
            fold_codebook(memory, [one for one in entries if one.uid in known])
            mine = [one for one in entries if one.uid == act]
            reasons = [getattr(one.change, "why", None) for one in mine]
            held = bodies(connection, reasons)
            yield Edition(
                number=number,
                operation=act,
                coder=names.get(mine[0].coder, ""),
                at=mine[0].at,
                why=next(iter(held.values()), ""),
                book=codebook(memory),
            )
    finally:
        memory.close()


def numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each edition, by the operation that made it."""
    return identity.numbers(connection)


def _empty_copy(
    connection: sqlite3.Connection, entries: list[log.Entry]
) -> sqlite3.Connection:
    """A database in memory with the texts that the codebook's changes name."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    for script in (schema.LOG, schema.FOLDED):
        for statement in schema.statements(script):
            memory.execute(statement)
    named = []
    for entry in entries:
        for field in ("slug", "text", "title"):
            named.append(getattr(entry.change, field, None))
    memory.executemany(
        "insert into content (uid, owner, body) values (?, '', ?)",
        bodies(connection, named).items(),
    )
    for table in ("project", "setting"):
        for row in connection.execute(f"select * from {table}"):
            marks = ", ".join("?" * len(row))
            memory.execute(f"insert into {table} values ({marks})", row)
    return memory
