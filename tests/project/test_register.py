"""`report attributes`, against a register counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.project.register import AGREEMENTS, filled, take
from tests.project.study import BOOK
from workbench.domain.changes.kinds import Label
from workbench.domain.tables import Table
from workbench.errors import NotFound, QuestionError, UsageError
from workbench.project import Project, attributes, codebook, codings, milestones
from workbench.project.past import as_of


def rows(project: Project, variable: str, **asked: Any) -> list[tuple[object, ...]]:
    return list(report(project, variable, **asked).rows)


def report(project: Project, variable: str, **asked: Any) -> Table:
    return project.report(
        "attributes", variable=variable, **{"kind": "agreement", **asked}
    )


def test_a_group_stands_before_its_parts_and_counts_each_once(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        made = report(project, "leadership")
        assert made.names == ("value", "count", "of", "share")
        assert list(made.rows) == [
            ("unified", 3, 5, 0.6),
            ("joint leadership", 2, 5, 0.4),
            ("administrative", 1, 5, 0.2),
            ("split", 1, 5, 0.2),
        ]
        assert made.notes == (
            "Base: all 5 cases of the kind agreement.",
            "unified is a group of values: joint leadership, administrative. Whoever"
            " has more than one of them counts once in it.",
            "No value of leadership: 1, counted in the base.",
        )


def test_several_values_and_zero_rows(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        made = report(project, "services", missing=True)
        assert list(made.rows) == [
            ("refugees", 2, 5, 0.4),
            ("debt", 3, 5, 0.6),
            ("education", 0, 5, 0.0),
            (None, 1, 5, 0.2),
        ]
        assert made.notes[1].startswith("services takes several values")
        assert len(made.notes) == 2


def test_by_what_is_had_through_a_reference(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        made = report(project, "second_time", by="size")
        assert made.names[-1] == "size"
        # a1, a2 are of a large place, a3, a4 of small ones, a5 of none.
        assert list(made.rows) == [
            ("yes", 0, 2, 0.0, "Small"),
            ("yes", 1, 2, 0.5, "Large"),
            ("no", 2, 2, 1.0, "Small"),
            ("no", 1, 2, 0.5, "Large"),
        ]
        assert made.notes[-1] == "No value of size: 1, in no row."
        again = rows(project, "second_time", by="size", missing=True)
        assert again[2::3] == [("yes", 0, 1, 0.0, None), ("no", 1, 1, 1.0, None)]


def test_the_base_is_asked_for_and_said(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        made = report(project, "services", base="leadership = unified")
        assert [row[:3] for row in made.rows] == [
            ("refugees", 2, 3),
            ("debt", 1, 3),
            ("education", 0, 3),
        ]
        assert made.notes[0] == (
            "Base: 3 of 5 cases of the kind agreement, where leadership = unified."
        )
        assert made.provenance["base"] == "leadership = unified"
        both = report(
            project, "services", base="leadership = unified", where="size = large"
        )
        assert [row[1:3] for row in both.rows] == [(1, 1), (1, 1), (0, 1)]
        none = report(project, "leadership", base="size = small and size = large")
        assert none.rows[0] == ("unified", 0, 0, None)
        assert "undefined" in none.notes[-1]


def test_inhabitants_count_once_in_each_value(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        made = report(
            project, "leadership", weight="population", once_per="municipality"
        )
        # The first place is under joint and under split leadership.
        assert [row[:3] for row in made.rows] == [
            ("unified", 64000, 64000),
            ("joint leadership", 61000, 64000),
            ("administrative", 3000, 64000),
            ("split", 60000, 64000),
        ]
        assert made.rows[3][3] == 60000 / 64000
        assert made.notes[-3:] == (
            "Counted: population. Place: each once in a value.",
            "Place: 1 of 3 are in more than one value and count in each.",
            "Place: 1 has none and counts nowhere.",
        )
        counted = rows(project, "leadership", once_per="municipality")
        assert [row[1:3] for row in counted] == [(3, 3), (2, 3), (1, 3), (1, 3)]


def test_who_lacks_the_weight_is_named(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        take(project, "id,name,population\nvik,Vik,\n", "municipality")
        made = report(
            project, "leadership", weight="population", once_per="municipality"
        )
        assert made.rows[0][:3] == ("unified", 61000, 61000)
        assert made.notes[-1] == (
            "population is missing of 1, which counts as nothing: Vik."
        )


def test_a_referred_case_is_called_by_its_name(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        # In the order in which they came; where none is, there is no row.
        assert [row[:2] for row in rows(project, "municipality")] == [
            ("Storby", 2),
            ("Ås", 1),
            ("Vik", 1),
        ]
        tied = rows(project, "municipality", kind="document", documents="all")
        assert [row[:3] for row in tied] == [("Storby", 1, 2), ("Ås", 1, 2)]


def test_interviews_and_register_stand_in_one_table_by_place(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        with project.recording(Label.CODEBOOK) as act:
            codebook.write(act, BOOK)
        codings.code_words(project, "kari", "cost", "Kommunen betaler.")
        codings.code_words(project, "ola", "cost", "Kommunen betaler.")
        for by, found in (
            ("municipality", [("Storby", 1, 1), ("Ås", 1, 1)]),
            ("size", [("Small", 1, 1), ("Large", 1, 1)]),
        ):
            made = project.report("frequencies", by=by, documents="all")
            of_cost = [row for row in made.records() if row["code"] == "cost"]
            assert [(row[by], row["documents"], row["of"]) for row in of_cost] == found
        # A speaker has one interviewee and one office, or one interviewee and a place.
        assert [row["cases"] for row in of_cost] == [2, 2]
        one = project.report("frequencies", documents="all", where="size = small")
        assert [row["documents"] for row in one.records() if row["code"] == "cost"] == [
            1
        ]


def test_a_value_called_like_its_group_names_it_and_counts_in_it(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as project:
        spec = """\
