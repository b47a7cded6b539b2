"""Crosstab, co-occurrence and roll-up over 60 codings a document."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Result, cpu, in_turn
from workbench.domain.tables import Table
from workbench.project.session import Project, open_project

TITLE = "reports; limit: plain SQL, or a bare sweep, for the same numbers"
SIZES = {90: (11, 5), 1_000: (7, 1), 10_000: (3, 1)}
"""How many rounds, of how many runs, by how many documents."""

Spans = list[tuple[int, int, int, int]]
"""Start, end, code, turn: the passages of a document, by their start."""

DOCUMENTS = (
    "select p.code, f.value, count(distinct p.document) from passage p"
    " join fact f on f.document = p.document and f.speaker = p.speaker"
    " join attribute a on a.pk = f.attribute and a.name = 'wave'"
    " where p.role in ('interviewee', 'none') group by p.code, f.value"
)
_PASSAGES = DOCUMENTS.replace("count(distinct p.document)", "count(*)")
_BASE = (
    "select f.value, count(distinct f.document) from fact f"
    " join attribute a on a.pk = f.attribute and a.name = 'wave'"
    " join finished d on d.document = f.document group by f.value"
)
_PLACES = (
    "select document, start, end, code, coalesce(turn, -1) from passage"
    " where role in ('interviewee', 'none') order by document, start, end"
)

OVERLAPPING = (
    "select a.code, b.code, count(distinct a.pk), count(distinct a.document)"
    " from passage a join passage b on b.document = a.document and b.code <> a.code"
    " and b.start < a.end and a.start < b.end"
    " where a.role in ('interviewee', 'none') and b.role in ('interviewee', 'none')"
    " group by a.code, b.code"
)
_TEXTS = (
    "select c.body from document d join revision r on r.pk = d.revision"
    " join content c on c.uid = r.text order by d.pk"
)


def run(place: Path) -> list[Result]:
    """In projects of three sizes."""
    return [one for size in SIZES for one in _sized(size)]


def _sized(size: int) -> Iterator[Result]:
    path = corpus.project(f"many-{size}", corpus.many(size))
    with open_project(path, corpus.CODER, read_only=True) as project:
        run = project.file.connection.execute

        def one(
            name: str, limit: Callable[[], object], within: float, **asked: object
        ) -> Result:
            rounds, times = SIZES[size]
            told = " ".join(f"{one} {value}" for one, value in asked.items())
            return in_turn(
                f"{name} {told}, {size:,} documents",
                cpu(limit, times=times),
                cpu(lambda: _table(project, name, **asked), times=times),
                rounds=rounds,
                within=within,
            )

        def plain(*statements: str) -> Callable[[], object]:
            return lambda: [run(statement).fetchall() for statement in statements]

        _agree(project)
        yield one("crosstab", plain(DOCUMENTS, _BASE), 2.0, columns="wave")
        yield one(
            "crosstab", plain(_PASSAGES, _BASE), 3.0, columns="wave", measure="passages"
        )
        for relation, sweep in _SWEEPS.items():
            limit = partial(_swept, project, sweep)
            # A table of 1,770 pairs costs the same however few documents there are.
            within = 3.0 if size < 1_000 else 2.0
            yield one("cooccurrence", limit, within, relation=relation)
        yield one("frequencies", lambda: _rolled(project), 2.5, rollup=True)


def _table(project: Project, name: str, **options: object) -> Table:
    return project.report(name, **options)


# -- the limits


def _by_document(project: Project) -> Iterator[Spans]:
    connection: sqlite3.Connection = project.file.connection
    held: Spans = []
    last = None
    for document, *span in connection.execute(_PLACES).fetchall():
        if document != last and held:
            yield held
            held = []
        last = document
        held.append((span[0], span[1], span[2], span[3]))
    yield held


Pairs = dict[tuple[int, int], list[int]]
"""How many passages, in how many documents, by two codes."""


def _swept(project: Project, sweep: Callable[[Iterator[Spans]], Pairs]) -> Pairs:
    return sweep(_by_document(project))


def _overlaps(documents: Iterator[Spans]) -> Pairs:
    """Passages of each code that overlap one of another, by both."""
    found: Pairs = defaultdict(lambda: [0, 0])
    for spans in documents:
        mates: list[set[int]] = [set() for _ in spans]
        open_: list[int] = []
        for n, (start, _, code, _) in enumerate(spans):
            open_ = [m for m in open_ if spans[m][1] > start]
            for m in open_:
                mates[n].add(spans[m][2])
                mates[m].add(code)
            open_.append(n)
        here = set()
        for (_, _, code, _), others in zip(spans, mates, strict=True):
            for other in others:
                found[code, other][0] += 1
                here.add((code, other))
        for pair in here:
            found[pair][1] += 1
    return found


def _turns(documents: Iterator[Spans]) -> Pairs:
    """The same of what starts in one turn."""
    found: Pairs = defaultdict(lambda: [0, 0])
    for spans in documents:
        held: dict[int, set[int]] = defaultdict(set)
        for _, _, code, turn in spans:
            held[turn].add(code)
        here = set()
        for _, _, code, turn in spans:
            for other in held[turn]:
                found[code, other][0] += 1
                here.add((code, other))
        for pair in here:
            found[pair][1] += 1
    return found


def _whole(documents: Iterator[Spans]) -> Pairs:
    """The same of what is in one document."""
    found: Pairs = defaultdict(lambda: [0, 0])
    for spans in documents:
        held = {code for _, _, code, _ in spans}
        for _, _, code, _ in spans:
            for other in held:
                found[code, other][0] += 1
        for code in held:
            for other in held:
                found[code, other][1] += 1
    return found


def _rolled(project: Project) -> dict[int, list[int]]:
    """Passages, documents, characters of each branch, as a union in each turn."""
    above: dict[int, list[int]] = defaultdict(list)
    for ancestor, code in project.file.connection.execute(
        "select ancestor, code from branch"
    ):
        above[code].append(ancestor)
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    texts = project.file.connection.execute(_TEXTS).fetchall()
    for (text,), spans in zip(texts, _by_document(project), strict=True):
        here: dict[int, dict[int, list[int]]] = defaultdict(dict)
        for start, end, code, turn in spans:
            for one in above[code]:
                last = here[one].get(turn)
                if last is not None and not text[last[1] : start].strip():
                    last[1] = max(last[1], end)
                    continue
                if last is not None:
                    found[one][2] += last[1] - last[0]
                here[one][turn] = [start, end]
                found[one][0] += 1
        for one, turns in here.items():
            found[one][1] += 1
            found[one][2] += sum(end - start for start, end in turns.values())
    return found


def _agree(project: Project) -> None:
    """Both count the same, or the comparison says nothing."""
    run = project.file.connection.execute
    slugs = dict(run("select pk, slug from code").fetchall())
    for measure, statement in (("documents", DOCUMENTS), ("passages", _PASSAGES)):
        plain = {(slugs[code], value): n for code, value, n in run(statement)}
        for row in _table(project, "crosstab", columns="wave", measure=measure).rows:
            _same(plain.get((str(row[0]), str(row[1])), 0), row[2], row)
    for relation, sweep in _SWEEPS.items():
        pairs = sweep(_by_document(project))
        named = {(slugs[a], slugs[b]): n for (a, b), n in pairs.items()}
        for row in _table(project, "cooccurrence", relation=relation).rows:
            a, b = str(row[0]), str(row[1])
            one, other = named.get((a, b), [0, 0]), named.get((b, a), [0, 0])
            _same((one[0], other[0], one[1]), row[2:5], row)
    rolled = {slugs[code]: n for code, n in _rolled(project).items()}
    for told in _table(project, "frequencies", rollup=True).records():
        counted = [told["passages"], told["documents"], told["characters"]]
        _same(rolled.get(str(told["code"]), [0, 0, 0]), counted, told)


def _same(plain: object, ours: object, row: object) -> None:
    if plain != ours:
        raise AssertionError(f"{plain}, not {ours}: {row}")


_SWEEPS = {"overlap": _overlaps, "turn": _turns, "document": _whole}
