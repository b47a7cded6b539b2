"""A table for LaTeX: booktabs rules, everything escaped, for a paper to input."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.tables import Table
from workbench.render import cells
from workbench.safe_text import printable, width
from workbench.words import word

LONG = 40
"""Tables with more rows than this may break over pages, cells wider than this wrap."""

_MARKS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\char34{}",
    "`": r"\char96{}",
    "\u00a0": "~",
    "–": r"\textendash{}",
}
_ESCAPE = re.compile("[" + re.escape("".join(_MARKS)) + "]")
_LIGATURE = re.compile(r"([-,'])(?=\1)")
"""`--`, `,,` and `''` would be set as other characters."""


def render(table: Table, *, raw: bool = False) -> bytes:
    """A `table`, or a `longtable` where there are many rows; needs `booktabs`."""
    long = len(table.rows) > LONG
    lines = _long(table, raw=raw) if long else _short(table, raw=raw)
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text with nothing left that TeX would read as a command."""
    line = " ".join(printable(text).split())
    line = _ESCAPE.sub(lambda found: _MARKS[found[0]], line)
    return _LIGATURE.sub(r"\1{}", line)


def _short(table: Table, *, raw: bool) -> Iterator[str]:
    rows = _rows(table, raw=raw)
    yield r"% \usepackage{booktabs}"
    yield r"\begin{table}[htbp]"
    yield r"\centering"
    yield from _caption(table, end="")
    yield rf"\begin{{tabular}}{{{_shape(table)}}}"
    yield from (r"\toprule", next(rows), r"\midrule", *rows, r"\bottomrule")
    yield r"\end{tabular}"
    yield from _below(table)
    yield r"\end{table}"


def _long(table: Table, *, raw: bool) -> Iterator[str]:
    rows = _rows(table, raw=raw)
    yield r"% \usepackage{booktabs} \usepackage{longtable}"
    yield rf"\begin{{longtable}}{{{_shape(table)}}}"
    yield from _caption(table, end=r"\\")
    yield from (r"\toprule", next(rows), r"\midrule", r"\endhead")
    yield from (r"\bottomrule", r"\endfoot", *rows)
    yield r"\end{longtable}"
    yield from _below(table)


def _caption(table: Table, *, end: str) -> Iterator[str]:
    label = re.sub(r"[^a-z0-9]+", "-", table.name.casefold()).strip("-")
    yield rf"\caption{{{escaped(table.title)}}}\label{{tab:{label}}}{end}"


def _rows(table: Table, *, raw: bool) -> Iterator[str]:
    """The headings, then each row."""
    if raw:
        for line in cells.lines(table, raw_cells=True):
            yield _row(line)
        return
    yield _row(cells.headings(table))
    for row in table.rows:
        pairs = zip(row, table.columns, strict=True)
        yield _row([cells.shown(cell, one, table.language) for cell, one in pairs])
    if not table.rows:
        yield _row([word("render.empty", table.language)])


def _row(texts: Sequence[str]) -> str:
    """A row; one that begins as an argument to the last would is parted from it."""
    line = " & ".join(map(escaped, texts)) + r" \\"
    return "{}" + line if line.startswith(("[", "*")) else line


def _shape(table: Table) -> str:
    """The columns: numbers to the right, long texts in a box that wraps."""
    wide = [_widest(table, place) > LONG for place in range(len(table.columns))]
    share = 0.8 / max(1, sum(wide))
    box = rf"p{{{share:.2f}\linewidth}}"
    shapes = (
        "r" if cells.numeric(column) else box if wraps else "l"
        for column, wraps in zip(table.columns, wide, strict=True)
    )
    return "".join(shapes)


def _widest(table: Table, place: int) -> int:
    texts = (row[place] for row in table.rows)
    return max((width(one) for one in texts if isinstance(one, str)), default=0)


def _below(table: Table) -> Iterator[str]:
    """Notes and provenance, small, one under the other."""
    lines = cells.remarks(table)
    lines += [f"{label}: {text}" for label, text in cells.origin(table)]
    if lines:
        yield r"\par\smallskip{\footnotesize"
        yield "\\par\n".join(map(escaped, lines)) + r"\par}"