attributes:
  - name: leadership
    kind: agreement
    type: choice
    values:
      - {id: unified, label: {en: Unified in some form}}
      - {id: joint, group: unified}
      - {id: administrative, group: unified}
      - {id: split}
"""
        attributes.apply_file(project, spec.encode(), "a.yaml")
        text = f"{AGREEMENTS}a6,vik,no,debt,unified\n"
        take(project, text, "agreement", "agreement")
        assert [row[:3] for row in rows(project, "leadership")] == [
            ("Unified in some form", 4, 6),
            ("joint", 2, 6),
            ("administrative", 1, 6),
            ("split", 1, 6),
        ]
        asked = rows(project, "second_time", base="leadership = unified")
        assert [row[1:3] for row in asked] == [(0, 4), (4, 4)]


def test_documents_count_by_their_own_rule(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        made = report(project, "size", kind="document")
        assert [row[1:] for row in made.rows] == [(0, 0, None), (0, 0, None)]
        assert made.notes[0] == "Base: 0 finished documents."
        made = report(project, "size", kind="document", documents="all")
        assert [row[:3] for row in made.rows] == [("Small", 1, 2), ("Large", 1, 2)]
        made = report(
            project, "size", kind="document", documents="all", base="consent = role"
        )
        assert [row[:3] for row in made.rows] == [("Small", 0, 1), ("Large", 1, 1)]
        assert made.notes[-1] == "Of these, 1 where consent = role."
        assert made.provenance["base"] == "consent = role"


def test_as_the_project_stood(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        milestones.name_milestone(project, "first")
        text = AGREEMENTS.replace("debt,split", "debt,joint")
        take(project, text, "agreement", "agreement")
        take(project, "id,name,size\nby,Storby,small\n", "municipality")
        assert rows(project, "size")[1][1] == 0
        with as_of(project, "first") as then:
            assert rows(then, "leadership")[3] == ("split", 1, 5, 0.2)
            assert rows(then, "size")[1][1] == 2


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"variable": ""}, UsageError, "say which attribute"),
        ({"kind": ""}, UsageError, "say of what"),
        ({"kind": "agrement"}, NotFound, "no case of the kind 'agrement'"),
        ({"variable": "leader"}, NotFound, "there is no attribute 'leader'"),
        ({"by": "sise"}, NotFound, "there is no attribute 'sise'"),
        ({"weight": "population"}, UsageError, "--weight needs --once-per"),
        ({"base": "leadership = uniform"}, QuestionError, "has no value 'uniform'"),
        ({"base": "code:money"}, QuestionError, "a case has no code"),
        ({"base": "coder = KN"}, QuestionError, "a case has no coder"),
        ({"base": "leadership ="}, QuestionError, "ends where"),
        (
            {"kind": "document", "base": "speaker = Kari"},
            QuestionError,
            "a document as such has no speaker",
        ),
    ],
)
def test_what_is_refused(
    tmp_path: Path, asked: dict[str, str], error: type[Exception], said: str
) -> None:
    with filled(tmp_path) as project:
        with pytest.raises(error) as refused:
            report(project, **{"variable": "leadership", **asked})
        assert said in str(refused.value)
