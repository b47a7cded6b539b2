from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult

from tests.tui.interview import interview, stripe
from workbench.domain.spans import Span
from workbench.tui.reader.view import TranscriptView

TEXT, TURNS, SENTENCES = interview()
ANSWER = "Det er krevende. Mandag ringer fylket. Tirsdag ringer rådmannen."


class ReaderApp(App[None]):
    """A reader alone, which keeps what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        yield TranscriptView()

    def on_mount(self) -> None:
        view = self.query_one(TranscriptView)
        view.show(TEXT, TURNS, SENTENCES, [stripe(TEXT, ANSWER, "styring")])
        view.focus()
        self.watch(view, "passage", self._keep, init=False)

    def _keep(self, passage: tuple[Span, Span]) -> None:
        self.said.append((TEXT[slice(*passage[0])], TEXT[slice(*passage[1])]))


def lines(app: App[Any]) -> list[str]:
    view = app.query_one(TranscriptView)
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def test_every_move_says_what_is_selected() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 10)) as pilot:
        view = app.query_one(TranscriptView)
        await pilot.press("j")
        view.grow_passage()
        await pilot.pause()
        view.shrink_passage()
        await pilot.press("l", "[", "A")
    assert app.said == [
        ("Det er krevende.", "Det"),
        ("Det er krevende. Mandag ringer fylket.", "Det"),
        ("Det er krevende.", "Det"),
        ("Jeg teller.", "Jeg"),
        ("Hva gjør du da?", "Hva"),
    ]


async def test_numbers_initials_cursor_stripes_and_names() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("l")
        shown = lines(app)
    assert shown[0] == "   1 I  Hvordan er det å ha to sjefer?" + " " * 22 + "│"
    assert shown[1] == (
        "   2 L▌ Det er krevende. Mandag ringer fylket. Tirsdag      │┏ styring"
    )
    assert shown[2] == "        ringer rådmannen." + " " * 35 + "│┗"
    assert "[latter]" in shown[6]


@pytest.mark.parametrize("width", [30, 60, 83, 84, 120])
async def test_every_line_is_as_wide_as_the_screen(width: int) -> None:
    app = ReaderApp()
    async with app.run_test(size=(width, 12)):
        view = app.query_one(TranscriptView)
        assert {view.render_line(y).cell_length for y in range(12)} == {width}


async def test_another_width_leaves_the_passage_on_its_line() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.press("G")
        before = [y for y, line in enumerate(lines(app)) if "▌" in line]
        await pilot.resize_terminal(60, 5)
        await pilot.pause()
        assert [y for y, line in enumerate(lines(app)) if "▌" in line] == before


async def test_a_click_selects_a_sentence_and_a_drag_what_it_covers() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 10)) as pilot:
        row = "   2 L  Det er krevende. Mandag ringer fylket."
        await pilot.click(TranscriptView, offset=(row.index("ringer") + 2, 1))
        assert app.said[-1][0] == "Mandag ringer fylket."
        await pilot.mouse_down(TranscriptView, offset=(row.index("krevende"), 1))
        await pilot.hover(TranscriptView, offset=(row.index("Mandag") + 5, 1))
        await pilot.mouse_up(TranscriptView, offset=(row.index("Mandag") + 5, 1))
        await pilot.pause()
        assert app.said[-1][0] == "krevende. Mandag"


async def test_codings_come_and_go_and_the_cursor_stays() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 10)) as pilot:
        view = app.query_one(TranscriptView)
        await pilot.press("l")
        other = stripe(TEXT, "Mandag ringer fylket.", "sømmer")
        view.put(other)
        assert lines(app)[1].endswith("│┏╺ styring · sømmer")
        view.drop(other.id)
        assert lines(app)[1].endswith("│┏ styring")
        view.replace([other])
        assert lines(app)[1].endswith("│╺ sømmer")
        assert view.cursor.span.start == TEXT.index("Det er")


async def test_copying_takes_the_words_as_they_are() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("G", "ctrl+c")
        assert app.clipboard == "Ingen av dem vet det [latter]."


async def test_two_clicks_select_a_word_and_three_the_answer() -> None:
    app = ReaderApp()
    async with app.run_test(size=(80, 10)) as pilot:
        row = "   2 L  Det er krevende. Mandag ringer fylket."
        place = (row.index("ringer") + 2, 1)
        await pilot.click(TranscriptView, offset=place, times=2)
        assert app.said[-1][0] == "ringer"
        await pilot.click(TranscriptView, offset=place, times=3)
        assert app.said[-1][0] == ANSWER


async def test_drawing_beyond_the_edge_scrolls_by_itself() -> None:
    app = ReaderApp()
    async with app.run_test(size=(60, 3)) as pilot:
        view = app.query_one(TranscriptView)
        await pilot.mouse_down(TranscriptView, offset=(10, 1))
        view.on_mouse_move(events.MouseMove(view, 10, 5, 0, 4, 1, False, False, False))
        for _ in range(40):
            await pilot.pause(0.05)
            if view.scroll_offset.y >= 3:
                break
        assert view.scroll_offset.y >= 3
        await pilot.mouse_up(TranscriptView, offset=(10, 1))
        here = view.scroll_offset.y
        await pilot.pause(0.2)
        assert view.scroll_offset.y == here
