"""The guard has teeth: a row that the log does not know cannot be written."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from tests import guard
from tests.store import histories
from workbench.store import file, schema

WRITES = [
    "insert into undone select pk from operation limit 1",
    "update document set name = 'x'",
    "delete from coding",
    "delete from coding_now",
    "update code set slug = 'x'",
    "insert into search (rowid, words) values (1, 'x')",
    "delete from search",
]


@pytest.mark.parametrize("statement", WRITES)
def test_a_write_behind_the_log_is_refused(tmp_path: Path, statement: str) -> None:
    histories.base(tmp_path / "p.db")
    copy = histories.Copy(tmp_path / "p.db", "KN", random.Random(1))
    histories.add_coding(copy)
    copy.file.close()
    opened = file.open_file(tmp_path / "p.db")
    # The search says it in SQLite's own words.
    why = "constraint failed" if "search" in statement else "outside the projector"
    with pytest.raises(sqlite3.IntegrityError, match=why):
        opened.connection.execute(statement)
    opened.close()


def test_every_table_is_guarded(tmp_path: Path) -> None:
    """Folded and derived ones, in a new project and in one that is opened again."""
    histories.base(tmp_path / "p.db")
    for opened in (
        file.create(tmp_path / "q.db"),
        file.open_file(tmp_path / "p.db"),
        file.open_file(tmp_path / "p.db", read_only=True),
    ):
        guarded = {
            row[0]
            for row in opened.connection.execute(
                "select tbl_name from sqlite_temp_master where type = 'trigger'"
            )
        }
        wanted = {*schema.FOLDED_TABLES, *schema.DERIVED_TABLES} - {"search"}
        assert guarded == wanted | {"search_content"}
        opened.close()
    assert not guard.projecting()
