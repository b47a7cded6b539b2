from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from workbench.tui.filters import Harmless, Plain

BLACK = Color.parse("#000000")


def test_nothing_that_steers_gets_through_and_widths_stay() -> None:
    texts = ["a\x1b[31mb", "\x9b5m", "x\u202ey\u2066z", "\x07", "plain", "e\u0301"]
    segments = [Segment(text, Style()) for text in texts]
    done = Harmless().apply(segments, BLACK)
    assert [one.text for one in done] == ["a[31mb", "5m", "xyz", "", "plain", "e\u0301"]
    assert [one.cell_length for one in done] == [one.cell_length for one in segments]


def test_joined_emoji_stay_joined() -> None:
    family = "👨\u200d👩\u200d👧"
    (done,) = Harmless().apply([Segment(family, Style())], BLACK)
    assert done.text == family


def test_drawn_glyphs_become_plain_cell_for_cell() -> None:
    drawn = "┌─┬─┐│┏┃┗╺┣▌▸▾✎★⚠✓"
    (done,) = Plain().apply([Segment(drawn, Style())], BLACK)
    assert done.text == "+-+-+|(:)-:>>v**!x"
    (words,) = Plain().apply([Segment("«på» … 中", Style())], BLACK)
    assert words.text == "«på» … 中"
