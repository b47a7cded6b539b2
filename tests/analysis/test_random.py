"""Tables of any project against code that counts one thing after another."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made_project import MadeProject, coder_id
from tests.store.naive import Coding, Naive
from tests.store.test_tally import CODES, fill
from workbench.project.reports import report

MEASURES = ("documents", "passages", "codings", "cases", "words")
Voice = tuple[int, int]


class Found(NamedTuple):
    """A passage and what is known of it."""

    code: str
    document: int
    span: tuple[int, int]
    codings: int
    words: int
    values: frozenset[str]
    cases: frozenset[int]


class Plain:
    """One way of asking one project: everybody's documents, whether finished or not."""

    def __init__(self, naive: Naive, rule: str, speakers: str) -> None:
        self.naive = naive
        self.rule = rule
        self.speakers = speakers
        who = coder_id(rule) if rule == "Kari" else rule
        self.codings = naive.selected(who, "all", speakers, None)
        self.slugs = dict(naive.run("select pk, slug from code").fetchall())
        self.names = dict(naive.run("select pk, name from document").fetchall())
        self.found = list(self._passages())

    def _passages(self) -> Iterator[Found]:
        groups: dict[tuple[object, ...], list[Coding]] = {}
        for one in self.codings:
            who = None if self.rule == "any" else one.coder
            groups.setdefault((one.document, one.turn, one.code, who), []).append(one)
        for members in groups.values():
            for some, span in self.naive.passages(members):
                first = some[0]
                yield Found(
                    code=self.slugs[first.code],
                    document=first.document,
                    span=span,
                    codings=len(some),
                    words=self.naive.words(first.document, *span),
                    values=frozenset(self.naive.values("wave", first)),
                    cases=frozenset(self.naive.cases(first)),
                )

    def turns(self, document: int) -> list[tuple[int, int, int]]:
        """Start, end and speaker of the turns whose words count."""
        rows = self.naive.run(
            "select t.start, t.end, coalesce(t.speaker, 0), t.role from turn t"
            " join document d on d.revision = t.revision where d.pk = ?",
            (document,),
        ).fetchall()
        fit = ("interviewee", "none")
        return [row[:3] for row in rows if self.speakers == "all" or row[3] in fit]

    def voices(self) -> list[Voice]:
        """Who may speak; nobody, where nobody is named or something is coded so."""
        found: list[Voice] = []
        for document, _ in self.naive.present:
            rows = self.naive.run(
                "select s.pk, s.role from speaker s join document d"
                " on d.revision = s.revision where d.pk = ?",
                (document,),
            ).fetchall()
            fit = ("interviewee", "none")
            named = [pk for pk, role in rows if self.speakers == "all" or role in fit]
            bare = any(
                one.document == document
                and one.speaker == 0
                and (self.speakers == "all" or one.role in fit)
                for one in self.naive.codings
            )
            found += [(document, pk) for pk in named]
            found += [(document, 0)] if bare or not named else []
        return found

    def values(self, voice: Voice) -> set[str]:
        """The waves of a voice."""
        rows = self.naive.run(
            "select f.value from fact f join attribute a on a.pk = f.attribute"
            " where a.name = 'wave' and f.document = ? and f.speaker = ?",
            voice,
        )
        return {row[0] for row in rows}

    def cases(self, voice: Voice) -> set[int]:
        """The cases of a voice."""
        rows = self.naive.run(
            "select case_ from document_case where document = ? and speaker = ?", voice
        )
        return {row[0] for row in rows}


def measured(found: Sequence[Found], measure: str) -> int:
    if measure == "documents":
        return len({one.document for one in found})
    if measure == "cases":
        return len({case for one in found for case in one.cases})
    if measure == "passages":
        return len(found)
    if measure == "codings":
        return sum(one.codings for one in found)
    return sum(one.words for one in found)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_tables_of_any_project(seed: int) -> None:
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        project = MadeProject(Path(folder) / "p.db")
        fill(project, chance)
        naive = Naive(project.file.connection)
        for _ in range(4):
            rule = chance.choice(["settled", "any", "Kari"])
            plain = Plain(naive, rule, chance.choice(["interviewees", "all"]))
            for check in (_crosstab, _coverage, _matrix, _words, _silent):
                check(project, plain, chance)
        project.close()


