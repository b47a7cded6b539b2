from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import Problem
from workbench.intake.yaml_nodes import (
    Entry,
    Fields,
    Items,
    Place,
    Text,
    document,
    documents,
    shown,
)


def told(data: bytes | str) -> list[tuple[str, str]]:
    """Where and what, of everything that is wrong."""
    data = data.encode() if isinstance(data, str) else data
    return [(one.where, one.message) for one in document(data, "f.yaml")[1]]


def at(line: int, column: int) -> Place:
    return Place(line=line, column=column)


def test_every_scalar_is_the_text_that_it_is_written_as() -> None:
    source = "- no\n- 012\n- 1:30\n- ~\n- 2010-05-17\n- .inf\n- 'yes'\n- <<\n- =\n"
    node, problems = document(source.encode(), "f.yaml")
    assert problems == []
    assert isinstance(node, Items)
    values = [item.value for item in node.items if isinstance(item, Text)]
    assert values == ["no", "012", "1:30", "~", "2010-05-17", ".inf", "yes", "<<", "="]


def test_each_node_knows_its_place() -> None:
    node, _ = document("a: b\r\nærlig:\r\n  - «c»\r\n  - 😀: d\r\n".encode(), "f.yaml")
    inner = Fields(
        entries={
            "😀": Entry(place=at(4, 5), node=Text(value="d", place=at(4, 8))),
        },
        place=at(4, 5),
    )
    items = Items(items=(Text(value="«c»", place=at(3, 5)), inner), place=at(3, 3))
    assert node == Fields(
        entries={
            "a": Entry(place=at(1, 1), node=Text(value="b", place=at(1, 4))),
            "ærlig": Entry(place=at(2, 1), node=items),
        },
        place=at(1, 1),
    )


def test_a_block_ends_without_its_line_break() -> None:
    node, _ = document(
        b"- |\n  a\n  b\n\n- >\n  a\n  b\n- 'a\n\n  b\n\n  '\n", "f.yaml"
    )
    assert isinstance(node, Items)
    values = [item.value for item in node.items if isinstance(item, Text)]
    assert values == ["a\nb", "a b", "a\nb\n"]


@pytest.mark.parametrize(
    "data",
    [
        "a: æ\n".encode("utf-8-sig"),
        b"\xff\xfe" + "a: æ\n".encode("utf-16-le"),
        b"\xfe\xff" + "a: æ\n".encode("utf-16-be"),
    ],
)
def test_marks_of_the_encoding(data: bytes) -> None:
    node, problems = document(data, "f.yaml")
    assert problems == []
    assert node == Fields(
        entries={"a": Entry(place=at(1, 1), node=Text(value="æ", place=at(1, 4)))},
        place=at(1, 1),
    )


def test_another_encoding_is_refused_at_its_first_letter() -> None:
    assert told("a: b\nnavn: Dør\n".encode("latin-1")) == [
        ("f.yaml:2:8", "The file is not text in UTF-8.")
    ]


@pytest.mark.parametrize(
    "data", ["", "\n\n", "# bare en merknad\n", "---\n", "---\n---\n"]
)
def test_an_empty_file(data: str) -> None:
    assert document(data.encode(), "f.yaml") == (
        None,
        [Problem(where="f.yaml:1:1", message="The file is empty.")],
    )


def test_what_yaml_would_hide_is_refused_and_the_rest_still_read() -> None:
    source = "a: 1\nb: &x [2]\nc: *x\na: 3\nd: !!int 4\ne: !viktig ja\n? [f]\n: 5\n"
    node, _ = document(source.encode(), "f.yaml")
    assert told(source) == [
        ("f.yaml:2:4", "YAML takes `&x` for an anchor; these files have none."),
        ("f.yaml:3:4", "YAML takes `*x` for an alias; these files have none."),
        ("f.yaml:4:1", "The field `a` stands twice, first in line 1."),
        ("f.yaml:5:4", "YAML takes `!!int` for a tag; these files have none."),
        ("f.yaml:6:4", "YAML takes `!viktig` for a tag; these files have none."),
        ("f.yaml:7:3", "A field's name must be a word, not a list."),
    ]
    assert isinstance(node, Fields)
    assert list(node.entries) == ["a", "b", "c", "d", "e"]
    assert node.entries["a"].node == Text(value="1", place=at(1, 4))


def test_a_bomb_of_aliases_is_told_and_not_followed() -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    problems = told("\n".join(lines))
    assert len(problems) == 40 + 39 * 2
    assert problems[1] == (
        "f.yaml:2:5",
        "YAML takes `&a1` for an anchor; these files have none.",
    )


