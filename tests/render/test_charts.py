"""Charts: what stands in the drawing, in which size, and that nothing in it runs."""

from __future__ import annotations

import re
import struct
import sys
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


def test_each_column_has_its_own_base_also_where_there_is_no_value() -> None:
    rows = (("net", "2007", 1, 2, 0.5), ("net", None, 4, 16, 0.25))
    found = texts(drawing(replace(TABLE, rows=rows)))
    assert {"2007 (n = 2)", "uten verdi (n = 16)"} <= {*found}
    assert found.count("Andel") == 2
    assert not [one for one in found if one.startswith("Andel (")]


def test_one_column_has_its_base_at_its_axis() -> None:
    rows = (("net", "", 2, 8, 0.25), (None, "", 1, 8, 0.125))
    found = texts(drawing(replace(TABLE, rows=rows, figure=replace(BARS, across=""))))
    assert "Andel (n = 8)" in found
    assert {"Nettverk på æøå", "uten verdi"} <= {*found}


def test_a_code_and_a_value_of_one_name_keep_it() -> None:
    figure = replace(BARS, labels={"year": "2007"})
    rows = (("year", "2007", 1, 8, 0.125),)
    chart = chart_of(replace(TABLE, rows=rows, figure=figure))
    assert chart is not None
    assert (chart.downs, chart.acrosses) == (("2007",), ("2007",))


def test_a_long_name_is_whole() -> None:
    name = " ".join(f"samordning{n}" for n in range(30))
    row = (name, name, 1, 8, 0.125)
    for figure in (BARS, replace(BARS, kind=ChartKind.HEAT, value="documents")):
        root = drawing(replace(TABLE, rows=(row,), figure=figure))
        lines = [one.text or "" for one in root.iter(f"{SVG}tspan", f"{SVG}text")]
        said = " ".join(lines)
        assert said.count("samordning29") == 2
        assert "…" not in said
        assert max(map(len, lines)) <= 60


def test_figures_in_cells_can_be_read_on_every_shade() -> None:
    rows = tuple((f"c{n}", "2007", n, 100, n / 100) for n in range(1, 101))
    figure = replace(BARS, kind=ChartKind.HEAT, value="documents")
    root = drawing(replace(TABLE, rows=rows, figure=figure))
    by_value = {
        int(one.get("aria-label").rpartition(" ")[2]): one.get("fill")
        for one in root.iter(f"{SVG}path")
        if one.get("aria-roledescription") == "rect mark"
    }
    inks = {
        int(text): one.get("fill")
        for one in root.iter(f"{SVG}text")
        if (text := "".join(one.itertext())).isdigit() and int(text) <= 100
    }
    assert {*by_value} == {*range(1, 101)} <= {*inks}
    for value, shade in by_value.items():
        assert contrast(shade, inks[value]) >= 4.5, value


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, as WCAG 2 has it."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def brightness(color: str) -> float:
    if color.startswith("#"):
        parts = [int(color[n : n + 2], 16) for n in (1, 3, 5)]
    else:
        parts = [int(one) for one in re.findall(r"\d+", color)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (one / 255 for one in parts)
    ]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_where_there_is_nothing_it_says_so() -> None:
    root = drawing(replace(TABLE, rows=(("net", "2007", 0, 8, 0.0),)))
    assert texts(root) == ["Ingenting å tegne.", "Hvor ofte"]
    assert "Ingenting å tegne." in (root[1].text or "")


def test_a_curve_ends_in_its_figure() -> None:
    rows = (("a", "", 2, 8, 0.0), ("b", "", 5, 8, 0.0), ("c", "", 13, 8, 0.0))
    figure = Figure(kind=ChartKind.CURVE, down="code", value="documents")
    assert "13" in texts(drawing(replace(TABLE, rows=rows, figure=figure)))


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(UsageError) as refused:
        charts.png(TABLE)
    assert "pip install 'workbench[charts]'" in (refused.value.hint or "")


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
