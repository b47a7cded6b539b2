"""The table of frequencies over 60 codings a document."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Result, cpu, in_turn
from workbench.domain.tables import Table
from workbench.project.session import Project, open_project

TITLE = "report frequencies; limit: the plain SQL for the same numbers"
WITHIN = 2.0
SIZES = {90: (15, 10), 1_000: (9, 1), 10_000: (3, 1)}
"""How many rounds, of how many runs, by how many documents."""

PLAIN = (
    "select c.slug, count(*), sum(p.codings), count(distinct p.document),"
    " sum(p.end - p.start) from passage p join code c on c.pk = p.code"
    " where p.role in ('interviewee', 'none') group by p.code"
)
_OF = (
    "select count(*) from document d left join settled s on s.document = d.pk"
    " where d.state = 'present' and exists (select 1 from finished f"
    " join coder c on c.uid = f.coder where f.document = d.pk"
    " and c.pk = coalesce(s.coder, c.pk))"
)
BY = (
    "select c.slug, f.value, count(*), sum(p.codings), count(distinct p.document),"
    " sum(p.end - p.start) from passage p join code c on c.pk = p.code"
    " join fact f on f.document = p.document and f.speaker = p.speaker"
    " join attribute a on a.pk = f.attribute and a.name = 'wave'"
    " where p.role in ('interviewee', 'none') group by p.code, f.value"
)
# Without the union of passages: SQL alone cannot make it in one statement.
_ROLLUP = (
    "select c.slug, count(*), sum(p.codings), count(distinct p.document),"
    " sum(p.end - p.start) from branch b join passage p on p.code = b.code"
    " join code c on c.pk = b.ancestor"
    " where p.role in ('interviewee', 'none') group by b.ancestor"
)


def run(place: Path) -> list[Result]:
    """Plain, by an attribute, and rolled up, in projects of three sizes."""
    return [one for size in SIZES for one in _sized(size)]


def _sized(size: int) -> Iterator[Result]:
    path = corpus.project(f"many-{size}", corpus.many(size))
    with open_project(path, corpus.CODER, read_only=True) as project:
        _agree(project)
        yield _one(project, size, "", PLAIN, lambda: _frequencies(project), WITHIN)
        yield _one(
            project,
            size,
            " --by",
            BY,
            lambda: _frequencies(project, by="wave"),
            WITHIN,
        )
        yield _one(
            project,
            size,
            " --rollup",
            _ROLLUP,
            lambda: _frequencies(project, rollup=True),
            None,
        )


def _one(
    project: Project,
    size: int,
    option: str,
    plain: str,
    ours: Callable[[], object],
    within: float | None,
) -> Result:
    connection = project.file.connection
    rounds, times = SIZES[size]
    return in_turn(
        f"frequencies{option}, {size:,} documents",
        cpu(lambda: [_all(connection, one) for one in (plain, _OF)], times=times),
        cpu(ours, times=times),
        rounds=rounds,
        within=within,
    )


def _frequencies(project: Project, **options: object) -> Table:
    return project.report("frequencies", **options)


def _all(connection: sqlite3.Connection, statement: str) -> list[tuple[int, ...]]:
    return connection.execute(statement).fetchall()


def _agree(project: Project) -> None:
    """Both count the same, or the comparison says nothing."""
    connection: sqlite3.Connection = project.file.connection
    plain = {row[0]: row[1:] for row in connection.execute(PLAIN)}
    table = _frequencies(project)
    names = [column.name for column in table.columns]
    wanted = [
        names.index(x) for x in ("passages", "codings", "documents", "characters")
    ]
    for row in table.rows:
        counted = tuple(row[n] for n in wanted)
        if plain.get(str(row[0]), (0, 0, 0, 0)) != counted:
            raise AssertionError(f"{row[0]}: {counted}, {plain.get(str(row[0]))}")
