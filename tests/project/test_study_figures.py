"""The figures of the study: what a working paper prints of the register, in its words.

Each comes from outside: `expected` is the paper's figure, rounded as it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.domain.tables import Table
from workbench.project import Project, open_project
from workbench.project.demo import lay_out


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_HOME", str(home))
        return lay_out(tmp_path_factory.mktemp("place") / "nav-study")


@pytest.fixture
def study(place: Path) -> Iterator[Project]:
    with open_project(place, coder="KN") as project:
        yield project


def register(study: Project, variable: str, **options: str) -> Table:
    return study.report(
        "attributes", variable=variable, kind="agreement", language="en", **options
    )


def percent(table: Table) -> dict[str, tuple[int, int, int]]:
    """Count, base and whole per cent by value."""
    return {
        str(row["value"]): (
            int(row["count"] or 0),
            int(row["of"] or 0),
            round(100 * float(row["share"] or 0)),
        )
        for row in table.records()
    }


def test_there_are_475_agreements_15_of_them_second_time_ones(study: Project) -> None:
    found = percent(register(study, "second_time"))
    assert found["yes"][:2] == (15, 475)


def test_thirty_have_the_statutory_minimum_only(study: Project) -> None:
    assert percent(register(study, "minimum_only"))["yes"] == (30, 475, 6)


def test_leadership_split_and_unified_with_its_parts(study: Project) -> None:
    table = register(study, "leadership")
    found = percent(table)
    assert found["Split"] == (35, 475, 7)
    assert found["Unified"] == (440, 475, 93)
    assert found["Joint professional and administrative"][1:] == (475, 89)
    assert found["Joint administrative only"][1:] == (475, 3)
    assert (
        found["Joint professional and administrative"][0]
        + found["Joint administrative only"][0]
        == 440
    )
    assert "475" in table.notes[0]


def test_split_leadership_is_nearly_all_in_large_municipalities(
    study: Project,
) -> None:
    split = {
        row["size"]: row["count"]
        for row in register(study, "leadership", by="size").records()
        if row["value"] == "Split"
    }
    assert sum(int(many or 0) for many in split.values()) == 35
    assert int(split["Large"] or 0) >= 32


def test_the_state_employs_78_per_cent_of_unified_leaders(study: Project) -> None:
    table = register(study, "employer", base="leadership = unified")
    assert percent(table)["The state"][1:] == (440, 78)
    assert "440" in table.notes[0]
    everybody = percent(register(study, "employer"))["The state"]
    assert everybody[1:] == (475, 72)


def test_costs_are_shared_by_full_time_equivalents_or_an_agreement(
    study: Project,
) -> None:
    found = percent(register(study, "cost_sharing"))
    assert found["By full-time equivalents"][1:] == (475, 80)
    assert found["By an agreement of their own"][1:] == (475, 20)


def test_services_are_several_an_agreement(study: Project) -> None:
    table = register(study, "services")
    found = percent(table)
    often = sorted(found, key=lambda value: -found[value][0])
    assert set(often[:2]) == {"Substance-abuse care", "Refugee services"}
    assert found["Business development"][0] == found["Education"][0] == 0
    assert sum(share for _, _, share in found.values()) > 100
    assert any("100" in note for note in table.notes)


def test_a_fifth_of_the_inhabitants_live_under_split_leadership(
    study: Project,
) -> None:
    table = register(study, "leadership", weight="population", once_per="municipality")
    found = percent(table)
    assert found["Split"][2] == 20
    assert found["Unified"][2] > 80
    assert any("more than one value" in note for note in table.notes)


def test_a_second_coder_changes_no_frequency_of_the_first(
    place: Path, study: Project, tmp_path: Path
) -> None:
    both = study.report("frequencies", by="wave", language="nb")
    alone = study.report("frequencies", by="wave", coders="KN", language="nb")
    assert both.rows == alone.rows
    of = {row["wave"]: row["of"] for row in both.records()}
    # Eight interviews a wave; one of 2010 is not finished.
    assert of == {"2007": 8, "2010": 7}


def test_the_register_stands_beside_the_interviews(study: Project) -> None:
    from workbench.project.listings.cases import cases

    rows = {row["case"]: row for row in cases(study, kind="municipality").records()}
    assert len(rows) == 428
    assert (rows["sundborg"]["documents"], rows["sundborg"]["count_agreement"]) == (
        2,
        6,
    )
    assert rows["teistnes"]["count_agreement"] == 1
    assert sum(int(row["count_agreement"] or 0) for row in rows.values()) == 475
