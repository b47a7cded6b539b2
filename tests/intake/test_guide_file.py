"""A guide as a file: read as it is written, or every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.guides import Guide, GuideQuestion
from workbench.intake.guide_file import read_guide

GUIDES = Path(__file__).parents[2] / "seeds" / "guides"
ATTRIBUTES = ("wave", "role", "title")
FILE = """\
guide:
  wave: 2007
  role: politician
  title: {nb: Første runde}
  language: nb
  questions:
    - id: origin
      text: Hvorfor ble det et partnerskap?
      label: {nb: opphav, en: origins}
      codes: [origins, quasi-solution]
    - {id: closing, text: {nb: "Noe mer?", en: "Anything else?"}}
"""


def read(text: str, codes: tuple[str, ...] = ("origins",)) -> tuple[object, list[str]]:
    found, problems = read_guide(
        text.encode(), "g.yaml", attributes=ATTRIBUTES, codes=codes
    )
    return found, [f"{one.where} {one.message} {one.hint}".strip() for one in problems]


def test_every_field_is_read_as_it_is_written() -> None:
    found, problems = read(FILE, ("origins", "quasi-solution"))
    assert problems == []
    assert found == Guide(
        belongs={"wave": "2007", "role": "politician"},
        title={"nb": "Første runde"},
        questions=(
            GuideQuestion(
                id="origin",
                text={"nb": "Hvorfor ble det et partnerskap?"},
                label={"nb": "opphav", "en": "origins"},
                codes=("origins", "quasi-solution"),
            ),
            GuideQuestion(
                id="closing", text={"nb": "Noe mer?", "en": "Anything else?"}
            ),
        ),
    )


def test_the_form_of_the_contract() -> None:
    line = "guide: {wave: 2007, questions: [{id: origin, text: {nb: Hvorfor}}]}"
    found, problems = read(line)
    assert problems == []
    question = GuideQuestion(id="origin", text={"nb": "Hvorfor"})
    assert found == Guide(belongs={"wave": "2007"}, questions=(question,))


def test_a_code_that_is_not_there_is_a_warning() -> None:
    found, problems = read(FILE)
    assert isinstance(found, Guide)
    assert problems == [
        "g.yaml:10:24 `quasi-solution` in `codes` of the question `origin` is no code"
        " there is."
    ]
    _, problems = read(FILE, ("origins", "quasi-solutions"))
    assert problems[0].endswith("Did you mean `quasi-solutions`?")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "g.yaml:1:1 The file is empty."),
        ("- a", "g.yaml:1:1 A guide must have the field `guide`."),
        (
            "gide: {}",
            "g.yaml:1:1 `gide` is no field of the file. Did you mean `guide`?",
        ),
        (
            "guide: {wavve: 1, questions: [{id: a, text: b}]}",
            "g.yaml:1:9 `wavve` is no field of the guide. Did you mean `wave`?",
        ),
        ("guide: {wave: 2007}", "g.yaml:1:8 The guide has no `questions`."),
        (
            "guide: {questions: [{text: b}]}",
            "g.yaml:1:21 A question has no `id`.",
        ),
        (
            "guide: {questions: [{id: None!, text: b}]}",
            "g.yaml:1:26 `None!` is no id for a question."
            " Lower case letters, digits and hyphens; not none, not wording.",
        ),
        (
            "guide: {questions: [{id: wording, text: b}]}",
            "g.yaml:1:26 `wording` is no id for a question."
            " Lower case letters, digits and hyphens; not none, not wording.",
        ),
        (
            "guide: {questions: [{id: a}]}",
            "g.yaml:1:21 The question `a` has no `text`. Write how it was put.",
        ),
        (
            "guide: {questions: [{id: a, text: b}, {id: a, text: c}]}",
            "g.yaml:1:44 The question `a` is there twice.",
        ),
        (
            "guide: {questions: [{id: a, text: b, code: c}]}",
            "g.yaml:1:38 `code` is no field of the question. Did you mean `codes`?",
        ),
        (
            "guide: {language: xx, questions: [{id: a, text: b}]}",
            "g.yaml:1:19 `language` is `xx`, no language known here."
            " Languages have codes of two letters: nb, nn, en.",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(text: str, problem: str) -> None:
    found, problems = read(text)
    assert found is None
    assert problem in problems


@pytest.mark.parametrize("wave", ["2007", "2010"])
def test_the_guides_of_the_study_are_read(wave: str) -> None:
    data = (GUIDES / f"{wave}.yaml").read_bytes()
    found, problems = read_guide(data, wave, attributes=["wave"], codes=_Any())
    assert problems == []
    assert found is not None
    assert found.belongs == {"wave": wave}
    assert len(found.questions) == 12
    steering = next(one for one in found.questions if one.id == "steering")
    assert "dual-command" in steering.codes


class _Any(frozenset[str]):
    """Every code there could be."""

    def __contains__(self, code: object) -> bool:
        return True
