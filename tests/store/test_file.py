"""A project file is made, opened or refused; what is refused is not touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store import small
from workbench.domain.changes import kinds
from workbench.errors import (
    DamagedFile,
    ForeignFile,
    Locked,
    NewerFile,
    NotFound,
    ProjectFileError,
    ReadOnly,
    Refused,
    WorkbenchError,
)
from workbench.store import file, migrations, schema, snapshots
from workbench.store.dump import dump


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "p.db"
    small.make(path).close()
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(original, tmp_path / "p.db"))


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table x (y)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma application_id = {schema.APPLICATION_ID}")
        connection.execute(f"pragma user_version = {schema.SCHEMA_VERSION + 1}")
        connection.execute("create table x (y)")


FOREIGN: dict[str, tuple[Callable[[Path], object], type[WorkbenchError], str]] = {
    "text": (
        lambda p: p.write_text("Dette er et intervju.\n" * 50),
        ForeignFile,
        "is no project of the workbench",
    ),
    "empty": (lambda p: p.touch(), ForeignFile, "is no project of the workbench"),
    "the beginning of one": (
        lambda p: p.write_bytes(b"SQLite format 3\0" + bytes(20)),
        ForeignFile,
        "is no project of the workbench",
    ),
    "another database": (
        another_database,
        ForeignFile,
        "is a database of another program",
    ),
    "newer": (newer, NewerFile, "was written by a newer version of the workbench"),
    "folder": (lambda p: p.mkdir(), ProjectFileError, "cannot be read: Is a directory"),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_ours_is_refused_and_not_touched(tmp_path: Path, what: str) -> None:
    make, error, why = FOREIGN[what]
    path = tmp_path / "p.db"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(error, match=why) as said:
        file.open_file(path)
    assert said.value.hint
    assert (None if path.is_dir() else path.read_bytes()) == before
    assert [one.name for one in tmp_path.iterdir()] == ["p.db"]


def test_a_wrong_path_makes_nothing(tmp_path: Path) -> None:
    for path in (tmp_path / "none.db", tmp_path / "no" / "none.db"):
        with pytest.raises(NotFound, match=r"there is no project .*none\.db"):
            file.open_file(path)
    with pytest.raises(ProjectFileError, match="cannot be made: No such file"):
        file.create(tmp_path / "no" / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / "p.db").write_text("mitt")
    with pytest.raises(Refused, match="exists already"):
        file.create(tmp_path / "p.db")
    assert (tmp_path / "p.db").read_text() == "mitt"


def test_what_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "migrate", broken)
    with pytest.raises(KeyboardInterrupt):
        file.create(tmp_path / "p.db")
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_may_read_a_new_project(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        file.create(tmp_path / "p.db").close()
    finally:
        os.umask(before)
    assert oct((tmp_path / "p.db").stat().st_mode & 0o777) == "0o600"


def test_a_write_protected_file_is_read_and_not_written(path: Path) -> None:
    """The bits of its mode decide, whoever asks."""
    path.chmod(0o444)
    before = path.read_bytes()
    opened = file.open_file(path)
    assert opened.connection.execute("select count(*) from v_coding").fetchone() == (4,)
    with pytest.raises(ReadOnly, match="the file is write-protected") as said:
        opened.writing().__enter__()
    assert said.value.hint == "copy the project to a place where you may write"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.connection.execute("delete from change")
    opened.close()
    assert path.read_bytes() == before


def test_a_write_protected_folder_makes_it_read_only(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        opened = file.open_file(path)
        assert "its folder is write-protected" in opened.why_read_only
        assert opened.connection.execute("select count(*) from code").fetchone() == (3,)
        opened.close()
        assert [one.name for one in path.parent.iterdir()] == ["p.db"]
    finally:
        path.parent.chmod(0o755)


def test_a_project_in_which_another_process_writes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waited for, then told; what is there can be read as long as SQLite allows it."""
    monkeypatch.setattr(file, "PATIENCE", 0.05)
    before = path.read_bytes()
    made = small.Made(file.open_file(path))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        made.coding("A", "stat", "krevende", "5")
        with pytest.raises(Locked, match=r"another process has been writing to p\.db"):
            made.record(kinds.Label.CODE)
        with made.file.reading() as connection:
            assert connection.execute("select count(*) from coding").fetchone() == (4,)
        other.execute("rollback")
        other.execute("begin exclusive")
        with pytest.raises(Locked), made.file.reading() as connection:
            connection.execute("select count(*) from coding").fetchone()
    made.file.close()
    assert path.read_bytes() == before


