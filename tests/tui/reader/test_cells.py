from __future__ import annotations

from rich.cells import cell_len

from workbench.safe_text import safe
from workbench.tui.reader.cells import ODD, Row, glyphs


def test_what_is_not_odd_takes_one_cell_and_hides_nothing() -> None:
    plain = [c for c in map(chr, range(0x30000)) if not ODD.match(c)]
    assert "å" in plain
    assert "–" in plain
    assert "č" in plain
    assert [c for c in plain if cell_len(c) != 1 or safe(c) != c] == []


def test_plain_columns_are_code_points() -> None:
    row = Row("xx Åse sier ja", 3, 14)
    assert row.width == 11
    assert row.column_of(7) == 4
    assert row.offset_at(4) == 7
    assert row.shown(3, 6) == "Åse"


def test_wide_characters_take_two_columns() -> None:
    row = Row("a中b", 0, 3)
    assert [row.column_of(at) for at in range(4)] == [0, 1, 3, 4]
    assert [row.offset_at(column) for column in range(5)] == [0, 1, 1, 2, 3]


def test_a_joined_emoji_is_its_first_character_and_a_blank() -> None:
    text = "x\U0001f469\u200d\U0001f467y"
    row = Row(text, 0, len(text))
    assert row.shown(0, len(text)) == "x\U0001f469y"
    assert row.width == 4
    assert row.snapped(3) == 1
    assert row.offset_at(2) == 1
    assert row.offset_at(3) == 4


def test_a_heart_with_a_selector_is_padded_to_its_width() -> None:
    text = "\u2764\ufe0fz"
    assert Row(text, 0, 3).shown(0, 3) == "\u2764 z"
    assert Row(text, 0, 3).column_of(2) == 2


def test_a_combining_mark_stays_with_its_letter() -> None:
    row = Row("e\u0301t", 0, 3)
    assert row.width == 2
    assert row.offset_at(1) == 2
    assert row.shown(0, 3) == "e\u0301t"


def test_tabs_are_spaces_up_to_the_next_stop() -> None:
    row = Row("ab\tc", 0, 4)
    assert row.shown(0, 4) == "ab  c"
    assert row.column_of(3) == 4
    assert row.offset_at(3) == 2


def test_what_steers_a_terminal_is_shown_as_a_mark() -> None:
    row = Row("a\x1b[31mb\u202e\u200b", 0, 9)
    assert row.shown(0, 9) == "a␛[31mb⇄◌"
    assert row.width == 9


def test_glyphs_cover_every_code_point_once() -> None:
    text = "å\t\u0301x\u200d中\x00\U0001f44d\U0001f3fd\u200b."
    parts = list(glyphs(text, 0, len(text)))
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert [p.end for p in parts[:-1]] == [p.start for p in parts[1:]]
    assert sum(p.width for p in parts) == sum(cell_len(p.shown) for p in parts)
