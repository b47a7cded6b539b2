from __future__ import annotations

import math

import pytest

from tests.render.samples import WORDS, frequencies
from workbench.domain.tables import Cell, Column, ColumnType, Table
from workbench.render import cells
from workbench.render.tables import render


@pytest.mark.parametrize(
    ("share", "nb", "en"),
    [
        (0.62, "62 %", "62 %"),
        (0.625, "63 %", "63 %"),
        (0.615, "62 %", "62 %"),
        (0, "0 %", "0 %"),
        (1, "100 %", "100 %"),
        (0.01, "1 %", "1 %"),
        (0.005, "1 %", "1 %"),
        (0.0049, "0,5 %", "0.5 %"),
        (0.0004, "< 0,1 %", "< 0.1 %"),
        (0.9949, "99 %", "99 %"),
        (0.996, "99,6 %", "99.6 %"),
        (0.9996, "> 99,9 %", "> 99.9 %"),
        (30 / 475, "6 %", "6 %"),
    ],
)
def test_a_share_is_a_percentage_that_does_not_lie(
    share: float, nb: str, en: str
) -> None:
    assert cells.percent(share, "nb") == nb
    assert cells.percent(share, "nn") == nb
    assert cells.percent(share, "en") == en


@pytest.mark.parametrize(
    ("value", "nb"),
    [
        (12, "12"),
        (0.385, "0,39"),
        (0.0, "0,00"),
        (-0.0, "0,00"),
        (-1.005, "-1,01"),
        (0.004, "0,004"),
        (0.00042, "0,0004"),
        (1e-9, "1,0e-9"),
        (1234.5, "1234,50"),
        (2e300, "2,00e+300"),
    ],
)
def test_a_number_has_two_decimals_or_as_many_as_it_needs(
    value: float, nb: str
) -> None:
    assert cells.number(value, "nb") == nb


@pytest.mark.parametrize("nothing", [None, math.nan, math.inf])
def test_what_is_undefined_is_blank_in_text_and_a_dash_on_a_page(nothing: Cell) -> None:
    share = Column(name="share", label="Andel", type=ColumnType.SHARE)
    name = Column(name="name", label="Navn")
    assert cells.words(nothing, share, "nb") == ""
    assert cells.shown(nothing, share, "nb") == "–"
    assert cells.shown(nothing, name, "nb") == ""
    assert cells.raw(nothing) == ""


def test_all_cells_of_a_table_in_words() -> None:
    assert tuple(cells.lines(frequencies())) == WORDS


def test_yes_and_no_by_language() -> None:
    column = Column(name="x", label="x", type=ColumnType.YESNO)
    said = [cells.words(True, column, one) for one in ("nb", "nn", "en", "de")]
    assert said == ["ja", "ja", "yes", "yes"]
    assert [cells.raw(one) for one in (True, False)] == ["true", "false"]


def test_raw_cells_are_neither_rounded_nor_translated() -> None:
    names, *rows = cells.lines(frequencies(), raw_cells=True)
    assert names == ("code", "name", "passages", "share", "score", "pinned", "time")
    assert rows[0] == (
        "lokal",
        "Lokal variasjon",
        "37",
        "0.62",
        "0.385",
        "true",
        "2026-03-04T14:02:11Z",
    )
    assert rows[2][1] == frequencies().rows[2][1]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("=1+1", True),
        ("+47 22", True),
        ("-1", True),
        ("@SUM(A1)", True),
        ("\tx", True),
        ("\rx", True),
        ("\n=x", True),
        ("  =x", True),
        ("＝1", True),
        ("＋1", True),
        ("－1", True),
        ("＠x", True),
        ("ja", False),
        ("– ja", False),
        ("'=1", False),
        ("1-2", False),
        ("", False),
    ],
)
def test_what_a_spreadsheet_could_run(text: str, runs: bool) -> None:
    assert cells.runs(text) is runs
    assert cells.defused(text, text) == (f"'{text}" if runs else text)


def test_the_programs_own_numbers_are_not_defused() -> None:
    assert cells.defused("-3", -3) == "-3"


def test_provenance_has_headings_and_leaves_out_what_is_empty() -> None:
    assert cells.origin(frequencies()) == [
        ("Prosjekt", "Havna & kaia"),
        ("Kodebok", "v7"),
    ]
    own = Table(name="t", title="", columns=(), rows=(), provenance={"own": 3})
    assert cells.origin(own) == [("own", "3")]


def test_defusing_is_said() -> None:
    assert cells.defusing(frequencies("en")) == [
        "2 cells could have been run by a spreadsheet as formulas;"
        " they have a ' before them."
    ]


def test_words_of_a_fixed_list_are_read_in_the_language_of_the_table() -> None:
    """As are those of where it comes from; programs and other texts keep them."""
    column = Column(name="outcome", label="Utfall", values="outcome")
    assert cells.words("lost", column, "nb") == "tapt"
    assert cells.words("lost", column, "en") == "lost"
    assert cells.words("something new", column, "nb") == "something new"
    assert cells.words("lost", Column(name="text", label="Tekst"), "nb") == "lost"
    assert cells.raw("lost") == "lost"
    table = Table(
        name="t",
        title="T",
        columns=(column,),
        rows=(("lost",),),
        provenance={"coders": "KN", "base": "finished", "speakers": "all"},
        language="nn",
    )
    assert [said for _, said in cells.origin(table)] == [
        "KN",
        "ferdige dokument",
        "alle",
    ]
    assert list(cells.lines(table)) == [("Utfall",), ("tapt",)]
    assert b'"outcome": "lost"' in render(table, "json")
    assert b"lost" in render(table, "csv", raw=True)
