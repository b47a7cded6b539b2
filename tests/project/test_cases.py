"""Cases out of files: what they become, what is refused, and what undoing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.register import AGREEMENTS, CASES, begin, filled, take
from workbench.errors import (
    Ambiguous,
    IntakeError,
    NeedsConsent,
    NotFound,
    Refused,
    UsageError,
)
from workbench.project import (
    Project,
    attributes,
    cases,
    documents,
    keeping,
    memos,
    pages,
    quotes,
    undoing,
)
from workbench.project.case_rows import Wish
from workbench.project.listings import cases as listed
from workbench.project.listings import documents as listed_documents
from workbench.store import merge
from workbench.store.dump import fingerprint
from workbench.store.file import open_file


def table(project: Project, **asked: str) -> dict[str, dict[str, object]]:
    made = listed.cases(project, **asked)
    return {str(row["case"]): dict(row) for row in made.records()}


def of_documents(project: Project, **asked: str) -> dict[str, dict[str, object]]:
    made = listed_documents.documents(project, **asked)
    return {str(row["document"]): dict(row) for row in made.records()}


def operations(project: Project) -> int:
    query = "select count(*) from operation"
    return int(project.file.connection.execute(query).fetchone()[0])


def problems(project: Project, text: str, kind: str, id: str = "id") -> list[str]:
    before = operations(project)
    with pytest.raises(IntakeError) as refused:
        take(project, text, kind, id)
    assert operations(project) == before
    return [f"{one.where}: {one.message}" for one in refused.value.problems]


def test_a_file_of_several_kinds_is_taken_kind_by_kind(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        done = take(project, CASES, "municipality")
        assert (done.new, done.changed, done.same, done.tied) == (3, 0, 0, 1)
        assert done.others == {"office": 1, "interviewee": 2}
        assert set(table(project)) == {"by", "aas", "vik"}
        one = table(project)["by"]
        assert (one["kind"], one["name"], one["size"], one["population"]) == (
            "municipality",
            "Storby",
            "Large",
            "60000",
        )
        assert (table(project)["aas"]["documents"], one["documents"]) == (1, 0)


def test_what_a_case_lacks_is_taken_from_the_one_it_refers_to(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        found = table(project, kind="agreement")
        assert [found[one]["size"] for one in ("a1", "a3", "a5")] == [
            "Large",
            "Small",
            None,
        ]
        assert found["a4"]["municipality"] == "Vik"
        # One step: an interviewee has the municipality of the office, not its size.
        leader = table(project, kind="interviewee")["k1"]
        assert (leader["office"], leader["municipality"]) == ("Nav Storby", "Storby")
        assert leader.get("size") is None


def test_several_values_and_missing_ones(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        found = table(project, kind="agreement")
        services = {one: found[one]["services"] for one in found}
        assert services == {
            "a1": "refugees; debt",
            "a2": "debt",
            "a3": None,
            "a4": "refugees",
            "a5": "debt",
        }


def test_importing_again_changes_what_is_another_now(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        before = operations(project)
        same = take(project, AGREEMENTS, "agreement", "agreement")
        assert (same.new, same.changed, same.same) == (0, 0, 5)
        assert operations(project) == before
        text = AGREEMENTS.replace("a2,by,yes,debt,split", "a2,by,yes,,joint")
        done = take(project, f"{text}a6,vik,no,debt,joint\n", "agreement", "agreement")
        assert (done.new, done.changed, done.same) == (1, 1, 4)
        assert operations(project) == before + 1
        found = table(project, kind="agreement")["a2"]
        assert (found["services"], found["leadership"]) == (None, "joint leadership")
        (change,) = [
            one[0]
            for one in project.file.connection.execute(
                "select max(changes) from operation where label = 'cases'"
                " group by pk order by pk desc limit 1"
            )
        ]
        # Two facts of a2; the case a6 and its four facts.
        assert change == 7


def test_a_case_is_renamed_and_keeps_its_id(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        take(project, "id,name\nby,Byen\nvik,\n", "municipality")
        assert table(project)["by"]["name"] == "Byen"
        assert table(project)["vik"]["name"] == "vik"
        # A file without such a column says nothing of names.
        take(project, "id\nby\n", "municipality")
        assert table(project)["by"]["name"] == "Byen"
        assert table(project, kind="agreement")["a1"]["municipality"] == "Byen"


def test_what_is_referred_to_has_to_be_there(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        assert problems(project, AGREEMENTS, "agreement", "agreement") == [
            "cases.csv row 2, column municipality: municipality refers to a case, and"
            " there is none of that kind."
        ]
        take(project, CASES, "municipality")
        text = AGREEMENTS.replace("a3,aas", "a3,aaas").replace("split", "splitt")
        assert problems(project, text, "agreement", "agreement") == [
            "cases.csv row 3, column leadership: leadership cannot be 'splitt'.",
            "cases.csv row 4, column municipality: there is no municipality 'aaas'.",
        ]
        with pytest.raises(UsageError, match="there is no municipality 'nowhere'"):
            documents.set_values(project, "kari", {"municipality": "nowhere"})


def test_cases_of_one_file_may_refer_to_each_other(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        text = "id,office\nnorth,\nsouth,north\n"
        take(project, text, "office")
        assert table(project)["south"]["kind"] == "office"


def test_every_fault_of_a_file_is_named(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        text = (
            "kind,id,population,code,documents\n"
            "municipality,by,many,x,kari;karin\n"
            "municipality,,1,,\n"
            "municipality,by,2,,,beyond\n"
            ",vik,3,,\n"
        )
        assert sorted(problems(project, text, "municipality")) == [
            "cases.csv row 1, column code: no attribute can be called 'code': it is a"
            " word of questions.",
            "cases.csv row 2, column documents: there is no document 'karin'.",
            "cases.csv row 2, column population: population cannot be 'many'.",
            "cases.csv row 3, column id: the case has no id.",
            "cases.csv row 4, column id: 'by' stands in row 2 already.",
            "cases.csv row 4: there are cells beyond the headings: beyond.",
            "cases.csv row 5, column kind: the row does not say of which kind it is.",
        ]
        for text, kind, said in (
            ("id,id\nby,by\n", "municipality", "has two columns id"),
            ("name\nBy\n", "municipality", "has no column id"),
            (CASES, "agreement", "no case of the kind agreement"),
            ("id\n", "municipality", "no case of the kind municipality"),
        ):
            with pytest.raises(IntakeError, match=said):
                take(project, text, kind)
        with pytest.raises(UsageError, match="'document' is no kind of case"):
            take(project, CASES, "document")


def test_ties_to_documents_and_to_who_speaks_in_them(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        found = of_documents(project)
        # Of the case tied to it, of the office that is tied, of what these refer to.
        assert found["ola"]["municipality"] == "Ås"
        assert found["kari"]["municipality"] == "Storby"
        assert [found[one]["size"] for one in ("kari", "ola")] == ["Large", "Small"]
        assert set(of_documents(project, where="consent = role")) == {"kari"}
        assert set(of_documents(project, where="municipality = AAS")) == {"ola"}
        query = (
            "select \"case\", document, speaker from v_link where kind = 'interviewee'"
        )
        rows = set(project.file.connection.execute(query))
        assert rows == {("k1", "kari", "Kari"), ("o1", "ola", "Ola")}


def test_a_cell_that_names_documents_names_all_of_them(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        done = take(project, "id,documents\naas,kari\nby,\n", "municipality")
        assert (done.changed, done.same, done.tied, done.untied) == (1, 1, 1, 1)
        # A tie to a speaker is a tie to the document, where nothing else is said.
        again = take(project, "id,documents\nk1,kari\n", "interviewee")
        assert (again.same, again.tied, again.untied) == (1, 0, 0)


def test_linking_by_hand(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        assert cases.link(project, "vik", "kari", speaker="kari")
        assert not cases.link(project, "municipality:vik", "kari", speaker="Kari")
        # Of the two municipalities of this speaker neither is the one.
        with pytest.raises(NotFound, match="nobody called 'Eva' speaks in 'kari'"):
            cases.link(project, "vik", "kari", speaker="Eva")
        with pytest.raises(NotFound, match="there is no case 'viken'"):
            cases.link(project, "viken", "kari")
        assert cases.unlink(project, "vik", "kari") == 1
        with pytest.raises(Refused, match="'vik' is not tied to 'kari'"):
            cases.unlink(project, "vik", "kari")
        take(project, "id\nvik\n", "office")
        with pytest.raises(Ambiguous, match="2 cases are called 'vik'"):
            cases.link(project, "vik", "kari")


def test_an_import_is_one_step_and_asks_before_it_is_undone(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        with pytest.raises(NeedsConsent, match="it is an import of cases"):
            undoing.undo(project)
        undoing.undo(project, yes=True)
        assert set(table(project)) == {"by", "aas", "vik", "nav-by", "k1", "o1"}
        undoing.redo(project)
        assert table(project)["a1"]["leadership"] == "joint leadership"
        undoing.undo(project, yes=True)
        take(project, AGREEMENTS, "agreement", "agreement")
        assert table(project)["a1"]["leadership"] == "joint leadership"


def test_a_dry_run_records_nothing(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        before = operations(project)
        path = tmp_path / "c.csv"
        path.write_text(CASES, encoding="utf-8")
        wish = Wish(kind="municipality", id="id", dry_run=True)
        assert cases.import_file(project, path, wish).new == 3
        assert operations(project) == before


def test_tabs_and_semicolons_part_cells_too(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        take(project, "id\tpopulation\nby\t5\n", "municipality")
        take(project, "id;population\nvik;6\n", "municipality")
        found = {key: one["population"] for key, one in table(project).items()}
        assert found == {"by": "5", "vik": "6"}


def test_a_new_column_is_a_new_attribute_of_that_kind(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        take(project, "id,county,empty\nby,Øst,\n", "municipality")
        take(project, "id,municipality,office\nn,by,\n", "office")
        found = table(project)
        assert found["by"]["county"] == "Øst"
        assert "empty" not in found["by"]
        assert found["n"]["county"] == "Øst"


def test_two_copies_that_import_one_file_have_the_same_cases(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        copy = tmp_path / "copy.db"
        keeping.backup(project, copy)
        take(project, CASES, "municipality")
        other = Project(open_file(copy), "MH")
        path = tmp_path / "again.csv"
        path.write_text(CASES, encoding="utf-8")
        cases.import_file(other, path, Wish(kind="municipality", id="id"))
        merge.merge(project.file, other.file)
        merge.merge(other.file, project.file)
        assert fingerprint(project.file.connection) == fingerprint(
            other.file.connection
        )
        assert len(table(project)) == 3
        conflicts = "select count(*) from conflict"
        # Both have said the same; then each says something else of one of them.
        assert project.file.connection.execute(conflicts).fetchone() == (0,)
        take(project, "id,size\nvik,large\nby,large\n", "municipality")
        path.write_text("id,size\nvik,\nby,small\n", encoding="utf-8")
        cases.import_file(other, path, Wish(kind="municipality", id="id"))
        merge.merge(project.file, other.file)
        assert project.file.connection.execute(conflicts).fetchone() == (2,)
        other.close()


def test_an_erased_case_is_gone_and_does_not_come_back(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        memos.add(project, memos.Target(case="k1"), "Snakket om utstrømming.")
        with pytest.raises(NeedsConsent, match="its memos and its ties to documents"):
            keeping.erase(project, "k1")
        done = keeping.erase(project, "k1", yes=True)
        assert done.found == ()
        held = {
            row[0]
            for row in project.file.connection.execute("select body from content")
        }
        assert not {"k1", "Nav-leder", "våren 2010", "Snakket om utstrømming."} & held
        assert "k1" not in table(project)
        assert of_documents(project)["kari"].get("consent") is None
        assert problems(project, CASES, "interviewee") == [
            "cases.csv row 6, column id: this case was erased, which is for good."
        ]


def test_a_season_stays_as_it_is_written(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        assert table(project)["k1"]["since"] == "våren 2010"
        documents.set_values(project, "ola", {"since": "høsten 2008"})
        assert of_documents(project)["ola"]["since"] == "høsten 2008"


def test_questions_about_cases(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        for where, found in (
            ("leadership = unified", {"a1", "a3", "a4"}),
            ("leadership != unified", {"a2"}),
            ("not leadership = unified", {"a2", "a5"}),
            ("leadership in (split, administrative)", {"a2", "a4"}),
            ("population > 2000 and second_time = no", {"a1", "a4"}),
            ("municipality = by", {"a1", "a2"}),
        ):
            assert set(table(project, kind="agreement", where=where)) == found, where
        assert set(table(project, where="document = ola")) == {"aas", "o1"}
        with pytest.raises(Exception, match="a case has no code that could be asked"):
            table(project, where="code:money")


def test_values_of_cases_that_a_file_no_longer_allows_are_told(tmp_path: Path) -> None:
    with filled(tmp_path) as project:
        spec = (
            "attributes:\n"
            "  - name: leadership\n    kind: agreement\n    type: choice\n"
            "    values: [{id: joint}]\n"
            "  - {name: consent, kind: [interviewee, document], type: yesno}\n"
        )
        done = attributes.apply_file(project, spec.encode(), "a.yaml")
        assert done.altered == ("leadership", "consent")
        assert [f"{one.where} {one.message}" for one in done.warnings] == [
            "a.yaml: consent 1 case of kind interviewee has the value 'none'.",
            "a.yaml: consent 1 case of kind interviewee has the value 'role'.",
            "a.yaml: leadership 1 case of kind agreement has the value"
            " 'administrative'.",
            "a.yaml: leadership 1 case of kind agreement has the value 'split'.",
        ]


def test_a_case_is_called_by_its_name_wherever_words_are_made_of_it(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as project:
        # Of what is known of its cases alone, a document's line says nothing.
        assert pages.about(project, "kari", "en") == "Storby"
        quotes.new_collection(project, "Sitater", template="{office}, {municipality}")
        quotes.add_span(project, "Sitater", "kari", 35, 51)
        (quote,) = quotes.collection(project, "Sitater", "nb").quotes
        assert (quote.text, quote.attribution) == (
            "Staten bestemmer",
            "Nav Storby, Storby",
        )


def test_a_register_as_large_as_the_study_s_is_taken_in_one_step(
    tmp_path: Path,
) -> None:
    with begin(tmp_path) as project:
        places = "".join(f"m{n},small,{n}\n" for n in range(430))
        take(project, f"id,size,population\n{places}", "municipality")
        made = "".join(f"a{n},m{n % 430},debt;refugees,split\n" for n in range(475))
        head = "id,municipality,services,leadership\n"
        before = operations(project)
        done = take(project, f"{head}{made}", "agreement")
        assert (done.new, operations(project)) == (475, before + 1)
        found = table(project, kind="agreement", where="population < 3")
        # m0, m1, m2 have two agreements each: 430 is m0 again.
        assert set(found) == {"a0", "a1", "a2", "a430", "a431", "a432"}
