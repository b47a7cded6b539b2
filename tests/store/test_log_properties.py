"""The promises of the log, on random histories of every kind of change."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store import histories
from workbench.domain.changes import every_kind, kinds, strings
from workbench.domain.changes.kinds import MARKERS
from workbench.ids import is_id
from workbench.store import file, log, merge, schema, undo
from workbench.store.dump import dump, fingerprint
from workbench.store.rebuild import rebuild

SEEDS = st.integers(min_value=0, max_value=2**32)
FEW = settings(
    max_examples=12,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


def sound(opened: file.ProjectFile) -> None:
    """No broken reference, a searchable index, a tree without cycles."""
    run = opened.connection.execute
    assert run("pragma foreign_key_check").fetchall() == []
    run("insert into search (search) values ('integrity-check')")
    for code, ancestor in run("select code, ancestor from branch").fetchall():
        assert (
            code == ancestor
            or not run(
                "select 1 from branch where code = ? and ancestor = ?", (ancestor, code)
            ).fetchone()
        )


def rows_of(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """A derived table's rows in their order."""
    return sorted(connection.execute(f"select * from {table}").fetchall(), key=repr)


def derived(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every derived table; the words of the index by its own vocabulary."""
    return {table: rows_of(connection, table) for table in schema.DERIVED_TABLES}


def rebuilt(opened: file.ProjectFile) -> None:
    """Rebuild in place."""
    with opened.writing() as connection:
        rebuild(connection)


@FEW
@given(seed=SEEDS, steps=st.integers(min_value=5, max_value=45))
def test_replay_equals_live(seed: int, steps: int) -> None:
    """What is live is what the log gives, derived tables and row numbers too."""
    with TemporaryDirectory() as folder:
        histories.base(Path(folder) / "base.db")
        copy = histories.Copy(Path(folder) / "base.db", "KN", random.Random(seed))
        for _ in range(steps):
            histories.act(copy)
        sound(copy.file)
        before = list(dump(copy.file.connection))
        follows = derived(copy.file.connection)
        rebuilt(copy.file)
        assert list(dump(copy.file.connection)) == before
        assert derived(copy.file.connection) == follows
        copy.file.close()


@FEW
@given(seed=SEEDS)
def test_do_then_undo_equals_before(seed: int) -> None:
    """Undone, an action of any kind leaves the tables as they were."""
    with TemporaryDirectory() as folder:
        histories.base(Path(folder) / "base.db")
        copy = histories.Copy(Path(folder) / "base.db", "KN", random.Random(seed))
        for _ in range(20):
            histories.act(copy)
        for _ in range(12):
            _act_and_undo(copy)
        copy.file.close()


def _act_and_undo(copy: histories.Copy) -> None:
    histories.finish_document(copy)
    before = _tables(copy)
    head = _head(copy)
    histories.act(copy)
    if _head(copy) == head:
        return
    step = undo.last(copy.file.connection, copy.author.coder)
    label = copy.file.connection.execute(
        "select label from operation order by lamport desc, uid desc limit 1"
    ).fetchone()[0]
    if label in {"undo", "redo", "erase", "milestone", "coders"}:
        return
    assert step is not None
    done = _tables(copy)
    with copy.file.writing() as connection:
        undo.undo(connection, copy.author, [step])
    assert _tables(copy) == before, step.label
    redone = undo.next_redo(copy.file.connection, copy.author.coder)
    assert redone == step
    with copy.file.writing() as connection:
        undo.redo(connection, copy.author, [redone])
    assert _tables(copy) == done, step.label


def _head(copy: histories.Copy) -> object:
    return copy.file.connection.execute("select max(pk) from operation").fetchone()


def _tables(copy: histories.Copy) -> list[str]:
    """The folded rows; what stays of an undone thing, marked as removed, aside."""
    kept = []
    for line in dump(copy.file.connection):
        table, row = line.split("\t", 1)
        if table in {"operation", "change", "content", "undone", "coder"}:
            continue
        values = json.loads(row)
        stays = {"document": 4, "case_": 4, "code": 2, "collection": 5, "revision": 9}
        if table in stays and values[stays[table]] == "removed":
            continue
        if table == "code":
            values[5] = None
        kept.append(json.dumps([table, values]))
    gone = _ids_gone(copy)
    return [one for one in kept if not any(uid in one for uid in gone)]


def _ids_gone(copy: histories.Copy) -> set[str]:
    found = set()
    for table in ("document", "revision", "case_", "code", "collection"):
        found |= set(copy.all(f"select uid from {table} where state = 'removed'"))
    return found


@FEW
@given(
    seed=SEEDS, steps=st.integers(min_value=15, max_value=60), one_device=st.booleans()
)
def test_three_copies_converge_in_any_order(
    seed: int, steps: int, one_device: bool
) -> None:
    """Random concurrent histories, all six orders of exchange, one dump."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = histories.copies(folder, seed)
        if one_device:
            for copy in made:
                copy.author = log.Author(
                    coder=copy.author.coder,
                    device=made[0].author.device,
                    name=copy.author.name,
                )
        histories.diverge(made, steps, random.Random(seed))
        for copy in made:
            copy.file.close()
        prints = {_exchanged(folder, order) for order in permutations(range(3))}
        assert len(prints) == 1


def _exchanged(folder: Path, order: tuple[int, ...]) -> str:
    into = folder / "into.db"
    shutil.copy(folder / f"{order[0]}.db", into)
    with closing(file.open_file(into)) as opened:
        opened.connection.execute("pragma synchronous = off")
        for n in order[1:]:
            with closing(file.open_file(folder / f"{n}.db", read_only=True)) as other:
                merge.merge(opened, other)
                again = merge.merge(opened, other)
            assert (again.operations, again.changes, again.texts) == (0, 0, 0)
        sound(opened)
        held = fingerprint(opened.connection)
        follows = {
            table: len(rows) for table, rows in derived(opened.connection).items()
        }
        rebuilt(opened)
        assert fingerprint(opened.connection) == held
        assert follows == {
            table: len(rows) for table, rows in derived(opened.connection).items()
        }
    return held


@FEW
@given(seed=SEEDS)
def test_no_payload_holds_words(seed: int) -> None:
    """Every string in the log is an id or a word of a fixed list."""
    fixed = kinds.CHOICES | kinds.FORMATS | kinds.KNOWN
    for words in (
        kinds.Setting,
        kinds.Field,
        kinds.Outcome,
        kinds.MemoType,
        kinds.About,
        kinds.CollectionField,
        kinds.QuoteField,
    ):
        fixed = fixed | {str(one) for one in words}
    with TemporaryDirectory() as name:
        made = histories.copies(Path(name), seed)
        histories.diverge(made, 60, random.Random(seed))
        for copy in made:
            rows = copy.file.connection.execute(
                "select kind, subject, payload from change"
            )
            for kind, subject, payload in rows:
                assert kind in every_kind() and is_id(subject)
                for text in strings(json.loads(payload)):
                    assert is_id(text) or text in fixed, (kind, text)
            labels = copy.file.connection.execute(
                "select distinct label from operation"
            )
            assert {row[0] for row in labels} <= {str(one) for one in kinds.Label}
            copy.file.close()


def test_every_kind_is_exercised() -> None:
    """The histories above leave no kind of change out."""
    with TemporaryDirectory() as name:
        made = histories.copies(Path(name), 11)
        histories.diverge(made, 900, random.Random(11))
        found = set()
        for copy in made:
            rows = copy.file.connection.execute("select distinct kind from change")
            found |= {row[0] for row in rows}
            copy.file.close()
    assert found == set(every_kind())


def test_markers_are_no_steps() -> None:
    """Undo passes over undo and redo; there is no undo of an undo."""
    assert {str(one) for one in MARKERS} == {"undo", "redo"}


@pytest.mark.parametrize(
    "statement", ["delete from change", "update change set kind = ''"]
)
def test_the_log_is_only_added_to(tmp_path: Path, statement: str) -> None:
    """The file itself refuses to rewrite what happened."""
    histories.base(tmp_path / "p.db")
    opened = file.open_file(tmp_path / "p.db")
    with pytest.raises(sqlite3.IntegrityError, match="the log is only added to"):
        opened.connection.execute(statement)
    opened.close()
