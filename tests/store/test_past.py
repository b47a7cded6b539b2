"""The project as it stood."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store import histories
from workbench.domain.changes import kinds
from workbench.errors import NotFound, ReadOnly, Refused
from workbench.ids import new_id
from workbench.store import log, merge, past
from workbench.store.dump import fingerprint


def per_code(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Passages and codings of every code, as anybody could ask for them."""
    return connection.execute(
        "select id, code, name, passages, codings from v_code order by id"
    ).fetchall()


def milestone(copy: histories.Copy, name: str) -> str:
    """Set a milestone."""
    with copy.file.writing() as connection:
        return past.set_milestone(connection, copy.author, name)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[histories.Copy]:
    """A project with some history."""
    histories.base(tmp_path / "p.db")
    made = histories.Copy(tmp_path / "p.db", "KN", random.Random(5))
    for _ in range(60):
        histories.act(made)
    # Whatever chance has erased: a document is there, with a coding on it.
    histories.add_document(made)
    for _ in range(8):
        histories.add_coding(made)
    yield made
    made.file.close()


LATER = [
    histories.add_document,
    histories.add_coding,
    histories.correct_document,
    histories.recode,
    histories.undo_any,
    histories.undo_any,
    histories.redo_any,
    histories.merge_code,
    histories.move_code,
    histories.set_code,
    histories.remove_coding,
    histories.write_memo,
    histories.add_quote,
    histories.change_quote,
    histories.set_fact,
    histories.rename_document,
]


def test_a_milestone_is_what_it_was(copy: histories.Copy) -> None:
    """Whatever was coded, undone, recoded, renamed and corrected since."""
    then = fingerprint(copy.file.connection), per_code(copy.file.connection)
    milestone(copy, "første runde")
    for action in LATER * 3:
        action(copy)
    assert fingerprint(copy.file.connection) != then[0]
    assert per_code(copy.file.connection) != then[1]
    with past.as_of(copy.file, "første runde") as stood:
        assert (fingerprint(stood.connection), per_code(stood.connection)) == then
        assert (stood.moment, stood.notes) == ("første runde", ())


def test_the_past_is_read_only_and_leaves_nothing(
    copy: histories.Copy, tmp_path: Path
) -> None:
    """No file is left beside the project, while it is open or afterwards."""
    milestone(copy, "nå")
    before = sorted(one.name for one in tmp_path.iterdir())
    with past.as_of(copy.file, "nå") as stood:
        assert sorted(one.name for one in tmp_path.iterdir()) == before
        with pytest.raises(ReadOnly, match="this is the project as of nå"):
            stood.writing().__enter__()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            stood.connection.execute("delete from code")
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def at(copy: histories.Copy, moment: str) -> None:
    """Code ten characters as of this moment."""
    revision, code = (
        copy.all(f"select uid from {table} order by uid")[0]
        for table in ("revision", "code")
    )
    change = kinds.CodingAdded(
        subject=new_id(), revision=revision, code=code, start=0, end=10, sum=1
    )
    with copy.file.writing() as connection:
        log.record(
            connection, copy.author, kinds.Label.CODE, log.Batch([change]), at=moment
        )


def test_a_time_is_compared_with_the_clocks_that_wrote(tmp_path: Path) -> None:
    """A day counts whole, in the zone of this machine (here Oslo, an hour ahead)."""
    histories.base(tmp_path / "p.db")
    copy = histories.Copy(tmp_path / "p.db", "KN", random.Random(1))
    copy.file.connection.execute("drop trigger operation_is_never_rewritten")
    copy.file.connection.execute("update operation set at = '2026-01-01T00:00:00.000Z'")
    for moment in (
        "2026-01-30T22:59:59.999Z",
        "2026-01-31T22:59:59.000Z",
        "2026-01-31T23:00:00.000Z",
        "2026-02-01T12:00:00.000Z",
    ):
        at(copy, moment)
    counted = {}
    for moment in (
        "2026-01-30",
        "2026-01-31",
        "2026-02-01",
        "2026-02-01T00:00",
        "2026-02-01T12:59:59",
        "2026-01-31T22:59:58Z",
        "2026-02-02",
    ):
        with past.as_of(copy.file, moment) as stood:
            counted[moment] = stood.connection.execute(
                "select count(*) from v_coding"
            ).fetchone()[0]
    assert counted == {
        "2026-01-30": 1,
        "2026-01-31": 2,
        "2026-02-01": 4,
        "2026-02-01T00:00": 3,
        "2026-02-01T12:59:59": 3,
        "2026-01-31T22:59:58Z": 1,
        "2026-02-02": 4,
    }
    copy.file.close()


