"""What a project is set to, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.errors import UsageError
from workbench.project import documents, open_project, rules, undoing
from workbench.project.session import Project, init_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with init_project(
        tmp_path / "study.db", coder="KN", title="Study", language="en"
    ) as made:
        yield made


def test_what_a_new_project_is_set_to(project: Project) -> None:
    assert rules.rules(project) == {
        "title": "Study",
        "language": "en",
        "step": "sentence",
        "interviewers": "",
        "clipboard": "yes",
        "editor": "yes",
    }
    assert rules.forbidden(project) == frozenset()


def test_settings_are_set_undone_and_read_again(
    project: Project, tmp_path: Path
) -> None:
    assert rules.set_rule(project, "clipboard", "no")
    assert not rules.set_rule(project, "clipboard", "no")
    assert rules.set_rule(project, "editor", "no")
    assert rules.set_rule(project, "title", "  Another   study ")
    assert rules.set_rule(project, "language", "nb")
    assert rules.set_rule(project, "step", "answer")
    assert (project.title, project.language) == ("Another study", "nb")
    assert rules.forbidden(project) == {"clipboard", "editor"}
    with open_project(tmp_path / "study.db", coder="KN") as again:
        assert (again.title, again.language) == ("Another study", "nb")
        assert rules.rules(again)["step"] == "answer"
    for _ in range(4):
        undoing.undo(project)
    assert rules.forbidden(project) == {"clipboard"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("clipboard", "maybe"),
        ("step", "page"),
        ("language", "klingon"),
        ("title", " "),
        ("codebook", "mine"),
    ],
)
def test_what_cannot_be_is_refused(project: Project, name: str, value: str) -> None:
    before = rules.rules(project)
    with pytest.raises(UsageError):
        rules.set_rule(project, name, value)
    assert rules.rules(project) == before


def test_interviewers_hold_for_what_is_imported_from_then_on(
    project: Project, tmp_path: Path
) -> None:
    """Two names that are in no list of words: only the setting tells them apart."""
    text = (
        "Kari: Who decides?\n\nOla: The mayor.\n\nKari: And pays?\n\nOla: The state.\n"
    )
    (tmp_path / "one.txt").write_text(text)
    assert rules.set_rule(project, "interviewers", "Kari,  Per  Aas , Kari")
    assert rules.rules(project)["interviewers"] == "Kari\nPer Aas"
    (taken,) = documents.import_files(
        project, [tmp_path / "one.txt"], documents.Wish(values={})
    )
    assert taken.draft is not None
    roles = [(turn.speaker, str(turn.role)) for turn in taken.draft.turns]
    assert roles[:2] == [("Kari", "interviewer"), ("Ola", "interviewee")]
    assert rules.set_rule(project, "interviewers", "")
    assert rules.rules(project)["interviewers"] == ""
