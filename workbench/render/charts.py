"""A chart of a table as SVG and PNG, drawn by Vega without a network.

The specification is plain Vega-Lite, made here; vl-convert draws it. Colours go from
light to dark in one hue, so that print without colours says the same, and every value
is written beside its bar or in its cell.
"""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from workbench.domain.charts import Chart, ChartKind, Drawn, chart_of
from workbench.domain.tables import ColumnType, Table
from workbench.errors import UsageError
from workbench.render import cells
from workbench.safe_text import one_line
from workbench.words import counted, word

if TYPE_CHECKING:
    from markupsafe import Markup

_INK, _BAR = "#1b1b1b", "#2a6f97"
_BLACK, _WHITE = "#000000", "#ffffff"
"""Figures in cells, which need all the contrast there is."""
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_STEP = {ChartKind.BARS: 18, ChartKind.HEAT: 22}
_WIDE, _NARROW = 320, 180
_LINE, _HEADER = 60, 28
"""Characters of a name in one line, beside its row and above its column."""
_HIGH = 14
"""Pixels of one more line."""
_BROKEN = "split(datum.label, '\\n')"
"""The lines of a name, for Vega; no name has a line end of its own."""
_SCALE = 2.0
"""Pixels of a PNG for one of the drawing: sharp in print."""
_DARK = 0.62
"""From so much of the highest value on, figures in a cell are white: 4.5 to 1."""
_ROOT = re.compile(r"<svg\b[^>]*>")


def svg(table: Table, *, titled: bool = True) -> str:
    """The chart as one SVG element with a title and a description; no script.

    `titled` draws the title above it; a document has its caption there.

    Raises:
        UsageError: This table has no chart, or what draws it is not installed.
    """
    chart = _chart(table)
    made: str = _converter().vegalite_to_svg(_spec(table, chart, titled))
    root = _ROOT.search(made)
    assert root is not None
    head = root[0].replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    head = head[:-1] + ' role="img">'
    said = f"<title>{_text(table.title)}</title><desc>{_text(said_of(table))}</desc>"
    return f"{head}{said}{made[root.end() :]}"


def markup(table: Table, *, titled: bool = True) -> Markup:
    """The SVG for a page that escapes all else: it is of our own making."""
    from markupsafe import Markup

    return Markup(svg(table, titled=titled))


def png(table: Table, *, titled: bool = True) -> bytes:
    """The chart as a PNG.

    Raises:
        UsageError: This table has no chart, or what draws it is not installed.
    """
    spec = _spec(table, _chart(table), titled)
    made: bytes = _converter().vegalite_to_png(spec, scale=_SCALE)
    return made


def said_of(table: Table) -> str:
    """What a chart shows, in words, for whoever cannot see it."""
    chart, language = _chart(table), table.language
    labels = {one.name: one.label for one in table.columns}
    parts = [
        word(
            f"chart.{chart.figure.kind}",
            language,
            value=labels[chart.figure.value],
            down=labels[chart.figure.down],
        )
    ]
    top = max(chart.values, key=lambda one: one.value, default=None)
    if top is not None:
        where = ", ".join(filter(None, (top.down, top.across)))
        highest = _written(table, chart, top)
        parts.append(word("chart.highest", language, where=where, value=highest))
    else:
        parts.append(word("chart.nothing", language))
    if chart.empty:
        parts.append(counted("chart.empty", language, chart.empty))
    return " ".join(parts)


def _chart(table: Table) -> Chart:
    chart = chart_of(table)
    if chart is None:
        raise UsageError(
            f"there is no chart of “{table.name}”",
            hint="frequencies, crosstab, cooccurrence, first-use, coverage and"
            " attributes can be drawn, without `--coders each`",
        )
    return chart


def _converter() -> Any:
    try:
        import vl_convert
    except ImportError:
        raise UsageError(
            "what draws charts is not installed",
            hint="`pip install 'workbench[charts]'` brings it; tables need nothing",
        ) from None
    return vl_convert


def _text(words: str) -> str:
    return escape(one_line(words))


# -- the specification


def _spec(table: Table, chart: Chart, titled: bool) -> dict[str, Any]:
    drawing = _nothing
    if chart.values:
        drawing = {
            ChartKind.BARS: _bars,
            ChartKind.HEAT: _heat,
            ChartKind.CURVE: _curve,
        }[chart.figure.kind]
    text = {"color": _INK, "font": "sans-serif"}
    title = {"text": one_line(table.title), "anchor": "start", **text}
    axis = {"labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal"}
    return {
        "$schema": _SCHEMA,
        "background": "white",
        **({"title": title} if titled else {}),
        "data": {"values": [_row(table, chart, one) for one in chart.values]},
        "config": {
            "font": "sans-serif",
            "view": {"stroke": None},
            "axis": {**axis, "labelLimit": 0, "labelColor": _INK},
            "header": {"labelFontSize": 11, "titleFontSize": 11, "labelColor": _INK},
        },
        **drawing(table, chart),
    }


def _row(table: Table, chart: Chart, one: Drawn) -> dict[str, Any]:
    return {
        "down": _lines(one.down, _LINE),
        "across": _column(chart, one.across),
        "value": one.value,
        "text": _written(table, chart, one),
    }


def _column(chart: Chart, across: str) -> str:
    """The name of a column of the drawing, with its base."""
    base = chart.bases.get(across)
    name = one_line(across)
    if name and base is not None:
        name = f"{name} (n = {base})"
    return _lines(name, _HEADER if chart.figure.kind is ChartKind.BARS else _LINE)


