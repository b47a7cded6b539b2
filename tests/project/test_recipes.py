"""A document of a small project: its figures, worked out by hand, in both formats.

Of `leder` (2008) the dual line is on two passages, cost on one; of `ordfører` (2010)
cost is on one. So of two finished documents: dual line in one (50 %), cost in both.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import html

from tests.project.study import LEADER, MAYOR, begin
from workbench.analysis import registry
from workbench.analysis.report import OF_ALL
from workbench.domain.changes.kinds import Label
from workbench.domain.codebook import Code, CodeSet
from workbench.domain.codebook_acts import Retire
from workbench.domain.papers import Numbered, Paper, Paragraph
from workbench.errors import IntakeError
from workbench.intake.recipe_file import FIELDS
from workbench.project import (
    Project,
    codebook,
    coders,
    documents,
    open_project,
    quotes,
    recipes,
)
from workbench.project.codebook_acts import carry_out
from workbench.project.milestones import name_milestone
from workbench.project.past import as_of
from workbench.render import documents as renderers

RECIPE = """\
title: {nb: Prøven, nn: Prøva, en: The trial}
parts:
  - heading: {nb: Funn, nn: Funn, en: Findings}
  - text: |
      Ingen sa *dette*, og <b>ingen</b> mente det.
  - table: frequencies
    set: both
    show: [name, passages, documents, of, share]
    caption: {nb: Kodene, en: The codes}
  - table: frequencies
    by: wave
    set: both
    where: wave = 2008 or wave = 2010
    show: [name, wave, passages, of, share]
    across: wave
  - quotes: Utkast
  - methods:
  - codebook:
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin(tmp_path) as made:
        book = codebook.current(made)
        with made.recording(Label.CODEBOOK) as act:
            held = CodeSet(id="both", title={"nb": "De to"}, codes=CODES)
            codebook.write(act, replace(book, sets=(held,)))
        for name, wave in (("leder", "2008"), ("ordfører", "2010")):
            documents.set_values(made, name, {"wave": wave})
        for document, text, code, words in (
            ("leder", LEADER, "dual-line", "Mandag ringer fylket."),
            ("leder", LEADER, "dual-line", "Da teller jeg."),
            ("leder", LEADER, "cost", "Kommunen betaler åtte stillinger."),
            ("ordfører", MAYOR, "cost", "Kommunen betaler åtte stillinger."),
        ):
            start = text.index(words)
            made.code(document, code, start=start, end=start + len(words))
        for name in ("leder", "ordfører"):
            documents.finish(made, name)
        start = LEADER.index("Det er slitsomt.")
        quotes.new_collection(made, "Utkast", template="leder, {wave}")
        quotes.add_span(made, "Utkast", "leder", start, start + 16)
        yield made


CODES = ("dual-line", "cost")


def built(project: Project, text: str = RECIPE, language: str = "") -> Paper:
    return recipes.build(project, text.encode(), "r.yaml", language=language)


def page(paper: Paper) -> html.HtmlElement:
    return html.document_fromstring(renderers.render(paper, "html").decode())


def cells(table: html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in table.xpath(".//tr")]


CODE_ROWS = [
    ["Navn", "Utdrag", "Dokumenter", "Av", "Andel"],
    ["Dobbel styringslinje", "2", "1", "2", "50 %"],
    ["Kostnadsdeling", "2", "2", "2", "100 %"],
]
WAVE_ROWS = [
    [
        "Navn",
        "2008\n(av 1)\nUtdrag",
        "2008\n(av 1)\nAndel",
        "2010\n(av 1)\nUtdrag",
        "2010\n(av 1)\nAndel",
    ],
    ["Dobbel styringslinje", "2", "100 %", "0", "0 %"],
    ["Kostnadsdeling", "1", "100 %", "1", "100 %"],
]


def test_the_figures_on_the_page(project: Project) -> None:
    tree = page(built(project))
    first, second = tree.xpath("//section[@class='table']")[:2]
    assert cells(first) == CODE_ROWS
    assert cells(second) == WAVE_ROWS
    assert [one.text_content() for one in first.xpath(".//caption")] == [
        "Tabell 1. Kodene"
    ]
    notes = [one.text_content() for one in first.xpath(".//ol/li")]
    assert notes[0] == "Vist er kodene i settet «De to»."
    assert "Grunnlag: 2 ferdige dokumenter." in notes
    # Said already: only where it stands is said again.
    later = [one.text_content() for one in second.xpath(".//ol/li")]
    assert "Filter: wave = 2008 or wave = 2010" in later
    assert not set(later) & set(notes)
    assert any(one.endswith("til tabell 1 gjelder også her.") for one in later)
    assert tree.xpath("//html/@lang") == ["nb"]
    assert tree.xpath("//figure//blockquote/p/text()") == ["«Det er slitsomt.»"]
    assert tree.xpath("//figcaption/text()") == ["leder, 2008"]


