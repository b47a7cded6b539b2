from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import IntakeError
from workbench.intake.rows import read_rows

NEEDED = ("document", "quote")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "codings.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_whatever_a_spreadsheet_writes(
    file: Path, delimiter: str, encoding: str
) -> None:
    rows = [["Document", " quote "], ["åse", "«Nei.» sa hun"], ["", ""], ["bø", "ja"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    file.write_bytes(text.encode(encoding))
    found = [
        (row.number, row["document"], row["quote"])
        for row in read_rows(file, needed=NEEDED)
    ]
    assert found == [(2, "åse", "«Nei.» sa hun"), (4, "bø", "ja")]


def test_a_cell_may_have_lines_and_quotation_marks(file: Path) -> None:
    file.write_text('quote,document\n"He said ""no"".\nTwice, even.",anna\n')
    (row,) = read_rows(file, needed=NEEDED)
    assert row["quote"] == 'He said "no".\nTwice, even.'
    assert row["nth"] == ""


def test_words_are_composed(file: Path) -> None:
    file.write_text("document,quote\na\u030ase,e\u0301n\n", encoding="utf-8")
    (row,) = read_rows(file, needed=NEEDED)
    assert (row["document"], row["quote"]) == ("åse", "én")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("document,code\na,b\n", "codings.csv has no column quote"),
        ("document,quote,codé\na,b,c\n", "codings.csv has an unknown column codé"),
        ('document,quote\na,"b\n', "codings.csv, line 2: this is no CSV"),
        ("", "codings.csv is empty"),
    ],
)
def test_what_is_no_such_table_is_a_sentence(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(IntakeError, match=said):
        read_rows(file, needed=NEEDED, known=("nth",))


def test_a_file_that_is_not_there(file: Path) -> None:
    with pytest.raises(IntakeError, match="cannot be read: No such file"):
        read_rows(file, needed=NEEDED)


def test_a_table_is_refused_where_its_columns_cannot_be_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for data, said in (
        (b"PK\x03\x04rest", "a.csv is a spreadsheet, not CSV"),
        (b"id,name,id\n1,2,3\n", "a.csv has two columns id"),
        (b"name\nBy\n", "a.csv has no column id"),
    ):
        path.write_bytes(data)
        with pytest.raises(IntakeError) as refused:
            read_rows(path, needed=("id",))
        assert refused.value.message == said


def test_what_stands_beyond_the_headings_is_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,name\n1\n2,Two,,three\n", encoding="utf-8")
    first, second = read_rows(path, needed=("id",))
    assert (dict(first.cells), first.beyond) == ({"id": "1", "name": ""}, "")
    assert (dict(second.cells), second.beyond) == ({"id": "2", "name": "Two"}, "three")
