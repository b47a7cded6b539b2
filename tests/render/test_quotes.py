from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from tests.render.samples import COLLECTION, LINES
from tests.render.test_table_html import Page
from workbench.domain.quotes import Collection
from workbench.errors import UsageError
from workbench.render.quotes import FORMATS, format_of, render

SECRET = ("hemmelig", "Hemmelige Hansen")


def markdown(source: str) -> list[tuple[str, str]]:
    """Each run of words with the block that it stands in, by another reader."""
    found, blocks = [], []
    for token in MarkdownIt("commonmark").parse(source):
        assert token.type not in ("html_block", "fence", "code_block")
        if token.nesting == 1:
            blocks.append(token.tag)
        elif token.nesting == -1:
            blocks.pop()
        elif token.type == "inline":
            words = ""
            for child in token.children or []:
                assert child.type in ("text", "text_special", "hardbreak"), child.type
                words += "\n" if child.type == "hardbreak" else child.content
            found.append((" ".join(blocks), words))
    return found


def test_markdown_reads_back_as_block_quotes() -> None:
    assert markdown(render(COLLECTION, "md").decode()) == [
        ("h1", "Kap. 2: <drift>"),
        ("h2", "På kaia"),
        ("blockquote p", "«Båten kom.\nIngen så den."),
        ("blockquote p", "Det er sant.»"),
        ("blockquote p", "— fisker høsten 2008"),
        ("p", "Hva skjedde så?"),
        ("blockquote p", "«Det var en lang setning om kaia […]»"),
        ("blockquote p", "“It was a long sentence about the quay […]”"),
        ("blockquote p", "— havnefogd våren 2010"),
        ("h2", "Til slutt"),
        ("blockquote p", f"«{LINES}»"),
        ("blockquote p", "— =losens *mann*"),
        ("ul li p", "1 av 3 er ikke klarert."),
        ("ul li p", "Prosjekt: Havna"),
    ]


def test_csv_has_the_rows_of_the_listing() -> None:
    text = render(COLLECTION, "csv").decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == [
        "Id",
        "Samling",
        "Nr.",
        "Tekst",
        "Trykt",
        "Oversettelse",
        "Kildeangivelse",
        "Dokument",
        "Klarering",
    ]
    assert rows[1] == [
        "0190-aa",
        "kap2",
        "1",
        "Båten kom.\nIngen så den.\n\nDet er sant.",
        "",
        "",
        "fisker høsten 2008",
        "F08",
        "",
    ]
    assert rows[2][4:9] == [
        "Det var en lang setning om kaia […]",
        "It was a long sentence about the quay […]",
        "havnefogd våren 2010",
        "hemmelig-dokument",
        "yes",
    ]
    assert rows[3][6] == "'=losens *mann*"
    raw = render(COLLECTION, "csv", raw=True).decode()
    assert raw.startswith(
        "id,collection,position,text,printed,translation,attribution,document,clearance"
    )
    assert ",=losens *mann*,F10," in raw


def test_html_holds_the_words_in_figures() -> None:
    page = Page(render(COLLECTION, "html"))
    assert page.texts["h1"] == ["Kap. 2: <drift>"]
    assert page.texts["h2"] == ["På kaia", "Til slutt"]
    assert page.texts["p"] == [
        "«Båten kom.\nIngen så den.",
        "Det er sant.»",
        "Hva skjedde så?",
        "«Det var en lang setning om kaia […]»",
        "“It was a long sentence about the quay […]”",
        f"«{LINES}»",
    ]
    assert page.texts["figcaption"] == [
        "fisker høsten 2008",
        "havnefogd våren 2010",
        "=losens *mann*",
    ]
    assert ("id", "q-0190-bb") in page.attributes
    assert page.attributes.count(("lang", "en")) == 1
    assert "script" not in page.tags


def opened(collection: Collection) -> Any:
    return Document(io.BytesIO(render(collection, "docx")))


def test_docx_has_real_styles() -> None:
    document = opened(COLLECTION)
    assert [(p.style.name, p.text) for p in document.paragraphs if p.text] == [
        ("Title", "Kap. 2: <drift>"),
        ("Heading 1", "På kaia"),
        ("Quote", "«Båten kom.\nIngen så den."),
        ("Quote", "Det er sant.»"),
        ("Caption", "fisker høsten 2008"),
        ("Body Text", "Hva skjedde så?"),
        ("Quote", "«Det var en lang setning om kaia […]»"),
        ("Quote", "“It was a long sentence about the quay […]”"),
        ("Caption", "havnefogd våren 2010"),
        ("Heading 1", "Til slutt"),
        ("Quote", f"«{LINES}»"),
        ("Caption", "=losens *mann*"),
        ("Small Print", "1 av 3 er ikke klarert."),
        ("Small Print", "Prosjekt: Havna"),
    ]


