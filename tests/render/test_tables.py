from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.render.samples import (
    FORMULA,
    HOSTILE,
    SHOWN,
    WORDS,
    empty,
    frequencies,
)
from workbench.domain.tables import Column, ColumnType, Table
from workbench.errors import UsageError
from workbench.render import table_text
from workbench.render.tables import ENDINGS, FORMATS, format_of, remarks, render


def rows_of_csv(data: bytes, delimiter: str = ",") -> list[tuple[str, ...]]:
    read = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter)
    return [tuple(row) for row in read]


def test_texts_are_wrapped_into_the_room_of_a_terminal() -> None:
    table = Table(
        name="t",
        title="",
        columns=(
            Column(name="code", label="Kode", type=ColumnType.ID),
            Column(name="text", label="Tekst"),
            Column(name="n", label="Utdrag", type=ColumnType.COUNT),
        ),
        rows=(("brygge", "Båten kom inn\nmed fisk til kaia", 7),),
        notes=("Grunnlag er to dokumenter av tre.",),
        language="nb",
    )
    assert table_text.render(table, cells_wide=30).decode() == (
        "Kode    Tekst           Utdrag\n"
        "──────  ──────────────  ──────\n"
        "brygge  Båten kom inn        7\n"
        "        med fisk til\n"
        "        kaia\n"
        "\n"
        "Merknader\n"
        "  Grunnlag er to dokumenter av\n"
        "  tre.\n"
    )


def test_rows_too_wide_for_a_terminal_are_set_out_cell_by_cell() -> None:
    names = ("id", "dokument", "kode", "forsker")
    table = Table(
        name="t",
        title="Kodinger",
        columns=(
            *(Column(name=name, label=name, type=ColumnType.ID) for name in names),
            Column(name="text", label="ord"),
        ),
        rows=(
            ("a1b2c3d4", "intervju-07", "kai", "KN", "Båten kom inn med fisk til kaia"),
            ("b1b2c3d4", "intervju-08", "kai", None, "Nei."),
        ),
        language="nb",
    )
    assert table_text.render(table, cells_wide=36).decode() == (
        "Kodinger\n"
        "\n"
        "id        a1b2c3d4\n"
        "dokument  intervju-07\n"
        "kode      kai\n"
        "forsker   KN\n"
        "ord       Båten kom inn med fisk til\n"
        "          kaia\n"
        "\n"
        "id        b1b2c3d4\n"
        "dokument  intervju-08\n"
        "kode      kai\n"
        "ord       Nei.\n"
    )


@pytest.mark.parametrize(
    ("widths", "soft", "room", "expected"),
    [
        ([8, 40, 30], [False, True, True], 80, [8, 38, 30]),
        ([8, 40, 60], [False, True, True], 80, [8, 34, 34]),
        ([8, 10, 90], [False, True, True], 40, [8, 10, 18]),
        ([30, 30], [False, True], 20, [30, 12]),
        ([5, 5], [False, False], 80, [5, 5]),
    ],
)
def test_the_widest_columns_of_texts_give_way(
    widths: list[int], soft: list[bool], room: int, expected: list[int]
) -> None:
    assert table_text.fitted(widths, soft, room) == expected


def test_the_text_format() -> None:
    table = Table(
        name="t",
        title="Koder",
        language="nb",
        columns=(
            Column(name="code", label="Kode", type=ColumnType.ID),
            Column(name="n", label="Utdrag", type=ColumnType.COUNT),
            Column(name="share", label="Andel", type=ColumnType.SHARE),
        ),
        rows=(("brygge", 7, 0.5), ("日本\nkai", 12, None)),
        notes=("Grunnlag: 2 dokumenter.",),
        provenance={"project": "Havna"},
    )
    assert render(table, "table").decode() == (
        "Koder\n"
        "\n"
        "Kode    Utdrag  Andel\n"
        "──────  ──────  ─────\n"
        "brygge       7   50 %\n"
        "日本        12\n"
        "kai\n"
        "\n"
        "Merknader\n"
        "  Grunnlag: 2 dokumenter.\n"
        "\n"
        "Opphav\n"
        "  Prosjekt: Havna\n"
    )


def test_the_text_format_lets_nothing_steer_the_terminal() -> None:
    for raw in (False, True):
        table = replace(frequencies(), title=HOSTILE, notes=(HOSTILE,))
        text = render(table, "table", raw=raw).decode()
        assert "␛[31m⇄teksten◌" in text
        assert all(c.isprintable() or c == "\n" for c in text)


