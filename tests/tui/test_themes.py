"""Colours: whatever is to be read stands off its ground, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from rich.style import Style
from textual.color import Color
from textual.command import CommandList
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.fake import FakeDesk
from tests.tui.test_looks import coded
from workbench import settings
from workbench.tui.app import WorkbenchApp
from workbench.tui.preferences import Preferences
from workbench.tui.reader.model import HUES
from workbench.tui.reader.paint import Look, Palette, TerminalPalette
from workbench.tui.reader.view import TranscriptView
from workbench.tui.themes import (
    CHOICES,
    CONTRAST,
    MORE_CONTRAST,
    SHARP,
    contrast,
    readable,
)
from workbench.tui.widgets.bars import KeyLine

COLOURED = [one for one in CHOICES if not one.startswith("ansi")]
DRAWN = frozenset(" ─│┬┴┌┐└┘") | {chr(one) for one in range(0x2580, 0x25A0)} - {"▌"}
"""What only divides: nothing is told by it that is not told in letters."""


def test_contrast_is_as_the_guidelines_have_it() -> None:
    """The ends, and the grey that is said to be just enough on white."""
    white, black = Color.parse("#ffffff"), Color.parse("#000000")
    assert round(contrast(white, black), 2) == 21
    assert round(contrast(white, white), 2) == 1
    assert round(contrast(Color.parse("#767676"), white), 2) == 4.54
    assert contrast(Color.parse("#777777"), white) < CONTRAST


def test_an_ink_goes_no_nearer_to_the_text_than_it_must() -> None:
    white, black = Color.parse("#ffffff"), Color.parse("#000000")
    assert readable(Color.parse("#595959"), white, black, 4.5).hex == "#595959"
    assert contrast(readable(Color.parse("#d9b64a"), white, black, 4.5), white) >= 4.5


def colours(style: Style) -> tuple[Color, Color]:
    assert style.color is not None and style.bgcolor is not None
    return Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)


def least(theme: str) -> float:
    return MORE_CONTRAST if CHOICES[theme] in SHARP else CONTRAST


@pytest.mark.parametrize("theme", COLOURED)
async def test_the_hues_on_their_tints_can_be_read(theme: str) -> None:
    app = WorkbenchApp(coded(), document="K08-3", preferences=Preferences(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == CHOICES[theme]
        palette = app.screen.query_one(TranscriptView)._palette()
    looks = [
        palette[Look(depth=depth, hue=hue if depth == 1 else -1, dim=dim, **marks)]
        for depth, hue, dim in product(range(5), range(HUES), (False, True))
        for marks in ({}, {"selected": True}, {"match": True}, {"caret": True})
    ]
    names = [palette.name(hue, own) for hue in range(-1, HUES) for own in (True, False)]
    for style in (*looks, *names, palette.plain, palette.dim, palette.mark):
        assert contrast(*colours(style)) >= least(theme), style


def faint(app: WorkbenchApp, least: float) -> Iterator[tuple[str, str]]:
    """The text of the present screen that does not stand off its ground.

    What a screen lies over is made faint, so that one sees where one is.
    """
    strips = app.screen._compositor.render_strips()
    for child in app.screen.children:
        region = child.region
        for strip in strips[region.y : region.bottom]:
            yield from _faint(strip.crop(region.x, region.right), least)


def _faint(strip: Strip, least: float) -> Iterator[tuple[str, str]]:
    for segment in strip:
        if set(segment.text) <= DRAWN or segment.style is None:
            continue
        if contrast(*colours(segment.style)) < least:
            yield segment.text, str(segment.style)


SCENES = {
    "reading": "l l j",
    "finding": "l l enter k o s",
    "memo": "l l m a",
    "help": "question_mark",
    "palette": "ctrl+p a",
    "searching": "slash",
    "documents": "escape d",
    "codebook": "escape t",
    "frequencies": "escape f",
    "passages": "escape p",
    "start": "escape escape",
}


@pytest.mark.parametrize("theme", COLOURED)
async def test_everything_on_every_screen_can_be_read(theme: str) -> None:
    for keys in SCENES.values():
        looks = Preferences(theme=theme)
        app = WorkbenchApp(coded(), document="K08-3", preferences=looks)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await pilot.press(*keys.split())
            await pilot.pause()
            await pilot.pause()
            assert list(faint(app, CONTRAST)) == [], keys


# No colour, and the terminal's own


def told(style: Style) -> tuple[bool, ...]:
    """What of a style is seen without colour."""
    marks = (style.underline, style.bold, style.reverse, style.dim, style.italic)
    return tuple(map(bool, marks))


def test_without_colour_everything_is_told_by_other_means() -> None:
    palette: Palette = TerminalPalette()
    looks = {
        "plain": Look(),
        "coded": Look(depth=1, hue=3),
        "coded twice": Look(depth=2),
        "selected": Look(selected=True),
        "caret": Look(selected=True, caret=True),
        "coded and selected": Look(depth=1, hue=3, selected=True),
        "coded twice and selected": Look(depth=2, selected=True),
        "found": Look(match=True),
        "interviewer": Look(dim=True),
    }
    seen = {name: told(palette[look]) for name, look in looks.items()}
    assert len(set(seen.values())) == len(looks)
    for look in looks.values():
        assert colours_of_terminal(palette[look]) == ("default", "default")


def colours_of_terminal(style: Style | None) -> tuple[str, str]:
    assert style is not None and style.color is not None and style.bgcolor is not None
    return style.color.name, style.bgcolor.name


@pytest.mark.parametrize("theme", ["ansi", "ansi-light"])
async def test_the_terminals_own_colours_are_left_to_the_terminal(theme: str) -> None:
    app = WorkbenchApp(coded(), document="K08-3", preferences=Preferences(theme=theme))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("l", "l", "j")
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style or Style()
                for one in (style.color, style.bgcolor):
                    assert one is None or one.triplet is None, segment


async def test_no_color_is_obeyed_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = WorkbenchApp(coded(), document="K08-3")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("l", "l", "j")
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                assert colours_of_terminal(segment.style) == ("default", "default")
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        await pilot.press("down")
        await pilot.pause(0.2)
        strips = app.screen.query_one(CommandList).render_lines(Region(0, 0, 60, 5))
        lit = [any(s.style and s.style.underline for s in strip) for strip in strips]
        assert lit.count(True) == 1
        await pilot.press("escape", "f2")
        said = app.screen.query_one(KeyLine).said
        assert said == "NO_COLOR er satt: her er det ingen farger."


# Choosing


async def test_a_key_goes_through_the_themes_and_the_last_is_kept() -> None:
    app = WorkbenchApp(FakeDesk(), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        worn = []
        for _ in CHOICES:
            await pilot.press("f2")
            worn.append(app.theme)
        assert worn == [*list(CHOICES.values())[1:], "textual-dark"]
        await pilot.press("f2")
        assert app.screen.query_one(KeyLine).said == "Farger: lys."
    assert settings.load().theme == "light"


async def test_a_theme_nobody_knows_is_the_usual_one() -> None:
    app = WorkbenchApp(FakeDesk(), preferences=Preferences(theme="pink"))
    async with app.run_test(size=(80, 24)):
        assert app.theme == "textual-dark"
