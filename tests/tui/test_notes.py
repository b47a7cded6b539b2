"""The notes: what is listed, asked for, followed, written; over a project in a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.project.study import LEADER, begin
from workbench.domain.changes.vocabulary import About
from workbench.domain.spans import Span
from workbench.project import codings, memos, open_project
from workbench.project.session import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.codebook import CodebookScreen
from workbench.tui.screens.notes import NotesScreen
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.screens.writing import write_memo_on
from workbench.tui.study import Study
from workbench.tui.widgets.bars import KeyLine
from workbench.tui.widgets.inspector import Inspector
from workbench.tui.widgets.note_card import NoteCard, around, marked

FIRST, SECOND = "Det er slitsomt.", "Mandag ringer fylket."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Four memos: on a coding, on a passage, on a code, on the project."""
    with begin(tmp_path) as made:
        coding = codings.code_words(made, "leder", "dual-line", SECOND)
        memos.add(made, memos.Target(coding=coding.id), "To sjefer, ikke én.")
        start = LEADER.index(FIRST)
        span = Span(start, start + len(FIRST))
        memos.add(made, memos.Target(document="leder", span=span), "Uten kode ennå.")
        memos.add(made, memos.Target(code="cost"), "Se [[quasi]].", type="theory")
        text = "Byttet ord.\nSe [[ordfører]] og [[borte]]."
        memos.add(made, memos.Target(), text, type="decision")
        yield made


def written(project: Project) -> list[tuple[str, str, str]]:
    return [(one.about, one.type, one.text) for one in memos.every(project)]


