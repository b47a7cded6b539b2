from __future__ import annotations

from workbench.domain.attributes import Attribute, AttributeType, AttributeValue
from workbench.intake.attributes_file import read_attributes
from workbench.render.attributes_yaml import attributes_bytes

FILE = """\
attributes:
  - name: institution
    kind: [interviewee, office]
    type: choice
    several: true
    missing: ["", "-"]
    values:
      - {id: directorate, label: {nb: Direktorat}, in_text: {nb: direktoratet}}
      - {id: "2007", group: no}
  - name: date
    type: date
    label: Held on
"""

ATTRIBUTES = (
    Attribute(
        name="institution",
        kinds=("interviewee", "office"),
        type=AttributeType.CHOICE,
        several=True,
        # What is empty stands for no value anyway.
        missing=("-",),
        values=(
            AttributeValue(
                id="directorate",
                label={"nb": "Direktorat"},
                in_text={"nb": "direktoratet"},
            ),
            AttributeValue(id="2007", group="no"),
        ),
    ),
    Attribute(name="date", type=AttributeType.DATE, label={"en": "Held on"}),
)


def faults(text: str) -> list[str]:
    read, problems = read_attributes(text.encode(), "a.yaml")
    assert read is None
    return [f"{one.where} {one.message}" for one in problems]


def test_every_field_of_the_contract_is_read_as_it_is_written() -> None:
    assert read_attributes(FILE.encode(), "a.yaml") == (ATTRIBUTES, [])


def test_what_is_written_is_read_back_as_the_same() -> None:
    tricky = Attribute(
        name="mode",
        kinds=("no",),
        type=AttributeType.CHOICE,
        missing=("-", "n/a", "ukjent: ja"),
        values=tuple(
            AttributeValue(id=one, label={"nb": f"{one} #1", "no": "true"})
            for one in ("yes", "12:30", "0x1f", "«på» {x}", "a b", "- c", "é\u202e")
        ),
    )
    for every in (ATTRIBUTES, (tricky,), ()):
        data = attributes_bytes(every)
        assert read_attributes(data, "a.yaml") == (every, [])


def test_a_plain_text_is_in_the_language_of_the_file() -> None:
    text = "language: nn\nattributes:\n  - {name: mode, label: Måte}\n"
    read, _ = read_attributes(text.encode(), "a.yaml")
    assert read
    assert read[0].label == {"nn": "Måte"}


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = """\
attributes:
  - name: like
  - name: 2nd
  - type: choise
    name: mode
  - name: mode
    several: maybe
  - kind: office
  - name: days
    type: choice
    values:
      - {label: {en: nameless}}
      - {id: "a;b"}
"""
    assert faults(text) == [
        "a.yaml:2:11 No attribute can be called `like`: it is a word of questions.",
        "a.yaml:3:11 `2nd` is no name for an attribute.",
        "a.yaml:4:11 `type` of the attribute `mode` is `choise`; it can be"
        " text or number or yesno or choice or date or season or case.",
        "a.yaml:6:11 The attribute `mode` is there twice.",
        "a.yaml:7:14 `several` of the attribute `mode` is `maybe`;"
        " it can be true or false.",
        "a.yaml:8:5 An attribute has no `name`.",
        "a.yaml:12:9 A value of the attribute `days` has no `id`.",
        "a.yaml:13:9 The id `a;b` has a semicolon or a line break.",
    ]


def test_something_else_is_refused() -> None:
    assert faults("- a\n- b\n") == [
        "a.yaml:1:1 An attributes file must have the field `attributes`."
    ]
    assert faults("attribute: []\n") == [
        "a.yaml:1:1 `attribute` is no field of the file.",
        "a.yaml:1:1 The file has no `attributes`.",
    ]
    assert faults("language: xx\nattributes: []\n") == [
        "a.yaml:1:11 `language` is `xx`, no language known here."
    ]
