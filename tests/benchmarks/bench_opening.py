"""Opening a document of an open project, with everything that is on it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Result, cpu, in_turn
from workbench.project.session import Project, open_project
from workbench.store.read import lookup, pages

TITLE = "opening a document; limit: fetching its rows"
WITHIN = 3.0
ROUNDS = 15

_ROWS = (
    "select t.body, l.body from document d join revision r on r.pk = d.revision"
    " join content t on t.uid = r.text join content l on l.uid = r.layout"
    " where d.pk = ?",
    "select t.start, t.end, t.label, s.name, t.role, t.time from document d"
    " join turn t on t.revision = d.revision left join speaker s on s.pk = t.speaker"
    " where d.pk = ? order by t.start",
    "select h.subject, c.slug, w.name, w.uid, n.start, n.end, o.at"
    " from coding_now n join change h on h.seq = n.pk"
    " join operation o on o.pk = h.operation join code c on c.pk = n.code"
    " join coder w on w.pk = n.coder where n.document = ? order by n.start, n.end",
)


def run(place: Path) -> list[Result]:
    """An interview and a book; then also the file itself."""
    path = corpus.project("pages", corpus.PAGES)
    with open_project(path, corpus.CODER, read_only=True) as project:
        found: list[Result] = [
            _page(project, "40 KB, 60 codings", "samtale", times=20),
            _page(project, "1 MB, 1,250 codings", "bok", times=2),
        ]
    return [*found, _file(path)]


def _page(project: Project, name: str, document: str, *, times: int) -> Result:
    connection = project.file.connection
    (number,) = connection.execute(
        "select pk from document where name = ?", (document,)
    ).fetchone()
    return in_turn(
        name,
        cpu(lambda: _raw(connection, number), times=times),
        cpu(lambda: _opened(project, document), times=times),
        rounds=ROUNDS,
        within=WITHIN,
    )


def _raw(connection: sqlite3.Connection, number: int) -> None:
    for statement in _ROWS:
        connection.execute(statement, (number,)).fetchall()


def _opened(project: Project, document: str) -> None:
    with project.file.reading() as connection:
        key = lookup.document(connection, document)
        pages.page(connection, key)
        pages.codings(connection, key)


def _file(path: Path) -> Result:
    def raw() -> None:
        connection = sqlite3.connect(path)
        (number,) = connection.execute(
            "select pk from document where name = 'samtale'"
        ).fetchone()
        _raw(connection, number)
        connection.close()

    def ours() -> None:
        with open_project(path, corpus.CODER, read_only=True) as project:
            _opened(project, "samtale")

    return in_turn(
        "40 KB, 60 codings, and the project file",
        cpu(raw, times=5),
        cpu(ours, times=5),
        rounds=ROUNDS,
        within=None,
    )
