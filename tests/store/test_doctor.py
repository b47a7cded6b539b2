"""The doctor finds what is wrong, says what to do, and mends what the log can mend."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store import small
from tests.store.small import uid
from workbench.domain.changes import kinds
from workbench.errors import DamagedFile, Locked, NewerFile, NotFound, WorkbenchError
from workbench.store import doctor, erase, file, snapshots, views
from workbench.store.doctor import Severity
from workbench.store.dump import dump, fingerprint


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "p.db"
    small.make(path).close()
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(original, tmp_path / "p.db"))


def tamper(path: Path, *statements: str) -> None:
    """Write behind everybody's back, as another program might."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def found(path: Path) -> list[tuple[str, str, str]]:
    """What the doctor finds: which check, what, where."""
    return [(one.name, one.what, one.where) for one in doctor.examine(path)]


def held(path: Path) -> str:
    opened = file.open_file(path)
    made = fingerprint(opened.connection)
    opened.close()
    return made


def test_a_sound_project(path: Path) -> None:
    before = path.read_bytes()
    assert doctor.examine(path) == []
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["p.db"]


FREE = "drop trigger change_is_never_rewritten"
NO_GUARD = "a guard of the log is missing or another one"
GUARD = ("plan", NO_GUARD, "change_is_never_rewritten")
KEPT = "drop trigger content_is_never_rewritten"