def cells_by_place(text: str, starts: list[int]) -> list[tuple[str, ...]]:
    ends = [*starts[1:], 10_000]
    return [
        tuple(line[a:b].strip() for a, b in zip(starts, ends, strict=True))
        for line in text.split("\n")
    ]


def test_text_and_csv_agree_cell_for_cell_but_for_the_mark() -> None:
    narrow = replace(frequencies(), rows=frequencies().rows[:2])
    text = render(narrow, "table").decode().replace("－1", "-1 ")
    rule = text.split("\n")[3]
    starts = [found.start() for found in re.finditer("─+", rule)]
    shown = cells_by_place("\n".join(text.split("\n")[2:6]), starts)
    read = rows_of_csv(render(narrow, "csv"))
    assert read[2][:2] == ("'" + FORMULA, "'－1")
    undone = [tuple(c.removeprefix("'").replace("－1", "-1") for c in r) for r in read]
    assert [shown[0], *shown[2:]] == undone


def test_csv_has_the_words_and_defuses() -> None:
    read = rows_of_csv(render(frequencies(), "csv"))
    want = [list(row) for row in WORDS]
    want[2][0], want[2][1] = "'" + FORMULA, "'－1"
    assert [list(row) for row in read] == want
    assert rows_of_csv(render(frequencies(), "tsv"), "\t") == read
    assert not render(frequencies(), "csv").startswith(b"\xef\xbb\xbf")
    assert b"\r" not in render(frequencies(), "csv")


def test_raw_csv_is_lossless() -> None:
    read = rows_of_csv(render(frequencies(), "csv", raw=True))
    assert read[0][0] == "code"
    assert read[2][:3] == (FORMULA, "－1", "-3")
    assert read[3][1] == HOSTILE
    assert float(read[2][3]) == 1 / 300


def test_raw_csv_keeps_every_kind_of_line_end_inside_a_cell() -> None:
    texts = ("a\rb", "a\r\nb", "a\nb", ' "a", b ')
    table = Table(
        name="t",
        title="t",
        columns=(Column(name="x", label="x"),),
        rows=tuple((text,) for text in texts),
    )
    read = rows_of_csv(render(table, "csv", raw=True))
    assert read == [("x",), *((text,) for text in texts)]


def test_what_csv_has_no_place_for_is_told_apart() -> None:
    assert remarks(frequencies(), "csv") == (
        "Grunnlag: 8 dokumenter.",
        "2 venter & <b>teller ikke</b>.",
        "Tider er i UTC.",
        "2 celler kunne et regneark ha kjørt som formel; de har en ' foran.",
        "Opphav: Prosjekt: Havna & kaia; Kodebok: v7",
    )
    assert len(remarks(frequencies(), "tsv", raw=True)) == 4
    assert remarks(frequencies(), "html") == ()


def test_json_has_the_shape_that_scripts_rely_on() -> None:
    read = json.loads(render(frequencies(), "json"))
    assert list(read) == ["table", "title", "columns", "rows", "notes", "provenance"]
    assert read["table"] == "frequencies"
    assert read["columns"][3] == {"name": "share", "label": "Andel", "type": "share"}
    assert read["rows"][0] == {
        "code": "lokal",
        "name": "Lokal variasjon",
        "passages": 37,
        "share": 0.62,
        "score": 0.385,
        "pinned": True,
        "time": "2026-03-04T14:02:11Z",
    }
    assert read["rows"][2]["name"] == HOSTILE
    assert read["rows"][3]["share"] is None
    assert read["notes"] == [
        "Grunnlag: 8 dokumenter.",
        "2 venter & <b>teller ikke</b>.",
    ]
    assert read["provenance"] == {
        "project": "Havna & kaia",
        "codebook": "v7",
        "filter": None,
    }


def test_json_is_one_row_a_line_and_safe_to_look_at() -> None:
    text = render(frequencies(), "json").decode()
    assert '    {"code": "日本", "name": "To linjer\\nog | rør\\t' in text
    assert "\\u001b[31m\\u202eteksten\\u200b" in text
    assert all(c.isprintable() or c == "\n" for c in text)
    assert json.loads(render(empty(), "json"))["rows"] == []


def test_json_has_no_number_that_is_none() -> None:
    table = Table(
        name="t",
        title="t",
        columns=(Column(name="x", label="x", type=ColumnType.NUMBER),),
        rows=((float("nan"),), (float("inf"),)),
    )
    assert json.loads(render(table, "json"))["rows"] == [{"x": None}, {"x": None}]


