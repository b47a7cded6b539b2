"""Finding words, and every quote with its words, over 60 codings a document."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Result, cpu, in_turn
from workbench.project import finding
from workbench.project.session import Project, open_project
from workbench.render.tables import render

TITLE = "find, and all quotes to CSV; limit: plain SQL and slices for the same rows"
WITHIN = 2.0
SIZES = {90: (11, 3), 1_000: (5, 1), 10_000: (3, 1)}
"""How many rounds, of how many runs, by how many documents."""
PHRASE = "åpenbart særlig"
"""Two words that seldom follow each other; each stands in every document."""
AROUND = 40

_FOUND = (
    "select d.name, d.pk, t.start, t.end from search s join turn t on t.pk = s.rowid"
    " join revision r on r.pk = t.revision"
    " join document d on d.pk = r.document and d.revision = r.pk where search match ?"
    " order by d.pk, t.start"
)
_TEXT = (
    "select c.body from document d join revision r on r.pk = d.revision"
    " join content c on c.uid = r.text where d.pk = ?"
)
QUOTES = (
    "select c.slug, d.name, d.pk, p.start, p.end, s.name, w.name from passage p"
    " join code c on c.pk = p.code join document d on d.pk = p.document"
    " join coder w on w.pk = p.coder left join speaker s on s.pk = p.speaker"
    " where p.role in ('interviewee', 'none') order by d.name, p.start, p.end, c.slug"
)


def run(place: Path) -> list[Result]:
    """In projects of three sizes."""
    return [one for size in SIZES for one in _sized(size)]


def _sized(size: int) -> Iterator[Result]:
    path = corpus.project(f"many-{size}", corpus.many(size))
    with open_project(path, corpus.CODER, read_only=True) as project:
        connection = project.file.connection
        yield _one(
            f"find {PHRASE}, {size:,} documents",
            size,
            lambda: _plain_find(connection),
            lambda: finding.find(project, PHRASE),
        )
        _agree(project)
        yield _one(
            f"all quotes to CSV, {size:,} documents",
            size,
            lambda: _plain_quotes(connection),
            lambda: render(project.report("passages"), "csv"),
        )


def _one(
    name: str, size: int, plain: Callable[[], object], ours: Callable[[], object]
) -> Result:
    rounds, times = SIZES[size]
    return in_turn(
        name,
        cpu(plain, times=times),
        cpu(ours, times=times),
        rounds=rounds,
        within=WITHIN,
    )


def _plain_find(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    pattern = re.compile(PHRASE.replace(" ", r"\W+"), re.IGNORECASE)
    terms = " ".join(f'"{word}"' for word in PHRASE.split())
    found: list[tuple[object, ...]] = []
    last, text = 0, ""
    for name, document, start, end in connection.execute(_FOUND, (terms,)).fetchall():
        if document != last:
            last = document
            ((text,),) = connection.execute(_TEXT, (document,)).fetchall()
        for one in pattern.finditer(text, start, end):
            a, b = one.span()
            left, right = text[max(0, a - AROUND) : a], text[b : b + AROUND]
            found.append((name, a, b, left, one[0], right))
    return found


def _plain_quotes(connection: sqlite3.Connection) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    last, text = 0, ""
    for slug, name, document, start, end, speaker, coder in connection.execute(
        QUOTES
    ).fetchall():
        if document != last:
            last = document
            ((text,),) = connection.execute(_TEXT, (document,)).fetchall()
        writer.writerow((slug, name, start, end, speaker, text[start:end], coder))
    return file.getvalue()


def _agree(project: Project) -> None:
    """Both have the same words, or the comparison says nothing."""
    connection = project.file.connection
    ours = [(row[0], *row[1:3]) for row in finding.find(project, PHRASE).rows]
    if sorted(ours) != sorted(tuple(r[:3]) for r in _plain_find(connection)):
        raise AssertionError("find and the plain search have other places")
    rows = csv.reader(io.StringIO(_plain_quotes(connection)))
    theirs = sorted((row[1], row[2], row[3], row[5]) for row in rows)
    table = project.report("passages")
    names = [column.name for column in table.columns]
    at = [names.index(one) for one in ("document", "start", "end", "text")]
    if theirs != sorted(tuple(str(row[n]) for n in at) for row in table.rows):
        raise AssertionError("the passages and the plain quotes have other words")
