"""Snapshots and backups: whole, checked, private, and never one over another."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store import histories
from workbench.errors import DamagedFile, ProjectFileError, Refused
from workbench.store import file, snapshots
from workbench.store.dump import fingerprint


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[histories.Copy]:
    histories.base(tmp_path / "p.db")
    made = histories.Copy(tmp_path / "p.db", "KN", random.Random(2))
    yield made
    made.file.close()


def clock(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let it be this time."""
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    monkeypatch.setattr(snapshots, "_moment", lambda: moment)


def take(copy: histories.Copy, reason: str = "daily") -> Path:
    """A snapshot after some more work."""
    histories.set_project(copy)
    made = snapshots.snapshot(copy.file.connection, copy.file.path, reason=reason)
    assert made is not None
    return made


def test_a_snapshot_is_the_project(
    copy: histories.Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a name that says when and why, and for nobody else to read."""
    clock(monkeypatch, "2026-03-01T08:30:00")
    made = take(copy, "merge")
    folder = copy.file.path.parent / "p.snapshots"
    assert made == folder / "20260301-083000-merge.snapshot"
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    assert oct(made.stat().st_mode & 0o777) == "0o600"
    opened = file.open_file(made, read_only=True)
    assert fingerprint(opened.connection) == fingerprint(copy.file.connection)
    opened.close()
    assert [one.name for one in folder.iterdir()] == [made.name]


def test_nothing_is_written_over(
    copy: histories.Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, "2026-03-01T08:30:00")
    first = take(copy)
    held = first.read_bytes()
    second = take(copy)
    assert second.name == "20260301-083000-daily-2.snapshot"
    assert first.read_bytes() == held
    assert snapshots.newest(copy.file.path) == second


def test_what_is_kept_already_is_not_kept_again(copy: histories.Copy) -> None:
    """Unless it is asked for."""
    path, connection = copy.file.path, copy.file.connection
    take(copy)
    assert snapshots.snapshot(connection, path, reason="daily") is None
    again = snapshots.snapshot(connection, path, reason="repair", always=True)
    assert again is not None and again.exists()


def test_one_is_due_once_a_day(
    copy: histories.Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, "2026-03-01T23:59:00")
    assert snapshots.due(copy.file.path)
    take(copy)
    assert not snapshots.due(copy.file.path)
    clock(monkeypatch, "2026-03-02T00:00:00")
    assert snapshots.due(copy.file.path)


def test_the_daily_one_opens_the_file_itself(
    copy: histories.Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a day, and not where nothing was done since."""
    clock(monkeypatch, "2026-03-01T08:30:00")
    made = snapshots.daily(copy.file.path)
    assert made is not None
    assert made.name == "20260301-083000-daily.snapshot"
    assert snapshots.daily(copy.file.path) is None
    clock(monkeypatch, "2026-03-02T08:30:00")
    assert snapshots.daily(copy.file.path) is None
    histories.set_project(copy)
    assert snapshots.daily(copy.file.path) is not None


def made_up(folder: Path, *names: str) -> None:
    """Files of a hundred bytes with the names of snapshots."""
    folder.mkdir()
    for name in names:
        (folder / f"{name}.snapshot").write_bytes(b"x" * 100)


def test_pruning_thins_out_days_then_weeks_then_the_oldest(tmp_path: Path) -> None:
    """1 and 2 June 2026 are a Monday and a Tuesday; the newest is of the 20th."""
    names = [
        "20260520-090000-daily",
        "20260601-090000-daily",
        "20260601-170000-merge",
        "20260602-090000-daily",
        "20260619-090000-daily",
        "20260620-090000-daily",
    ]
    folder = tmp_path / "p.snapshots"
    made_up(folder, *names)
    (folder / "notes.txt").write_text("mine")
    gone = []
    for budget in (500, 400, 300, 200, 100, 0):
        gone.append([one.name[:15] for one in snapshots.prune(folder, budget)])
    assert gone == [
        [],
        ["20260601-090000"],
        ["20260601-170000"],
        ["20260619-090000"],
        ["20260520-090000"],
        ["20260602-090000"],
    ]
    assert sorted(one.name for one in folder.iterdir()) == [
        "20260620-090000-daily.snapshot",
        "notes.txt",
    ]


def test_a_backup_goes_where_it_is_asked_to(
    copy: histories.Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To a name, or into a folder under a name of its own; never over a file."""
    clock(monkeypatch, "2026-03-01T08:30:00")
    target = tmp_path / "out" / "kopi.db"
    with pytest.raises(ProjectFileError, match=r"kopi\.db cannot be written: No such"):
        snapshots.backup(copy.file, target)
    target.parent.mkdir()
    assert snapshots.backup(copy.file, target) == target
    opened = file.open_file(target)
    assert fingerprint(opened.connection) == fingerprint(copy.file.connection)
    opened.close()
    held = target.read_bytes()
    with pytest.raises(Refused, match=r"kopi\.db exists already"):
        snapshots.backup(copy.file, target)
    assert target.read_bytes() == held
    into = snapshots.backup(copy.file, target.parent)
    assert into.name == "p-20260301-083000.db"
    assert sorted(one.name for one in target.parent.iterdir()) == [
        "kopi.db",
        "p-20260301-083000.db",
    ]


def test_a_copy_that_is_not_whole_is_no_copy(
    copy: histories.Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is checked before it gets its name; nothing of a failed one stays."""
    made = take(copy)
    data = bytearray(made.read_bytes())
    data[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    made.write_bytes(data)
    with pytest.raises(DamagedFile, match="is damaged"):
        snapshots.check(made)
    older = made.with_name("20200101-000000-daily.snapshot")
    assert snapshots.newest_sound(copy.file.path) is None
    sound = snapshots.backup(copy.file, tmp_path / "sound.db")
    sound.rename(older)
    assert snapshots.newest_sound(copy.file.path) == older

    def damaged(path: Path) -> None:
        raise DamagedFile(f"{path} is damaged")

    monkeypatch.setattr(snapshots, "check", damaged)
    before = sorted(made.parent.iterdir())
    with pytest.raises(DamagedFile):
        take(copy)
    assert sorted(made.parent.iterdir()) == before


def test_a_link_in_place_of_the_folder_is_refused(
    copy: histories.Copy, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "p.snapshots").symlink_to(elsewhere)
    with pytest.raises(ProjectFileError, match="is a link to another place"):
        take(copy)
    assert list(elsewhere.iterdir()) == []


def test_a_copy_of_a_project_that_may_only_be_read(
    copy: histories.Copy, tmp_path: Path
) -> None:
    opened = file.open_file(copy.file.path, read_only=True)
    made = snapshots.backup(opened, tmp_path / "kopi.db")
    opened.close()
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("select count(*) from code").fetchone() == (3,)