def test_a_time_before_the_project_says_when_it_begins(tmp_path: Path) -> None:
    """In the zone of this machine: midnight in UTC is one o'clock in Oslo."""
    histories.base(tmp_path / "p.db")
    copy = histories.Copy(tmp_path / "p.db", "KN", random.Random(1))
    copy.file.connection.execute("drop trigger operation_is_never_rewritten")
    copy.file.connection.execute("update operation set at = '2026-01-01T00:00:00.000Z'")
    with pytest.raises(NotFound) as said:
        past.as_of(copy.file, "2020-01-01").__enter__()
    assert said.value.message == (
        "as of 2020-01-01 there was no project yet: it begins at 2026-01-01 01:00"
    )
    assert said.value.hint == "name a milestone, or a time after that"
    copy.file.close()


def test_a_time_to_come_is_the_present(copy: histories.Copy) -> None:
    """And a note says so."""
    with past.as_of(copy.file, "2999-01-01") as stood:
        assert fingerprint(stood.connection) == fingerprint(copy.file.connection)
        assert stood.notes == (
            "that time is still to come: this is the project as it stands now",
        )


def test_what_was_erased_since_is_missing_in_the_past_too(
    copy: histories.Copy,
) -> None:
    """And a note says so."""
    milestone(copy, "før")
    uid = copy.all(histories.LIVE)[0]
    copy.record(kinds.Label.ERASE, log.Batch([kinds.DocumentErased(subject=uid)]))
    with past.as_of(copy.file, "før") as stood:
        documents = stood.connection.execute("select id from v_document").fetchall()
        kept = stood.connection.execute(
            "select count(*) from content where owner = ?", (uid,)
        ).fetchone()
        assert (uid,) not in documents
        assert kept == (0,)
        assert stood.notes == (
            "erased since and missing in the past as well: 1 documents or cases",
        )


def test_missing_operations_are_told(copy: histories.Copy) -> None:
    """A milestone that came from a fuller copy says that this one has less."""
    batch, made = log.Batch(), new_id()
    batch.add(
        kinds.MilestoneNamed(
            subject=made,
            name=batch.text(copy.all("select uid from project")[0], "delt"),
            clock=past.clock(copy.file.connection),
            operations=1000,
        )
    )
    copy.record(kinds.Label.MILESTONE, batch)
    with past.as_of(copy.file, "delt") as stood:
        (note,) = stood.notes
    assert note.startswith("the milestone 'delt' was set over 1000 operations; this")


def test_names_that_mean_nothing_are_refused(copy: histories.Copy) -> None:
    """Each with what would have been understood."""
    milestone(copy, "pilot")
    with pytest.raises(NotFound, match="no milestone 'plot', nor is it a time") as said:
        past.as_of(copy.file, "plot").__enter__()
    assert "'pilot'" in said.value.hint
    for name, why in (
        ("pilot", "there is a milestone 'pilot' already"),
        (" ", "needs a name of one line"),
        ("2026-01-31", "reads as a time"),
    ):
        with pytest.raises(Refused, match=why):
            milestone(copy, name)


@settings(
    max_examples=8,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_colleague_sees_the_same_past(seed: int) -> None:
    """Whatever either did before the two copies met, and since; erasing aside."""
    actions = [
        one
        for one in histories.ACTIONS
        if one not in (histories.erase_document, histories.erase_case)
    ]
    with TemporaryDirectory() as folder:
        mine, hers, third = histories.copies(Path(folder), seed)
        third.file.close()
        chance = random.Random(seed)
        for _ in range(30):
            chance.choice(actions)(chance.choice([mine, hers]))
        then = fingerprint(mine.file.connection), per_code(mine.file.connection)
        milestone(mine, "møtet i mai")
        for _ in range(15):
            chance.choice(actions)(chance.choice([mine, hers]))
        merge.merge(hers.file, mine.file)
        for _ in range(5):
            chance.choice(actions)(hers)
        for copy in (mine, hers):
            with past.as_of(copy.file, "møtet i mai") as stood:
                assert fingerprint(stood.connection) == then[0]
                assert per_code(stood.connection) == then[1]
                assert stood.notes == ()
            copy.file.close()
