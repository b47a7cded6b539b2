"""One coding, from the call until it is safely on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Result, in_turn, wall
from workbench.domain.anchors import checksum
from workbench.domain.changes.kinds import CodingAdded, Label
from workbench.domain.spans import trimmed
from workbench.ids import new_id
from workbench.project import codings
from workbench.project.session import Project, open_project
from workbench.store import file, log
from workbench.store.read import codes, lookup, revisions

TITLE = "one durable coding; limit: one transaction with one row and its indexes"
WITHIN = 2.0
ROUNDS = 60
SIZES = (90, 1_000, 10_000)
SLUGS = [one.id for one in corpus.codes()]

_BARE = """
create table coding (
    pk integer primary key,
    uid text not null unique,
    document integer not null,
    code integer not null,
    coder integer not null,
    start integer not null,
    end integer not null,
    turn integer,
    passage integer not null
) strict;
create index coding_document on coding (document, start, end, code, coder);
create index coding_code on coding (code, document, start, end);
"""


def run(place: Path) -> list[Result]:
    """In a document of 40 KB, in projects of three sizes: the same in all."""
    return [one for size in SIZES for one in _sized(place, size)]


def _sized(place: Path, size: int) -> Iterator[Result]:
    made = corpus.project(f"many-{size}", corpus.many(size))
    path = corpus.copy(made, place / f"coding-{size}.db")
    bare = _bare(place / f"bare-{size}.db", path)
    with open_project(path, corpus.CODER) as project:
        places = count(0, 11)

        def act() -> None:
            start = next(places)
            code = SLUGS[start % len(SLUGS)]
            codings.code(project, "samtale", code, start=start, end=start + 90)

        yield in_turn(
            f"project.codings.code, {size:,} documents",
            wall(lambda: _insert(bare)),
            wall(act),
            rounds=ROUNDS,
            within=WITHIN,
        )
        yield in_turn(
            f"store.log.record, {size:,} documents",
            wall(lambda: _insert(bare)),
            wall(_recording(project)),
            rounds=ROUNDS,
            within=WITHIN,
        )
    bare.close()
    for one in place.glob(f"*-{size}.db"):
        one.unlink()


def _recording(project: Project) -> Callable[[], object]:
    """Records a coding that is decided on: the log and what follows from it."""
    author, places = project.author, count(5, 11)
    with project.file.reading() as connection:
        key = lookup.document(connection, "samtale")
        text = revisions.text(connection, key.revision)
        salt = revisions.salt(connection, key.revision)
        known = [codes.definition(connection, slug) for slug in SLUGS]

    def act() -> None:
        start = next(places)
        span = trimmed(text, start, start + 90)
        code, definition = known[start % len(known)]
        change = CodingAdded(
            subject=new_id(),
            revision=key.revision_uid,
            code=code,
            start=span.start,
            end=span.end,
            sum=checksum(salt, text[span.start : span.end]),
            definition=definition,
        )
        with project.file.writing() as connection:
            log.record(connection, author, Label.CODE, log.Batch([change]))

    return act


def _bare(path: Path, like: Path) -> sqlite3.Connection:
    """A file with nothing but the codings of a project."""
    path.touch()
    connection = file.connect(path, mode="rw")
    connection.executescript(_BARE)
    connection.execute("attach ? as project", (str(like),))
    connection.execute("begin")
    connection.execute(
        "insert into main.coding select pk, hex(randomblob(18)), document, code,"
        " coder, start, end, turn, passage from project.coding_now"
    )
    connection.execute("commit")
    connection.execute("detach project")
    return connection


def _insert(connection: sqlite3.Connection) -> None:
    connection.execute("begin immediate")
    connection.execute(
        "insert into coding (uid, document, code, coder, start, end, turn, passage)"
        " values (?, 5, 7, 1, 120, 210, 9, 1)",
        (new_id(),),
    )
    connection.execute("commit")