def test_too_deep() -> None:
    deep = "Lists and fields lie more than 20 deep within each other."
    assert told("[" * 20 + "]" * 20) == []
    assert told("[" * 21 + "]" * 21) == [("f.yaml:1:21", deep)]
    assert told("[" * 100_000) == [("f.yaml:1:21", deep)]
    assert told("a: " + "{a: " * 5_000) == [("f.yaml:1:80", deep)]


def test_too_large() -> None:
    assert told(b"#" * 5_000_000) == [("f.yaml:1:1", "The file is empty.")]
    assert told(b"#" * 5_000_001) == [
        ("f.yaml:1:1", "The file has 5,000,001 bytes; 5,000,000 is the most.")
    ]


def test_a_second_document_only_where_asked_for() -> None:
    source = b"a: 1\n---\n- 2\n...\n"
    nodes, problems = documents(source, "f.yaml")
    assert problems == []
    assert [type(node) for node in nodes] == [Fields, Items]
    assert told(source) == [
        ("f.yaml:3:1", "A second document begins here; this file may have only one.")
    ]


@pytest.mark.parametrize(
    ("source", "where", "message"),
    [
        (
            "name: Kostnader: hvem betaler\n",
            "f.yaml:1:16",
            "A colon and a space within a text make YAML take it for another field.",
        ),
        ("a:\n\t- b\n", "f.yaml:2:1", "A tab stands where YAML allows spaces only."),
        (
            "a: @b\n",
            "f.yaml:1:4",
            "A text cannot begin with this character unless it is in quotes.",
        ),
        (
            "a: b\nbare ord\nc: d\n",
            "f.yaml:2:1",
            "This line is neither a field with its colon nor part of the text before "
            "it.",
        ),
        (
            "a: b\nc: 'd\n",
            "f.yaml:3:1",
            "The text in quotes that begins in line 2, column 4, does not end.",
        ),
        (
            "a: 'b' c\n",
            "f.yaml:1:8",
            "What stands here does not fit the lines above it.",
        ),
        (
            "a: [b\nc: d\n",
            "f.yaml:2:2",
            "The list in brackets that begins in line 1, column 4, goes wrong here.",
        ),
        (
            "a: {b: c]\n",
            "f.yaml:1:9",
            "The fields in braces that begin in line 1, column 4, go wrong here.",
        ),
        (
            'a: "b\\q"\n',
            "f.yaml:1:7",
            "Within double quotes a backslash begins an escape; this is none.",
        ),
        (
            "a: * b\n",
            "f.yaml:1:5",
            "YAML takes & and * at the beginning of a text for signs to itself.",
        ),
        (
            "a: \x1b[31m\n",
            "f.yaml:1:4",
            "The character U+001B may not stand in a YAML file.",
        ),
        (
            "a: b\x00\n",
            "f.yaml:1:5",
            "The character U+0000 may not stand in a YAML file.",
        ),
        (
            "a: - b\n",
            "f.yaml:1:4",
            "This is no YAML: sequence entries are not allowed here.",
        ),
        (
            'a: "\\UFFFFFFFF"\n',
            "f.yaml:1:5",
            "A number here is higher than YAML allows.",
        ),
    ],
)
def test_what_is_no_yaml_is_told_as_a_sentence(
    source: str, where: str, message: str
) -> None:
    node, problems = document(source.encode(), "f.yaml")
    assert node is None
    assert [(one.where, one.message) for one in problems] == [(where, message)]


def test_escapes_that_are_halves_of_a_character() -> None:
    node, problems = document(b'- "\\ud83d\\ude00"\n', "f.yaml")
    assert problems == []
    assert node == Items(items=(Text(value="😀", place=at(1, 3)),), place=at(1, 1))
    message = "The text holds an escape that stands for no character."
    assert told('- "\\ud83d"\n- "\\0"\n') == [
        ("f.yaml:1:3", message),
        ("f.yaml:2:3", message),
    ]


def test_a_word_within_a_sentence_is_short_and_on_one_line() -> None:
    assert shown("a\n  b") == "`a b`"
    assert shown("x" * 41) == "`" + "x" * 39 + "…`"


_SIGNS = "ab:- \n\t'\"[]{},&*!|>%@`#?~\\x0U\r\x85\u2028é😀"


@given(st.text(st.sampled_from(_SIGNS), max_size=60) | st.text(max_size=30))
@settings(deadline=None, max_examples=200)
def test_any_text_gives_nodes_or_problems(source: str) -> None:
    nodes, problems = documents(source.encode("utf-8", "surrogatepass"), "f.yaml")
    assert isinstance(nodes, tuple)
    for problem in problems:
        name, line, column = problem.where.split(":")
        assert name == "f.yaml"
        assert 1 <= int(line) <= len(source) + 1
        assert 1 <= int(column) <= len(source) + 2


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_any_bytes_give_nodes_or_problems(data: bytes) -> None:
    node, problems = document(data, "f.yaml")
    assert node is not None or problems