def _lines(name: str, most: int) -> str:
    """The whole of a name, in lines of so many characters at most."""
    name = one_line(name)
    return name if len(name) <= most else "\n".join(wrap(name, most))


def _step(chart: Chart) -> int:
    """Pixels of a row: as many as the name with most lines needs."""
    lines = max(_lines(one, _LINE).count("\n") for one in chart.downs)
    return _STEP[chart.figure.kind] + lines * _HIGH


def _written(table: Table, chart: Chart, one: Drawn) -> str:
    """A value as it is written in the drawing, with the count it is made of."""
    if not _share(table, chart):
        return cells.number(int(one.value), table.language)
    percent = cells.percent(one.value, table.language)
    return percent if one.also is None else f"{percent} ({one.also})"


def _share(table: Table, chart: Chart) -> bool:
    types = {one.name: one.type for one in table.columns}
    return types[chart.figure.value] is ColumnType.SHARE


def _heading(table: Table, name: str) -> str:
    return next(one_line(one.label) for one in table.columns if one.name == name)


def _down(chart: Chart) -> dict[str, Any]:
    order = [_lines(one, _LINE) for one in chart.downs]
    return {
        "field": "down",
        "type": "nominal",
        "sort": order,
        "title": None,
        "axis": {
            "domain": False,
            "ticks": False,
            "labelPadding": 6,
            "labelExpr": _BROKEN,
        },
    }


def _amounts(table: Table, chart: Chart) -> dict[str, Any]:
    """The axis of the values: from nothing, shares in percent up to all."""
    share = _share(table, chart)
    found: dict[str, Any] = {
        "field": "value",
        "type": "quantitative",
        "title": _heading(table, chart.figure.value),
        "axis": {"grid": True, "tickCount": 5, "format": "d"},
    }
    if "" in chart.bases:
        found["title"] += f" (n = {chart.bases['']})"
    if share:
        found["scale"] = {"domain": [0, 1]}
        percent = "format(100 * datum.value, 'd') + ' %'"
        found["axis"] = {"grid": True, "values": [0, 0.5, 1], "labelExpr": percent}
    else:
        found["axis"]["tickMinStep"] = 1
    return found


def _nothing(table: Table, chart: Chart) -> dict[str, Any]:
    """A sentence in place of an empty frame."""
    said = word("chart.nothing", table.language)
    return {
        "data": {"values": [{"text": said}]},
        "width": _WIDE,
        "height": _STEP[ChartKind.BARS],
        "mark": {"type": "text", "align": "left", "color": _INK, "fontSize": 11},
        "encoding": {"text": {"field": "text"}, "x": {"value": 0}},
    }


def _bars(table: Table, chart: Chart) -> dict[str, Any]:
    several = bool(chart.figure.across)
    layer = {
        "height": {"step": _step(chart)},
        "width": _NARROW if several else _WIDE,
        "layer": [
            {"mark": {"type": "bar", "color": _BAR, "height": 11}},
            {
                "mark": {"type": "text", "align": "left", "dx": 4, "color": _INK},
                "encoding": {"text": {"field": "text"}},
            },
        ],
        "encoding": {"y": _down(chart), "x": _amounts(table, chart)},
    }
    if not several:
        return layer
    facet = {
        "field": "across",
        "type": "nominal",
        "sort": [_column(chart, one) for one in chart.acrosses],
        "title": _heading(table, chart.figure.across),
        "header": {"labelExpr": _BROKEN, "labelLimit": 0},
    }
    return {"facet": {"column": facet}, "spec": layer}


def _heat(table: Table, chart: Chart) -> dict[str, Any]:
    most = max((one.value for one in chart.values), default=0) or 1
    across = {
        "field": "across",
        "type": "nominal",
        "sort": [_column(chart, one) for one in chart.acrosses],
        "title": None,
        "axis": {
            "orient": "top",
            "labelAngle": -60,
            "domain": False,
            "ticks": False,
            "labelExpr": _BROKEN,
        },
    }
    color = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, most], "range": ["#f3f6f9", "#16324f"]},
        "legend": None,
    }
    widest = max(len(_written(table, chart, one)) for one in chart.values)
    return {
        "height": {"step": _step(chart)},
        "width": {"step": max(_STEP[ChartKind.HEAT], 6 * widest + 8)},
        "encoding": {"y": _down(chart), "x": across},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "white"},
                "encoding": {"color": color},
            },
            {
                "transform": [{"filter": "datum.value > 0"}],
                "mark": {"type": "text", "fontSize": 10},
                "encoding": {
                    "text": {"field": "text"},
                    "color": {
                        "condition": {
                            "test": f"datum.value > {_DARK * most}",
                            "value": _WHITE,
                        },
                        "value": _BLACK,
                    },
                },
            },
        ],
    }


def _curve(table: Table, chart: Chart) -> dict[str, Any]:
    down = _down(chart)
    down |= {"title": _heading(table, chart.figure.down), "sort": None}
    down["axis"] = {"labelAngle": 0, "labelOverlap": True, "labelExpr": _BROKEN}
    last = [_row(table, chart, chart.values[-1])]
    return {
        "height": 220,
        "width": max(_WIDE, 14 * len(chart.downs)),
        "encoding": {"x": down, "y": _amounts(table, chart)},
        "layer": [
            {"mark": {"type": "line", "interpolate": "step-after", "color": _BAR}},
            {
                "mark": {
                    "type": "point",
                    "filled": True,
                    "color": _BAR,
                    "size": 22,
                    "opacity": 1,
                }
            },
            {
                "data": {"values": last},
                "mark": {"type": "text", "align": "left", "dx": 5, "color": _INK},
                "encoding": {"text": {"field": "text"}},
            },
        ],
    }
