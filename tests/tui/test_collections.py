"""The quote collections: every key, and what stands in the project after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from tests.project.study import LEADER, MAYOR, begin
from workbench.domain.quotes import Quote, TranslationState
from workbench.project import attributes, documents, quotes
from workbench.project.session import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.collections import CollectionsScreen
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.study import Study
from workbench.tui.widgets.bars import KeyLine
from workbench.tui.widgets.quote_card import QuoteCard
from workbench.tui.widgets.words_editor import WordsEditor

FIRST, SECOND = "Det er slitsomt.", "Mandag ringer fylket."
COUNTING = "Da teller jeg."
WAVES = b"""
attributes:
  - name: wave
    type: choice
    label: {nb: b\xc3\xb8lge}
    values:
      - {id: "2007", label: {nb: "2007"}}
      - {id: "2010", label: {nb: v\xc3\xa5ren 2010, en: spring 2010}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Three quotes under two headings."""
    with begin(tmp_path) as made:
        attributes.apply_file(made, WAVES, "a.yaml")
        documents.set_values(made, "leder", {"wave": "2010"})
        ids = []
        for document, text, words in (
            ("leder", LEADER, FIRST),
            ("leder", LEADER, COUNTING),
            ("ordfører", MAYOR, "Det gjør vi sammen."),
        ):
            start = text.index(words)
            end = start + len(words)
            ids.append(quotes.add_span(made, "Kap. 2", document, start, end))
        quotes.alter(made, ids[0], quotes.Alteration(heading="To herrer"))
        quotes.alter(made, ids[2], quotes.Alteration(heading="Sammen"))
        quotes.set_template(made, "Kap. 2", "{wave}")
        yield made


LONGER = "Angret: sitatets lengde · Kap. 2 «Det er slitsomt. Mandag ringer fylket.»"


class Sitting:
    """The screen at work, over the project."""

    def __init__(self, pilot: Pilot[Any], project: Project) -> None:
        self.pilot, self.project = pilot, project

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        await self.pilot.pause()

    async def undo(self) -> str:
        await self.press("u")
        await self.pilot.app.workers.wait_for_complete()
        return self.said

    @property
    def held(self) -> tuple[Quote, ...]:
        return quotes.collection(self.project, "Kap. 2").quotes

    def state(self) -> TranslationState:
        """What the first quote's translation is."""
        return self.held[0].translation_state

    @property
    def order(self) -> list[str]:
        found: list[str] = []
        for one in self.held:
            found += [one.heading.upper()] if one.heading else []
            found.append(one.text)
        return found

    @property
    def card(self) -> list[str]:
        texts = self.pilot.app.screen.query_one(QuoteCard).texts
        return [" ".join(line.split()) for line in texts]

    @property
    def rows(self) -> list[str]:
        screen = self.pilot.app.screen
        assert isinstance(screen, CollectionsScreen)
        return [line.strip() for line in screen.lines.texts]

    @property
    def said(self) -> str:
        return self.pilot.app.screen.query_one(KeyLine).said


@pytest.fixture
async def sitting(project: Project) -> Any:
    app = WorkbenchApp(Study(project))
    async with app.run_test(size=(80, 24)) as pilot:
        found = Sitting(pilot, project)
        await pilot.pause()
        await found.press("o")
        yield found
    app.let_go()


async def test_the_quotes_stand_under_their_headings_and_one_in_full(
    sitting: Sitting,
) -> None:
    assert sitting.rows == [
        "To herrer",
        "1   leder",
        f"«{FIRST}»",
        "2   leder",
        f"«{COUNTING}»",
        "Sammen",
        "3   ordfører",
        "«Det gjør vi sammen.»",
    ]
    assert sitting.card[:7] == [
        "leder · svar 2 · våren 2010",
        f"ORIGINAL «{FIRST}»",
        "TRYKT som originalen",
        "OVERSATT ingen",
        "KILDE nb våren 2010",
        "KILDE en spring 2010",
        "SPØRSMÅL Hvordan er det å ha to som bestemmer?",
    ]
    notes = sitting.pilot.app.screen.query_one("#notes", Static)
    assert str(notes.content).split("\n") == [
        " 2 personer, mest: leder ×2",
        " bølge – våren 2010: 2 · uten: 1",
    ]


async def test_printed_words_are_checked_as_they_are_written(
    sitting: Sitting,
) -> None:
    await sitting.press("e")
    editor = sitting.pilot.app.screen
    assert isinstance(editor, WordsEditor)
    assert editor.text == FIRST
    await sitting.press(*"Ja: ")
    check = editor.query_one("#check", Static)
    assert str(check.content) == "⚠ «Ja» står ikke i originalen"
    await sitting.press("escape")
    assert (sitting.held[0].printed, sitting.held[0].text) == (f"Ja: {FIRST}", FIRST)
    assert sitting.rows[1] == "1 ⚠ leder"
    assert "⚠ «Ja» står ikke i originalen" in sitting.card
    assert await sitting.undo() == "Angret: tekst til sitat · Kap. 2 «Det er slitsomt.»"
    assert sitting.held[0].printed == ""


async def test_marked_words_become_a_cut(sitting: Sitting) -> None:
    await sitting.press("e")
    editor = sitting.pilot.app.screen
    area = editor.query_one(TextArea)
    await sitting.press(*["shift+right"] * len("Det er"), "ctrl+o", "escape")
    assert area.text == "[…] slitsomt."
    assert sitting.held[0].printed == "[…] slitsomt."
    assert sitting.card[2:4] == ["TRYKT «[…] slitsomt.»", "1 kutt"]
    assert sitting.rows[1] == "1 ✎ leder"


async def test_leaving_the_printed_words_alone_records_nothing(
    sitting: Sitting,
) -> None:
    await sitting.press("e", "escape")
    assert sitting.held[0].printed == ""
    assert await sitting.undo() == "Angret: sitatsamling · Kap. 2"


async def test_a_translation_goes_stale_in_words_and_is_checked_again(
    sitting: Sitting,
) -> None:
    await sitting.press("T", *"Tiring.", "escape")
    assert sitting.held[0].translation == "Tiring."
    assert "OVERSATT “Tiring.”" in sitting.card
    assert sitting.card[4].endswith("ikke kontrollert")
    await sitting.press("plus")
    assert sitting.state() is TranslationState.STALE
    assert "⚠ KN i dag" in " ".join(sitting.card)
    assert f"av en annen ordlyd: «{FIRST}»" in " ".join(sitting.card)
    assert sitting.rows[1] == "1 ⚠ leder"
    await sitting.press("v")
    assert sitting.state() is TranslationState.CHECKED
    assert sitting.rows[1] == "1   leder"
    assert (
        await sitting.undo()
        == "Angret: kontroll av oversettelse · Kap. 2 «Det er slitsomt.»"
    )
    assert (
        await sitting.undo()
        == "Angret: sitatets lengde · Kap. 2 «Det er slitsomt. Mandag ringer fylket.»"
    )
    assert sitting.state() is TranslationState.MADE


async def test_quotes_are_moved_past_each_other_and_past_headings(
    sitting: Sitting,
) -> None:
    await sitting.press("j", "J")
    assert sitting.order == [
        "TO HERRER",
        FIRST,
        "SAMMEN",
        COUNTING,
        "Det gjør vi sammen.",
    ]
    await sitting.press("K", "K")
    assert sitting.order[:3] == ["TO HERRER", COUNTING, FIRST]
    assert sitting.card[1] == f"ORIGINAL «{COUNTING}»"
    assert await sitting.undo() == "Angret: sitatets plass · Kap. 2"
    await sitting.press("j", "j", "K")
    assert sitting.said == "Overskriften «Sammen» hadde bare dette sitatet og er borte."
    assert "SAMMEN" not in sitting.order


async def test_a_heading_is_written_and_taken_away(sitting: Sitting) -> None:
    await sitting.press("j", "h", *"Telling", "enter")
    assert sitting.order[2] == "TELLING"
    await sitting.press("h", *["backspace"] * 7, "enter")
    assert [one.heading for one in sitting.held] == ["To herrer", "", "Sammen"]
    await sitting.press("h", *"Nei", "escape")
    assert sitting.held[1].heading == ""


async def test_the_span_grows_and_shrinks_at_both_ends(sitting: Sitting) -> None:
    await sitting.press("plus")
    assert sitting.held[0].text == f"{FIRST} {SECOND}"
    await sitting.press("full_stop")
    assert sitting.held[0].text == SECOND
    await sitting.press("comma", "minus")
    assert sitting.held[0].text == FIRST
    await sitting.press("minus")
    assert sitting.said.startswith("a quote cannot be shorter")
    for _ in range(4):
        said = await sitting.undo()
        assert said.startswith("Angret: sitatets lengde · Kap. 2 «")
    assert sitting.held[0].text == FIRST


async def test_a_note_a_source_and_what_it_is_for(sitting: Sitting) -> None:
    await sitting.press("m", *"Sjekk", "escape")
    assert sitting.held[0].note == "Sjekk"
    assert "NOTAT Sjekk" in sitting.card
    await sitting.press("k", *", {document}", "enter")
    [held] = quotes.every(sitting.project)
    assert held.attribution == "{wave}, {document}"
    await sitting.press("P", *"PA 2026", "enter", "R", *" b", "enter")
    [held] = quotes.every(sitting.project)
    assert (held.publication, held.title) == ("PA 2026", "Kap. 2 b")
    title = sitting.pilot.app.screen.query_one("TitleBar").texts[0]  # type: ignore[attr-defined]
    assert title.startswith(" Sitater · «Kap. 2 b» · til: PA 2026")


async def test_a_quote_is_taken_out_and_brought_back(sitting: Sitting) -> None:
    await sitting.press("x")
    assert sitting.order == ["TO HERRER", COUNTING, "SAMMEN", "Det gjør vi sammen."]
    assert await sitting.undo() == "Angret: sitat tatt ut · Kap. 2"
    assert sitting.order[:2] == ["TO HERRER", FIRST]


async def test_enter_opens_the_text_at_the_quote(sitting: Sitting) -> None:
    await sitting.press("j", "enter")
    screen = sitting.pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    assert screen.view.text[slice(*screen.view.cursor.span)] == COUNTING


async def test_a_new_collection_and_from_one_to_the_next(sitting: Sitting) -> None:
    await sitting.press("n", *"Annet", "enter")
    assert [one.title for one in quotes.every(sitting.project)] == ["Kap. 2", "Annet"]
    assert sitting.rows == []
    assert sitting.said == "Q legger nå sitater i «Annet»."
    await sitting.press("tab")
    assert sitting.rows[0] == "To herrer"
    await sitting.press("b")
    assert sitting.rows[0] == "To herrer"
