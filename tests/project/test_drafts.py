"""What is being written outlives the program that it is written in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.study import LEADER, begin
from workbench.project import drafts, keeping, memos, open_project, quotes, undoing
from workbench.project.drafts import Draft, Writing
from workbench.project.session import Project
from workbench.store import drafts as files


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin(tmp_path) as made:
        yield made


def abandoned(project: Project, *drafts: Draft) -> None:
    """Drafts whose writer is gone: their locks are let go of."""
    for draft in drafts:
        writing = Writing(project)
        assert writing.keep(draft)
        held = writing._file
        assert held is not None and held._lock is not None
        os.close(held._lock)


def written(project: Project) -> list[tuple[str, str, str]]:
    return [(one.about, one.type, one.text) for one in memos.every(project)]


def test_what_was_left_is_recorded_once(project: Project, tmp_path: Path) -> None:
    passage = Draft(field="memo", text="Først\nså", document="leder", start=58, end=74)
    code = Draft(field="memo", text="Om koden", code="cost", type="theory")
    abandoned(project, passage, code, Draft(field="memo", text="  "))
    assert drafts.recover(project) == (2, 0)
    assert sorted(written(project)) == [
        ("code", "theory", "Om koden"),
        ("passage", "reading", "Først\nså"),
    ]
    assert drafts.recover(project) == (0, 0)
    assert not (tmp_path / "p.drafts").exists()
    undoing.undo(project)
    assert written(project) == [("passage", "reading", "Først\nså")]


def test_a_memo_that_was_being_changed_is_changed(project: Project) -> None:
    made = memos.add(project, memos.Target(), "Før")
    abandoned(project, Draft(field="memo", text="Etter", id=made))
    assert drafts.recover(project) == (1, 0)
    assert [one.text for one in memos.every(project)] == ["Etter"]
    abandoned(project, Draft(field="memo", text="Etter", id=made))
    assert drafts.recover(project) == (0, 0)


def test_a_memo_that_is_gone_comes_back_as_a_new_one(project: Project) -> None:
    made = memos.add(project, memos.Target(), "Før")
    memos.remove(project, made)
    abandoned(project, Draft(field="memo", text="Etter", id=made))
    assert drafts.recover(project) == (1, 0)
    assert written(project) == [("project", "reading", "Etter")]


def test_the_text_of_a_quote_is_recorded_too(project: Project) -> None:
    start = LEADER.index("Det er slitsomt.")
    made = quotes.add_span(project, "Kap. 2", "leder", start, start + 16)
    abandoned(project, Draft(field="translation", text="Tiring.", id=made))
    assert drafts.recover(project) == (1, 0)
    assert quotes.collection(project, "Kap. 2").quotes[0].translation == "Tiring."


def test_a_draft_that_is_being_written_is_left_alone(project: Project) -> None:
    writing = Writing(project)
    writing.keep(Draft(field="memo", text="Nå"))
    assert drafts.recover(project) == (0, 0)
    writing.drop()
    assert written(project) == []


def test_a_colleague_s_draft_is_left_for_them(project: Project, tmp_path: Path) -> None:
    abandoned(project, Draft(field="memo", text="Min"))
    with open_project(tmp_path / "p.db", coder="MH") as other:
        assert drafts.recover(other) == (0, 0)
    assert drafts.recover(project) == (1, 0)


def test_a_draft_that_fits_nowhere_stays_and_is_counted(
    project: Project, tmp_path: Path
) -> None:
    abandoned(project, Draft(field="memo", text="Tapt?", code="borte"))
    assert drafts.recover(project) == (0, 1)
    [held] = (tmp_path / "p.drafts").glob("*.json")
    assert json.loads(held.read_text("utf-8"))["text"] == "Tapt?"
    assert held.stat().st_mode & 0o777 == 0o600


def test_erasing_takes_drafts_along(project: Project, tmp_path: Path) -> None:
    abandoned(project, Draft(field="memo", text="Om leder", document="leder"))
    abandoned(project, Draft(field="memo", text="Om annet", document="ordfører"))
    keeping.erase(project, "leder", yes=True)
    [held] = files.left(tmp_path / "p.db")
    assert held.values["text"] == "Om annet"


def test_writing_goes_on_where_nothing_can_be_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(files.DraftFile, "write", refuse)
    writing = Writing(project)
    assert not writing.keep(Draft(field="memo", text="Nå"))
    writing.drop()
