from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from textual.pilot import Pilot

from tests.tui.fake import FakeDesk
from workbench.tui.app import WorkbenchApp
from workbench.tui.desk import CodingLine
from workbench.tui.reader.view import TranscriptView
from workbench.tui.screens.reader import ReaderScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.widgets.bars import KeyLine, QuestionLine
from workbench.tui.widgets.finder import Finder

At = Pilot[None]

FIRST = "Det er krevende."
SECOND = "Mandag ringer fylket."
THIRD = "Tirsdag ringer rådmannen."


class Sitting:
    """An analyst at the keyboard, on the first sentence of the first answer."""

    def __init__(self, pilot: At, desk: FakeDesk) -> None:
        self.pilot, self.desk = pilot, desk

    @property
    def app(self) -> WorkbenchApp:
        assert isinstance(self.pilot.app, WorkbenchApp)
        return self.pilot.app

    @property
    def screen(self) -> ReaderScreen:
        screen = self.app.screen
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def selected(self) -> str:
        view = self.screen.query_one(TranscriptView)
        return view.text[slice(*view.cursor.span)]

    @property
    def said(self) -> str:
        return self.app.screen.query_one(KeyLine).said

    @property
    def held(self) -> list[tuple[str, str]]:
        return [
            (c.code, self.desk.text[c.start : c.end]) for c in self.desk.held.values()
        ]

    async def keys(self, keys: str) -> None:
        await self.pilot.press(*keys.split())
        await self.app.workers.wait_for_complete() if not self._modal else None
        await self.pilot.pause()

    @property
    def _modal(self) -> bool:
        return self.app.screen.is_modal


