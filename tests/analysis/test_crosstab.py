"""Worked out on the project that `tests.project.test_reports` describes.

What counts by wave, settled and finished: in 2007 (alfa) hierarchy 1 passage of 2
codings and 4 words, network 2 passages of 5 and 2 words; in 2010 (beta) network 1 of 1
word, trust 1 of 2. Delta has no wave.
"""

from __future__ import annotations

import pytest

from tests.store.made_project import MadeProject
from workbench.domain.charts import chart_of
from workbench.domain.tables import Table
from workbench.errors import UsageError
from workbench.project.reports import report

Rows = dict[tuple[object, ...], tuple[object, ...]]


def rows(table: Table) -> Rows:
    """Count, of and share by all that comes before."""
    return {row[:-3]: row[-3:] for row in table.rows}


def test_documents_of_the_base_with_the_value(small: MadeProject) -> None:
    table = report(small.file, "crosstab", columns="wave")
    assert table.names == ("code", "wave", "count", "of", "share")
    assert table.rows == (
        ("governing", "2007", 0, 1, 0.0),
        ("governing", "2010", 0, 1, 0.0),
        ("hierarchy", "2007", 1, 1, 1.0),
        ("hierarchy", "2010", 0, 1, 0.0),
        ("network", "2007", 1, 1, 1.0),
        ("network", "2010", 1, 1, 1.0),
        ("trust", "2007", 0, 1, 0.0),
        ("trust", "2010", 1, 1, 1.0),
        ("market", "2007", 0, 1, 0.0),
        ("market", "2010", 0, 1, 0.0),
        ("unused", "2007", 0, 1, 0.0),
        ("unused", "2010", 0, 1, 0.0),
    )
    assert table.notes == (
        "Counted: documents. The share is of the documents of the base that have the"
        " value of wave.",
        "Codings: in each document those of the coder who coded it first.",
        "Base: 3 finished documents.",
        "Not finished and left out, 1 document: gamma.",
        "Interviewees' words only.",
        "1 passage begins in the words of whoever interviews, or in nobody's, and is"
        " not counted; --speakers all counts it.",
        "No value of wave, 1 document: delta.",
        "The groups are made up differently by role: 2007 (1): Politician 1;"
        " 2010 (1): tjenestemann 1.",
    )


@pytest.mark.parametrize(
    ("measure", "percent", "network"),
    [
        ("documents", "row", [(1, 2, 1 / 2), (1, 2, 1 / 2)]),
        ("documents", "total", [(1, 2, 1 / 2), (1, 2, 1 / 2)]),
        ("passages", "column", [(2, 3, 2 / 3), (1, 2, 1 / 2)]),
        ("passages", "row", [(2, 3, 2 / 3), (1, 3, 1 / 3)]),
        ("passages", "total", [(2, 5, 2 / 5), (1, 5, 1 / 5)]),
        ("codings", "column", [(2, 4, 2 / 4), (1, 2, 1 / 2)]),
        ("codings", "total", [(2, 6, 2 / 6), (1, 6, 1 / 6)]),
        ("cases", "column", [(2, 2, 1.0), (1, 1, 1.0)]),
        ("cases", "row", [(2, 3, 2 / 3), (1, 3, 1 / 3)]),
        ("cases", "total", [(2, 3, 2 / 3), (1, 3, 1 / 3)]),
        ("words", "column", [(7, 11, 7 / 11), (1, 3, 1 / 3)]),
        ("words", "row", [(7, 8, 7 / 8), (1, 8, 1 / 8)]),
        ("words", "total", [(7, 14, 7 / 14), (1, 14, 1 / 14)]),
    ],
)
def test_each_measure_and_what_its_share_is_of(
    small: MadeProject, measure: str, percent: str, network: list[tuple[object, ...]]
) -> None:
    table = report(
        small.file, "crosstab", columns="wave", measure=measure, percent=percent
    )
    found = rows(table)
    assert [found["network", wave] for wave in ("2007", "2010")] == network
    assert found["unused", "2007"][0] == 0
    assert table.notes[0].startswith(f"Counted: {measure}. ")


@pytest.mark.parametrize(
    ("percent", "network", "bases"),
    [
        ("column", {"2007": (2 / 3, 2), "2010": (1 / 2, 1)}, {"2007": 3, "2010": 2}),
        ("row", {"2007": (2 / 3, 2), "2010": (1 / 3, 1)}, {}),
        ("total", {"2007": (2 / 5, 2), "2010": (1 / 5, 1)}, {"2007": 5, "2010": 5}),
    ],
)
def test_what_is_drawn_is_the_share_that_was_asked_for(
    small: MadeProject,
    percent: str,
    network: dict[str, tuple[float, int]],
    bases: dict[str, int],
) -> None:
    table = report(
        small.file, "crosstab", columns="wave", measure="passages", percent=percent
    )
    chart = chart_of(table)
    assert chart is not None
    found = {
        one.across: (one.value, one.also)
        for one in chart.values
        if one.down == "Network"
    }
    assert found == network
    assert chart.bases == bases


def test_rolled_up_a_passage_counts_once(small: MadeProject) -> None:
    """In alfa 11-52 and 43-52, in beta 0-15; of 3 and 2 passages under single codes."""
    table = report(
        small.file, "crosstab", columns="wave", measure="passages", rollup=True
    )
    found = rows(table)
    assert found["governing", "2007"] == (2, 3, 2 / 3)
    assert found["governing", "2010"] == (1, 2, 1 / 2)


def test_missing_values_as_rows(small: MadeProject) -> None:
    table = report(
        small.file, "crosstab", columns="role", documents="all", missing=True
    )
    found = rows(table)
    assert found["market", None] == (1, 2, 1 / 2)
    assert found["network", "minister"] == (0, 0, None)
    assert "Where there is nothing to be a share of, the share is undefined." in (
        table.notes
    )
    whole = rows(
        report(
            small.file,
            "crosstab",
            columns="role",
            documents="all",
            missing=True,
            percent="total",
        )
    )
    assert whole["market", None] == (1, 4, 1 / 4)


def test_each_coder(small: MadeProject) -> None:
    table = report(small.file, "crosstab", columns="wave", coders="each")
    assert table.names == ("code", "coder", "wave", "count", "of", "share")
    found = rows(table)
    assert found["network", "KN", "2007"] == (1, 1, 1.0)
    assert found["network", "MH", "2007"] == (0, 0, None)
    assert found["network", "MH", "2010"] == (1, 1, 1.0)
    assert found["trust", "KN", "2010"] == (1, 1, 1.0)
    by_row = rows(
        report(
            small.file,
            "crosstab",
            columns="wave",
            coders="each",
            percent="row",
            measure="passages",
        )
    )
    assert by_row["network", "KN", "2007"] == (2, 2, 1.0)
    assert by_row["trust", "MH", "2007"] == (0, 1, 0.0)


def test_headings_and_labels_in_a_language(small: MadeProject) -> None:
    table = report(small.file, "crosstab", columns="role", language="nn")
    assert [one.label for one in table.columns] == ["Kode", "role", "Tal", "Av", "Del"]
    assert table.rows[0][1] == "politiker"


def test_what_cannot_be_asked(small: MadeProject) -> None:
    with pytest.raises(UsageError, match="say which attribute"):
        report(small.file, "crosstab")
    with pytest.raises(UsageError, match="measure is documents or passages or"):
        report(small.file, "crosstab", columns="wave", measure="tears")
