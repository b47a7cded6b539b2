from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench.tui.speech import Speech, fitted, spread

NOW = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2026-03-04T08:05:00Z", "i dag 08.05"),
        ("2026-03-03T14:02:11.123456+00:00", "i går 14.02"),
        ("2026-02-28T10:00:00Z", "28. februar"),
        ("2025-11-01T10:00:00Z", "1. november 2025"),
        ("", ""),
        ("i fjor", ""),
    ],
)
def test_times_as_people_say_them(time: str, said: str) -> None:
    assert Speech("nb").when(time, NOW, UTC) == said


def test_the_left_side_gives_way() -> None:
    assert spread("abcdefghij", "xyz", 10) == "abcd…  xyz"
    assert spread("ab", "xyz", 10) == "ab     xyz"


def test_fitted_is_exactly_so_wide() -> None:
    assert fitted("å", 3) == "å  "
    assert fitted("中文字", 4) == "中… "
