"""Charts: what stands in the drawing, in which size, and that nothing in it runs."""

from __future__ import annotations

import re
import struct
from dataclasses import replace

import pytest
from lxml import etree

from workbench.domain.charts import ChartKind, Figure, chart_of
from workbench.domain.tables import Column, ColumnType, Table
from workbench.errors import UsageError
from workbench.render import charts
from workbench.render.tables import render

SVG = "{http://www.w3.org/2000/svg}"
BARS = Figure(
    kind=ChartKind.BARS,
    down="code",
    value="share",
    across="wave",
    also="documents",
    base="of",
    labels={"net": "Nettverk på æøå", "none": "Ingen"},
)
TABLE = Table(
    name="frequencies",
    title="Hvor ofte",
    columns=(
        Column(name="code", label="Kode", type=ColumnType.ID),
        Column(name="wave", label="Bølge"),
        Column(name="documents", label="Dokumenter", type=ColumnType.COUNT),
        Column(name="of", label="Av", type=ColumnType.COUNT),
        Column(name="share", label="Andel", type=ColumnType.SHARE),
    ),
    rows=(
        ("net", "2007", 2, 8, 0.25),
        ("net", "2010", 6, 8, 0.75),
        ("market", "2007", 0, 8, 0.0),
        ("market", "2010", 1, 8, 0.125),
        ("none", "2007", 0, 8, 0.0),
        ("none", "2010", 0, 8, 0.0),
    ),
    language="nb",
    figure=BARS,
)


def drawing(table: Table) -> etree._Element:
    return etree.fromstring(charts.svg(table).encode())


def texts(root: etree._Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def test_values_names_and_bases_are_written_in() -> None:
    found = texts(drawing(TABLE))
    assert {"Nettverk på æøå", "market", "2007 (n = 8)", "2010 (n = 8)"} <= {*found}
    assert {"25 % (2)", "75 % (6)", "13 % (1)", "0 % (0)"} <= {*found}
    assert "Ingen" not in found


def test_bars_are_as_long_as_their_values() -> None:
    """A quarter, three quarters, nothing, an eighth: 45, 135, 0 and 22.5 of 180."""
    bars = [
        float(found[1])
        for path in drawing(TABLE).iter(f"{SVG}path")
        if path.get("aria-roledescription") == "bar"
        and (found := re.search(r"h(-?[\d.]+)", path.get("d")))
    ]
    assert sorted(bars) == [0, 22.5, 45, 135]


def test_the_drawing_says_what_it_shows() -> None:
    root = drawing(TABLE)
    assert root.get("role") == "img"
    assert [one.tag for one in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "Hvor ofte"
    assert root[1].text == (
        "En stolpe for hver rad (Kode): Andel."
        " Høyest: Nettverk på æøå, 2010, 75 % (6). Én rad uten noe er ikke tegnet."
    )


def test_names_are_text_and_nothing_in_it_runs_or_asks_anybody() -> None:
    bad = "</title><script>alert(1)</script>\x1b[31m"
    rows = ((bad, "2007", 1, 8, 0.125),)
    made = charts.svg(replace(TABLE, rows=rows, title=bad))
    root = etree.fromstring(made.encode())
    assert not [one for one in root.iter() if str(one.tag).endswith("script")]
    assert "\x1b" not in made
    assert any("<script>" in one for one in texts(root))
    assert not re.search(r"\b(href|src|onclick|onload)=", made)


def test_the_same_table_gives_the_same_bytes() -> None:
    assert render(TABLE, "svg") == render(TABLE, "svg")
    assert render(TABLE, "png") == render(TABLE, "png")


def test_a_picture_is_as_large_as_the_drawing_twice() -> None:
    root = drawing(TABLE)
    wide, high = struct.unpack(">II", charts.png(TABLE)[16:24])
    assert (wide, high) == (2 * int(root.get("width")), 2 * int(root.get("height")))


def test_a_pair_stands_on_both_sides_of_a_heat_map() -> None:
    table = replace(
        TABLE,
        columns=(
            Column(name="a", label="A", type=ColumnType.ID),
            Column(name="b", label="B", type=ColumnType.ID),
            Column(name="documents", label="Dokumenter", type=ColumnType.COUNT),
        ),
        rows=(("x", "y", 3), ("x", "z", 0), ("y", "z", 0)),
        figure=Figure(
            kind=ChartKind.HEAT,
            down="a",
            across="b",
            value="documents",
            both_ways=True,
            labels={"y": "Ypsilon", "x": "Iks", "z": "Sett"},
        ),
    )
    chart = chart_of(table)
    assert chart is not None
    assert chart.downs == chart.acrosses == ("Ypsilon", "Iks")
    placed = {(one.down, one.across): one.value for one in chart.values}
    assert placed == {("Iks", "Ypsilon"): 3, ("Ypsilon", "Iks"): 3}
    assert texts(drawing(table)).count("3") == 2


def test_two_codes_of_one_name_are_told_apart() -> None:
    figure = replace(BARS, across="", labels={"net": "Styring", "market": "Styring"})
    rows = (("net", "", 1, 8, 0.125), ("market", "", 2, 8, 0.25))
    chart = chart_of(replace(TABLE, rows=rows, figure=figure))
    assert chart is not None
    assert chart.downs == ("Styring", "Styring (2)")


def test_html_holds_the_chart_above_its_table() -> None:
    page = render(TABLE, "html").decode()
    assert page.index("<svg") < page.index("<table>")
    assert "<svg" not in render(replace(TABLE, figure=None), "html").decode()


def test_what_cannot_be_drawn_is_a_sentence() -> None:
    with pytest.raises(UsageError, match="there is no chart of “frequencies”"):
        render(replace(TABLE, figure=None), "svg")
