from __future__ import annotations

from textual.color import Color

from tests.tui.interview import interview, stripe
from workbench.domain.spans import Span
from workbench.tui.reader.paint import (
    Look,
    Marks,
    Palette,
    Run,
    cover,
    runs,
)

TEXT = interview()[0]
NOTHING = Marks(Span(0, 0), Span(0, 0))


def test_runs_change_where_codings_begin_and_end() -> None:
    start = TEXT.index("Mandag")
    end = start + len("Mandag ringer fylket.")
    hits = [
        stripe(TEXT, "Mandag ringer", "a", branch=2),
        stripe(TEXT, "ringer fylket. Tirsdag", "b", branch=10),
    ]
    assert runs(start, end, cover(hits), NOTHING) == [
        Run(start, start + 7, Look(depth=1, hue=2)),
        Run(start + 7, start + 13, Look(depth=2)),
        Run(start + 13, end, Look(depth=1, hue=3)),
    ]


def test_selection_caret_and_matches_lie_over_them() -> None:
    marks = Marks(Span(0, 6), Span(0, 2), [Span(4, 8)])
    assert runs(0, 8, cover([]), marks) == [
        Run(0, 2, Look(selected=True, caret=True)),
        Run(2, 4, Look(selected=True)),
        Run(4, 6, Look(selected=True, match=True)),
        Run(6, 8, Look(match=True)),
    ]


def test_overlap_selection_and_matches_do_without_colour() -> None:
    palette = Palette(Color.parse("#101010"), Color.parse("#f0f0f0"))
    assert palette[Look(depth=2)].underline
    assert not palette[Look(depth=1, hue=0)].underline
    assert palette[Look(selected=True)].reverse
    assert palette[Look(match=True)].reverse
    assert palette[Look(match=True)].underline
    assert palette[Look(selected=True)] is palette[Look(selected=True)]


def test_the_caret_is_told_from_the_selection_around_it_without_colour() -> None:
    palette = Palette(Color.parse("#101010"), Color.parse("#f0f0f0"))
    for depth, hue in ((0, -1), (1, 0), (2, -1)):
        around = palette[Look(depth=depth, hue=hue, selected=True)]
        caret = palette[Look(depth=depth, hue=hue, selected=True, caret=True)]
        assert around.underline != caret.underline
        assert caret.bold
