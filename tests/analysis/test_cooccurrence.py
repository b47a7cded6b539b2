"""Worked out on the project that `tests.project.test_reports` describes.

What counts, settled and finished: in alfa hierarchy 11-31 and network 20-52 in one
turn, network 43-52 in another, two sentences on from hierarchy; in beta trust 0-8 and
network 9-15 in one sentence.
"""

from __future__ import annotations

import pytest

from tests.store.made_project import MadeProject
from workbench.domain.tables import Table
from workbench.errors import UsageError
from workbench.project.reports import report

Pairs = dict[tuple[object, ...], tuple[object, ...]]


def pairs(table: Table) -> Pairs:
    """The last four columns by those before."""
    return {row[:-4]: row[-4:] for row in table.rows}


def asked(small: MadeProject, relation: str, **more: str) -> Pairs:
    return pairs(report(small.file, "cooccurrence", relation=relation, **more))


def test_overlaps_are_what_is_asked_for(small: MadeProject) -> None:
    table = report(small.file, "cooccurrence")
    assert table.names == (
        "a",
        "b",
        "a_with_b",
        "b_with_a",
        "documents",
        "jaccard",
    )
    found = pairs(table)
    assert len(found) == 6 * 5 / 2
    assert found["hierarchy", "network"] == (1, 1, 1, 1 / 2)
    assert found["network", "trust"] == (0, 0, 0, 0.0)
    assert found["governing", "network"] == (0, 0, 0, 0.0)
    assert found["market", "unused"] == (0, 0, 0, None)
    assert [row[:2] for row in table.rows[:2]] == [
        ("governing", "hierarchy"),
        ("governing", "network"),
    ]
    assert table.notes == (
        "Together: passages of two codes that overlap.",
        "A with B: how many passages of A stand so to one of B. Documents: in how many"
        " they do. Jaccard: those documents, of all in which A or B occurs.",
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Not finished and left out, 1 document: gamma.",
        "Interviewees' words only.",
        "1 passage begins in the words of whoever interviews, or in nobody's, and is"
        " not counted; --speakers all counts it.",
        "Where neither code occurs, Jaccard is undefined.",
    )


@pytest.mark.parametrize(
    ("relation", "hierarchy_network", "network_trust"),
    [
        ("overlap", (1, 1, 1, 1 / 2), (0, 0, 0, 0.0)),
        ("turn", (1, 1, 1, 1 / 2), (1, 1, 1, 1 / 2)),
        ("document", (1, 2, 1, 1 / 2), (1, 1, 1, 1 / 2)),
        ("near:0", (1, 1, 1, 1 / 2), (1, 1, 1, 1 / 2)),
        ("near:1", (1, 1, 1, 1 / 2), (1, 1, 1, 1 / 2)),
        ("near:2", (1, 2, 1, 1 / 2), (1, 1, 1, 1 / 2)),
    ],
)
def test_each_relation(
    small: MadeProject,
    relation: str,
    hierarchy_network: tuple[object, ...],
    network_trust: tuple[object, ...],
) -> None:
    found = asked(small, relation)
    assert found["hierarchy", "network"] == hierarchy_network
    assert found["network", "trust"] == network_trust


def test_several_coders_as_one(small: MadeProject) -> None:
    """In alfa hierarchy 11-31 and 43-52, network 11-52 and 43-52."""
    found = asked(small, "overlap", coders="any", documents="all")
    assert found["hierarchy", "network"] == (2, 2, 1, 1 / 2)


def test_coders_apart_never_meet(small: MadeProject) -> None:
    table = report(small.file, "cooccurrence", coders="each", documents="all")
    found = pairs(table)
    assert table.names[2] == "coder"
    assert found["hierarchy", "network", "KN"] == (1, 1, 1, 1.0)
    assert found["hierarchy", "network", "MH"] == (0, 0, 0, 0.0)


def test_a_relation_that_there_is_not(small: MadeProject) -> None:
    for wrong in ("near", "near:-1", "before"):
        with pytest.raises(UsageError, match="relation is overlap, turn"):
            report(small.file, "cooccurrence", relation=wrong)
