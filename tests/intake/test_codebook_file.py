from __future__ import annotations

import pytest

from workbench.domain.codebook import (
    Code,
    Codebook,
    CodeSet,
    Origin,
    Relation,
    Status,
)
from workbench.intake.codebook_file import read_codebook

FULL = """\
codebook: small
title: {nb: Liten, en: Small}
language: nb
based_on: 3F2A9C17
codes:
  - id: child
    name: Barn
    parent: top
    definition: {nb: Noe, en: Something}
    include: [en, "to: tre"]
    exclude: {en: [four]}
    examples:
      - Vi sa nei
    counter_examples: [Vi sa ja]
    indicators: {nb: [ord, lov], en: [word]}
    color: "#7A5195"
    key: 2
    codable: true
    origin: theory
    status: proposed
    relations: [{kind: regulates, to: no}]
    merged_from: [no]
    split_from: top
    source: Vår 2006
  - id: top
    name: {nb: Topp, nn: Topp}
    codable: false
  - id: no
    name: no
    status: retired
sets:
  - {id: question-3, title: {nb: Spørsmål 3}, codes: [no, child]}
"""


def told(source: str) -> list[tuple[str, str]]:
    book, problems = read_codebook(source.encode(), "f.yaml")
    assert book is None
    return [(one.where, one.message) for one in problems]


def hints(source: str) -> list[str]:
    return [one.hint for one in read_codebook(source.encode(), "f.yaml")[1]]


def codes(*lines: str) -> str:
    """A file with one code an argument, from line 3 on."""
    return "codebook: small\ncodes:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_every_field() -> None:
    child = Code(
        id="child",
        name={"nb": "Barn"},
        parent="top",
        definition={"nb": "Noe", "en": "Something"},
        include={"nb": ("en", "to: tre")},
        exclude={"en": ("four",)},
        examples={"nb": ("Vi sa nei",)},
        counter_examples={"nb": ("Vi sa ja",)},
        indicators={"nb": ("ord", "lov"), "en": ("word",)},
        color="#7a5195",
        key="2",
        origin=Origin.THEORY,
        status=Status.PROPOSED,
        relations=(Relation(kind="regulates", to="no"),),
        merged_from=("no",),
        split_from="top",
        source="Vår 2006",
    )
    assert read_codebook(FULL.encode(), "f.yaml") == (
        Codebook(
            id="small",
            title={"nb": "Liten", "en": "Small"},
            language="nb",
            based_on="3f2a9c17",
            codes=(
                Code(id="top", name={"nb": "Topp", "nn": "Topp"}, codable=False),
                child,
                Code(id="no", name={"nb": "no"}, status=Status.RETIRED),
            ),
            sets=(
                CodeSet(
                    id="question-3", title={"nb": "Spørsmål 3"}, codes=("no", "child")
                ),
            ),
        ),
        [],
    )


def test_only_ids_and_names_are_needed() -> None:
    assert read_codebook(codes("id: a, name: A").encode(), "f.yaml", language="nn") == (
        Codebook(id="small", language="nn", codes=(Code(id="a", name={"nn": "A"}),)),
        [],
    )
    assert read_codebook(b"codebook: small\n", "f.yaml") == (Codebook(id="small"), [])


def test_the_order_is_a_walk_of_the_tree() -> None:
    source = codes(
        "id: b2, name: x, parent: b",
        "id: a, name: x",
        "id: b21, name: x, parent: b2",
        "id: b, name: x",
        "id: a1, name: x, parent: a",
        "id: b1, name: x, parent: b",
    )
    book, _ = read_codebook(source.encode(), "f.yaml")
    assert book is not None
    assert [one.id for one in book] == ["a", "a1", "b", "b2", "b21", "b1"]