WRONG = {
    "a guard is gone": ([FREE], [GUARD]),
    "a payload is altered": (
        [
            FREE,
            f"update change set payload = replace(payload, '{uid('stat')}',"
            f" '{uid('styring')}') where subject = '{uid('coding', '3')}'",
        ],
        [GUARD, ("operations", "an operation is not as it was recorded", "*")],
    ),
    "a payload is none": (
        [FREE, "update change set payload = '{' where kind = 'code.placed'"],
        [
            GUARD,
            ("operations", "an operation is not as it was recorded", "*"),
            ("payloads", "*", "*"),
            ("payloads", "*", "*"),
            ("payloads", "*", "*"),
        ],
    ),
    "a text is altered": (
        [
            KEPT,
            "update content set body = replace(body, 'krevende', 'lettvint')"
            " where body like 'I: Hva%'",
        ],
        [
            ("plan", NO_GUARD, "content_is_never_rewritten"),
            (
                "anchors",
                "1 codings do not have the words that were tagged",
                "Intervju A",
            ),
            ("rebuilt", "a table is not what the log gives", "search"),
        ],
    ),
    "a text is gone": (
        [
            "drop trigger content_is_deleted_by_erasing_only",
            "delete from content where body = 'Staten som aktør.'",
        ],
        [
            ("plan", NO_GUARD, "content_is_deleted_by_erasing_only"),
            ("texts", "1 texts are missing that changes name", "memo.added"),
        ],
    ),
    "a folded row is altered": (
        ["update coding set start = 80 where start = 79"],
        [("rebuilt", "a table is not what the log gives", "coding")],
    ),
    "a derived row is gone": (
        ["delete from passage where codings = 2"],
        [("rebuilt", "a table is not what the log gives", "passage")],
    ),
    "the search has other words": (
        ["update search_content set c0 = 'noe annet' where c0 = 'Og staten?'"],
        [
            ("rebuilt", "a table is not what the log gives", "search"),
            ("search", "the search does not know the words that it holds", ""),
        ],
    ),
    "a reference is broken": (
        ["delete from code_text", "delete from code where slug = 'stat'"],
        [
            ("references", "2 rows name others that are not there", "coding"),
            ("rebuilt", "a table is not what the log gives", "code"),
            ("rebuilt", "a table is not what the log gives", "code_text"),
            ("rebuilt", "a table is not what the log gives", "coding"),
        ],
    ),
    "a view is another one": (
        ["drop view v_code", "create view v_code as select 1"],
        [("plan", "a published view is missing or another one", "v_code")],
    ),
    "an index is gone": (
        ["drop index coding_now_code"],
        [
            (
                "plan",
                "an index of the workbench is missing or another one",
                "coding_now_code",
            )
        ],
    ),
    "a trigger of somebody's": (
        ["create trigger mine after insert on memo begin delete from coding; end"],
        [
            (
                "plan",
                "a trigger that is not the workbench's; nothing can be written until"
                " it is gone",
                "mine",
            )
        ],
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_found_and_what_can_be_is_mended(
    path: Path, what: str
) -> None:
    statements, wanted = WRONG[what]
    tamper(path, *statements)
    told = found(path)
    assert len(told) == len(wanted), told
    for one, want in zip(told, wanted, strict=True):
        assert all(part in ("*", said) for said, part in zip(one, want, strict=True))
    lost = [one for one in doctor.examine(path) if not one.repairable]
    for finding in lost:
        assert "only a snapshot or a colleague's copy has it as it was" in finding.hint
    if what == "a payload is none":
        with pytest.raises(DamagedFile, match="too damaged to be repaired"):
            doctor.repair(path)
        return
    repaired = doctor.repair(path)
    assert repaired.snapshot.parent.name == "p.snapshots"
    left = [one for one in repaired.left if one.name != "references"]
    assert [one.what for one in left] == [one.what for one in lost]


@pytest.mark.parametrize(
    "what", ["a folded row is altered", "a reference is broken", "an index is gone"]
)
def test_a_repaired_project_is_what_it_was(
    original: Path, path: Path, what: str
) -> None:
    before = held(Path(shutil.copy(original, path.with_name("q.db"))))
    tamper(path, *WRONG[what][0])
    assert doctor.repair(path).left == ()
    assert held(path) == before


def test_what_is_the_users_own_is_left_alone(path: Path) -> None:
    """Named, and still there after a repair."""
    tamper(
        path,
        "create table mine (a)",
        "create view my_view as select code, count(*) as n from v_coding group by 1",
        "create index my_index on coding (start)",
        "delete from passage",
    )
    notes = [one for one in doctor.examine(path) if one.severity is Severity.NOTE]
    assert sorted((one.where, one.what) for one in notes) == [
        ("mine", "a table that is not the workbench's; it is left alone"),
        ("my_index", "an index that is not the workbench's; it is left alone"),
        ("my_view", "a view that is not the workbench's; it is left alone"),
    ]
    assert list(doctor.repair(path).left) == notes
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select * from my_view order by n").fetchall() == [
            ("samarbeid", 2),
            ("stat", 2),
        ]


def test_strange_triggers_make_it_read_only_until_repaired(path: Path) -> None:
    tamper(path, *WRONG["a trigger of somebody's"][0])
    opened = file.open_file(path)
    assert "doctor --repair" in opened.why_read_only
    opened.close()
    doctor.repair(path)
    opened = file.open_file(path)
    assert not opened.read_only
    opened.close()


def test_erased_words_that_came_back_are_erased_again(path: Path) -> None:
    opened = file.open_file(path)
    erase.erase(opened, small.KN, document=uid("B"))
    opened.close()
    assert doctor.examine(path) == []
    tamper(
        path,
        "insert into content (uid, owner, body)"
        f" values ('x', '{uid('B')}', 'hemmelig')",
    )
    (one,) = doctor.examine(path)
    assert one.what == "1 texts of erased documents or cases are still there"
    assert doctor.repair(path).left == ()
    assert b"hemmelig" not in path.read_bytes()


def test_codings_with_blank_ends_are_told(path: Path) -> None:
    made = small.Made(file.open_file(path))
    made.coding("A", "stat", " Det er ", "5")
    made.record(kinds.Label.CODE)
    made.file.close()
    assert found(path) == [
        ("anchors", "1 codings begin or end with white space", "Intervju A")
    ]


def test_where_it_lies_and_who_may_read_it(path: Path) -> None:
    folder = path.parent / "Dropbox" / "nav"
    folder.mkdir(parents=True)
    there = folder / "nav (conflicted copy 2026-01-01).db"
    shutil.copy(path, there)
    there.chmod(0o644)
    other = folder / "again.db"
    other.hardlink_to(there)
    told = {(one.name, one.severity) for one in doctor.examine(there)}
    assert told == {("privacy", Severity.WARNING), ("place", Severity.WARNING)}
    whats = [one.what for one in doctor.examine(there)]
    assert whats[0] == "everybody on this machine may read the file"
    assert whats[1].startswith("the file has 2 names (hard links)")
    assert "one that Dropbox seems to synchronise" in whats[2]
    assert "because two were written at once" in whats[3]


def test_a_write_ahead_log_is_told(path: Path) -> None:
    tamper(path, "pragma journal_mode = wal")
    (one,) = doctor.examine(path)
    assert (one.name, one.severity) == ("journal", Severity.WARNING)
    file.open_file(path).close()
    assert doctor.examine(path) == []


def test_a_damaged_snapshot_is_told(path: Path) -> None:
    opened = file.open_file(path)
    made = snapshots.snapshot(opened.connection, path, reason="daily")
    opened.close()
    assert made is not None
    made.write_bytes(made.read_bytes()[:5000])
    assert found(path) == [
        ("copies", "the newest snapshot is damaged", f"p.snapshots/{made.name}")
    ]


def test_what_is_no_project(path: Path, tmp_path: Path) -> None:
    """Nothing there, something else there, something newer."""
    with pytest.raises(NotFound, match="there is no project"):
        doctor.examine(tmp_path / "none.db")
    (tmp_path / "other.db").write_text("hei")
    (one,) = doctor.examine(tmp_path / "other.db")
    assert one.what.endswith(
        "is no project of the workbench, or its first bytes are damaged"
    )
    assert "no sound snapshot lies beside other.db" in one.hint
    tamper(path, "pragma user_version = 99")
    with pytest.raises(NewerFile):
        doctor.examine(path)


def test_a_project_in_use_is_not_called_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(Locked, match=r"another process is writing to p\.db"):
            doctor.examine(path)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 4, 40])):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _used(path: Path) -> None:
    """Open it and read everything, as the program would."""
    opened = file.open_file(path)
    try:
        with opened.reading() as connection:
            for view in views.NAMES:
                connection.execute(f"select * from {view}").fetchall()
            list(dump(connection))
    finally:
        opened.close()


