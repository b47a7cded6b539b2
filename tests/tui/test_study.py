"""The screens over a project in a file: what is on disk after the keys."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from workbench.project import (
    Project,
    codebook,
    documents,
    init_project,
    open_project,
    pages,
    quotes,
    rules,
)
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.study import Study
from workbench.tui.widgets.asking import Consent
from workbench.tui.widgets.bars import KeyLine

TEXT = """Intervjuer: Hvordan er det å ha to sjefer?

Leder: Det er krevende. Mandag ringer fylket. Tirsdag ringer rådmannen.

Intervjuer: Hva gjør du da?

Leder: Jeg teller.
"""
BOOK = """
codebook: trial
language: nb
codes:
  - {id: operation, name: {nb: Drift, en: Operation}, codable: false}
  - {id: dual-command, name: Dobbel styringslinje, parent: operation, key: "2"}
  - {id: new-seams, name: Nye sømmer, parent: operation, key: "3"}
"""
FIRST, SECOND = "Det er krevende.", "Mandag ringer fylket."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "K08-3.txt").write_text(TEXT, encoding="utf-8")
    made = tmp_path / "studie.db"
    with init_project(
        made, coder="KN", title="Partnerskapet", language="nb"
    ) as project:
        documents.import_files(
            project, [tmp_path / "K08-3.txt"], documents.Wish(values={})
        )
        codebook.apply(project, BOOK.encode(), "bok.yaml")
    return made


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with open_project(path, coder="KN") as opened:
        yield opened


def held(project: Project) -> list[tuple[str, str, str]]:
    text = pages.page(project, "K08-3").text
    return [
        (one.coder, one.code, text[one.start : one.end])
        for one in pages.codings(project, "K08-3")
    ]


async def test_coding_growing_removing_and_undoing_reach_the_file(
    project: Project,
) -> None:
    app = WorkbenchApp(Study(project), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "2", "3", "plus")
        await pilot.pause()
        two = f"{FIRST} {SECOND}"
        assert held(project) == [
            ("KN", "dual-command", two),
            ("KN", "new-seams", two),
        ]
        await pilot.press("u")
        await app.workers.wait_for_complete()
        assert held(project) == [
            ("KN", "dual-command", FIRST),
            ("KN", "new-seams", FIRST),
        ]
        assert app.screen.query_one(KeyLine).said == (
            "Angret: nye ender på koding · K08-3, Dobbel styringslinje, Nye sømmer"
            " «Det er krevende. Mandag ringer fylket.»"
        )
        await pilot.press("x")
        await pilot.pause()
        assert held(project) == [("KN", "dual-command", FIRST)]
    app.let_go()


async def test_undo_goes_on_after_a_restart_and_the_place_is_kept(path: Path) -> None:
    with open_project(path, coder="KN") as project:
        app = WorkbenchApp(Study(project), document="K08-3")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("l", "2", "j", "3", "escape")
            await pilot.pause()
        app.let_go()
    with open_project(path, coder="KN") as project:
        app = WorkbenchApp(Study(project))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            assert screen.view.text[slice(*screen.view.cursor.span)] == SECOND
            await pilot.press("u")
            await app.workers.wait_for_complete()
            assert held(project) == [("KN", "dual-command", FIRST)]
            await pilot.press("ctrl+r")
            await pilot.pause()
            assert ("KN", "new-seams", SECOND) in held(project)
        app.let_go()


async def test_undoing_an_import_is_asked_about(path: Path) -> None:
    with open_project(path, coder="KN") as project:
        app = WorkbenchApp(Study(project))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("u")
            await pilot.pause()
            assert isinstance(app.screen, Consent)
            asked = str(app.screen.query_one(Static).render())
            assert re.fullmatch(
                r"Angre endring i kodeboka [^(]+ \(i dag \d\d[.:]\d\d\)\?", asked
            )
            await pilot.press("escape")
            await pilot.press("ctrl+r")
            await app.workers.wait_for_complete()
            line = app.screen.query_one(KeyLine)
            assert line.said == "Det er ingenting av ditt å gjøre om igjen."
            assert [c.id for c in codebook.current(project)][1] == "dual-command"
        app.let_go()


async def test_a_memo_a_new_code_and_a_quote(project: Project) -> None:
    app = WorkbenchApp(Study(project), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "enter", *"slit", "enter", "m", *"Tungt", "escape")
        await app.workers.wait_for_complete()
        await pilot.press("Q", *"Kap", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        [stripe] = screen.view.here()
        assert (stripe.name, stripe.memo) == ("slit (ny)", True)
    app.let_go()
    assert held(project) == [("KN", "slit", FIRST)]
    [memo] = Study(project).memos("K08-3")
    assert (memo.text, memo.type, memo.about) == ("Tungt", "reading", "coding")
    [quote] = quotes.collection(project, "Kap").quotes
    assert quote.text == FIRST


async def test_in_vivo_takes_the_words_and_uses_them_again(project: Project) -> None:
    app = WorkbenchApp(Study(project), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "w", "w", "v", "i", "i")
        await pilot.pause()
        assert held(project) == [("KN", "krevende", "krevende")]
        await pilot.press("u")
        await app.workers.wait_for_complete()
        assert held(project) == []
        assert "krevende" not in {code.id for code in Study(project).codes()}
    app.let_go()


async def test_a_colleagues_coding_is_seen_and_left_alone(path: Path) -> None:
    with open_project(path, coder="KN") as project:
        app = WorkbenchApp(Study(project), document="K08-3")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("l")
            with open_project(path, coder="MH") as other:
                study = Study(other)
                start = TEXT.index(FIRST)
                study.code("K08-3", "dual-command", start, start + len(FIRST))
            await app._look_again()
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            assert [s.name for s in screen.view.here()] == ["MH: Dobbel styringslinje"]
            await pilot.press("x")
            await pilot.pause()
            said = screen.query_one(KeyLine).said
            assert said == "Ingen av dine kodinger er her."
            assert held(project) == [("MH", "dual-command", FIRST)]
        app.let_go()


def test_the_numbers_and_passages_are_those_of_the_reports(project: Project) -> None:
    desk = Study(project)
    start = TEXT.index(FIRST)
    desk.code("K08-3", "new-seams", start, start + len(FIRST))
    rows = {row["code"]: row for row in desk.frequencies().records()}
    assert (rows["new-seams"]["documents"], rows["new-seams"]["of"]) == (1, 1)
    [passage] = desk.passages("new-seams")
    assert (passage.text, passage.after) == (FIRST, SECOND)
    assert [line.total for line in desk.codes()] == [0, 0, 1]
    assert desk.finish("K08-3", True).said == "«K08-3» er ferdig kodet."
    assert desk.documents()[0].finished


async def test_the_day_s_snapshot_is_taken_once_something_is_to_be_seen(
    path: Path, project: Project
) -> None:
    app = WorkbenchApp(Study(project))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
    app.let_go()
    [kept] = path.with_name(f"{path.stem}.snapshots").iterdir()
    assert kept.name.endswith("-daily.snapshot")
    with open_project(kept, read_only=True) as then:
        assert then.title == project.title


async def test_what_another_process_codes_appears_and_the_cursor_stays(
    project: Project, path: Path
) -> None:
    app = WorkbenchApp(Study(project), document="K08-3")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("l", "j")
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        words = [sys.executable, "-m", "workbench", "-p", str(path), "--as", "MH"]
        command = [*words, "code", "K08-3", "new-seams", "--quote", FIRST]
        done = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.DEVNULL
        )
        assert await done.wait() == 0
        # The screen looks by itself, once a second.
        for _ in range(200):
            if len(screen.view.index):
                break
            await pilot.pause(0.05)
        names = [one.name for one in screen.view.index]
        assert names == ["MH: Nye sømmer"]
        assert screen.view.text[slice(*screen.view.cursor.span)] == SECOND
    app.let_go()


async def test_a_sentence_beside_lengthens_the_passage_and_that_is_said(
    project: Project,
) -> None:
    app = WorkbenchApp(Study(project), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "2", "j", "2")
        await pilot.pause()
        said = app.screen.query_one(KeyLine).said
        assert said == (
            "Dobbel styringslinje: utdraget er utvidet og telles én gang (2 kodinger)."
        )
        table = project.report("frequencies", documents="all")
        counted = {row["code"]: row for row in table.records()}
        assert counted["dual-command"]["passages"] == 1
        assert counted["dual-command"]["codings"] == 2
    app.let_go()


async def test_own_pins_go_before_the_codebooks_and_sets_before_both(
    project: Project,
) -> None:
    with_set = BOOK + "sets: [{id: q, title: Kapittel 3, codes: [new-seams]}]\n"
    codebook.apply(project, with_set.encode(), "bok.yaml")
    desk = Study(project)
    desk.pin("new-seams", "2")
    pinned = {one.id: one.pin for one in desk.codes() if one.pin}
    assert pinned == {"new-seams": "2"}
    desk.pin("new-seams", "4")
    assert {one.id: one.pin for one in desk.codes() if one.pin} == {
        "dual-command": "2",
        "new-seams": "4",
    }
    assert desk.pin_sets() == ["Kapittel 3"]
    assert {one.id: one.pin for one in desk.codes("Kapittel 3") if one.pin} == {
        "new-seams": "1"
    }


async def test_going_on_is_where_one_was_last_and_each_coder_has_a_place(
    project: Project, tmp_path: Path
) -> None:
    """K08-3 is opened, then the other from the list, where one goes down and leaves."""
    (tmp_path / "K08-4.txt").write_text(f"{TEXT}\nLeder: Det var alt.\n", "utf-8")
    documents.import_files(project, [tmp_path / "K08-4.txt"], documents.Wish(values={}))
    app = WorkbenchApp(Study(project), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "d")
        await pilot.pause()
        await pilot.press("j", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.name_of_document == "K08-4"
        await pilot.press("l", "q")
    assert pages.last_place(project) == ("K08-4", TEXT.index(FIRST))
    with open_project(project.file.path, coder="MH") as hers:
        assert pages.last_place(hers) is None
        pages.remember_place(hers, "K08-3", 3)
        assert pages.last_place(hers) == ("K08-3", 3)
    assert pages.last_place(project) == ("K08-4", TEXT.index(FIRST))


async def test_the_project_says_what_one_goes_by(project: Project) -> None:
    rules.set_rule(project, "step", "answer")
    app = WorkbenchApp(Study(project), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("l", "2")
        await pilot.pause()
        answer = f"{FIRST} {SECOND} Tirsdag ringer rådmannen."
        assert held(project) == [("KN", "dual-command", answer)]
    app.let_go()
