from __future__ import annotations

import pytest

from tests.tui.interview import stripe
from workbench.tui.reader.density import Density

TEXT = "en to tre fire fem ti"


def test_a_coding_counts_in_the_parts_it_covers() -> None:
    # 21 code points in three parts of 7: «en to t», «re fire», « fem ti».
    made = Density(21, 3, [stripe(TEXT, "tre fire", "a")])
    assert made.values == pytest.approx([1 / 7, 7 / 7, 0])
    made.add(stripe(TEXT, "fem", "b"))
    assert made.values == pytest.approx([1 / 7, 1, 3 / 7])
    assert made.bars() == "▂█▄"
    made.add(stripe(TEXT, "tre fire", "a"), -1)
    assert made.bars() == "▁▁█"


def test_where_nothing_is_coded_all_bars_are_low() -> None:
    assert Density(100, 4).bars() == "▁▁▁▁"
    assert Density(0, 2).bars() == "▁▁"
    assert Density(10, 0, [stripe(TEXT, "en", "a")]).bars() == ""


def test_the_part_an_offset_is_in() -> None:
    made = Density(21, 3)
    assert [made.place(at) for at in (0, 6, 7, 20, 21)] == [0, 0, 1, 2, 2]