def test_a_change_that_fails_leaves_nothing(path: Path) -> None:
    """Not a half of it, and the next one goes through."""
    opened = file.open_file(path)
    before = opened.version_of_data(), path.read_bytes()
    with pytest.raises(KeyboardInterrupt), opened.writing() as connection:
        connection.execute("insert into content (uid, owner, body) values (1, 2, 3)")
        raise KeyboardInterrupt
    assert (opened.version_of_data(), path.read_bytes()) == before
    with opened.writing() as connection:
        connection.execute("insert into content (uid, owner, body) values (1, 2, 3)")
    opened.close()


def test_a_change_within_a_change_is_refused(path: Path) -> None:
    opened = file.open_file(path)
    with opened.writing(), pytest.raises(Refused, match="within another one"):
        opened.writing().__enter__()
    opened.close()


def test_an_older_file_is_kept_before_it_is_brought_up_to_date(path: Path) -> None:
    """And where it cannot be written, it is refused."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma user_version = 0")
    old = path.read_bytes()
    with pytest.raises(ReadOnly, match="cannot be brought up to date: it was opened"):
        file.open_file(path, read_only=True)
    assert path.read_bytes() == old
    file.open_file(path).close()
    (kept,) = snapshots.snapshots(path)
    assert kept.reason == "migration"
    snapshots.check(kept.path)
    assert file.stamp(path) == schema.SCHEMA_VERSION


def test_what_follows_from_the_log_is_made_anew_in_an_older_file(path: Path) -> None:
    """A view that did not exist then, and the same rows as before."""
    opened = file.open_file(path)
    before = list(dump(opened.connection))
    opened.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("drop view v_turn")
        connection.execute("pragma user_version = 1")
    opened = file.open_file(path)
    ask = opened.connection.execute
    said = ask("select n, text from v_turn where document = 'Intervju A'").fetchall()
    assert said[3] == (4, "Staten styrer mye.")
    assert ask("pragma foreign_keys").fetchone() == (1,)
    assert list(dump(opened.connection)) == before
    opened.close()
    assert file.stamp(path) == schema.SCHEMA_VERSION


def test_a_damaged_project_is_called_that(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 5])
    with pytest.raises(DamagedFile, match="is damaged") as said:
        opened = file.open_file(path)
        with opened.reading() as connection:
            connection.execute("select * from v_coding").fetchall()
    assert "`workbench doctor`" in said.value.hint


def test_a_full_disk_is_told_and_nothing_is_half_written(path: Path) -> None:
    """A limit on pages stands in for the disk."""
    made = small.Made(file.open_file(path))
    run = made.file.connection.execute
    size = run("pragma page_count").fetchone()[0]
    run(f"pragma max_page_count = {size}")
    before = path.read_bytes()
    made.batch.text(small.uid("A"), "x" * 200_000)
    made.coding("A", "stat", "krevende", "5")
    with pytest.raises(ProjectFileError, match="could not be written") as said:
        made.record(kinds.Label.CODE)
    assert said.value.hint == "make room on the disk, then try again"
    made.file.close()
    assert path.read_bytes() == before


WAITS = """
import sys
from pathlib import Path
from workbench.store import file
opened = file.open_file(Path(sys.argv[1]))
with opened.writing() as connection:
    connection.execute("insert into content (uid, owner, body) values (1, 2, 3)")
print(opened.version_of_data() > 0)
"""


def test_another_process_is_noticed(path: Path) -> None:
    """A screen that is open can tell that somebody else wrote."""
    opened = file.open_file(path)
    before = opened.version_of_data()
    subprocess.run(
        [sys.executable, "-c", WAITS, str(path)], check=True, capture_output=True
    )
    assert opened.version_of_data() != before
    opened.close()
