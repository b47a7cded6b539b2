"""Reading single codes: which one a slug means, and whether it may be tagged with."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from workbench.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeState:
    """Whether a code may be tagged with."""

    codable: bool
    retired: bool


def code_state(connection: sqlite3.Connection, uid: str) -> CodeState:
    """A code's state by its id."""
    row = connection.execute(
        "select codable, status from code where uid = ?", (uid,)
    ).fetchone()
    return CodeState(codable=bool(row[0]), retired=row[1] == "retired")


def uids(connection: sqlite3.Connection) -> dict[str, str]:
    """The uid of every code by its slug, merged and removed ones too."""
    return dict(connection.execute("select slug, uid from code"))


def slugs(connection: sqlite3.Connection) -> dict[int, str]:
    """The slug of every code by its row number."""
    return dict(connection.execute("select pk, slug from code"))


def set_uids(connection: sqlite3.Connection) -> dict[str, str]:
    """The uid of every set by its slug."""
    return dict(connection.execute("select slug, uid from code_set"))


def positions(connection: sqlite3.Connection) -> dict[str, int]:
    """The position of every present code among its siblings, by its slug."""
    return dict(
        connection.execute("select slug, position from code where state = 'present'")
    )


def definition(connection: sqlite3.Connection, slug: str) -> tuple[str, str]:
    """A code's uid and the operation that made its present definition."""
    row = connection.execute(
        "select t.uid, t.definition from code c join code t"
        " on t.pk = coalesce(c.target, c.pk) where c.slug = ? and c.state = 'present'",
        (slug,),
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no code {slug!r}", hint=_near(connection, slug))
    return row[0], row[1]


def _near(connection: sqlite3.Connection, slug: str) -> str:
    import difflib

    known = [row[0] for row in connection.execute("select slug from code")]
    close = difflib.get_close_matches(slug, known, n=3, cutoff=0.4)
    if close:
        return "perhaps " + " or ".join(close)
    return "`workbench codebook export` shows the codebook"
