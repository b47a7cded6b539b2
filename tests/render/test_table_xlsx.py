from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.render.samples import FORMULA, SHOWN, frequencies
from workbench.domain.tables import Column, ColumnType, Table
from workbench.render.tables import render


def opened(table: Table, *, raw: bool = False) -> Any:
    return load_workbook(io.BytesIO(render(table, "xlsx", raw=raw)))


def values(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_numbers_stay_numbers_and_text_stays_text() -> None:
    sheet = opened(frequencies()).worksheets[0]
    read = values(sheet)
    assert read[0] == ["Kode", "Navn", "Utdrag", "Andel", "Skår", "Festet", "Sist"]
    assert read[1][:6] == ["lokal", "Lokal variasjon", 37, 0.62, 0.385, "ja"]
    assert read[1][6] == datetime(2026, 3, 4, 14, 2, 11)
    assert read[2][:3] == [FORMULA, "－1", -3]
    assert read[3][1] == SHOWN.replace("rør ", "rør\t").replace("◌", "\u200b")
    assert read[4] == ["[tom]", None, 0, None, None, None, None]
    assert sheet["D2"].number_format == "0 %"
    assert sheet.freeze_panes == "A2"


def test_nothing_is_a_formula_or_a_link() -> None:
    naughty = ("=1+1", "+1", "-1", "@x", "＝1", "http://example.org", "#N/A", "007", "")
    column = Column(name="x", label="=SUM(A1)")
    table = Table(
        name="t", title="=1", columns=(column,), rows=tuple((n,) for n in naughty)
    )
    data = render(table, "xlsx")
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    for row, text in enumerate(("=SUM(A1)", *naughty), 1):
        cell = sheet.cell(row=row, column=1)
        assert (cell.value or "") == text
        assert cell.data_type != "f"
        assert cell.hyperlink is None
        runs = text.startswith(("=", "+", "-", "@", "＝"))
        assert bool(cell.quotePrefix) is runs
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_notes_and_provenance_are_on_a_sheet_of_their_own() -> None:
    book = opened(frequencies())
    assert book.sheetnames == ["Koder etter <utbredelse>", "Merknader"]
    assert values(book["Merknader"]) == [
        ["Koder etter <utbredelse>", None],
        ["Grunnlag: 8 dokumenter.", None],
        ["2 venter & <b>teller ikke</b>.", None],
        ["Tider er i UTC.", None],
        ["Prosjekt", "Havna & kaia"],
        ["Kodebok", "v7"],
    ]


def test_raw_has_the_stable_names_and_truth_values() -> None:
    read = values(opened(frequencies(), raw=True).worksheets[0])
    assert read[0][:2] == ["code", "name"]
    assert [row[5] for row in read[1:]] == [True, False, None, None]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Koder: [a/b] *?\\", "Koder- -a-b- ---"),
        ("x" * 40, "x" * 31),
        ("'sitert'", "sitert"),
        ("", "frequencies"),
        ("History", "-"),
    ],
)
def test_a_sheet_name_is_one_that_spreadsheets_take(title: str, name: str) -> None:
    book = opened(replace(frequencies(), title=title))
    assert book.sheetnames[0] == name


def test_two_sheets_never_share_a_name() -> None:
    book = opened(replace(frequencies(), title="merknader"))
    assert book.sheetnames == ["merknader", "Merknader 2"]


def test_what_is_too_long_is_cut_and_said() -> None:
    column = Column(name="x", label="x")
    long = "å" * 40_000
    book = opened(Table(name="t", title="t", columns=(column,), rows=((long,),)))
    assert book.worksheets[0]["A2"].value == "å" * 32_767
    assert values(book.worksheets[1])[1] == [
        "1 cell was longer than a spreadsheet takes and was cut."
    ]


def test_a_number_that_a_spreadsheet_would_round_is_text() -> None:
    column = Column(name="x", label="x", type=ColumnType.COUNT)
    table = Table(name="t", title="t", columns=(column,), rows=((2**53 + 1,), (5,)))
    assert values(opened(table).worksheets[0])[1:] == [["9007199254740993"], [5]]
