"""Counting in SQL and by a sweep gives what counting by hand gives, on any project."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made_project import MadeProject, coder_id
from tests.store.naive import Coding, Naive, Passage, Question
from workbench.domain.guides import Guide, GuideQuestion
from workbench.domain.needs import MEASURES, Documents, Selection, Speakers, Tally
from workbench.domain.question_grammar import parse
from workbench.errors import UsageError
from workbench.store.read.scope import scope
from workbench.store.read.tally import tally

LINES = (
    "I: Why now? And how?",
    "I: Who pays?",
    "I: Go on.",
    "A: One two.  Three four. Five",
    "B: Six, seven. Eight",
    "Nine ten. Eleven",
    "A: Å ja. Nei.",
    "",
)
CODES = (("top", ""), ("left", "top"), ("right", "top"), ("low", "left"), ("alone", ""))
CODERS = ("KN", "MH", "Kari")
WAVES = ("2007", "2010")

QUESTIONS: dict[str, Question | None] = {
    "": None,
    "wave = 2010": lambda n, c: "2010" in n.values("wave", c),
    "not wave = 2010": lambda n, c: "2010" not in n.values("wave", c),
    "wave != 2010": lambda n, c: (
        n.values("wave", c) not in ([], ["2010"]) and "2010" not in n.values("wave", c)
    ),
    "speaker = A or wave < 2010": lambda n, c: (
        _speaker(n, c) == "A" or "2007" in n.values("wave", c)
    ),
    "created >= 2026-02": lambda n, c: c.at >= "2026-02",
    "created < 2026-02 and not (code:left or speaker = A)": lambda n, c: (
        c.at < "2026-02" and c.code != _code_of(n, "left") and _speaker(n, c) != "A"
    ),
    "asked = yes": lambda n, c: n.asked(c) == "yes",
    "asked != yes and question != money": lambda n, c: (
        n.asked(c) == "no" and n.question(c) in ("why", "closing")
    ),
    "not question in (why, money)": lambda n, c: n.question(c) not in ("why", "money"),
    "question like 'w%' or asked = no": lambda n, c: (
        n.question(c) == "why" or n.asked(c) == "no"
    ),
    "code:left overlaps code:right": lambda n, c: (
        c.code == _code_of(n, "left") and n.beside(c, "right", _overlap)
    ),
    "overlaps code:top or within code:low": lambda n, c: (
        n.beside(c, "top", _overlap) or n.beside(c, "low", _within)
    ),
    "not code:right within code:right": lambda n, c: (
        not (c.code == _code_of(n, "right") and n.beside(c, "right", _within))
    ),
    "near 0 code:left and not overlaps code:left": lambda n, c: (
        n.beside(c, "left", lambda a, b: n.sentences(a, b) == 0)
        and not n.beside(c, "left", _overlap)
    ),
    "code:top near 2 code:alone or created < 2026-02 and near 1 code:low": (
        lambda n, c: (
            (
                c.code == _code_of(n, "top")
                and n.beside(c, "alone", lambda a, b: n.sentences(a, b) <= 2)
            )
            or (
                c.at < "2026-02"
                and n.beside(c, "low", lambda a, b: n.sentences(a, b) <= 1)
            )
        )
    ),
    "coder in (KN, Kari) and code != alone": lambda n, c: (
        c.coder in _people(n, "KN", "Kari") and c.code != _code_of(n, "alone")
    ),
}


def _overlap(one: Passage, other: Passage) -> bool:
    (start, end), (first, last) = one[1], other[1]
    return bool(set(range(start, end)) & set(range(first, last)))


def _within(one: Passage, other: Passage) -> bool:
    (start, end), (first, last) = one[1], other[1]
    return set(range(start, end)) <= set(range(first, last))


GUIDES = {
    "2007": Guide(
        belongs={"wave": "2007"},
        questions=(
            GuideQuestion(id="why", text={"en": "Why now?"}, codes=("left",)),
            GuideQuestion(id="money", text={"en": "Who pays?"}),
        ),
    ),
    "2010": Guide(
        belongs={"wave": "2010"},
        questions=(
            GuideQuestion(
                id="money", text={"en": "Who pays?"}, codes=("alone", "gone")
            ),
            GuideQuestion(id="closing", text={"en": "Go on."}, codes=("right", "low")),
        ),
    ),
}


def guided(project: MadeProject, naive: Naive, chance: random.Random) -> None:
    """Guides, and some turns tied by hand."""
    # One that no document has, so that every question can be asked about.
    put = (q for guide in GUIDES.values() for q in guide.questions)
    spare = {one.id: one for one in put}
    project.guide(Guide(belongs={"wave": "1999"}, questions=tuple(spare.values())))
    every = list(GUIDES.items())
    for wave, guide in chance.sample(every, k=chance.randrange(3)):
        project.guide(guide)
        naive.guides[wave] = guide
    names = naive.run(
        "select d.pk, d.name, r.turns from document d"
        " join revision r on r.pk = d.revision"
    ).fetchall()
    for _ in range(chance.randrange(4)):
        pk, name, turns = chance.choice(names)
        turn = chance.randrange(turns)
        question = chance.choice(["why", "money", "closing", ""])
        project.tie(name, turn, question)
        guide_of = naive.guide_of(pk)
        known = {one.id for one in guide_of.questions} if guide_of else set()
        # A tie to a question that the guide does not have is as good as none.
        naive.hand.pop((pk, turn), None)
        if not question or question in known:
            naive.hand[pk, turn] = question


def _speaker(naive: Naive, one: Coding) -> str | None:
    row = naive.run("select name from speaker where pk = ?", (one.speaker,)).fetchone()
    return row[0] if row else None


def _code_of(naive: Naive, slug: str) -> int:
    row = naive.run("select pk from code where slug = ?", (slug,)).fetchone()
    return int(naive.target[row[0]])


def _people(naive: Naive, *names: str) -> set[int]:
    rows = naive.run("select pk, name from coder").fetchall()
    return {naive.person[pk] for pk, name in rows if name in names}


def fill(project: MadeProject, chance: random.Random) -> None:
    """A random project: texts, codings, cases, values; some merged, some corrected."""
    project.codebook(*CODES)
    project.attribute("wave", type="number")
    project.case("Anna", "interviewee", wave=chance.choice(WAVES))
    project.case("Oslo", "office")
    names = ["alfa", "beta", "gamma"]
    for name in names:
        _document(project, name, chance)
    project.finish("alfa", "Kari")
    for _ in range(chance.randint(3, 22)):
        _code(project, names, chance)
    for name, coder in product(names, CODERS):
        if chance.random() < 0.5:
            project.finish(name, coder)
    if chance.random() < 0.3:
        project.merge_code("alone", "right")
    if chance.random() < 0.3:
        project.same_coder("Kari", "KN")
    if chance.random() < 0.2:
        project.correct("beta", _text(chance))
        _code(project, names, chance)


def _document(project: MadeProject, name: str, chance: random.Random) -> None:
    project.document(name, _text(chance))
    if chance.random() < 0.5:
        values = chance.choices(WAVES, k=chance.randint(1, 3))
        project.set(name, "wave", *values)
    if chance.random() < 0.6:
        speaker = chance.choice(["A", "B", ""])
        project.link(chance.choice(["Anna", "Oslo"]), name, speaker)


def _text(chance: random.Random) -> str:
    return "\n".join(chance.choices(LINES, k=chance.randint(1, 6))) + "\nA: end"


def _code(project: MadeProject, names: list[str], chance: random.Random) -> None:
    name = chance.choice(names)
    length = project.file.connection.execute(
        "select r.characters from document d join revision r on r.pk = d.revision"
        " where d.name = ?",
        (name,),
    ).fetchone()[0]
    start = chance.randrange(length - 1)
    project.code(
        name,
        chance.choice(CODES)[0],
        start,
        min(length, start + chance.randint(1, 14)),
        chance.choice(CODERS),
        chance.choice(["2026-01-05T08:00:00.000Z", "2026-02-05T08:00:00.000Z"]),
    )


DIMENSIONS = (
    (),
    ("code",),
    ("branch",),
    ("code", "coder"),
    ("branch", "coder"),
    ("code", "document"),
    ("document",),
    ("code", "attribute:wave"),
    ("branch", "attribute:wave", "coder"),
    ("case",),
    ("code", "case", "attribute:wave"),
    ("month", "code"),
    ("definition",),
    ("code", "question"),
    ("branch", "question", "asked"),
    ("asked", "coder"),
    ("code", "asked"),
    ("question", "attribute:wave", "case"),
    ("branch", "asked"),
)


@contextmanager
def studied(chance: random.Random) -> Iterator[tuple[MadeProject, Naive]]:
    """A project that chance filled, with guides, and one who counts it by hand."""
    with TemporaryDirectory() as folder:
        project = MadeProject(Path(folder) / "p.db")
        fill(project, chance)
        naive = Naive(project.file.connection)
        guided(project, naive, chance)
        yield project, naive
        project.close()


def asked(chance: random.Random, naive: Naive) -> tuple[Selection, Sequence[Coding]]:
    """Some selection, and the codings that it selects when looked at one by one."""
    rule = chance.choice(["settled", "any", "each", "Kari"])
    documents = chance.choice(list(Documents))
    speakers = chance.choice(list(Speakers))
    line, question = chance.choice(list(QUESTIONS.items()))
    selection = Selection(
        question=parse(line) if line else None,
        coders=rule,
        documents=documents,
        speakers=speakers,
    )
    counting = naive.selected(
        coder_id("Kari") if rule == "Kari" else rule, documents, speakers, question
    )
    return selection, counting


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_tally_equals_a_naive_count(seed: int) -> None:
    chance = random.Random(seed)
    with studied(chance) as (project, naive):
        for _ in range(25):
            _compare(project, naive, chance)


def _compare(project: MadeProject, naive: Naive, chance: random.Random) -> None:
    selection, counting = asked(chance, naive)
    by = chance.choice(DIMENSIONS)
    measures = tuple(chance.sample(MEASURES, k=chance.randint(1, 6)))
    made = scope(project.file.connection, selection)
    found = tally(made, Tally(by=by, measures=measures))
    wanted = naive.tally(counting, by, measures, together=selection.coders == "any")
    assert found == wanted, (selection, by, measures)


def test_what_cannot_be_counted(tmp_path: Path) -> None:
    project = MadeProject(tmp_path / "p.db")
    made = scope(project.file.connection, Selection())
    for by, measures in ((("colour",), ("codings",)), ((), ("tears",))):
        with pytest.raises(UsageError, match="there is no"):
            tally(made, Tally(by=by, measures=measures))
    with pytest.raises(UsageError, match="by code or by branch"):
        tally(made, Tally(by=("code", "branch"), measures=("codings",)))
    project.close()
