from __future__ import annotations

from enum import StrEnum

from workbench.intake.yaml_fields import Form, nearest
from workbench.intake.yaml_nodes import Faults, document


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


KNOWN = ("id", "title", "size", "several", "values")


def form(source: str) -> Form:
    node, problems = document(source.encode(), "f.yaml")
    return Form(node, KNOWN, "the thing", Faults("f.yaml", problems))


def told(asked: Form) -> list[tuple[str, str, str]]:
    return [(one.where, one.message, one.hint) for one in asked.faults.in_order()]


def test_what_is_there() -> None:
    asked = form(
        "id: no\nsize: large\nseveral: Yes\ntitle: {nb: 'Tittel', nn: , en: Title}\n"
        "values: [a, '', b]\n"
    )
    assert asked.text("id") == "no"
    assert asked.choice("size", Size) is Size.LARGE
    assert asked.truth("several", False) is True
    assert asked.words("title", "nb") == {"nb": "Tittel", "en": "Title"}
    assert [text.value for text in asked.texts("values")] == ["a", "b"]
    assert asked.lists("values", "nn") == {"nn": ("a", "b")}
    assert told(asked) == []


def test_what_is_not_there_or_empty() -> None:
    asked = form("id:\ntitle: {nb: }\nvalues:\n")
    assert asked.text("id") == ""
    assert asked.empty("id")
    assert not asked.empty("size")
    assert asked.choice("size", Size) is None
    assert asked.truth("several", True) is True
    assert asked.words("title", "nb") == {}
    assert asked.lists("values", "nb") == {}
    assert asked.forms("values", ("a",), "a value") == ()
    assert told(asked) == []


def test_a_plain_text_is_in_the_language_given() -> None:
    assert form("title: Hei\n").words("title", "nn") == {"nn": "Hei"}
    assert form("values: {no: [a], en: [b]}\n").lists("values", "nb") == {
        "no": ("a",),
        "en": ("b",),
    }


def test_texts_are_nfc() -> None:
    asked = form("id: a\u030a\ntitle: {nb: e\u0301}\nvalues: [o\u0308]\n")
    assert asked.text("id") == "å"
    assert asked.words("title", "nb") == {"nb": "é"}
    assert asked.lists("values", "nb") == {"nb": ("ö",)}


def test_unknown_fields_are_refused_by_name() -> None:
    assert told(form("titel: x\nvekt: 3\n")) == [
        ("f.yaml:1:1", "`titel` is no field of the thing.", "Did you mean `title`?"),
        (
            "f.yaml:2:1",
            "`vekt` is no field of the thing.",
            "Its fields are id, title, size, several, values.",
        ),
    ]


def test_values_of_the_wrong_shape() -> None:
    asked = form(
        "id: [a]\nsize: larg\nseveral: maybe\ntitle: [x]\nvalues:\n  - a: b\n  - c\n"
    )
    asked.text("id")
    asked.choice("size", Size)
    asked.truth("several", True)
    asked.words("title", "nb")
    assert [text.value for text in asked.texts("values")] == ["c"]
    listed = "Put it in quotes if it holds a colon and a space or begins with a sign."
    assert told(asked) == [
        ("f.yaml:1:5", "`id` of the thing must be one text.", ""),
        (
            "f.yaml:2:7",
            "`size` of the thing is `larg`; it can be small or large.",
            "Did you mean `large`?",
        ),
        (
            "f.yaml:3:10",
            "`several` of the thing is `maybe`; it can be true or false.",
            "",
        ),
        ("f.yaml:4:8", "`title` of the thing must be a text, not a list.", ""),
        ("f.yaml:6:5", "An entry of `values` of the thing must be one text.", listed),
    ]


def test_languages() -> None:
    asked = form("title: {bokmål: a, en: [b]}\nvalues: {nb: a}\n")
    assert asked.words("title", "nb") == {}
    assert asked.lists("values", "nb") == {}
    assert [(where, message) for where, message, _ in told(asked)] == [
        (
            "f.yaml:1:9",
            "`bokmål` in `title` of the thing is no language that is known here.",
        ),
        ("f.yaml:1:24", "`title` (en) of the thing must be one text."),
        ("f.yaml:2:14", "`values` (nb) of the thing must be a list."),
    ]


def test_forms_within_a_form() -> None:
    asked = form("values:\n  - {a: x, c: y}\n  - z\n  -\n")
    inner = asked.forms("values", ("a", "b"), "a value")
    assert [one.text("a") for one in inner] == ["x"]
    assert [(where, message) for where, message, _ in told(asked)] == [
        ("f.yaml:2:12", "`c` is no field of a value."),
        ("f.yaml:3:5", "A value must have fields, each with name and colon."),
    ]
    assert form("values: a\n").forms("values", ("a",), "a value") == ()


def test_a_mapping_that_is_none() -> None:
    assert told(form("- a\n")) == [
        ("f.yaml:1:1", "The thing must have fields, each with name and colon.", "")
    ]
    assert told(Form(None, KNOWN, "the thing", Faults("f.yaml"))) == []


def test_the_nearest_known_word() -> None:
    assert nearest("Acepted", ("accepted", "proposed")) == "Did you mean `accepted`?"
    assert nearest("xyz", ("accepted", "proposed")) == ""
