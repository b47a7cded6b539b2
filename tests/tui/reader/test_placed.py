from __future__ import annotations

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.tui.reader.placed import Placed

PLAIN, CONSOLE = Style(), Console(color_system="truecolor", force_terminal=True)


def line(*texts: str) -> Strip:
    return Strip([Segment(text, PLAIN) for text in texts])


def test_the_second_part_begins_in_its_column() -> None:
    placed = Placed(line("कि", "   ", "│", "┏ name"), "│|", 60)
    assert placed.render(CONSOLE) == "कि   " + " " * 8 + "\x1b[61G│┏ name"
    assert placed.cell_length == line("कि", "   ", "│", "┏ name").cell_length


def test_a_rule_in_the_text_is_not_the_rule() -> None:
    placed = Placed(line("│", "中", "│", "x"), "│|", 9)
    assert placed.render(CONSOLE) == "│中" + " " * 8 + "\x1b[10G│x"


def test_a_line_without_the_rule_is_left_alone() -> None:
    assert Placed(line("中", "x"), "│|", 9).render(CONSOLE) == "中x"


def test_a_part_of_it_is_a_strip_like_any_other() -> None:
    part = Placed(line("abc", "│", "def"), "│|", 3).crop(1, 5)
    assert part.render(CONSOLE) == "bc│d"