def test_everything_that_is_wrong_is_told_at_once_from_the_top() -> None:
    source = """\
codebook: Min bok
title: {nb: Prøve, xx: X}
language: norsk
based_on: zz
codez: 3
codes:
  - id: a
    name: A
    parent: b
    color: #112233
    key: 10
  - id: b
    name: {en: B}
    parent: a
    status: acepted
    key: 1
    include: foo
    relations: [{kind: x, to: d}, {to: a, foo: b}]
    merged_from: [a, q, a]
  - id: b
    name: ""
    codable: maybe
  - name: [x]
    id: Store Ord
    examples: [a: b, "ok"]
    key: 1
    codable: false
    color: red
  - x
  - id: c
    split_from: c
    name: Lang tekst
    parent: aa
  - origin: theori
sets:
  - {id: q, codes: [a, a, zz]}
  - {id: q}
"""
    assert told(source) == [
        (
            "f.yaml:1:11",
            "The id `Min bok` may have only lower case a-z, digits and single hyphens "
            "between them, 80 in all.",
        ),
        (
            "f.yaml:2:20",
            "`xx` in `title` of the codebook is no language that is known here.",
        ),
        ("f.yaml:3:11", "`language` is `norsk`, no language that is known here."),
        (
            "f.yaml:4:11",
            "`based_on` is `zz`; it is the sign that an export writes, at least eight "
            "of 0-9 and a-f.",
        ),
        ("f.yaml:5:1", "`codez` is no field of the codebook."),
        ("f.yaml:9:13", "The parents run in a circle: a, b, a."),
        (
            "f.yaml:10:5",
            "`color` of the code `a` is empty; without quotes # begins a comment.",
        ),
        ("f.yaml:11:10", "`key` of the code `a` is `10`, not a digit from 1 to 9."),
        (
            "f.yaml:15:13",
            "`status` of the code `b` is `acepted`; it can be accepted or proposed or "
            "retired.",
        ),
        ("f.yaml:17:14", "`include` of the code `b` must be a list."),
        (
            "f.yaml:18:31",
            "`to` of a relation of the code `b` is `d`, which is no code of this file.",
        ),
        ("f.yaml:18:35", "A relation of the code `b` has no `kind`."),
        ("f.yaml:18:43", "`foo` is no field of a relation of the code `b`."),
        (
            "f.yaml:19:22",
            "`merged_from` of the code `b` is `q`, which is no code of this file.",
        ),
        ("f.yaml:19:25", "`a` is merged twice, first into `b`."),
        ("f.yaml:20:9", "The id `b` is used twice, first in line 12."),
        ("f.yaml:21:5", "The code `b` has no `name`."),
        (
            "f.yaml:22:14",
            "`codable` of the code `b` is `maybe`; it can be true or false.",
        ),
        ("f.yaml:23:11", "`name` of the code `Store Ord` must be a text, not a list."),
        (
            "f.yaml:24:9",
            "The id `Store Ord` may have only lower case a-z, digits and single "
            "hyphens between them, 80 in all.",
        ),
        (
            "f.yaml:25:16",
            "An entry of `examples` of the code `Store Ord` must be one text.",
        ),
        (
            "f.yaml:26:10",
            "The code `Store Ord` is a heading (codable: false) and cannot be pinned "
            "to a key.",
        ),
        ("f.yaml:26:10", "The key `1` is pinned twice, first to `b`."),
        (
            "f.yaml:28:12",
            "`color` of the code `Store Ord` is `red`, not of the form #rrggbb.",
        ),
        ("f.yaml:29:5", "The code must have fields, each with name and colon."),
        ("f.yaml:31:17", "The code `c` is split from itself."),
        (
            "f.yaml:33:13",
            "`parent` of the code `c` is `aa`, which is no code of this file.",
        ),
        ("f.yaml:34:5", "The code has no `id`."),
        ("f.yaml:34:5", "The code has no `name`."),
        (
            "f.yaml:34:13",
            "`origin` of the code is `theori`; it can be theory or material.",
        ),
        ("f.yaml:36:24", "The set `q` names `a` twice."),
        (
            "f.yaml:36:27",
            "`codes` of the set `q` is `zz`, which is no code of this file.",
        ),
        ("f.yaml:37:10", "The id `q` is used for two sets, first in line 36."),
    ]


def test_what_to_do_about_it() -> None:
    source = codes(
        "id: Én dør, name: A, color: ",
        "id: hierarchy, name: B",
        "id: c, name: C, parent: hierachy, merged_from: [gone-for-long]",
    )
    assert hints(source) == [
        "For example `en-dor`.",
        'Write it in quotes, for example "#7a5195".',
        "Did you mean `hierarchy`?",
        "A code that is gone stays in the file, as `status: retired`.",
    ]


@pytest.mark.parametrize(
    ("source", "problems"),
    [
        (
            "- a\n",
            [("f.yaml:1:1", "A codebook file must have fields: codebook, codes.")],
        ),
        ("codes: []\n", [("f.yaml:1:1", "The codebook has no `codebook`.")]),
        (
            "codebook: a\ncodes: {a: b}\n",
            [("f.yaml:2:8", "`codes` of the codebook must be a list.")],
        ),
        (
            codes("id: a, name: A, parent: a"),
            [("f.yaml:3:30", "The code `a` is its own parent.")],
        ),
        (
            codes(
                "id: a, name: A, merged_from: [b]", "id: b, name: B, merged_from: [a]"
            ),
            [("f.yaml:4:35", "Codes are merged in a circle: b, a, b.")],
        ),
        (
            codes("id: a, name: A, merged_from: [a]"),
            [("f.yaml:3:35", "The code `a` is merged into itself.")],
        ),
        (
            codes("id: a, name: " + "x" * 201),
            [
                (
                    "f.yaml:3:19",
                    "`name` of the code `a` has 201 characters; 200 is the most.",
                )
            ],
        ),
        (
            codes("id: " + "a" * 81 + ", name: A"),
            [
                (
                    "f.yaml:3:10",
                    f"The id `{'a' * 39}…` may have only lower case a-z, digits and "
                    "single hyphens between them, 80 in all.",
                )
            ],
        ),
        (
            codes("id: a, name: {nb: ' '}"),
            [("f.yaml:3:19", "The code `a` has no `name`.")],
        ),
    ],
)
def test_one_problem(source: str, problems: list[tuple[str, str]]) -> None:
    assert told(source) == problems


def test_a_name_over_several_lines_is_only_told() -> None:
    source = codes('id: a, name: "to\\nlinjer"')
    book, problems = read_codebook(source.encode(), "f.yaml")
    assert book is not None
    assert book.codes[0].name == {"en": "to\nlinjer"}
    assert [(one.where, one.message, one.severity) for one in problems] == [
        ("f.yaml:3:19", "`name` of the code `a` goes over several lines.", "warning")
    ]


def test_problems_of_yaml_and_of_the_codebook_come_together() -> None:
    source = codes("id: a, name: *b", "id: b, name: B, key: x, key: y")
    assert told(source) == [
        ("f.yaml:3:19", "YAML takes `*b` for an alias; these files have none."),
        ("f.yaml:4:27", "`key` of the code `b` is `x`, not a digit from 1 to 9."),
        ("f.yaml:4:30", "The field `key` stands twice, first in line 4."),
    ]