def words_of_markdown(source: str) -> list[Any]:
    """Every inline token's text, as another reader of Markdown understands it."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(
        ["table", "strikethrough"]
    )
    found = []
    for token in parser.parse(source):
        assert token.type != "html_block"
        if token.type == "inline":
            children = token.children or []
            kinds = {child.type for child in children}
            assert kinds <= {"text", "softbreak", "hardbreak", "text_special"}, kinds
            found.append("".join(child.content for child in children))
    return found


def test_markdown_reads_back_as_the_words() -> None:
    source = render(frequencies(), "md").decode()
    # A line break in a cell is the one piece of HTML that is meant.
    read = words_of_markdown(source.replace("<br>", "@@"))
    assert read[0] == "Koder etter <utbredelse>"
    expected = [cell.replace("\n", "@@") for row in WORDS for cell in row]
    expected[-4], expected[-3] = "–", "–"
    assert read[1 : 1 + len(expected)] == expected
    assert read[-5:] == [
        "Grunnlag: 8 dokumenter.",
        "2 venter & <b>teller ikke</b>.",
        "Tider er i UTC.",
        "Prosjekt: Havna & kaia",
        "Kodebok: v7",
    ]


def test_latex_escapes_everything() -> None:
    text = render(frequencies(), "latex").decode()
    assert r"\caption{Koder etter \textless{}utbredelse\textgreater{}}" in text
    assert r"\begin{tabular}{llrrrll}" in text.replace("p{0.80\\linewidth}", "l")
    assert (
        r"lokal & Lokal variasjon & 37 & 62 \% & 0,39 & ja & 2026-03-04 14:02 \\"
        in (text)
    )
    assert (
        r"To linjer og \textbar{} rør \textless{}b\textgreater{}i\textless{}/b"
        r"\textgreater{} ␛[31m⇄teksten" in text
    )
    assert r"\& 50 \% \char96{}\#1\char96{} \textbackslash{} &" in text
    assert "\n{}[tom] &  & 0 & \\textendash{} & \\textendash{} &  &  \\\\\n" in text


def test_latex_commands_are_only_our_own() -> None:
    naughty = r"\input{/etc/passwd} \write18{x} $x^2$ %komm ~ ^^5c -- '' ,, \"o # _"
    table = Table(
        name="T t",
        title=naughty,
        columns=(Column(name="x", label=naughty),),
        rows=((naughty,),),
        notes=(naughty,),
    )
    text = render(table, "latex").decode()
    ours = set(
        "usepackage begin end centering caption label toprule midrule bottomrule par"
        " smallskip footnotesize linewidth textbackslash textasciicircum"
        " textasciitilde char".split()
    )
    assert set(re.findall(r"\\([a-z]+)", text)) == ours
    plain = re.sub(r"\\[{}$&#%_\\]|\\[a-z]+", "", text)
    assert plain.count("{") == plain.count("}")
    assert "$" not in plain
    assert "#" not in plain
    assert "^" not in plain
    assert "--" not in text
    assert "''" not in text
    assert r"\label{tab:t-t}" in text


def test_a_long_table_breaks_over_pages_in_latex() -> None:
    column = Column(name="n", label="N", type=ColumnType.COUNT)
    rows = tuple((n,) for n in range(41))
    table = Table(name="t", title="T", columns=(column,), rows=rows)
    assert r"\begin{longtable}{r}" in render(table, "latex").decode()
    short = replace(table, rows=rows[:40])
    assert r"\begin{tabular}{r}" in render(short, "latex").decode()


@pytest.mark.parametrize("format", ["table", "md", "html", "latex"])
def test_no_rows_is_said(format: str) -> None:
    assert "Ingen rader." in render(empty(), format).decode()


DRAWN = ("svg", "png")
"""Of these only a table that can be drawn is made."""


@pytest.mark.parametrize("format", [one for one in FORMATS if one not in DRAWN])
def test_every_format_takes_the_empty_and_the_columnless(format: str) -> None:
    assert render(empty(), format)
    assert render(Table(name="", title="", columns=(), rows=()), format)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_named_by_an_ending(format: str) -> None:
    endings = [ending for ending, one in ENDINGS.items() if one == format]
    assert format_of(f"mappe.d/Tabell{endings[0].upper()}") == format


@pytest.mark.parametrize("name", ["tall.pdf", "tall", "tall.", "mappe.csv/tall"])
def test_an_unknown_ending_is_refused_with_the_known(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        format_of(name)
    assert "“tall" in caught.value.message
    assert ".xlsx" in caught.value.hint


def test_an_unknown_format_is_refused_with_the_known() -> None:
    with pytest.raises(UsageError) as caught:
        render(empty(), "pdf")
    assert caught.value.message == "There is no format “pdf”."
    assert "latex" in caught.value.hint


def test_shown_text_is_what_the_samples_say() -> None:
    assert len(SHOWN) == len(HOSTILE)
