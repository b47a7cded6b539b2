from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tests.render.samples import WORDS, empty, frequencies
from workbench.domain.tables import Column, Table
from workbench.render.tables import render


def opened(table: Table) -> Any:
    return Document(io.BytesIO(render(table, "docx")))


def test_a_real_table_with_the_words() -> None:
    document = opened(frequencies())
    table = document.tables[0]
    assert table.style.name == "Workbench Table"
    read = [[cell.text for cell in row.cells] for row in table.rows]
    want = [list(row) for row in WORDS]
    for row, share in zip(want[1:4], ("62", "0,3", "100"), strict=True):
        row[3] = f"{share}\u00a0%"
    want[4][3], want[4][4] = "–", "–"
    assert read == want


def test_the_heading_comes_back_on_every_page() -> None:
    rows = opened(frequencies()).tables[0].rows
    marks = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert marks == [True, False, False, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert rows[0].cells[0].paragraphs[0].style.name == "Table Heading"
    assert rows[1].cells[0].paragraphs[0].style.name == "Table Text"


def test_title_notes_and_provenance_stand_around_it() -> None:
    document = opened(frequencies())
    said = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert said == [
        ("Heading 1", "Koder etter <utbredelse>"),
        ("Small Print", "Grunnlag: 8 dokumenter."),
        ("Small Print", "2 venter & <b>teller ikke</b>."),
        ("Small Print", "Tider er i UTC."),
        ("Small Print", "Prosjekt: Havna & kaia"),
        ("Small Print", "Kodebok: v7"),
    ]


def test_nobody_is_named_and_nothing_is_dated() -> None:
    properties = opened(frequencies()).core_properties
    assert properties.author == "workbench"
    assert properties.title == "Koder etter <utbredelse>"
    assert properties.language == "nb"
    assert properties.created is None
    assert properties.modified is None
    assert properties.last_modified_by == ""


def test_a_wide_table_lies_on_its_side_within_the_page() -> None:
    columns = tuple(Column(name=f"c{n}", label="x" * 30) for n in range(5))
    wide = opened(Table(name="t", title="t", columns=columns, rows=()))
    section = wide.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in wide.tables[0].columns) <= room
    assert opened(empty()).sections[0].orientation == WD_ORIENT.PORTRAIT
