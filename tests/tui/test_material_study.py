"""The first screens over a project in a file: what is on disk after the keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.project.register import filled
from tests.project.study import LEADER, MAYOR
from tests.project.study import begin as begin_coded
from tests.tui.fake_material import shown
from workbench.project import (
    Project,
    codings,
    corrections,
    init_project,
    milestones,
    pages,
)
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.cases import CasesScreen
from workbench.tui.screens.documents import DocumentsScreen
from workbench.tui.screens.found import FoundScreen
from workbench.tui.screens.history import HistoryScreen
from workbench.tui.screens.settling import PlacingScreen, SettlingScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.study import Study
from workbench.tui.widgets.asking import Consent
from workbench.tui.widgets.bars import KeyLine
from workbench.tui.widgets.grid import Grid


def rows(project: Project, query: str, *values: object) -> list[tuple[object, ...]]:
    return project.file.connection.execute(query, values).fetchall()


def facts(project: Project, key: str) -> dict[object, object]:
    return dict(
        rows(
            project,
            "select a.name, f.value from case_fact f join case_ c on c.pk = f.case_"
            " join attribute a on a.uid = f.attribute where c.key = ?",
            key,
        )  # type: ignore[arg-type]
    )


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Project]:
    with filled(tmp_path) as project:
        yield project


@pytest.fixture
def corrected(tmp_path: Path) -> Iterator[Project]:
    """Two codings of which a corrected text lost one and changed the other."""
    with begin_coded(tmp_path) as project:
        for words in ("Det er slitsomt.", "Kommunen betaler åtte stillinger."):
            start = LEADER.index(words)
            codings.code(project, "leder", "cost", start=start, end=start + len(words))
        text = LEADER.replace("Det er slitsomt. ", "").replace("åtte", "ni")
        (tmp_path / "ny.txt").write_text(text, encoding="utf-8")
        corrections.replace_text(project, "leder", tmp_path / "ny.txt")
        yield project


async def agreements(app: WorkbenchApp, pilot: Pilot[None], column: str) -> Grid:
    """The table of agreements, with one of its columns chosen."""
    await app.push_screen(CasesScreen("agreement"))
    await pilot.pause()
    grid = shown(app, CasesScreen).grid
    while grid.column != column:
        await pilot.press("right")
    return grid


async def test_a_value_is_changed_in_the_table_and_undone(register: Project) -> None:
    app = WorkbenchApp(Study(register))
    async with app.run_test(size=(120, 36)) as pilot:
        grid = await agreements(app, pilot, "attribute:leadership")
        await pilot.press("G", "enter")
        await pilot.pause()
        await pilot.press(*"split", "enter")
        await app.workers.wait_for_complete()
        assert facts(register, "a5")["leadership"] == "split"
        assert grid.row is not None
        assert grid.row.cells[grid.place].text == "split"
        await pilot.press("u")
        await app.workers.wait_for_complete()
        assert "leadership" not in facts(register, "a5")
    app.let_go()


async def test_several_values_are_marked_one_by_one(register: Project) -> None:
    app = WorkbenchApp(Study(register))
    async with app.run_test(size=(120, 36)) as pilot:
        await agreements(app, pilot, "attribute:services")
        await pilot.press("e")
        await pilot.pause()
        # Of refugees and debt the first is taken away, and education marked.
        await pilot.press("tab", "down", "down", "tab", "enter")
        await app.workers.wait_for_complete()
        held = rows(
            register,
            "select f.value from case_fact f join case_ c on c.pk = f.case_"
            " join attribute a on a.uid = f.attribute"
            " where c.key = 'a1' and a.name = 'services' order by f.n",
        )
        assert held == [("debt",), ("education",)]
    app.let_go()


async def test_a_case_is_tied_to_a_document(register: Project) -> None:
    app = WorkbenchApp(Study(register))
    async with app.run_test(size=(120, 36)) as pilot:
        await app.push_screen(CasesScreen("agreement"))
        await pilot.pause()
        await pilot.press("L")
        await pilot.pause()
        await pilot.press(*"ola", "enter")
        await app.workers.wait_for_complete()
        tied = rows(
            register,
            "select d.name from case_link l join case_ c on c.pk = l.case_"
            " join document d on d.uid = l.document where c.key = 'a1'",
        )
        assert tied == [("ola",)]
    app.let_go()


async def choose(pilot: Pilot[None], spot: str) -> None:
    """Goes to a number of the first screen, and where it leads."""
    spots = shown(pilot.app, StartScreen).spots
    while spots.spot != spot:
        await pilot.press("down")
    await pilot.press("enter")
    await pilot.pause()


async def test_what_a_correction_left_is_settled_from_the_first_screen(
    corrected: Project,
) -> None:
    app = WorkbenchApp(Study(corrected))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        spots = shown(app, StartScreen).spots
        said = [text.rstrip() for text in spots.texts]
        first = said.index(
            "     1 koding uten sikkert sted etter en retting (telles ikke)"
        )
        assert said[first + 1] == (
            "     1 koding med endrede ord etter en retting (telles)"
        )
        await choose(pilot, "settle")
        (lost,) = shown(app, SettlingScreen)._waiting
        assert lost.outcome == "lost"
        await pilot.press("e")
        await pilot.pause()
        view = shown(app, PlacingScreen).view
        await pilot.press("g")
        while view.text[slice(*view.cursor.span)] != "Mandag ringer fylket.":
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(app, SettlingScreen)._waiting == []
        await pilot.press("escape")
        await pilot.pause()
        await choose(pilot, "settle:counted")
        (changed,) = shown(app, SettlingScreen)._waiting
        assert changed.outcome == "changed"
        await pilot.press("y")
        await pilot.pause()
        assert corrections.waiting(corrected) == []
        text = pages.page(corrected, "leder").text
        assert [text[c.start : c.end] for c in pages.codings(corrected, "leder")] == [
            "Mandag ringer fylket.",
            "Kommunen betaler ni stillinger.",
        ]
        await pilot.press("escape")
        await pilot.pause()
        assert not any("VENTER" in text for text in shown(app, StartScreen).spots.texts)
    app.let_go()


async def test_files_are_taken_in_from_the_first_screen_and_undone(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "intervjuer"
    folder.mkdir()
    (folder / "leder.txt").write_text(LEADER, encoding="utf-8")
    (folder / "ordfører.txt").write_text(MAYOR, encoding="utf-8")
    (folder / "tom.txt").write_text("", encoding="utf-8")
    with init_project(
        tmp_path / "p.db", coder="KN", title="Ny", language="nb"
    ) as project:
        app = WorkbenchApp(Study(project))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("I")
            await pilot.pause()
            app.screen.query_one("Input").value = str(folder)  # type: ignore[attr-defined]
            await pilot.press("enter")
            while not rows(project, "select 1 from document where state = 'present'"):
                await pilot.pause()
            for _ in range(10):
                await pilot.pause()
            await pilot.press("escape")
            await app.workers.wait_for_complete()
            names = rows(project, "select name from document order by name")
            assert names == [("leder",), ("ordfører",)]
            row = shown(app, StartScreen).spots.texts[1].split()
            assert row == ["dokumenter", "2", "0"]
            await pilot.press("u")
            await pilot.pause()
            await pilot.press("enter")
            await app.workers.wait_for_complete()
            present = "select count(*) from document where state = 'present'"
            assert rows(project, present) == [(0,)]
        app.let_go()


async def test_what_is_typed_may_be_a_codebook_or_nothing_there_is(
    tmp_path: Path,
) -> None:
    book = "codebook: bok\nlanguage: nb\ncodes:\n  - {id: drift, name: Drift}\n"
    (tmp_path / "bok.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "feil.yaml").write_text("codes: [", encoding="utf-8")
    with init_project(tmp_path / "p.db", coder="KN", title="Ny", language="nb") as made:
        desk = Study(made)
        from workbench.progress import Silent

        quiet = Silent()
        found = desk.take_in(f"'{tmp_path / 'bok.yaml'}'", quiet)
        assert found.said == "Kodeboka har 1 kode."
        assert [code.id for code in desk.codes()] == ["drift"]
        faulty = desk.take_in(str(tmp_path / "feil.yaml"), quiet)
        assert faulty.said == "Kodeboka ble ikke tatt inn."
        assert any("feil.yaml" in line for line in faulty.refused)


async def test_an_operation_of_the_history_is_undone_by_its_line(
    corrected: Project,
) -> None:
    milestones.name_milestone(corrected, "før klipp")
    app = WorkbenchApp(Study(corrected))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H")
        await pilot.pause()
        screen = shown(app, HistoryScreen)
        assert "── før klipp · i dag" in screen.lines.texts[0]
        assert "rettet tekst: leder" in screen.lines.texts[1]
        await pilot.press("j", "enter")
        await pilot.pause()
        question = str(shown(app, Consent).query_one("Static").content)  # type: ignore[attr-defined]
        assert "1 koding kommer tilbake." in question
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert pages.page(corrected, "leder").text == LEADER
        assert screen.query_one(KeyLine).said.startswith("Angret: rettet tekst")
        await pilot.press("k", "k", "enter")
        await app.workers.wait_for_complete()
        assert screen.query_one(KeyLine).said.startswith("En angring angres ikke")
    app.let_go()


async def test_the_numbers_of_today_open_what_was_coded_today(
    corrected: Project,
) -> None:
    app = WorkbenchApp(Study(corrected))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        spots = shown(app, StartScreen).spots
        assert any("KODET I DAG 1 utdrag i 1 dokument" in text for text in spots.texts)
        while spots.spot != "today":
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        texts = [text.rstrip() for text in shown(app, FoundScreen).lines.texts]
        assert texts == [
            " leder",
            "   Kostnadsdeling · KN",
            "   ▌ Kommunen betaler ni stillinger.",
        ]
        await pilot.press("escape", "d")
        await pilot.pause()
        board = [text.split() for text in shown(app, DocumentsScreen).grid.texts]
        assert board == [
            ["leder", "33", "4", "1", "2"],
            ["ordfører", "11", "2", "·", "·"],
        ]
    app.let_go()


async def test_the_demo_is_laid_out_and_gone_on_in(tmp_path: Path) -> None:
    with init_project(tmp_path / "p.db", coder="AS", title="Ny", language="nb") as made:
        first = Study(made)
        app = WorkbenchApp(first)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            spots = shown(app, StartScreen).spots
            await pilot.press("G")
            assert spots.spot == "demo"
            await pilot.press("enter")
            while app.desk is first:
                await pilot.pause(0.05)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "2007 · Sentralt" in spots.texts[1]
            assert (tmp_path / "nav-study" / "nav-study.db").is_file()
        app.let_go()
        assert isinstance(app.desk, Study)
        app.desk.close()
