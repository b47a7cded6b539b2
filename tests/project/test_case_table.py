"""Cases as a table to work in: values set one by one, refused, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.register import filled
from workbench.errors import UsageError
from workbench.project import Project, case_table, undoing


def rows(project: Project, kind: str, attribute: str) -> dict[str, tuple[str, bool]]:
    """What each case has of an attribute in words, and whether it is its own."""
    table = case_table.table(project, kind, "en")
    place = [one.name for one in table.columns].index(attribute)
    return {
        row.key: (row.cells[place].text, row.cells[place].own) for row in table.rows
    }


def uid(project: Project, kind: str, key: str) -> str:
    table = case_table.table(project, kind, "en")
    return next(row.uid for row in table.rows if row.key == key)


def stored(project: Project, uid: str, attribute: str) -> list[str]:
    query = (
        "select f.value from case_fact f join case_ c on c.pk = f.case_"
        " join attribute a on a.uid = f.attribute where c.uid = ? and a.name = ?"
        " order by f.n"
    )
    found = project.file.connection.execute(query, (uid, attribute))
    return [row[0] for row in found]


def operations(project: Project) -> int:
    query = "select count(*) from operation"
    return int(project.file.connection.execute(query).fetchone()[0])


def test_values_stand_by_label_and_say_whose_they_are(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        assert rows(project, "agreement", "leadership") == {
            "a1": ("joint leadership", True),
            "a2": ("split", True),
            "a3": ("joint leadership", True),
            "a4": ("administrative", True),
            "a5": ("", True),
        }
        sizes = rows(project, "agreement", "size")
        assert sizes["a3"] == ("Small", False)
        assert sizes["a5"] == ("", True)
        assert rows(project, "municipality", "population")["by"] == ("60000", True)


def test_numbers_and_choices_sort_by_size_and_by_their_order(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        table = case_table.table(project, "municipality", "en")
    names = [one.name for one in table.columns]
    by_number = sorted(
        table.rows, key=lambda row: row.cells[names.index("population")].order
    )
    assert [row.key for row in by_number] == ["aas", "vik", "by"]
    by_size = sorted(table.rows, key=lambda row: row.cells[names.index("size")].order)
    assert [row.key for row in by_size] == ["vik", "aas", "by"]


def test_one_value_is_one_operation_that_can_be_undone(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        before, case = operations(project), uid(project, "agreement", "a5")
        case_table.set_values(project, case, "leadership", ["split"])
        assert stored(project, case, "leadership") == ["split"]
        assert operations(project) == before + 1
        case_table.set_values(project, case, "leadership", ["split"])
        assert operations(project) == before + 1
        undoing.undo(project)
        assert stored(project, case, "leadership") == []


def test_several_values_and_none(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        case = uid(project, "agreement", "a1")
        case_table.set_values(project, case, "services", ["debt", "education"])
        assert stored(project, case, "services") == ["debt", "education"]
        case_table.set_values(project, case, "services", [])
        assert stored(project, case, "services") == []
        with pytest.raises(UsageError, match="takes one value"):
            case_table.set_values(project, case, "leadership", ["joint", "split"])


@pytest.mark.parametrize(
    ("kind", "key", "attribute", "value", "said"),
    [
        ("agreement", "a1", "leadership", "delt", "leadership cannot be 'delt'"),
        ("municipality", "by", "population", "mange", "population cannot be 'mange'"),
        ("interviewee", "k1", "since", "i fjor", "since cannot be 'i fjor'"),
        ("agreement", "a1", "second_time", "kanskje", "second_time cannot be"),
        ("agreement", "a1", "municipality", "borte", "there is no municipality"),
    ],
)
def test_what_is_no_value_is_refused_and_nothing_is_recorded(
    tmp_path: Path, kind: str, key: str, attribute: str, value: str, said: str
) -> None:
    with filled(tmp_path) as project:
        before, case = operations(project), uid(project, kind, key)
        was = stored(project, case, attribute)
        with pytest.raises(UsageError, match=said):
            case_table.set_values(project, case, attribute, [value])
        assert stored(project, case, attribute) == was
        assert operations(project) == before


def test_what_can_be_chosen_is_said_by_label(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        case = uid(project, "agreement", "a1")
        asked = case_table.standing
        leading = asked(project, case, "leadership", "en")
        assert leading.choices == (
            ("joint", "joint leadership"),
            ("administrative", "administrative"),
            ("split", "split"),
        )
        assert (leading.values, leading.several) == (("joint",), False)
        services = asked(project, case, "services", "en")
        assert (services.values, services.several) == (("refugees", "debt"), True)
        place = asked(project, case, "municipality", "en")
        assert place.choices == (("by", "Storby"), ("aas", "Ås"), ("vik", "Vik"))
        assert asked(project, case, "second_time", "en").choices == (
            ("yes", "yes"),
            ("no", "no"),
        )
        # The size is the municipality's: of its own the agreement has none.
        assert asked(project, case, "size", "en").values == ()


def test_a_case_leads_to_its_documents_and_to_whom_refers_to_it(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as project:
        city = case_table.card(project, uid(project, "municipality", "by"))
        assert [(one.kind, one.key) for one in city.referring] == [
            ("office", "nav-by"),
            ("agreement", "a1"),
            ("agreement", "a2"),
        ]
        # Kari's interview is the office's, which lies in the city.
        assert [(one.name, one.tied) for one in city.documents] == [("kari", False)]
        leader = case_table.card(project, uid(project, "interviewee", "k1"))
        assert [(one.name, one.speaker) for one in leader.documents] == [
            ("kari", "Kari")
        ]


def test_what_undoing_would_do_is_seen_and_nothing_is_changed(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        before, case = operations(project), uid(project, "agreement", "a5")
        case_table.set_values(project, case, "leadership", ["split"])
        query = "select uid from operation order by pk desc limit 1"
        last = project.file.connection.execute(query).fetchone()[0]
        seen = undoing.expected(project, last)
        assert (seen.changes, seen.step.codings_gone, seen.coder_is_other) == (
            1,
            0,
            False,
        )
        assert stored(project, case, "leadership") == ["split"]
        assert operations(project) == before + 1