@pytest.fixture
async def sitting() -> AsyncIterator[Sitting]:
    desk = FakeDesk()
    app = WorkbenchApp(desk, document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        here = Sitting(pilot, desk)
        await here.keys("l")
        assert here.selected == FIRST
        yield here


async def test_a_pinned_code_is_one_key_and_the_cursor_stays(sitting: Sitting) -> None:
    await sitting.keys("2")
    assert sitting.desk.asked == [("code", "dual-command", FIRST)]
    assert sitting.selected == FIRST
    assert sitting.said == "Kodet: dual-command"


async def test_any_code_is_its_letters_and_two_keys(sitting: Sitting) -> None:
    await sitting.keys("enter k o s enter")
    assert sitting.desk.asked == [("code", "cost-shifting", FIRST)]


async def test_a_code_is_found_by_its_name_in_another_language(
    sitting: Sitting,
) -> None:
    await sitting.keys("c s e a enter")
    assert sitting.desk.asked == [("code", "new-seams", FIRST)]


async def test_enter_on_an_empty_palette_codes_nothing(sitting: Sitting) -> None:
    await sitting.keys("2 l enter enter")
    assert isinstance(sitting.app.screen, Finder)
    await sitting.keys("escape")
    assert sitting.held == [("dual-command", FIRST)]


async def test_an_arrow_chooses_among_the_last_codes(sitting: Sitting) -> None:
    await sitting.keys("2 3 l enter down enter")
    assert sitting.held[-1] == ("new-seams", "Jeg teller.")


async def test_four_sentences_with_two_codes_are_five_keys(sitting: Sitting) -> None:
    await sitting.keys("2 3 + + +")
    four = f"{FIRST} {SECOND} {THIRD}"
    start = sitting.desk.text.index(FIRST)
    end = sitting.desk.text.index("Hva gjør du da?") + len("Hva gjør du da?")
    whole = sitting.desk.text[start:end]
    assert whole.startswith(four)
    assert sitting.held == [("dual-command", whole), ("new-seams", whole)]


async def test_growing_after_moving_grows_no_coding(sitting: Sitting) -> None:
    await sitting.keys("2 j k +")
    assert sitting.selected == f"{FIRST} {SECOND}"
    assert sitting.held == [("dual-command", FIRST)]


async def test_the_same_again_here_then_on_the_next_answer(sitting: Sitting) -> None:
    await sitting.keys("2 j j . .")
    assert sitting.held == [
        ("dual-command", FIRST),
        ("dual-command", THIRD),
        ("dual-command", "Jeg teller."),
    ]
    assert sitting.selected == "Jeg teller."


async def test_tab_says_which_coding_is_removed(sitting: Sitting) -> None:
    await sitting.keys("2 3 tab x")
    assert sitting.held == [("new-seams", FIRST)]


async def test_undo_and_redo_say_what_they_did(sitting: Sitting) -> None:
    await sitting.keys("2 u")
    assert sitting.held == []
    assert sitting.said == "Angret: koding"
    await sitting.keys("ctrl+r")
    assert sitting.held == [("dual-command", FIRST)]
    await sitting.keys("ctrl+z ctrl+z")
    assert sitting.said.startswith("Det er ingenting å angre")
    assert sitting.selected == FIRST


async def test_ends_are_moved_and_kept_or_left(sitting: Sitting) -> None:
    await sitting.keys("2 j k e + enter")
    assert sitting.held == [("dual-command", f"{FIRST} {SECOND}")]
    await sitting.keys("e - escape")
    assert sitting.held == [("dual-command", f"{FIRST} {SECOND}")]


async def test_in_vivo_is_a_code_of_the_words_themselves(sitting: Sitting) -> None:
    await sitting.keys("w w v i")
    assert sitting.desk.asked == [("code", "krevende", "krevende")]


async def test_a_memo_is_kept_when_it_is_closed(sitting: Sitting) -> None:
    await sitting.keys("2 m")
    await sitting.keys("H e i ctrl+t escape")
    assert sitting.desk.asked[-1] == ("memo", "coding", "method", "Hei")
    await sitting.keys("m ! escape")
    assert sitting.desk.asked[-1] == ("memo", "coding", "method", "Hei!")
    assert len(sitting.desk.written) == 1


async def test_a_memo_with_nothing_in_it_is_none(sitting: Sitting) -> None:
    await sitting.keys("M escape")
    assert sitting.desk.asked == []
    await sitting.keys("m J a escape")
    assert sitting.desk.asked == [("memo", "passage", "reading", "Ja")]


async def test_a_code_is_pinned_from_the_palette(sitting: Sitting) -> None:
    await sitting.keys("enter k o s # 5 escape 5")
    assert ("pin", "cost-shifting", "5") in sitting.desk.asked
    assert sitting.held == [("cost-shifting", FIRST)]


async def test_several_codes_at_once(sitting: Sitting) -> None:
    await sitting.keys("enter k o s tab s ø m enter")
    assert sitting.held == [("cost-shifting", FIRST), ("new-seams", FIRST)]


async def test_a_new_code_is_made_on_the_spot(sitting: Sitting) -> None:
    await sitting.keys("enter s l i t enter")
    assert sitting.held == [("slit", FIRST)]


async def test_a_quote_goes_where_the_last_one_went(sitting: Sitting) -> None:
    await sitting.keys("Q K a p enter")
    await sitting.keys("j Q")
    assert sitting.desk.asked == [("quote", "Kap", FIRST), ("quote", "Kap", SECOND)]


async def test_words_are_found_and_passed_through(sitting: Sitting) -> None:
    await sitting.keys("slash r i n g e r enter")
    assert sitting.said == "2 treff"
    assert sitting.selected == SECOND
    await sitting.keys("n")
    assert sitting.selected == THIRD
    await sitting.keys("n")
    assert sitting.selected == SECOND
    await sitting.keys("escape")
    assert sitting.screen.view.found == []


async def test_keys_typed_at_once_act_in_order(sitting: Sitting) -> None:
    press = sitting.app.simulate_key
    for key in ("2", "3", "plus", "x", "j", "2"):
        press(key)
    await sitting.keys("shift+down")
    assert sitting.held[0] == ("dual-command", f"{FIRST} {SECOND}")
    assert sitting.held[1:] == [("dual-command", THIRD)]


async def test_what_somebody_else_wrote_is_shown_without_moving(
    sitting: Sitting,
) -> None:
    await sitting.keys("j")
    start = sitting.desk.text.index(SECOND)
    sitting.desk.code("K08-3", "new-seams", start, start + len(SECOND))
    sitting.desk.elsewhere = True
    await sitting.app._look_again()
    assert [s.name for s in sitting.screen.view.here()] == ["nye sømmer"]
    assert sitting.selected == SECOND


async def test_esc_goes_back_a_step_at_a_time(sitting: Sitting) -> None:
    await sitting.keys("v w escape")
    assert sitting.selected == FIRST
    await sitting.keys("d escape")
    assert sitting.selected == FIRST
    await sitting.keys("escape")
    assert isinstance(sitting.app.screen, StartScreen)
    assert sitting.desk.place == ("K08-3", sitting.desk.text.index(FIRST))
    await sitting.keys("enter")
    assert sitting.selected == FIRST


async def test_line_one_says_where_and_that_it_is_saved(sitting: Sitting) -> None:
    from workbench.tui.widgets.bars import TitleBar

    line = sitting.screen.query_one(TitleBar).texts[0]
    assert line.startswith(" K08-3  leder, høsten 2008")
    assert line.endswith("KN · svar 2 av 5 · lagret ")
    await sitting.keys("ctrl+s")
    assert sitting.desk.asked == []


async def test_the_question_of_the_guide_stands_above_a_wide_text() -> None:
    desk = FakeDesk()
    desk.questions = {
        2: "Spørsmål 4 i guiden: styring",
        3: "Spørsmål 5 i guiden: slutt",
    }
    app = WorkbenchApp(desk, document="K08-3")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        line = app.screen.query_one(QuestionLine)
        view = app.screen.query_one(TranscriptView)
        shown = []
        for _ in range(4):
            await pilot.press("right_square_bracket")
            await pilot.pause()
            said, rule, _ = line.texts[0].partition("│")
            assert (rule, len(said)) == ("│", view.rule_column)
            shown.append((view.cursor.turn, said.strip()))
        assert shown[:3] == [
            (1, ""),
            (2, "Spørsmål 4 i guiden: styring"),
            (3, "Spørsmål 5 i guiden: slutt"),
        ]
        assert (line.display, view.region.y) == (True, line.region.y + 1)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not line.display


async def test_without_a_guide_there_is_no_line_for_it() -> None:
    app = WorkbenchApp(FakeDesk(), document="K08-3")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert not app.screen.query_one(QuestionLine).display


async def test_the_passage_and_what_was_coded_grow_at_their_beginning(
    sitting: Sitting,
) -> None:
    await sitting.keys("j j 2 < < >")
    assert sitting.selected == f"{SECOND} {THIRD}"
    assert sitting.held == [("dual-command", f"{SECOND} {THIRD}")]


async def test_one_goes_by_paragraphs_answers_words(sitting: Sitting) -> None:
    await sitting.keys("j s")
    assert sitting.said == "Går etter avsnitt."
    assert sitting.selected == f"{FIRST} {SECOND} {THIRD}"
    await sitting.keys("s s")
    assert sitting.said == "Går etter ord."
    assert sitting.selected == "Det"
    await sitting.keys("j 2 s")
    assert sitting.held == [("dual-command", "er")]
    assert sitting.selected == FIRST


async def test_from_coding_to_coding_and_to_what_is_uncoded(sitting: Sitting) -> None:
    await sitting.keys("2 l 3 k k k k k y")
    assert sitting.selected == FIRST
    await sitting.keys("y")
    assert sitting.selected == "Jeg teller."
    await sitting.keys("y")
    assert sitting.said == "Det er ingen flere kodinger den veien."
    await sitting.keys("Y")
    assert sitting.selected == FIRST
    await sitting.keys(",")
    assert sitting.selected == SECOND
    await sitting.keys("g ;")
    assert sitting.said == "Det er ikke noe mer uten kode den veien."


async def test_from_memo_to_memo(sitting: Sitting) -> None:
    await sitting.keys("j m H m m escape l 2 m N e i escape g z")
    assert sitting.selected == SECOND
    await sitting.keys("z")
    assert sitting.selected == "Jeg teller."
    await sitting.keys("Z")
    assert sitting.selected == SECOND


async def test_the_next_passage_of_the_code_here(sitting: Sitting) -> None:
    await sitting.keys("2 j j 2 k P")
    assert sitting.selected == THIRD
    await sitting.keys("P")
    assert sitting.selected == FIRST
    assert sitting.said == "dobbel styringslinje · K08-3"


async def test_a_passage_into_another_turn_says_so(sitting: Sitting) -> None:
    await sitting.keys("j j + ")
    assert (
        sitting.said == "Utdraget går inn i neste replikk; det teller der det begynner."
    )


async def test_a_free_selection_says_how_it_ends_and_what_it_covers(
    sitting: Sitting,
) -> None:
    await sitting.keys("v w")
    assert sitting.said == ""
    await sitting.keys("v v")
    assert sitting.said.startswith("Merker fritt, ord for ord; v igjen beholder")
    await sitting.keys("w enter")
    box = sitting.app.screen.query_one("#box")
    assert "til 2 ord" in str(box.border_title)


async def test_a_coding_is_put_under_another_code(sitting: Sitting) -> None:
    await sitting.keys("2 r k o s enter")
    assert sitting.held == [("cost-shifting", FIRST)]
    assert sitting.desk.asked[-1] == ("recode", "coding-01", "cost-shifting")


async def test_the_digits_apply_the_codes_of_a_set(sitting: Sitting) -> None:
    await sitting.keys("0")
    assert sitting.said == "Tallene gjelder: Kapittel 4."
    await sitting.keys("1 0 2")
    assert sitting.held == [("cost-shifting", FIRST), ("dual-command", FIRST)]


async def test_a_filter_hides_the_codings_of_others(sitting: Sitting) -> None:
    start = sitting.desk.text.index(FIRST)
    sitting.desk.held["theirs"] = CodingLine(
        id="theirs",
        code="new-seams",
        start=start,
        end=start + len(FIRST),
        coder="MH",
        own=False,
    )
    sitting.desk.elsewhere = True
    await sitting.app._look_again()
    await sitting.keys("2")
    view = sitting.screen.view
    assert sorted(one.name for one in view.here()) == [
        "MH: nye sømmer",
        "dobbel styringslinje",
    ]
    # The code here, KN, MH, the branch: the third line is MH's.
    await sitting.keys("F down down down enter")
    assert [one.name for one in view.here()] == ["MH: nye sømmer"]
    await sitting.keys("3")
    assert [one.name for one in view.here()] == ["MH: nye sømmer"]
    await sitting.keys("F enter")
    assert sorted(one.name for one in view.here()) == [
        "MH: nye sømmer",
        "dobbel styringslinje",
        "nye sømmer",
    ]


async def test_reading_mode_leaves_nothing_but_the_text(sitting: Sitting) -> None:
    await sitting.keys("2 R")
    view = sitting.screen.view
    shown = [view.render_line(y).text for y in range(view.size.height)]
    assert not any("│" in line or "┏" in line for line in shown)
    assert not sitting.screen.inspector.display
    await sitting.keys("R")
    assert sitting.screen.inspector.display


async def test_what_a_code_meant_then_and_means_now(sitting: Sitting) -> None:
    await sitting.keys("2 D")
    text = str(sitting.app.screen.query_one("Static").render())
    assert "to sjefer" in text
    assert "to styringslinjer" in text
    await sitting.keys("escape")
    assert sitting.selected == FIRST


async def test_the_palette_leaves_the_passage_in_sight(sitting: Sitting) -> None:
    await sitting.keys("G enter")
    finder = sitting.app.screen.query_one("#box").region
    stack = [one for one in sitting.app.screen_stack if isinstance(one, ReaderScreen)]
    view = stack[0].view
    assert view.page is not None
    row = view.page.lines.of(view.cursor.span.start) - view.scroll_offset.y
    assert view.region.y + row < finder.y


async def test_what_is_typed_at_once_goes_to_the_window_it_was_typed_for(
    sitting: Sitting,
) -> None:
    keys = ["enter", "k", "o", "s", "enter", "j", "enter", "s", "ø", "m", "enter"]
    for key in [*keys, "j", "2", "plus"]:
        sitting.app.simulate_key(key)
    for _ in range(400):
        await sitting.pilot.pause(0.01)
        if sitting.held and sitting.held[-1][1].endswith("Hva gjør du da?"):
            break
    assert sitting.held == [
        ("cost-shifting", FIRST),
        ("new-seams", SECOND),
        ("dual-command", f"{THIRD}\n\nIntervjuer: Hva gjør du da?"),
    ]