def test_a_damaged_file_gets_sentences_and_nothing_else(
    original: Path, tmp_path: Path
) -> None:
    """200 files with flipped bits and 50 cut off: no traceback, no hanging."""
    chance, data = random.Random(20), original.read_bytes()
    path, unseen = tmp_path / "p.db", 0
    for n in range(250):
        cut = n >= 200
        made = data[: chance.randrange(len(data))] if cut else _flipped(data, chance)
        path.write_bytes(made)
        told = True
        try:
            findings = doctor.examine(path)
            told = any(one.severity is not Severity.NOTE for one in findings)
            assert all(one.what for one in findings)
        except NewerFile:
            pass
        try:
            _used(path)
        except WorkbenchError as problem:
            assert str(problem)
            assert told, problem
        assert told or not cut
        unseen += not told
    # Bits of free space, of names and of memos that nothing proves.
    assert unseen < 130


def test_what_cannot_be_mended_is_left_as_it_is(path: Path) -> None:
    """And the newest sound snapshot is named."""
    opened = file.open_file(path)
    kept = snapshots.snapshot(opened.connection, path, reason="daily")
    opened.close()
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 30] = bytes(4096 * 27)
    path.write_bytes(data)
    assert any(
        "the newest sound snapshot is" in one.hint for one in doctor.examine(path)
    )
    with pytest.raises(DamagedFile, match="too damaged to be repaired") as said:
        doctor.repair(path)
    assert said.value.hint == f"the newest sound snapshot is {kept}"
    assert path.read_bytes() == bytes(data)


def _page_of(path: Path, table: str) -> int:
    """Where in the file a table's first page begins."""
    with closing(sqlite3.connect(path)) as connection:
        query = "select rootpage from sqlite_master where name = ?"
        return int((connection.execute(query, (table,)).fetchone()[0] - 1) * 4096)


@pytest.mark.parametrize("table", ["coding", "turn", "search_data", "memo_target"])
def test_a_damaged_table_comes_back_out_of_the_log(
    original: Path, path: Path, table: str
) -> None:
    """The damaged file is kept under another name."""
    before = held(Path(shutil.copy(original, path.with_name("q.db"))))
    page, data = _page_of(path, table), bytearray(path.read_bytes())
    data[page : page + 200] = b"\xa5" * 200
    path.write_bytes(data)
    assert [one for one in doctor.examine(path) if one.severity is Severity.DAMAGE]
    repaired = doctor.repair(path)
    assert repaired.left == ()
    assert held(path) == before
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    if table != "search_data":
        assert repaired.snapshot.name.startswith("p.db.damaged-")
        assert repaired.snapshot.read_bytes() == bytes(data)


def test_a_damaged_log_is_not_passed_off_as_whole(path: Path) -> None:
    """Neither mended nor replaced: the file stays as it is."""
    page, data = _page_of(path, "coding"), bytearray(path.read_bytes())
    data[page : page + 200] = b"\xa5" * 200
    at = data.index(b'"position":2')
    data[at : at + 12] = b'"position":3'
    path.write_bytes(data)
    with pytest.raises(DamagedFile, match="too damaged to be repaired") as said:
        doctor.repair(path)
    assert said.value.hint == "no sound snapshot lies beside it; look for a backup"
    assert path.read_bytes() == bytes(data)
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == ["p.db"]
