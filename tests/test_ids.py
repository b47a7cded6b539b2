"""Fresh ids sort by the moment of their making, within a millisecond too."""

from __future__ import annotations

import uuid

import pytest

from workbench import ids

MOMENT = 1_771_000_000_123_000_000
"""In nanoseconds since 1970: 2026-02-13T16:26:40.123Z."""


def test_a_microsecond_later_is_a_higher_id(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for later in (0, 1_000, 2_000, 999_999, 1_000_000):
        monkeypatch.setattr("time.time_ns", lambda at=MOMENT + later: at)
        made.append(ids.new_id())
    assert made == sorted(made)
    assert len(set(made)) == 5


def test_it_is_a_uuid_of_version_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: MOMENT + 500_000)
    made = ids.new_id()
    read = uuid.UUID(made)
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
    assert read.int >> 80 == 1_771_000_000_123
    assert read.int >> 64 & 0xFFF == 2_048
    assert ids.is_id(made)
    assert made > ids.moment_id("2026-02-13T16:26:40.123Z")
