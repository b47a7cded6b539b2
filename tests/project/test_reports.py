"""Every number of one small project, worked out on paper.

The texts, with the places of what is coded:

    alfa   0 I: Why?          8 A: One two. Three four.   32 I: And?    40 A: Five six.
              3-7                  11-19    20-31            35-39            43-52
    beta   0 Red blue green.  16 (empty)  17 Gray.        two paragraphs, no speakers
             0-8      9-15
    gamma  0 B: Up down.           3-11
    delta  0 B: Left right.        3-14

The codes: governing > (hierarchy, network > trust), market, unused.

    alfa   KN  hierarchy 11-19, 20-31   adjoin: one passage 11-31 of 20 characters
               network   20-52          starts in A's first turn: a passage of 32
               network   43-52          starts in A's second turn: a passage of 9
               market    35-39          the interviewer's word
           MH  hierarchy 43-52 (9), network 11-19 (8)
    beta   MH  trust 0-8, network 9-15          KN  trust 0-3
    gamma  KN  market 3-11
    delta  nothing

Finished: alfa by KN, beta by MH and KN, delta by MH. Settled on: alfa and gamma KN,
beta MH. Hence the base is alfa, beta, delta; under `any` beta and delta (MH has not
finished alfa); KN's alfa and beta; MH's beta and delta.

Cases: Anna (politician) is A in alfa, Oslo is all of alfa, Bo (official) all of beta.
Wave: alfa 2007, beta and gamma 2010, delta none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.made_project import MadeProject
from workbench.domain.tables import Table
from workbench.errors import NotFound, QuestionError, UsageError
from workbench.project.reports import report

ALFA = "I: Why?\nA: One two. Three four.\nI: And?\nA: Five six."
ROLES = [
    {"id": "politician", "label": {"nb": "politiker", "en": "Politician"}},
    {"id": "official", "label": {"nb": "tjenestemann"}},
    {"id": "minister"},
]


ASIDE = (
    "1 passage begins in the words of whoever interviews, or in nobody's, and is not"
    " counted; --speakers all counts it."
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeProject]:
    project = MadeProject(tmp_path_factory.mktemp("reports") / "p.db")
    fill(project)
    yield project
    project.close()


def fill(project: MadeProject) -> None:
    project.codebook(
        ("governing", ""),
        ("hierarchy", "governing"),
        ("network", "governing"),
        ("trust", "network"),
        ("market", ""),
        ("unused", ""),
    )
    project.document("alfa", ALFA)
    project.document("beta", "Red blue green.\n\nGray.")
    project.document("gamma", "B: Up down.")
    project.document("delta", "B: Left right.")
    for code, start, end in (
        ("hierarchy", 11, 19),
        ("hierarchy", 20, 31),
        ("network", 20, 52),
        ("network", 43, 52),
        ("market", 35, 39),
    ):
        project.code("alfa", code, start, end, "KN", "2026-02-03T10:00:00.000Z")
    project.code("alfa", "hierarchy", 43, 52, "MH")
    project.code("alfa", "network", 11, 19, "MH")
    project.code("beta", "trust", 0, 8, "MH", "2026-03-01T09:00:00.000Z")
    project.code("beta", "network", 9, 15, "MH", "2026-03-04T09:00:00.000Z")
    project.code("beta", "trust", 0, 3, "KN")
    project.code("gamma", "market", 3, 11, "KN")
    for name, coder in (
        ("alfa", "KN"),
        ("beta", "MH"),
        ("beta", "KN"),
        ("delta", "MH"),
    ):
        project.finish(name, coder)
    project.attribute("wave", type="number")
    project.attribute("role", type="choice", kind="interviewee", values=ROLES)
    for name, wave in (("alfa", "2007"), ("beta", "2010"), ("gamma", "2010")):
        project.set(name, "wave", wave)
    project.case("Anna", "interviewee", role="politician")
    project.case("Bo", "interviewee", role="official")
    project.case("Oslo", "office")
    project.link("Anna", "alfa", "A")
    project.link("Oslo", "alfa")
    project.link("Bo", "beta")


Numbers = dict[object, tuple[object, ...]]


def numbers(table: Table, *keys: str) -> Numbers:
    """The last seven columns, passages to characters, by code and these columns."""
    found: Numbers = {}
    for row in table.records():
        key = tuple(row[name] for name in ("code", *keys))
        found[key if keys else key[0]] = tuple(row.values())[-7:]
    return found


def nothing(of: int) -> tuple[object, ...]:
    return (0, 0, 0, of, 0.0, 0, 0)


def test_the_columns_and_the_tree(made: MadeProject) -> None:
    table = report(made.file, "frequencies")
    assert table.names == (
        "code",
        "name",
        "parent",
        "depth",
        "passages",
        "codings",
        "documents",
        "of",
        "share",
        "cases",
        "characters",
    )
    assert [row[:4] for row in table.rows] == [
        ("governing", "Governing", None, 0),
        ("hierarchy", "Hierarchy", "governing", 1),
        ("network", "Network", "governing", 1),
        ("trust", "Trust", "network", 2),
        ("market", "Market", None, 0),
        ("unused", "Unused", None, 0),
    ]


def test_settled_finished_interviewees(made: MadeProject) -> None:
    table = report(made.file, "frequencies")
    assert numbers(table) == {
        "governing": nothing(3),
        "hierarchy": (1, 2, 1, 3, 1 / 3, 2, 20),
        "network": (3, 3, 2, 3, 2 / 3, 3, 47),
        "trust": (1, 1, 1, 3, 1 / 3, 1, 8),
        "market": nothing(3),
        "unused": nothing(3),
    }
    assert table.notes == (
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Not finished and left out, 1 document: gamma.",
        "Interviewees' words only.",
        ASIDE,
        "Cases of several kinds are counted together: interviewee, office.",
    )


def test_everybodys_words(made: MadeProject) -> None:
    table = report(made.file, "frequencies", speakers="all")
    assert numbers(table)["market"] == (1, 1, 1, 3, 1 / 3, 1, 4)
    assert "Everybody's words, the interviewers' too." in table.notes
    assert ASIDE not in table.notes


def test_what_does_not_count_is_looked_up_in_a_small_index(made: MadeProject) -> None:
    """A report over many thousand passages does not read them all for one note."""
    from workbench.store.read.spans import _ASIDE

    plan = made.file.connection.execute(
        f"explain query plan select count(*) from passage p where {_ASIDE}"
    ).fetchall()
    assert "passage_aside" in plan[0][3]


def test_what_begins_in_a_question_is_said_not_to_count(made: MadeProject) -> None:
    """KN's market 35-39; nothing of MH's does, nor anything that is no market."""
    assert ASIDE in report(made.file, "frequencies").notes
    assert ASIDE in report(made.file, "passages", code="network").notes
    assert ASIDE not in report(made.file, "frequencies", coders="MH").notes
    where = "code:network"
    assert ASIDE not in report(made.file, "frequencies", where=where).notes


def test_where_nothing_is_finished_the_way_out_is_said_first(made: MadeProject) -> None:
    """Of the four only gamma is left by the question, and nobody has finished it."""
    said = (
        "Nobody asked for has finished a document, so nothing counts: `workbench finish"
        " DOCUMENT` says so, and --documents all counts what is not finished."
    )
    asked = {"where": "document = gamma"}
    assert report(made.file, "frequencies", **asked).notes[0] == said
    assert report(made.file, "passages", **asked).notes[0] == said
    every = report(made.file, "frequencies", documents="all", **asked)
    assert said not in every.notes
    assert said not in report(made.file, "frequencies").notes


def test_all_documents(made: MadeProject) -> None:
    table = report(made.file, "frequencies", documents="all")
    assert numbers(table) == {
        "governing": nothing(4),
        "hierarchy": (1, 2, 1, 4, 1 / 4, 2, 20),
        "network": (3, 3, 2, 4, 2 / 4, 3, 47),
        "trust": (1, 1, 1, 4, 1 / 4, 1, 8),
        "market": (1, 1, 1, 4, 1 / 4, 0, 8),
        "unused": nothing(4),
    }
    assert "Base: all 4 documents, finished or not." in table.notes
    assert "Not finished and counted all the same, 1 document: gamma." in table.notes


def test_rollup_counts_a_branch_as_a_union(made: MadeProject) -> None:
    """In alfa 11-31 and 20-52 overlap (41), 43-52 is another turn (9); in beta 0-15."""
    table = report(made.file, "frequencies", rollup=True)
    assert numbers(table) == {
        "governing": (3, 6, 2, 3, 2 / 3, 3, 65),
        "hierarchy": (1, 2, 1, 3, 1 / 3, 2, 20),
        "network": (3, 4, 2, 3, 2 / 3, 3, 56),
        "trust": (1, 1, 1, 3, 1 / 3, 1, 8),
        "market": nothing(3),
        "unused": nothing(3),
    }


def test_any_coder(made: MadeProject) -> None:
    table = report(made.file, "frequencies", coders="any")
    found = numbers(table)
    assert found["hierarchy"] == nothing(2)
    assert found["network"] == (1, 1, 1, 2, 1 / 2, 1, 6)
    assert found["trust"] == (1, 2, 1, 2, 1 / 2, 1, 8)
    assert "Not finished and left out, 2 documents: alfa, gamma." in table.notes


def test_any_coder_in_all_documents(made: MadeProject) -> None:
    """In alfa MH's 11-19 and KN's 20-52 make one passage of 41 characters."""
    table = report(made.file, "frequencies", coders="any", documents="all")
    assert numbers(table) == {
        "governing": nothing(4),
        "hierarchy": (2, 3, 1, 4, 1 / 4, 2, 29),
        "network": (3, 4, 2, 4, 2 / 4, 3, 56),
        "trust": (1, 2, 1, 4, 1 / 4, 1, 8),
        "market": (1, 1, 1, 4, 1 / 4, 0, 8),
        "unused": nothing(4),
    }


def test_any_coder_rolled_up(made: MadeProject) -> None:
    """In alfa 11-52 of 4 codings and 43-52 of 2, in beta 0-15 of 3."""
    table = report(made.file, "frequencies", coders="any", documents="all", rollup=True)
    found = numbers(table)
    assert found["governing"] == (3, 9, 2, 4, 2 / 4, 3, 41 + 9 + 15)
    assert found["network"] == (3, 6, 2, 4, 2 / 4, 3, 41 + 9 + 15)


def test_each_coder(made: MadeProject) -> None:
    table = report(made.file, "frequencies", coders="each")
    found = numbers(table, "coder")
    assert table.names[4] == "coder"
    assert found["hierarchy", "KN"] == (1, 2, 1, 2, 1 / 2, 2, 20)
    assert found["hierarchy", "MH"] == nothing(2)
    assert found["network", "KN"] == (2, 2, 1, 2, 1 / 2, 2, 41)
    assert found["network", "MH"] == (1, 1, 1, 2, 1 / 2, 1, 6)
    assert found["trust", "KN"] == (1, 1, 1, 2, 1 / 2, 1, 3)
    assert found["trust", "MH"] == (1, 1, 1, 2, 1 / 2, 1, 8)
    assert found["market", "KN"] == found["market", "MH"] == nothing(2)
    assert len(table.rows) == 12
    assert "Base of each coder, finished documents: KN 2, MH 2." in table.notes


def test_one_coder(made: MadeProject) -> None:
    table = report(made.file, "frequencies", coders="MH")
    found = numbers(table)
    assert found["hierarchy"] == nothing(2)
    assert found["network"] == (1, 1, 1, 2, 1 / 2, 1, 6)
    assert found["trust"] == (1, 1, 1, 2, 1 / 2, 1, 8)
    assert table.notes[:2] == ("Codings of MH.", "Base: 2 finished documents.")
    assert table.provenance["coders"] == "MH"


def test_by_an_attribute_of_documents(made: MadeProject) -> None:
    table = report(made.file, "frequencies", by="wave")
    found = numbers(table, "wave")
    assert table.names[4] == "wave"
    assert found["hierarchy", "2007"] == (1, 2, 1, 1, 1.0, 2, 20)
    assert found["hierarchy", "2010"] == nothing(1)
    assert found["network", "2007"] == (2, 2, 1, 1, 1.0, 2, 41)
    assert found["network", "2010"] == (1, 1, 1, 1, 1.0, 1, 6)
    assert found["trust", "2007"] == nothing(1)
    assert found["trust", "2010"] == (1, 1, 1, 1, 1.0, 1, 8)
    assert [row[4] for row in table.rows[:2]] == ["2007", "2010"]
    assert "No value of wave, 1 document: delta." in table.notes


def test_by_an_attribute_of_cases(made: MadeProject) -> None:
    """In the order and words of its definition; who has none is a note."""
    table = report(made.file, "frequencies", by="role", language="nb")
    found = numbers(table, "role")
    assert [row[4] for row in table.rows[:3]] == [
        "politiker",
        "tjenestemann",
        "minister",
    ]
    assert found["network", "politiker"] == (2, 2, 1, 1, 1.0, 2, 41)
    assert found["network", "tjenestemann"] == (1, 1, 1, 1, 1.0, 1, 6)
    assert found["network", "minister"] == (0, 0, 0, 0, None, 0, 0)
    assert "Mangler role, 1 dokument: delta." in table.notes
    assert "Der grunnlaget ikke har noe dokument, er andelen udefinert." in table.notes


def test_rollup_by_an_attribute(made: MadeProject) -> None:
    found = numbers(report(made.file, "frequencies", by="wave", rollup=True), "wave")
    assert found["governing", "2007"] == (2, 4, 1, 1, 1.0, 2, 50)
    assert found["governing", "2010"] == (1, 2, 1, 1, 1.0, 1, 15)


def test_missing_values_as_rows(made: MadeProject) -> None:
    """Neither gamma nor delta has a role."""
    table = report(made.file, "frequencies", by="role", documents="all", missing=True)
    found = numbers(table, "role")
    assert found["market", None] == (1, 1, 1, 2, 1 / 2, 0, 8)
    assert found["trust", None] == nothing(2)
    plain = report(made.file, "frequencies", by="role", documents="all")
    assert "No value of role, 2 documents: delta, gamma." in plain.notes
    assert "No value of role: 1 passage is in no row." in plain.notes


@pytest.mark.parametrize(
    ("where", "of", "network"),
    [
        ("wave = 2010", 1, (1, 1, 1, 1, 1.0, 1, 6)),
        ("role = politician", 1, (2, 2, 1, 1, 1.0, 2, 41)),
        ("role != politician", 1, (1, 1, 1, 1, 1.0, 1, 6)),
        ("not role = politician", 2, (1, 1, 1, 2, 0.5, 1, 6)),
        ("wave > 2007 or document = delta", 2, (1, 1, 1, 2, 0.5, 1, 6)),
        ("document in (alfa, beta) and wave < 2010", 1, (2, 2, 1, 1, 1.0, 2, 41)),
        ("document like '%a'", 3, (3, 3, 2, 3, 2 / 3, 3, 47)),
        ("speaker = A", 1, (2, 2, 1, 1, 1.0, 2, 41)),
        ("speaker != A", 1, (0, 0, 0, 1, 0.0, 0, 0)),
        ("not speaker = A", 2, (1, 1, 1, 2, 0.5, 1, 6)),
        ("code:network", 3, (3, 3, 2, 3, 2 / 3, 3, 47)),
        ("code in (trust, market)", 3, nothing(3)),
        ("coder = MH", 3, (1, 1, 1, 3, 1 / 3, 1, 6)),
        ("created < 2026-03", 3, (2, 2, 1, 3, 1 / 3, 2, 41)),
        ("created >= 2026-03-02", 3, (1, 1, 1, 3, 1 / 3, 1, 6)),
        ("created = 2026-02-03", 3, (2, 2, 1, 3, 1 / 3, 2, 41)),
        ("created != 2026", 3, nothing(3)),
        ("not (code:network and wave = 2010)", 3, (2, 2, 1, 3, 1 / 3, 2, 41)),
    ],
)
def test_a_question_narrows_codings_and_base(
    made: MadeProject, where: str, of: int, network: tuple[object, ...]
) -> None:
    """What asks for documents and speakers narrows the base; the rest does not."""
    table = report(made.file, "frequencies", where=where)
    found = numbers(table)
    assert found["unused"] == nothing(of)
    assert found["network"] == network
    assert table.provenance["filter"] == where


def test_where_codings_came_from(made: MadeProject) -> None:
    table = report(made.file, "frequencies")
    head = made.file.connection.execute(
        "select uid from operation order by lamport desc, uid desc limit 1"
    ).fetchone()[0]
    assert dict(table.provenance) == {
        "project": "Prøven",
        "project_id": made.uid,
        "head": head,
        "codebook": 1,
        "filter": "",
        "coders": "settled",
        "base": "finished",
        "speakers": "interviewees",
        "program": "workbench 0.1.0",
    }


def test_passages_in_their_words(made: MadeProject) -> None:
    table = report(made.file, "passages", code="hierarchy", context=1)
    assert table.rows == (
        (
            "hierarchy",
            "alfa",
            11,
            31,
            "A",
            "One two. Three four.",
            "Why?",
            "And?",
            "KN",
        ),
    )


def test_passages_of_all_codes_in_the_order_of_the_tree(made: MadeProject) -> None:
    table = report(made.file, "passages", coders="any", documents="all")
    assert [(row[0], row[1], row[2], row[3], row[8]) for row in table.rows] == [
        ("hierarchy", "alfa", 11, 31, "KN"),
        ("hierarchy", "alfa", 43, 52, "MH"),
        ("network", "alfa", 11, 52, "KN, MH"),
        ("network", "alfa", 43, 52, "KN"),
        ("network", "beta", 9, 15, "MH"),
        ("trust", "beta", 0, 8, "KN, MH"),
        ("market", "gamma", 3, 11, "KN"),
    ]
    assert table.rows[4][4:6] == ("", "green.")


def test_codes_that_were_merged_or_retired(tmp_path: Path) -> None:
    """A merged code counts as its target; a retired one stays while it is used."""
    project = MadeProject(tmp_path / "p.db")
    project.codebook(("old", ""), ("new", ""), ("gone", ""), ("idle", ""))
    project.document("alfa", "A: One two.")
    project.code("alfa", "old", 3, 6)
    project.code("alfa", "new", 7, 11)
    project.code("alfa", "gone", 3, 6)
    project.merge_code("old", "new")
    project.retire_code("gone")
    project.retire_code("idle")
    project.finish("alfa")
    table = report(project.file, "frequencies", where="code:old or code:gone")
    assert numbers(table) == {
        "new": (1, 2, 1, 1, 1.0, 0, 8),
        "gone": (1, 1, 1, 1, 1.0, 0, 3),
    }
    project.close()


def test_codings_left_behind_by_a_correction_wait(tmp_path: Path) -> None:
    project = MadeProject(tmp_path / "p.db")
    project.codebook(("old", ""))
    project.document("alfa", "A: One two.")
    project.code("alfa", "old", 3, 6)
    project.finish("alfa")
    project.correct("alfa", "A: One too.")
    table = report(project.file, "frequencies")
    assert numbers(table) == {"old": nothing(1)}
    assert (
        "1 coding waits to be settled after a corrected text and is not counted."
        in table.notes
    )
    project.close()


def test_two_names_of_one_person(tmp_path: Path) -> None:
    """Their codings make passages together, and either has finished for both."""
    project = MadeProject(tmp_path / "p.db")
    project.codebook(("old", ""))
    project.document("alfa", "A: One two.")
    project.code("alfa", "old", 3, 6, "KN")
    project.code("alfa", "old", 7, 11, "Kari")
    project.finish("alfa", "Kari")
    project.same_coder("Kari", "KN")
    for rule in ("settled", "any", "KN", "Kari"):
        table = report(project.file, "frequencies", coders=rule)
        assert numbers(table) == {"old": (1, 2, 1, 1, 1.0, 0, 8)}, rule
    project.close()


@pytest.mark.parametrize(
    ("where", "sentence", "position", "hint"),
    [
        ("wav = 2010", "there is no attribute 'wav'", 0, "did you mean wave?"),
        ("code:netwrk", "there is no code 'netwrk'", 5, "did you mean network?"),
        ("role = polititian", "role has no value", 7, "did you mean politician?"),
        ("coder = XX", "nobody called 'XX'", 8, "there is KN and MH"),
        ("document = alpha", "there is no document 'alpha'", 11, "did you mean alfa?"),
    ],
)
def test_unknown_names_are_pointed_at(
    made: MadeProject, where: str, sentence: str, position: int, hint: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        report(made.file, "frequencies", where=where)
    assert sentence in caught.value.message
    assert caught.value.position == position
    assert caught.value.hint == hint
    line, mark = caught.value.message.splitlines()[1:]
    assert line == f"  {where}"
    assert mark.index("^") == 2 + position


def test_what_is_asked_wrongly(made: MadeProject) -> None:
    with pytest.raises(NotFound, match="there is no report 'frequency'"):
        report(made.file, "frequency")
    with pytest.raises(NotFound, match="there is no attribute 'wve'"):
        report(made.file, "frequencies", by="wve")
    with pytest.raises(NotFound, match="nobody called 'XX'"):
        report(made.file, "frequencies", coders="XX")
    with pytest.raises(UsageError, match="has no option 'size'"):
        report(made.file, "frequencies", size=3)
    with pytest.raises(UsageError, match="documents is finished or all"):
        report(made.file, "frequencies", documents="some")
    with pytest.raises(UsageError, match="rollup takes a flag"):
        report(made.file, "frequencies", rollup="yes")