def _asked(plain: Plain) -> dict[str, str]:
    return {"coders": plain.rule, "documents": "all", "speakers": plain.speakers}


def _crosstab(project: MadeProject, plain: Plain, chance: random.Random) -> None:
    measure = chance.choice(MEASURES)
    percent = chance.choice(["row", "column", "total"])
    table = report(
        project.file,
        "crosstab",
        columns="wave",
        measure=measure,
        percent=percent,
        **_asked(plain),
    )
    for code, wave, count, of, share in table.rows:
        mine = [one for one in plain.found if one.code == code]
        told = (plain.rule, plain.speakers, measure, percent, code, wave)
        assert count == measured([m for m in mine if wave in m.values], measure), told
        assert of == _whole(plain, mine, measure, percent, str(wave)), told
        assert share == (int(str(count)) / of if of else None), told


def _whole(
    plain: Plain, mine: Sequence[Found], measure: str, percent: str, wave: str
) -> int:
    def fits(values: frozenset[str] | set[str]) -> bool:
        return wave in values if percent == "column" else bool(values)

    if percent == "row":
        return measured([one for one in mine if one.values], measure)
    if measure not in ("documents", "cases"):
        return measured([one for one in plain.found if fits(one.values)], measure)
    voices = [one for one in plain.voices() if fits(plain.values(one))]
    if measure == "documents":
        return len({document for document, _ in voices})
    return len({case for one in voices for case in plain.cases(one)})


def _coverage(project: MadeProject, plain: Plain, _: random.Random) -> None:
    table = report(project.file, "coverage", **_asked(plain))
    rows = {str(row[0]): row[1:3] for row in table.rows}
    for document, _revision in plain.naive.present:
        said = {n for start, end, _ in plain.turns(document) for n in range(start, end)}
        coded = {
            n
            for one in plain.found
            if one.document == document
            for n in range(*one.span)
        }
        assert rows[plain.names[document]] == (len(said), len(said & coded))


def _matrix(project: MadeProject, plain: Plain, _: random.Random) -> None:
    table = report(project.file, "matrix", **_asked(plain))
    count = Counter((plain.names[one.document], one.code) for one in plain.found)
    for row in table.records():
        for code in table.names[1:]:
            assert row[code] == count[str(row["document"]), code]
    assert len(table.rows) == len(plain.naive.present)


def _words(project: MadeProject, plain: Plain, _: random.Random) -> None:
    table = report(project.file, "words", **_asked(plain))
    said: Counter[str] = Counter()
    where: dict[str, set[int]] = {}
    for document, _revision in plain.naive.present:
        text = plain.naive.text(document)
        for start, end, _speaker in plain.turns(document):
            for one in re.findall(r"\w+", text[start:end].lower()):
                said[one] += 1
                where.setdefault(one, set()).add(document)
    assert {row[0]: row[1:3] for row in table.rows} == {
        one: (count, len(where[one])) for one, count in said.items()
    }
    counts = [int(str(row[1])) for row in table.rows]
    assert counts == sorted(counts, reverse=True)


def _silent(project: MadeProject, plain: Plain, chance: random.Random) -> None:
    slug = chance.choice(CODES)[0]
    table = report(project.file, "silent", code=slug, **_asked(plain))
    pk = next(pk for pk, held in plain.slugs.items() if held == slug)
    code = plain.slugs[plain.naive.target[pk]]
    speaking = {one.document for one in plain.found if one.code == code}
    assert {row[0] for row in table.rows} == {
        plain.names[pk] for pk, _ in plain.naive.present if pk not in speaking
    }
