"""Private databases have no name and leave nothing."""

from __future__ import annotations

from pathlib import Path

from workbench.store.scratch import lay_out, scratch


def test_it_has_no_name_while_it_is_used(tmp_path: Path) -> None:
    with scratch(tmp_path / "p.db") as connection:
        lay_out(connection)
        connection.execute(
            "insert into content (uid, owner, body) values ('a', 'b', 'c')"
        )
        assert connection.execute("select body from content").fetchall() == [("c",)]
        assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_it_is_in_memory(tmp_path: Path) -> None:
    with scratch(tmp_path / "missing" / "p.db") as connection:
        lay_out(connection)
        assert connection.execute("select count(*) from v_coding").fetchone() == (0,)
        (held,) = connection.execute("pragma database_list").fetchall()
        assert held[2] == ""