def test_the_same_figures_in_word_with_real_styles(project: Project) -> None:
    made = docx.Document(io.BytesIO(renderers.render(built(project), "docx")))
    first, second = made.tables[:2]
    for table, rows in ((first, CODE_ROWS), (second, WAVE_ROWS)):
        found = [[one.text for one in row.cells] for row in table.rows]
        spaced = [[one.replace("\u00a0", " ") for one in row] for row in found]
        assert spaced == rows
    assert first.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert first.style is not None
    assert first.style.name == "Workbench Table"
    styled = [(one.style.name, one.text) for one in made.paragraphs if one.style]
    assert ("Title", "Prøven") in styled
    assert ("Heading 1", "Funn") in styled
    assert ("Quote", "«Det er slitsomt.»") in styled
    captions = [
        "".join(one._p.xpath(".//w:t/text()"))
        for one in made.paragraphs
        if one.style and one.style.name == "Caption"
    ]
    assert captions[0] == "Tabell 1. Kodene"
    assert made.paragraphs[1].text == "Innhold"


CHARTED = """\
title: T
parts:
  - table: frequencies
    set: both
  - chart: frequencies
    set: both
    caption: {nb: Andelen, en: The share}
"""


def test_a_chart_is_a_figure_with_its_own_number(project: Project) -> None:
    paper = built(project, CHARTED)
    labels = [(one.label, one.chart) for one in paper.numbered]
    assert labels == [("Tabell 1", False), ("Figur 1", True)]
    tree = page(paper)
    drawing = tree.xpath("//section[@id='figure-1']/figure/*[local-name()='svg']")[0]
    said = " ".join(drawing.xpath(".//text()"))
    assert "50 % (1)" in said
    assert "100 % (2)" in said
    assert drawing.xpath("./*[local-name()='title']/text()") == ["Andelen"]
    assert tree.xpath("//figcaption")[0].text_content() == "Figur 1. Andelen"
    assert tree.xpath("//script | //image | //@href[contains(., 'http')]") == []
    made = docx.Document(io.BytesIO(renderers.render(paper, "docx")))
    assert len(made.inline_shapes) == 1
    described = made.element.body.xpath(".//wp:docPr/@descr")
    assert described[0].startswith("Andelen. ")
    with zipfile.ZipFile(io.BytesIO(renderers.render(paper, "docx"))) as package:
        (image,) = (name for name in package.namelist() if name.endswith(".png"))
        assert package.read(image).startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_said(project: Project) -> None:
    with pytest.raises(IntakeError) as fault:
        built(project, "title: T\nparts:\n  - chart: passages\n    code: cost\n")
    (problem,) = fault.value.problems
    assert problem.message == (
        "The part `chart: passages`: the report passages cannot be drawn as it is asked"
        " for."
    )
    assert problem.hint == "Make it a `table`."


def test_two_names_of_one_person_are_one_in_the_methods(project: Project) -> None:
    """And what is retired is no code in use: one fewer."""
    asked = "title: T\nparts:\n  - methods:\n"
    before = codes_told(built(project, asked))
    with open_project(project.file.path, coder="MH") as other:
        documents.finish(other, "leder")
    assert hands_told(built(project, asked)) == [("KN", 2), ("MH", 1)]
    coders.same(project, "MH", "KN")
    assert hands_told(built(project, asked)) == [("KN", 2)]
    carry_out(project, Retire(code="cost"))
    assert codes_told(built(project, asked)) == before - 1


def hands_told(paper: Paper) -> list[tuple[object, object]]:
    """Who has finished how many documents."""
    table = next(one.table for one in paper.numbered if "finished" in one.table.names)
    return [(row["coder"], row["finished"]) for row in table.records()]


def codes_told(paper: Paper) -> int:
    """How many codes the codebook is said to have."""
    said = [
        "".join(run.text for run in one.runs)
        for one in paper.blocks
        if isinstance(one, Paragraph)
    ]
    found = [re.search(r"Kodeboka har (\d+) koder", one) for one in said]
    return int(next(one[1] for one in found if one))


