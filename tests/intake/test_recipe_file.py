"""Recipes: what a file says, and what is wrong with it, at which line."""

from __future__ import annotations

from workbench.domain.recipes import Appendix, Heading, Prose, Quoted, Recipe, Reported
from workbench.errors import Problem
from workbench.intake.recipe_file import Option, read_recipe

REPORTS = {
    "frequencies": {
        "by": Option("text"),
        "rollup": Option("flag"),
        "where": Option("text"),
    },
    "passages": {"code": Option("text"), "context": Option("number")},
    "crosstab": {"measure": Option("text", ("documents", "passages"))},
    "attributes": {"once_per": Option("text")},
}


def read(text: str) -> tuple[Recipe | None, list[Problem]]:
    return read_recipe(text.encode(), "r.yaml", reports=REPORTS, language="nb")


def faults(text: str) -> list[tuple[str, str, str]]:
    recipe, problems = read(text)
    assert recipe is None
    return [(one.where, one.message, one.hint) for one in problems]


def test_every_kind_of_part() -> None:
    recipe, problems = read(
        "title: {nb: Tittel, en: Title}\n"
        "parts:\n"
        "  - heading: Først\n"
        "    level: 2\n"
        "  - text: {en: 'Some *words*'}\n"
        "  - table: frequencies\n"
        "    by: wave\n"
        "    rollup: yes\n"
        "    where: no = 1\n"
        "    caption: {en: Codes}\n"
        "    set: question-1\n"
        "    show: [name, passages]\n"
        "    across: wave\n"
        "  - table: attributes\n"
        "    once-per: municipality\n"
        "  - table: passages\n"
        "    context: 2\n"
        "  - chart: frequencies\n"
        "    set: question-1\n"
        "  - quotes: Utkast\n"
        "    questions: true\n"
        "  - methods:\n"
        "    answers: {coreq.1: KN spurte.}\n"
        "  - codebook: yes\n"
    )
    assert problems == []
    assert recipe is not None
    assert recipe.title == {"nb": "Tittel", "en": "Title"}
    assert recipe.parts == (
        Heading(where="r.yaml:3:5", text={"nb": "Først"}, level=2),
        Prose(where="r.yaml:5:5", text={"en": "Some *words*"}),
        Reported(
            where="r.yaml:6:5",
            report="frequencies",
            options={"by": "wave", "rollup": True, "where": "no = 1"},
            caption={"en": "Codes"},
            set="question-1",
            show=("name", "passages"),
            across="wave",
        ),
        Reported(
            where="r.yaml:14:5",
            report="attributes",
            options={"once_per": "municipality"},
        ),
        Reported(where="r.yaml:16:5", report="passages", options={"context": 2}),
        Reported(
            where="r.yaml:18:5",
            report="frequencies",
            options={},
            set="question-1",
            chart=True,
        ),
        Quoted(where="r.yaml:20:5", collection="Utkast", questions=True),
        Appendix(
            where="r.yaml:22:5",
            what="methods",
            answers={"coreq.1": {"nb": "KN spurte."}},
        ),
        Appendix(where="r.yaml:24:5", what="codebook"),
    )


def test_a_part_can_be_appended_at_the_end_of_a_file() -> None:
    before = "title: T\nparts:\n  - heading: A\n"
    recipe, _ = read(before + "  - table: frequencies\n    by: wave\n")
    assert recipe is not None
    assert [type(one) for one in recipe.parts] == [Heading, Reported]


def test_every_fault_is_found_in_one_pass_at_its_place() -> None:
    assert faults(
        "parts:\n"
        "  - heading:\n"
        "    level: 7\n"
        "  - tabel: frequencies\n"
        "  - table: frequences\n"
        "  - table: frequencies\n"
        "    shade: red\n"
        "  - table: crosstab\n"
        "    measure: hats\n"
        "  - table: passages\n"
        "    context: many\n"
        "  - quotes:\n"
        "  - words\n"
    ) == [
        ("r.yaml:1:1", "The recipe has no `title`.", "Write what it is called."),
        (
            "r.yaml:2:5",
            "`heading` has no words.",
            "Write them behind the colon.",
        ),
        (
            "r.yaml:3:12",
            "`level` of the part `heading` is `7`; it can be 1, 2 or 3.",
            "",
        ),
        (
            "r.yaml:4:5",
            "`tabel` is no part of a document.",
            "Did you mean `table`?",
        ),
        (
            "r.yaml:5:12",
            "`frequences` is no report.",
            "Did you mean `frequencies`?",
        ),
        (
            "r.yaml:7:5",
            "`shade` is no field of the table `frequencies`.",
            "Its fields are table, caption, set, show, across, by, rollup, where.",
        ),
        (
            "r.yaml:9:14",
            "`measure` of the table `crosstab` is `hats`;"
            " it can be documents or passages.",
            "",
        ),
        (
            "r.yaml:11:14",
            "`context` of the table `passages` is `many`; it takes a number.",
            "",
        ),
        (
            "r.yaml:12:5",
            "`quotes` names no collection.",
            "Write its title.",
        ),
        (
            "r.yaml:13:5",
            "`words` is no part of a document.",
            "A part begins with one of heading, text, table, chart, quotes, methods,"
            " codebook.",
        ),
    ]


def test_an_answer_to_no_item() -> None:
    found = faults("title: T\nparts:\n  - methods:\n    answers: {coreq.33: no}\n")
    assert found == [
        (
            "r.yaml:4:15",
            "`coreq.33` is no field of `answers`.",
            "Did you mean `coreq.3`?",
        )
    ]


def test_a_recipe_without_parts_or_fields() -> None:
    assert [one[:2] for one in faults("title: T\nparts: frequencies\n")] == [
        ("r.yaml:2:8", "The recipe has no list of `parts`.")
    ]
    assert [one[1] for one in faults("- a\n")] == [
        "A recipe must have the fields `title` and `parts`."
    ]
    assert [one[1] for one in faults("")] == ["The file is empty."]
