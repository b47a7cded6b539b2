"""The codebook of a project against files: plans, three ways, history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.study import BOOK, begin
from workbench.domain.changes.kinds import Label
from workbench.errors import CodebookError
from workbench.project import Project, codebook, codings, undoing
from workbench.render.codebook_yaml import codebook_bytes
from workbench.store.read import codebook as reading


def rows(planned: codebook.Planned) -> list[tuple[str, str, str, str]]:
    """(change, code, from, to) of a plan."""
    return [(one.change, one.code, one.from_, one.to) for one in planned.plan.changes]


def exported(project: Project) -> bytes:
    """The file that `codebook export` writes."""
    return codebook_bytes(codebook.export(project))


def test_an_exported_file_changes_nothing(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        data = exported(project)
        assert b"based_on:" in data
        assert rows(codebook.plan(project, data, "bok.yaml")) == []
        codebook.apply(project, data, "bok.yaml")
        assert codebook.current(project) == BOOK


def test_what_only_the_file_changed_is_taken_and_the_rest_kept(tmp_path: Path) -> None:
    """The file renames one code; the project has meanwhile pinned another."""
    with begin(tmp_path) as project:
        data = exported(project).decode()
        codebook.pin(project, "quasi", "3")
        edited = data.replace("Kostnadsdeling", "Deling av kostnader")
        planned = codebook.apply(
            project, edited.encode(), "bok.yaml", reason="tydeligere"
        )
        assert rows(planned) == [
            ("renamed", "cost", "Kostnadsdeling", "Deling av kostnader")
        ]
        assert [(one.change, one.code) for one in planned.plan.kept] == [
            ("pinned", "quasi")
        ]
        now = codebook.current(project).by_id()
        assert (now["cost"].name["nb"], now["quasi"].key) == (
            "Deling av kostnader",
            "3",
        )


def test_a_thing_changed_on_both_sides_is_refused(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        data = exported(project).decode()
        ours = data.replace("Kostnadsdeling", "Kostnader")
        codebook.apply(project, ours.encode(), "vår.yaml")
        theirs = data.replace("Kostnadsdeling", "Regning")
        with pytest.raises(
            CodebookError, match="have changed 1 things apart"
        ) as caught:
            codebook.apply(project, theirs.encode(), "deres.yaml")
        problem = caught.value.problems[0]
        assert problem.where == "deres.yaml: cost name nb"
        assert problem.message == "the project says 'Kostnader', the file 'Regning'"
        assert codebook.current(project).by_id()["cost"].name["nb"] == "Kostnader"


def test_a_code_left_out_is_retired_and_its_codings_stay(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        codings.code_words(project, "leder", "quasi", "Da teller jeg.")
        data = exported(project).decode()
        cut = data[: data.index("  - id: quasi")].rstrip() + "\n"
        planned = codebook.apply(project, cut.encode(), "bok.yaml")
        assert rows(planned)[0][:2] == ("retired", "quasi")
        assert codebook.current(project).by_id()["quasi"].status == "retired"


def test_a_merge_in_the_file_redirects_codings_and_is_undone(tmp_path: Path) -> None:
    from workbench.store.read import lookup, pages

    def codes(project: Project) -> list[str]:
        with project.file.reading() as connection:
            key = lookup.document(connection, "leder")
            return [one.code for one in pages.codings(connection, key)]

    with begin(tmp_path) as project:
        codings.code_words(project, "leder", "quasi", "Da teller jeg.")
        data = exported(project).decode()
        joined = data.replace(
            "  - id: cost\n", "  - id: cost\n    merged_from: [quasi]\n"
        )
        codebook.apply(project, joined.encode(), "bok.yaml")
        assert codes(project) == ["cost"]
        now = codebook.current(project).by_id()
        assert now["cost"].merged_from == ("quasi",)
        assert now["quasi"].status == "retired"
        assert rows(codebook.plan(project, exported(project), "bok.yaml")) == []
        undoing.undo(project, yes=True)
        assert codes(project) == ["quasi"]
        assert codebook.current(project) == BOOK


def test_history_says_what_changed_by_whom_and_why(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        data = exported(project).decode()
        edited = data.replace("To sjefer.", "To sjefer over ett kontor.")
        codebook.apply(project, edited.encode(), "bok.yaml", reason="for vid")
        with project.recording(Label.CODEBOOK) as act:
            codebook.write(act, reading.codebook(act.connection))
        past = codebook.history(project)
        assert [(one.edition.number, one.change.change) for one in past[:4]] == [
            (1, "added")
        ] * 4
        last = past[-1]
        assert (last.edition.number, last.edition.coder, last.edition.why) == (
            2,
            "KN",
            "for vid",
        )
        assert (last.change.change, last.change.code) == ("redefined", "dual-line")
        assert (last.change.from_, last.change.to) == (
            "To sjefer.",
            "To sjefer over ett kontor.",
        )


def test_a_file_with_faults_names_each_line(tmp_path: Path) -> None:
    data = b"codebook: x\nlanguage: nb\ncodes:\n  - id: A\n    name: En\n  - name: To\n"
    with begin(tmp_path) as project, pytest.raises(CodebookError) as caught:
        codebook.apply(project, data, "bok.yaml")
    assert [one.where for one in caught.value.problems] == [
        "bok.yaml:4:9",
        "bok.yaml:6:5",
    ]


def test_the_history_names_a_set_in_the_language_asked_for(tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.project.study import BOOK as FOUR
    from tests.project.study import begin as begin_coded
    from workbench.domain.changes.kinds import Label
    from workbench.domain.codebook import CodeSet
    from workbench.project import quotes
    from workbench.project.listings import work

    titles = {"en": "Chapter", "nb": "Kapittel"}
    made = CodeSet(id="kap", title=titles, codes=("cost",))
    with begin_coded(tmp_path) as project:
        with project.recording(Label.CODEBOOK) as act:
            codebook.write(act, replace(FOUR, sets=(made,)))
        said = {
            language: work.history(project, last=1, language=language).rows[0][4]
            for language in titles
        }
        quotes.new_collection(project, '{"a": "b"}')
        [row] = work.history(project, last=1).rows
    assert said == titles
    assert row[4] == '{"a": "b"}'
