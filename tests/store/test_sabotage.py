"""The property tests have teeth: each broken fold is caught by a few histories."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.store import histories
from tests.store.test_log_properties import _exchanged
from workbench.store import log, merge, projector
from workbench.store.fold import codebook, documents, registers
from workbench.store.log import Entry

ORDERS = [(0, 1, 2), (2, 1, 0), (1, 0, 2)]
TRIES = 60

Patch = pytest.MonkeyPatch


def converges(seed: int) -> bool:
    """Whether three copies come to one dump, and a rebuild to the same."""
    with TemporaryDirectory() as name:
        made = histories.copies(Path(name), seed)
        try:
            histories.diverge(made, 50, random.Random(seed))
            for copy in made:
                copy.file.close()
            return len({_exchanged(Path(name), order) for order in ORDERS}) == 1
        except (AssertionError, sqlite3.IntegrityError, RecursionError):
            return False
        finally:
            for copy in made:
                copy.file.close()


def arrival_order(patch: Patch) -> None:
    """Changes sorted as they came to this file."""
    patch.setattr(log, "ORDER", "c.seq, o.lamport, o.uid")


def no_tie_break(patch: Patch) -> None:
    """Lamport time alone, ties as they came."""
    patch.setattr(log, "ORDER", "o.lamport, c.seq, o.uid")


def no_cycle_check(patch: Patch) -> None:
    """Moves and merges are taken as they are, but for a code below itself."""

    def target(
        nodes: Mapping[str, codebook.Node], node: codebook.Node
    ) -> codebook.Node | None:
        """Fails in a cycle of merges, in which the real one would go round for ever."""
        at = node
        for _ in range(len(nodes) + 1):
            if at.into is None or at.into not in nodes:
                return None if at is node else at
            at = nodes[at.into]
        raise RecursionError("codes are merged in a circle")

    patch.setattr(codebook, "_reaches", lambda nodes, start, goal, step: start == goal)
    patch.setattr(codebook, "_target", target)


def erased_text_let_in(patch: Patch) -> None:
    """A merge brings back what was erased."""

    def take(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> int:
        rows = theirs.execute("select uid, owner, body from content").fetchall()
        query = "insert or ignore into content (uid, owner, body) values (?, ?, ?)"
        mine.executemany(query, rows)
        return 0

    patch.setattr(merge, "_take_texts", take)


def erased_text_kept(patch: Patch) -> None:
    """Erasing says so and deletes nothing."""

    def erase(connection: sqlite3.Connection, owner: str) -> None:
        connection.execute("insert or ignore into erased values (?)", (owner,))

    patch.setattr(documents, "erase_content", erase)


def undo_not_spread(patch: Patch) -> None:
    """A marker marks, and the subjects of what it marks are not folded again."""

    def only_mark(
        connection: sqlite3.Connection, changed: list[tuple[str, str]]
    ) -> list[tuple[str, str]]:
        pairs = list(changed)
        for kind, uid in pairs:
            if kind.startswith("operation."):
                projector._mark(connection, uid)
        return pairs

    patch.setattr(projector, "_with_marked", only_mark)


def book_not_folded(patch: Patch) -> None:
    """A merge folds what came, but for the codebook."""

    def without(connection: sqlite3.Connection, pairs: list[tuple[str, str]]) -> None:
        kept = [one for one in pairs if not one[0].startswith(("code.", "set."))]
        projector.project_changes(connection, kept)

    patch.setattr(merge, "project_changes", without)


def blind_removal(patch: Patch) -> None:
    """A removal holds by arrival, although it did not know of a change."""

    def removed(
        entries: list[Entry],
    ) -> tuple[bool, tuple[tuple[str, str], ...]]:
        newest = max(entries, key=lambda one: one.seq)
        return newest.change.register() == "*" and not newest.undone, ()

    patch.setattr("workbench.store.fold.registers.removed", removed)


def newest_file_wins(patch: Patch) -> None:
    """The value shown is the one that came to this file last."""
    whole = registers.settle

    def settle(entries: list[Entry]) -> registers.Registers:
        return whole(sorted(entries, key=lambda one: one.seq))

    patch.setattr("workbench.store.fold.documents.settle", settle)


SABOTAGE: list[Callable[[Patch], None]] = [
    arrival_order,
    no_tie_break,
    no_cycle_check,
    erased_text_let_in,
    erased_text_kept,
    undo_not_spread,
    book_not_folded,
    blind_removal,
    newest_file_wins,
]


@pytest.mark.parametrize("sabotage", SABOTAGE, ids=lambda one: one.__name__)
def test_a_broken_fold_is_caught(
    sabotage: Callable[[Patch], None], monkeypatch: Patch
) -> None:
    """Within a few random histories the copies differ, or the rebuild does."""
    sabotage(monkeypatch)
    assert any(not converges(seed) for seed in range(TRIES))