def test_a_collection_may_stand_there_twice(project: Project) -> None:
    tree = page(built(project, "title: T\nparts:\n" + "  - quotes: Utkast\n" * 2))
    ids = tree.xpath("//@id")
    assert len(tree.xpath("//main//figure")) == 2
    assert len(set(ids)) == len(ids)


def test_contents_lead_to_what_is_there(project: Project) -> None:
    tree = page(built(project))
    links = tree.xpath("//nav//a/@href")
    assert [one.text_content() for one in tree.xpath("//nav/ul[1]//a")] == [
        "Funn",
        "Metode",
        "Sjekklister for rapportering",
        "Kodebok",
    ]
    assert all(tree.xpath(f"//*[@id='{one[1:]}']") for one in links)
    made = docx.Document(io.BytesIO(renderers.render(built(project), "docx")))
    body = made.element.body
    anchors = set(body.xpath(".//w:hyperlink/@w:anchor"))
    assert anchors == set(body.xpath(".//w:bookmarkStart/@w:name"))
    assert len(anchors) == len(links)


@pytest.mark.parametrize("format", ["html", "docx"])
@pytest.mark.parametrize("text", [RECIPE, CHARTED], ids=["tables", "charts"])
def test_the_same_bytes_twice(project: Project, format: str, text: str) -> None:
    once = renderers.render(built(project, text), format)
    assert renderers.render(built(project, text), format) == once


@pytest.mark.parametrize(
    ("language", "title", "contents", "label", "heading"),
    [
        ("nb", "Prøven", "Innhold", "Tabell 1", "Funn"),
        ("nn", "Prøva", "Innhald", "Tabell 1", "Funn"),
        ("en", "The trial", "Contents", "Table 1", "Findings"),
    ],
)
def test_in_three_languages(
    project: Project, language: str, title: str, contents: str, label: str, heading: str
) -> None:
    paper = built(project, language=language)
    tree = page(paper)
    assert tree.xpath("//h1/text()") == [title]
    assert tree.xpath("//nav/p/text()")[0] == contents
    assert tree.xpath("//caption/b/text()")[0] == f"{label}."
    assert tree.xpath("//h2/text()")[0] == heading
    text = tree.text_content()
    assert "[paper." not in text
    assert "[methods." not in text


def test_hostile_words_are_words(project: Project) -> None:
    evil = "<script>alert(1)</script>"
    book = codebook.current(project)
    with project.recording(Label.CODEBOOK) as act:
        codes = (*book.codes, Code(id="evil", name={"nb": evil}))
        codebook.write(act, replace(book, codes=codes))
    text = (
        f"title: '{evil}'\nparts:\n  - heading: '{evil}'\n  - text: '{evil}'\n"
        f"  - table: frequencies\n    caption: '{evil}'\n"
    )
    paper = built(project, text)
    tree = page(paper)
    assert tree.xpath("//script | //img | //link | //@onclick | //@src") == []
    assert tree.xpath("//h1/text() | //h2/text()") == [evil, evil]
    assert evil in tree.xpath("//td/text()")
    assert "http" not in "".join(tree.xpath("//@href"))
    package = zipfile.ZipFile(io.BytesIO(renderers.render(paper, "docx")))
    assert b"<script" not in package.read("word/document.xml")


def test_what_a_part_asks_in_vain_is_named_with_its_line(project: Project) -> None:
    with pytest.raises(IntakeError) as fault:
        built(
            project,
            "title: T\nparts:\n"
            "  - table: frequencies\n    where: 'wave ='\n"
            "  - quotes: Boka\n"
            "  - table: frequencies\n    set: neither\n"
            "  - table: frequencies\n    show: [hats]\n"
            "  - table: coverage\n    set: both\n",
        )
    found = [(one.where, one.message, one.hint) for one in fault.value.problems]
    assert [one[0] for one in found] == [
        f"r.yaml:{line}:5" for line in (3, 5, 6, 8, 10)
    ]
    assert found[0][1] == (
        "The part `table: frequencies`: the filter ends where a name or a value should"
        " come (letter 7 of `where`)."
    )
    assert found[1][1:] == (
        "The part `quotes: Boka`: there is no collection 'Boka'.",
        "Known: 'Utkast'.",
    )
    assert found[2][1:] == (
        "The part `table: frequencies`: there is no set 'neither'.",
        "Sets: both.",
    )
    assert "no column 'hats'" in found[3][1]
    assert "has no rows of codes" in found[4][1]


