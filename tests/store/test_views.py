"""The published views, read as anybody reads them: with SQLite alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store import small
from tests.store.small import uid
from workbench.domain.changes import kinds
from workbench.store import log, views

Rows = list[dict[str, Any]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    small.make(tmp_path / "p.db").close()
    return tmp_path / "p.db"


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that knows nothing of the workbench."""
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def rows(connection: sqlite3.Connection, query: str) -> Rows:
    """Rows as objects."""
    found = connection.execute(query)
    names = [one[0] for one in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def test_documents(database: sqlite3.Connection) -> None:
    """Words are those of the turns, without the speakers' labels."""
    found = rows(database, "select * from v_document order by document")
    shared = {
        "format": "txt",
        "language": "nb",
        "coder": "KN",
        "added": "2026-02-01T10:01:00.000Z",
    }
    assert found == [
        {
            "id": uid("A"),
            "document": "Intervju A",
            "words": 15,
            "characters": 97,
            "turns": 4,
            "speakers": 2,
            "status": "finished",
            "codings": 3,
            "attributes": "wave=2007",
            **shared,
        },
        {
            "id": uid("B"),
            "document": "Intervju B",
            "words": 10,
            "characters": 57,
            "turns": 2,
            "speakers": 0,
            "status": "begun",
            "codings": 1,
            "attributes": "wave=2010",
            **shared,
        },
    ]


def test_codings(database: sqlite3.Connection) -> None:
    """Places count code points: the thumb is two of them."""
    found = rows(
        database,
        "select id, document, start, end, code, coder, text, created, memo, speaker"
        " from v_coding order by document, start",
    )
    names = list(found[0])
    assert [dict(zip(names, one, strict=True)) for one in (
        (uid("coding", "1"), "Intervju A", 21, 41, "samarbeid", "KN",
         "Nav er et samarbeid.", "2026-02-01T10:03:00.000Z", None, "Kari"),
        (uid("coding", "2"), "Intervju A", 42, 58, "samarbeid", "KN",
         "Det er krevende.", "2026-02-01T10:03:00.000Z", None, "Kari"),
        (uid("coding", "3"), "Intervju A", 79, 97, "stat", "MH",
         "Staten styrer mye.", "2026-02-01T10:04:00.000Z", None, "Kari"),
        (uid("coding", "4"), "Intervju B", 36, 50, "stat", "MH",
         "staten 👍🏽 hele", "2026-02-01T10:05:00.000Z", "Merk tommelen.", None),
    )] == found  # fmt: skip


def test_passages(database: sqlite3.Connection) -> None:
    """The two codings that only a space parts are one passage."""
    found = database.execute(
        "select code, document, start, end, speaker, text, coder, codings"
        " from v_passage order by document, start"
    ).fetchall()
    assert found == [
        (
            "samarbeid",
            "Intervju A",
            21,
            58,
            "Kari",
            "Nav er et samarbeid. Det er krevende.",
            "KN",
            2,
        ),
        ("stat", "Intervju A", 79, 97, "Kari", "Staten styrer mye.", "MH", 1),
        ("stat", "Intervju B", 36, 50, None, "staten 👍🏽 hele", "MH", 1),
    ]


def test_codes(database: sqlite3.Connection) -> None:
    """In the order of the tree, named in the codebook's language."""
    found = database.execute(
        "select code, name, parent, depth, position, status, codable, passages,"
        " codings, merged_into from v_code order by position"
    ).fetchall()
    assert found == [
        ("styring", "Styring", None, 0, 0, "accepted", 1, 0, 0, None),
        ("stat", "Staten", "styring", 1, 1, "accepted", 1, 2, 2, None),
        ("samarbeid", "Samarbeid", None, 0, 2, "accepted", 1, 1, 2, None),
    ]


def test_cases_links_and_attributes(database: sqlite3.Connection) -> None:
    """A document has its own value, else that in which its cases agree."""
    assert rows(database, "select * from v_case") == [
        {
            "id": uid("Kari"),
            "case": "Kari N.",
            "kind": "interviewee",
            "documents": 1,
            "attributes": "wave=2007",
            "name": "Kari N.",
        }
    ]
    assert rows(database, "select * from v_link") == [
        {
            "case_id": uid("Kari"),
            "case": "Kari N.",
            "kind": "interviewee",
            "document_id": uid("A"),
            "document": "Intervju A",
            "speaker": "Kari",
        }
    ]
    held = "select owner, name, speaker, attribute, n, value from v_attribute"
    assert set(database.execute(held)) == {
        ("document", "Intervju B", None, "wave", 1, "2010"),
        ("document", "Intervju A", None, "wave", 1, "2007"),
        ("document", "Intervju A", "Kari", "wave", 1, "2007"),
        ("document", "Intervju A", "I", "wave", 1, "2007"),
        ("interviewee", "Kari N.", None, "wave", 1, "2007"),
    }


def test_quotes(database: sqlite3.Connection) -> None:
    (found,) = rows(database, "select * from v_quote")
    assert found["collection"] == "Artikkel"
    assert (found["position"], found["text"]) == (1, "Staten styrer mye.")
    assert (found["printed"], found["clearance"]) == (None, None)
    assert found["translation"] == "The state governs a lot."
    assert found["attribution"] == "{role}, intervju {wave}"
    assert (found["document"], found["coding_id"]) == ("Intervju A", uid("coding", "3"))


def test_memos(database: sqlite3.Connection) -> None:
    found = database.execute(
        "select about, type, target, text, coder from v_memo order by created"
    ).fetchall()
    assert found == [
        ("coding", "theory", "stat", "Merk tommelen.", "MH"),
        ("code", "theory", "stat", "Staten som aktør.", "KN"),
    ]


def test_changes(database: sqlite3.Connection) -> None:
    found = database.execute(
        "select time, coder, kind, what, changes, undone from v_change order by lamport"
    ).fetchall()
    assert found[1] == (
        "2026-02-01T10:01:00.000Z",
        "KN",
        "import",
        "document.added 2, document.revised 2",
        4,
        0,
    )
    assert [(one[1], one[2]) for one in found] == [
        ("KN", "init"),
        ("KN", "import"),
        ("KN", "codebook"),
        ("KN", "code-many"),
        ("MH", "code"),
        ("MH", "code"),
        ("KN", "attributes"),
        ("KN", "quote"),
    ]


def test_what_no_longer_counts_is_not_there(path: Path) -> None:
    """A merged code's codings are the other's; what waits is listed by itself."""
    from workbench.store import file

    made = small.Made(file.open_file(path))
    made.batch.add(kinds.CodeMerged(subject=uid("stat"), into=uid("samarbeid")))
    made.record(kinds.Label.CODEBOOK)
    made.batch = log.Batch(
        [
            kinds.CodingMoved(
                subject=uid("coding", "4"),
                revision=uid("B", "1"),
                start=36,
                end=50,
                sum=0,
                outcome="lost",
            )
        ]
    )
    made.record(kinds.Label.REPLACE)
    run = made.file.connection.execute
    assert run("select code, count(*) from v_coding group by code").fetchall() == [
        ("samarbeid", 3)
    ]
    waiting = "select id, document, code, coder, outcome, text from v_waiting"
    assert run(waiting).fetchall() == [
        (
            uid("coding", "4"),
            "Intervju B",
            "stat",
            "MH",
            "lost",
            "staten 👍🏽 hele",
        )
    ]
    assert run("select merged_into from v_code where code = 'stat'").fetchone() == (
        "samarbeid",
    )
    made.file.close()


def test_every_view_is_named(database: sqlite3.Connection) -> None:
    found = database.execute("select name from sqlite_master where type = 'view'")
    assert {row[0] for row in found} == set(views.NAMES)


def test_columns_of_the_commands_rows_come_first(database: sqlite3.Connection) -> None:
    """Scripts that read the commands' tables can read the views."""
    wanted = {
        "v_document": "id document format language words characters turns speakers"
        " status codings",
        "v_case": "id case kind documents",
        "v_coding": "id document start end code coder text created memo",
        "v_passage": "id code document start end speaker text",
        "v_quote": "id collection position text printed translation attribution"
        " document clearance",
        "v_change": "time coder operation kind what",
    }
    for view, names in wanted.items():
        found = database.execute(f"select * from {view} limit 0").description
        assert [one[0] for one in found][: len(names.split())] == names.split()


@pytest.mark.parametrize("view", ["v_coding", "v_passage", "v_quote", "v_document"])
def test_reading_a_view_goes_through_one_table_only(
    database: sqlite3.Connection, view: str
) -> None:
    """All else is looked up by an index, so that sixty thousand rows are quick."""
    plan = database.execute(f"explain query plan select * from {view}").fetchall()
    walked = {row[3].split()[1] for row in plan if row[3].startswith("SCAN")}
    large = {
        "n": "codings or passages",
        "h": "changes",
        "o": "operations",
        "m": "memos",
        "b": "contents",
        "x": "contents",
        "t": "turns",
        "s": "speakers",
        "f": "facts",
    }
    allowed = {"n"} if view in ("v_coding", "v_passage") else set()
    assert walked & set(large) == allowed, plan
