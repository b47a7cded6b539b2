from __future__ import annotations

from rich.cells import cell_len

from tests.tui.interview import interview, stripe
from workbench.domain.spans import Span
from workbench.tui.reader.index import Index
from workbench.tui.reader.lanes import Lanes
from workbench.tui.reader.margin import Memos, margin
from workbench.tui.reader.model import Stripe
from workbench.tui.reader.wrap import wrapped

TEXT, TURNS, _ = interview()
LINES = wrapped(TEXT, TURNS, 30, airy=False)
ANSWER = "Det er krevende. Mandag ringer fylket. Tirsdag ringer rådmannen."


def drawn(
    *stripes: Stripe,
    rows: range | None = None,
    room: int = 19,
    notes: tuple[str, ...] = (),
) -> list[str]:
    index = Index(stripes)
    rows = rows or range(len(LINES))
    lanes = Lanes(index, LINES)
    places = [Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in notes]
    memos = [LINES.rows(*one) for one in places]
    pieces = margin(lanes.lying(index), rows, room, Memos("✎ memo", memos))
    lines = ["".join(text for text, _, _ in line) for line in pieces]
    assert max(map(cell_len, lines)) <= room
    return [line.rstrip() for line in lines]


def test_a_stripe_begins_with_its_name() -> None:
    lines = drawn(stripe(TEXT, ANSWER, "dobbel styringslinje"))
    assert lines[:5] == ["", "┏ dobbel styringsl…", "┃", "┗", ""]


def test_on_one_line_only() -> None:
    assert drawn(stripe(TEXT, "Hva gjør du da?", "råd"))[4] == "╺ råd"


def test_two_that_begin_together_have_both_names() -> None:
    lines = drawn(stripe(TEXT, ANSWER, "styring"), stripe(TEXT, ANSWER, "sømmer"))
    assert lines[1:4] == ["┏┏ styring", "┃┣ sømmer", "┗┗"]


def test_names_that_have_no_line_of_their_own_share_one() -> None:
    lines = drawn(
        stripe(TEXT, "Hva gjør", "mestring"), stripe(TEXT, "Hva gjør du da?", "råd")
    )
    assert lines[4] == "╺╺ råd · mestring"


def test_names_that_do_not_fit_are_counted() -> None:
    names = ("alfa", "beta", "gamma", "delta", "epsilon")
    lines = drawn(*(stripe(TEXT, "Hva gjør du da?", name) for name in names))
    assert lines[4] == "╺╺╺╺╺ alfa … +3" or lines[4].endswith(("+3", "+4"))


def test_a_long_stripe_has_its_name_on_every_screen() -> None:
    one = stripe(TEXT, ANSWER, "styring")
    assert drawn(one, rows=range(2, 5)) == ["┃ styring", "┗", ""]


def test_a_memo_is_marked_on_a_line_of_its_own_or_after_the_name() -> None:
    lines = drawn(stripe(TEXT, ANSWER, "styring", memo=True))
    assert lines[2] == "┃            ✎ memo"
    assert drawn(stripe(TEXT, "Hva gjør", "råd", memo=True))[4] == "╺ råd             ✎"


def test_beyond_eight_lanes_they_are_counted() -> None:
    many = [stripe(TEXT, "Hva gjør du da?", f"kode {n}") for n in range(10)]
    assert drawn(*many, room=27)[4].startswith("╺╺╺╺╺╺╺╺+2 ")


def test_a_memo_on_words_without_a_code_is_marked_beside_them() -> None:
    assert drawn(notes=("Hva gjør du da?",))[4] == "             ✎ memo"
    beside = drawn(stripe(TEXT, ANSWER, "styring"), notes=(ANSWER,))
    assert beside[1:4] == ["┏ styring", "┃            ✎ memo", "┗"]


def test_a_memo_above_or_below_the_screen_is_not_marked() -> None:
    assert drawn(notes=("Hva gjør du da?",), rows=range(0, 3)) == ["", "", ""]
    assert drawn(notes=(ANSWER,), rows=range(4, 6)) == ["", ""]