def test_what_is_known_of_the_method_and_what_is_asked(project: Project) -> None:
    paper = built(project, "title: T\nparts:\n  - methods:\n", "en")
    tables = {
        one.table.name: one.table for one in paper.blocks if isinstance(one, Numbered)
    }
    hands = next(iter(tables["methods-hands"].records()))
    assert (hands["coder"], hands["codings"]) == ("KN", 4)
    assert (hands["documents"], hands["finished"]) == (2, 2)
    assert str(hands["first_day"]) <= str(hands["last_day"])
    assert tables["methods-material"].rows[0][:3] == ("Interviews", 2, 2)
    history = list(tables["methods-editions"].records())
    assert [(one["edition"], one["change"]) for one in history] == [
        (1, "added: operation, dual-line, cost, quasi"),
        (2, "set: both"),
    ]
    coreq = {one["item"]: one["known"] for one in tables["methods-coreq"].records()}
    assert len(coreq) == 32
    assert coreq["Number of data coders"] == (
        "1 coder: KN (4 codings). 0 documents were coded by more than one."
    )
    assert coreq["Interviewer or facilitator"] == (
        "Not known to the program: who interviewed?"
    )
    srqr = {one["item"]: one["known"] for one in tables["methods-srqr"].records()}
    assert len(srqr) == 21
    assert srqr["Links to empirical data"] == "1 quote was chosen; collections: 1."


def test_an_answer_stands_in_the_place_of_the_question(project: Project) -> None:
    text = (
        "title: T\nparts:\n  - methods:\n    answers:\n"
        "      coreq.1: {en: KN did., nb: Det gjorde KN.}\n"
        "      coreq.24: {en: They met weekly.}\n"
    )
    paper = built(project, text, "en")
    coreq = next(one for one in paper.numbered if one.table.name == "methods-coreq")
    said = {one["number"]: one["known"] for one in coreq.table.records()}
    assert said[1] == "KN did."
    assert said[2] == (
        "Not known to the program: which degrees do the researchers have?"
    )
    assert str(said[24]).endswith("by more than one.\nThey met weekly.")


def test_a_definition_that_changed_stands_as_it_was_and_why(project: Project) -> None:
    book = codebook.current(project)
    codes = tuple(
        replace(one, definition={"nb": "To som styrer."})
        if one.id == "dual-line"
        else one
        for one in book.codes
    )
    with project.recording(Label.CODEBOOK) as act:
        codebook.write(act, replace(book, codes=codes), why="sjef er for snevert")
    paper = built(project, "title: T\nparts:\n  - methods:\n")
    history = next(
        one.table
        for one in paper.blocks
        if isinstance(one, Numbered) and one.table.name == "methods-editions"
    )
    last = list(history.records())[-1]
    assert str(last["change"]).endswith("dual-line: To sjefer. → To som styrer.")
    assert last["why"] == "sjef er for snevert"


def test_as_it_stood_at_a_milestone(project: Project) -> None:
    name_milestone(project, "utkast")
    start = LEADER.index("Tirsdag")
    project.code("leder", "dual-line", start=start, end=start + 7)
    with as_of(project, "utkast") as stood:
        paper = built(stood)
    assert cells(page(paper).xpath("//section[@class='table']")[0]) == CODE_ROWS
    assert any("utkast" in said for _, said in paper.origin)
    assert any("utkast" in one for one in paper.notes)


def test_no_field_of_a_recipe_hides_an_option_of_a_report() -> None:
    """`crosstab` has `columns`: a field of that name would take it away."""
    for name in registry.BUILT_IN:
        options = {one.name for one in (*registry.find(name).options, *OF_ALL)}
        assert not options & {"table", "chart", *FIELDS["table"], *FIELDS["chart"]}


def test_a_crosstab_is_asked_as_on_the_command_line(project: Project) -> None:
    """Of two finished documents the dual line is in that of 2008, cost in both."""
    paper = built(
        project,
        "title: T\nparts:\n"
        "  - table: crosstab\n    columns: wave\n    show: [code, wave, count]\n",
        "en",
    )
    (table,) = paper.numbered
    rows = [row for row in table.table.rows if row[0] in ("dual-line", "cost")]
    assert rows == [
        ("dual-line", "2008", 1),
        ("dual-line", "2010", 0),
        ("cost", "2008", 1),
        ("cost", "2010", 1),
    ]