class Sitting:
    """The notes screen at work."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        await self.pilot.pause()

    @property
    def app(self) -> WorkbenchApp:
        assert isinstance(self.pilot.app, WorkbenchApp)
        return self.pilot.app

    @property
    def here(self) -> Screen[Any]:
        """The screen that is shown now."""
        return self.app.screen

    @property
    def screen(self) -> NotesScreen:
        screen = self.here
        assert isinstance(screen, NotesScreen)
        return screen

    @property
    def rows(self) -> list[str]:
        return [" ".join(line.split()[3:]) for line in self.screen.lines.texts]

    @property
    def card(self) -> list[str]:
        return [line.rstrip() for line in self.screen.query_one(NoteCard).texts]

    @property
    def said(self) -> str:
        return self.here.query_one(KeyLine).said


async def opened(app: WorkbenchApp, pilot: Pilot[Any]) -> Sitting:
    sitting = Sitting(pilot)
    await pilot.pause()
    await sitting.press("n")
    return sitting


@pytest.fixture
async def sitting(project: Project) -> AsyncIterator[Sitting]:
    """KN before the notes of the project."""
    app = WorkbenchApp(Study(project))
    async with app.run_test(size=(80, 24)) as pilot:
        yield await opened(app, pilot)
    app.let_go()


async def test_memos_stand_by_date_with_type_subject_and_first_words(
    sitting: Sitting,
) -> None:
    assert sitting.rows == [
        "beslutning Prøve Byttet ord. Se [[ordfører]] og…",
        "teori Kostnadsdeling Se [[quasi]].",
        "lesning leder, svar 2 Uten kode ennå.",
        "lesning «Dobbel styringslin… To sjefer, ikke én.",
    ]
    assert sitting.card[1:] == [
        " Byttet ord.",
        " Se [[ordfører]] og [[borte]].",
        "   → dokument ordfører",
        "   → «borte» fins ikke",
    ]
    await sitting.press("j", "j")
    assert sitting.card[1:] == [f"   ▌ «{FIRST}»", " Uten kode ennå."]


async def test_they_are_asked_for_by_type_by_kind_and_by_words(
    sitting: Sitting,
) -> None:
    await sitting.press("y")
    assert [row.split()[0] for row in sitting.rows] == ["lesning", "lesning"]
    await sitting.press("escape", "w", "w", "w", "w")
    assert sitting.rows == ["teori Kostnadsdeling Se [[quasi]]."]
    await sitting.press("escape", "slash", *"SJEFER", "enter")
    assert sitting.rows == ["lesning «Dobbel styringslin… To ‹sjefer›, ikke én."]
    assert sitting.card[2] == " To ‹sjefer›, ikke én."
    await sitting.press("escape")
    assert len(sitting.rows) == 4
    await sitting.press("slash", *"slitsomt", "enter")
    assert sitting.rows == ["lesning leder, svar 2 «Det er ‹slitsomt›.»"]
    assert sitting.card[1] == "   ▌ «Det er ‹slitsomt›.»"
    await sitting.press("slash", *["backspace"] * 8, *"xyz", "enter")
    assert sitting.rows == []


async def test_enter_leads_to_what_a_memo_is_about(sitting: Sitting) -> None:
    await sitting.press("enter")
    assert sitting.said == "Dette notatet er om prosjektet selv."
    await sitting.press("j", "enter")
    book = sitting.here
    assert isinstance(book, CodebookScreen)
    assert book.code_here == "cost"
    await sitting.press("escape", "j", "enter")
    screen = sitting.here
    assert isinstance(screen, ReaderScreen)
    assert screen.view.text[slice(*screen.view.cursor.span)] == FIRST
    await sitting.press("escape", "j", "enter")
    screen = sitting.here
    assert isinstance(screen, ReaderScreen)
    assert screen.view.text[slice(*screen.view.cursor.span)] == SECOND


async def test_tab_and_enter_follow_a_link_and_a_broken_one_is_said(
    sitting: Sitting,
) -> None:
    await sitting.press("tab")
    assert sitting.card[3] == " ▸ → dokument ordfører"
    await sitting.press("tab", "enter")
    assert sitting.said == "«borte» fins ikke"
    await sitting.press("tab", "tab", "enter")
    screen = sitting.here
    assert isinstance(screen, ReaderScreen)
    assert screen.name_of_document == "ordfører"
    await sitting.press("escape", "escape", "j", "tab", "enter")
    book = sitting.here
    assert isinstance(book, CodebookScreen)
    assert book.code_here == "quasi"


async def test_a_memo_is_changed_removed_and_brought_back(
    sitting: Sitting, project: Project
) -> None:
    await sitting.press("j", "e", *" Ja.", "ctrl+t", "escape")
    assert written(project)[2] == ("code", "decision", "Se [[quasi]]. Ja.")
    await sitting.press("x")
    assert [one[0] for one in written(project)] == ["coding", "passage", "project"]
    assert sitting.said == "Memoet er borte."
    await sitting.press("u")
    await sitting.app.workers.wait_for_complete()
    assert written(project)[2] == ("code", "decision", "Se [[quasi]]. Ja.")
    await sitting.press("u")
    await sitting.app.workers.wait_for_complete()
    assert written(project)[2] == ("code", "theory", "Se [[quasi]].")


async def test_a_new_memo_on_the_project_is_the_journal(
    sitting: Sitting, project: Project
) -> None:
    await sitting.press("N", *"En linje", "enter", *"til", "escape")
    assert written(project)[-1] == ("project", "method", "En linje\ntil")
    assert sitting.rows[0] == "metode Prøve En linje til"


async def test_a_new_memo_is_the_chosen_one_whatever_is_asked_for(
    sitting: Sitting,
    project: Project,
) -> None:
    await sitting.press("j", "N", *"Ny", "escape")
    assert sitting.card[1:] == [" Ny"]
    assert sitting.said == "Memoet er lagret."
    await sitting.press("e", *"ere", "escape")
    assert written(project)[-1] == ("project", "method", "Nyere")
    await sitting.press("x")
    assert len(written(project)) == 4
    await sitting.press("y", "N", *"En til", "escape")
    assert sitting.card[1:] == [" En til"]
    assert len(sitting.rows) == 5


async def test_a_colleague_s_memo_is_read_and_left_alone(
    project: Project, tmp_path: Path
) -> None:
    with open_project(tmp_path / "p.db", coder="MH") as other:
        app = WorkbenchApp(Study(other))
        async with app.run_test(size=(80, 24)) as pilot:
            sitting = await opened(app, pilot)
            assert sitting.rows[1] == "teori Kostnadsdeling KN: Se [[quasi]]."
            await sitting.press("x")
            assert sitting.said == "Notatet er skrevet av KN."
            await sitting.press("e")
            assert isinstance(app.screen, NotesScreen)
        app.let_go()
    assert len(written(project)) == 4


async def test_a_memo_on_a_code_is_written_from_any_screen(
    sitting: Sitting, project: Project
) -> None:
    screen = sitting.screen
    screen.run_worker(write_memo_on(screen, About.CODE, "quasi", "Kvasiløsning"))
    await sitting.pilot.pause()
    await sitting.press(*"Ny", "escape")
    assert written(project)[-1] == ("code", "theory", "Ny")
    screen.run_worker(write_memo_on(screen, About.CODE, "quasi", "Kvasiløsning"))
    await sitting.pilot.pause()
    await sitting.press(*"ere", "escape")
    assert written(project)[-1] == ("code", "theory", "Nyere")


async def test_the_notes_are_reached_from_the_reader_and_mark_its_margin(
    project: Project,
) -> None:
    start = LEADER.index("Da teller jeg.")
    span = Span(start, start + len("Da teller jeg."))
    memos.add(project, memos.Target(document="leder", span=span), "Uten kode")
    app = WorkbenchApp(Study(project), document="leder")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = app.screen._compositor.render_strips()
        first, second = (strip.text for strip in rows if "✎" in strip.text)
        assert "Det er slitsomt." in first
        assert "Da teller jeg." in second and second.rstrip().endswith("✎ memo")
        await pilot.press("l", "l")
        await pilot.pause()
        said = app.screen.query_one(Inspector).texts
        assert said == [" Ingenting er kodet her.", " ✎ memo: Uten kode"]
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert isinstance(app.screen, NotesScreen)
    app.let_go()


def test_searched_words_are_marked_wherever_they_stand() -> None:
    assert marked("Om To  herrer og to\nherrer", "to herrer") == (
        "Om ‹To  herrer› og ‹to herrer›"
    )
    assert around("a " * 40 + "mål og mer", "mål", 20).endswith("‹mål› og mer")