def test_a_quote_and_its_attribution_stay_on_one_page() -> None:
    kept = {
        p.text: p.paragraph_format.keep_with_next for p in opened(COLLECTION).paragraphs
    }
    assert kept["Det er sant.»"] is True
    assert kept["fisker høsten 2008"] is False


def test_docx_says_which_language_the_words_are_in() -> None:
    tongues = {}
    for paragraph in opened(COLLECTION).paragraphs:
        for run in paragraph.runs:
            mark = run._r.find(f"{qn('w:rPr')}/{qn('w:lang')}")
            if mark is not None:
                tongues[paragraph.text] = mark.get(qn("w:val"))
    assert tongues["“It was a long sentence about the quay […]”"] == "en-GB"
    assert tongues["«Det var en lang setning om kaia […]»"] == "nb-NO"


def test_latex_has_display_quotes_and_nothing_that_tex_would_run() -> None:
    lines = render(COLLECTION, "latex").decode().split("\n")
    assert lines[:2] == [
        r"% \usepackage{csquotes} \usepackage{babel}",
        r"\section*{Kap. 2: \textless{}drift\textgreater{}}",
    ]
    start = lines.index(r"\noindent\emph{Hva skjedde så?}\par")
    assert lines[start + 1 : start + 7] == [
        r"\begin{displayquote}",
        "Det var en lang setning om kaia […]",
        r"\end{displayquote}",
        r"\begin{foreigndisplayquote}{british}[{havnefogd våren 2010}]",
        "It was a long sentence about the quay […]",
        r"\end{foreigndisplayquote}",
    ]
    first = lines.index(r"\begin{displayquote}[{fisker høsten 2008}]")
    assert lines[first + 1 : first + 5] == [
        "Båten kom.\\\\{}",
        "Ingen så den.",
        "",
        "Det er sant.",
    ]


def test_latex_takes_no_words_for_an_option() -> None:
    """TeX set the `[Til]` behind an attribution at the end of the quote."""
    first = COLLECTION.quotes[0]
    for attribution, head in (("leder", r"[{leder}]"), ("", "")):
        quote = replace(
            first, printed="[Til] det møtet", translation="", attribution=attribution
        )
        made = render(replace(COLLECTION, quotes=(quote,)), "latex").decode()
        assert rf"\begin{{displayquote}}{head}" + "\n{}[Til] det møtet\n" in made


@pytest.mark.parametrize("format", ["md", "html", "docx", "latex"])
def test_what_is_only_for_the_analyst_is_not_in_what_is_read(format: str) -> None:
    data = render(COLLECTION, format)
    if format == "docx":
        text = "\n".join(p.text for p in opened(COLLECTION).paragraphs)
    else:
        text = data.decode()
    for secret in SECRET:
        assert secret not in text


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_collection_in_every_format(format: str) -> None:
    nothing = replace(COLLECTION, quotes=(), title="", notes=(), provenance={})
    assert render(nothing, format)


def test_no_quotes_is_said() -> None:
    nothing = replace(COLLECTION, quotes=(), language="nn")
    assert "Ingen sitat." in render(nothing, "md").decode()
    assert "Ingen sitat." in Page(render(nothing, "html")).texts["p"]
    assert "Ingen sitat." in [p.text for p in opened(nothing).paragraphs]


def test_a_collection_is_a_table_in_every_other_format() -> None:
    read = json.loads(render(COLLECTION, "json"))
    assert read["table"] == "quotes"
    assert [row["id"] for row in read["rows"]] == ["0190-aa", "0190-bb", "0190-cc"]
    assert read["rows"][2]["text"] == LINES


def test_formats_by_ending_and_by_name() -> None:
    assert format_of("sitater.docx") == "docx"
    with pytest.raises(UsageError, match=r"“sitater.pdf” ends in .pdf"):
        format_of("sitater.pdf")
    with pytest.raises(UsageError, match="no format “pdf”"):
        render(COLLECTION, "pdf")
