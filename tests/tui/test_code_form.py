from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.tui.fake import FakeDesk
from workbench.tui.colors import color_name
from workbench.tui.desk import CodeChange, CodeForm
from workbench.tui.finding import found
from workbench.tui.speech import Speech
from workbench.tui.widgets.code_fields import Unfit, read, written
from workbench.tui.widgets.code_form import change_said, flowed, form_lines

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
NB = Speech("nb")


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ("#7a5195", "purple"),
        ("#c0792a", "orange"),
        ("#6b4210", "brown"),
        ("#3b6ea5", "blue"),
        ("#d62728", "red"),
        ("#ff0020", "red"),
        ("#2ca02c", "green"),
        ("#17becf", "turquoise"),
        ("#e377c2", "pink"),
        ("#bcbd22", "yellow"),
        ("#7f7f7f", "grey"),
        ("#000000", "black"),
        ("#ffffff", "white"),
        ("", ""),
    ],
)
def test_a_colour_has_a_name_in_letters(color: str, name: str) -> None:
    assert color_name(color) == name


def test_a_long_rule_stands_beside_its_word() -> None:
    form = CodeForm(
        id="a",
        names=(("nb", "Dør"),),
        definition="Alt på ett sted.",
        exclude=("to dører i ett hus", "ett hus uten dør"),
        defined=3,
        defined_at="2026-03-04T10:00:00.000Z",
        defined_by="MH",
    )
    lines = [one.text for one in form_lines(form, NB, 30, now=NOW)]
    assert lines[:2] == ["Dør", "id a · over: øverst · fra v0"]
    assert "DEFINISJON (v3, 4. mars, MH)" in lines
    place = lines.index("IKKE      to dører i ett hus;")
    assert lines[place + 1] == "          ett hus uten dør"


def test_what_changed_is_said_by_the_words_that_differ() -> None:
    change = CodeChange(
        field="definition",
        language="nb",
        before="styres av kommunen og etater samtidig",
        now="styres av kommunen og en statlig etat samtidig",
    )
    said = "definisjon «etater» ble «en statlig etat»"
    assert change_said(change, NB) == said
    assert change_said(CodeChange(field="code.placed"), NB) == "plass"
    assert change_said(CodeChange(field="color", now="12"), NB) == "farge"


def test_a_text_flows_and_its_own_lines_stay_apart() -> None:
    assert flowed("en to tre\nfire", 8) == ["en to", "tre", "fire"]
    assert flowed("", 8) == []


def test_what_is_written_is_read_back_and_words_may_be_short() -> None:
    code = FakeDesk().code_as_it_is("dual-command")
    values = written(code, NB)
    assert read(code, values) == code
    values["origin", ""], values["codable", ""] = "mat", "no"
    values["include", "nb"] = "ett\n\n to \n"
    made = read(code, values)
    assert (made.origin, made.codable) == ("material", False)
    assert made.include == {"nb": ("ett", "to")}
    values["origin", ""] = "himmel"
    with pytest.raises(Unfit) as caught:
        read(code, values)
    assert caught.value.field == "origin"


def test_headings_are_found_where_they_are_looked_for() -> None:
    codes = FakeDesk().codes()
    assert [one.code.id for one in found(codes, "drift", ())] == []
    fits = found(codes, "drift", (), headings=True)
    assert fits[0].code.id == "operation"
