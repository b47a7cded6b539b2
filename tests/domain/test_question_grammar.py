from __future__ import annotations

import pytest

from workbench.domain.question_grammar import DEEPEST, LONGEST, parse
from workbench.domain.questions import (
    And,
    Beside,
    Compare,
    Field,
    HasCode,
    Node,
    Not,
    Operator,
    Or,
    Word,
)
from workbench.errors import QuestionError


def compare(
    name: str, sign: str, *values: str, field: Field = Field.ATTRIBUTE
) -> Compare:
    return Compare(
        field=field,
        name=Word(name),
        operator=Operator(sign),
        values=tuple(map(Word, values)),
    )


def document(sign: str, *values: str) -> Compare:
    return compare("document", sign, *values, field=Field.DOCUMENT)


def beside(relation: str, sentences: int = 0) -> Beside:
    return Beside(relation=Word(relation), code=Word("b"), sentences=sentences)


A = HasCode(code=Word("a"))
WAVE = compare("wave", "=", "2010")
ROLE = compare("role", "!=", "politician")


@pytest.mark.parametrize(
    ("line", "root"),
    [
        ("wave = 2010", WAVE),
        ("wave=2010", WAVE),
        ("wave <> 2010", compare("wave", "!=", "2010")),
        ("wave >= 2007", compare("wave", ">=", "2007")),
        (
            "wave = 2010 and role != politician and code:dominance",
            And(parts=(WAVE, ROLE, HasCode(code=Word("dominance")))),
        ),
        (
            "code:a or wave = 2010 and role != politician",
            Or(parts=(HasCode(code=Word("a")), And(parts=(WAVE, ROLE)))),
        ),
        (
            "(code:a or wave = 2010) and role != politician",
            And(parts=(Or(parts=(HasCode(code=Word("a")), WAVE)), ROLE)),
        ),
        ("not wave = 2010", Not(part=WAVE)),
        ("NOT (wave = 2010 AND role != politician)", Not(part=And(parts=(WAVE, ROLE)))),
        ("wave in (2007, 2010)", compare("wave", "in", "2007", "2010")),
        ("wave not in (2007)", compare("wave", "not in", "2007")),
        ("navn like 'år%'", compare("navn", "like", "år%")),
        ("navn not like år_", compare("navn", "not like", "år_")),
        ("'speaker' = x", compare("speaker", "=", "x")),
        ("Speaker = x", compare("Speaker", "=", "x", field=Field.SPEAKER)),
        ("document = 'Intervju 07 (2)'", document("=", "Intervju 07 (2)")),
        ("document in (KN, «Å S»)", document("in", "KN", "Å S")),
        ("coder != KN", compare("coder", "!=", "KN", field=Field.CODER)),
        ("navn = “ja, nei”", compare("navn", "=", "ja, nei")),
        ("navn = 'O''Hara'", compare("navn", "=", "O'Hara")),
        ('navn = "si ""ja"""', compare("navn", "=", 'si "ja"')),
        ("created > 2026", compare("created", ">", "2026", field=Field.CREATED)),
        ("code:a overlaps code:b", And(parts=(A, beside("overlaps")))),
        ("not code:a WITHIN code:b", Not(part=And(parts=(A, beside("WITHIN"))))),
        ("code:a near 2 code:b", And(parts=(A, beside("near", 2)))),
        (
            "near 0 code:b or overlaps code:b and wave = 2010",
            Or(parts=(beside("near"), And(parts=(beside("overlaps"), WAVE)))),
        ),
        ("'near' = x", compare("near", "=", "x")),
        ("orange = android", compare("orange", "=", "android")),
        ("rådmann = A\u030as", compare("rådmann", "=", "Ås")),
    ],
)  # fmt: skip
def test_what_a_line_says(line: str, root: Node) -> None:
    assert parse(line).root == root


@pytest.mark.parametrize(
    ("line", "position", "sentence"),
    [
        ("wave =", 6, "the filter ends where a name or a value should come"),
        (
            "wave",
            4,
            "the filter ends where =, !=, <, >, <= or >=, 'in' or 'like' should",
        ),
        ("(wave = 2010", 12, "the filter ends where ')' should come"),
        ("wave = 2010)", 11, ") stands where the end should come"),
        ("role = civil servant", 13, "servant stands where 'and' or 'or' should come"),
        ("wave == 2010", 6, "= stands where a name or a value should come"),
        ("role = 'civil", 7, "a quote is opened here and never closed"),
        ("and wave = 2010", 0, "and stands where a name or a value or '(' should come"),
        ("code:a overlaps wave = 1", 16, "wave stands where the other code, as in"),
        ("wave = 1 overlaps code:b", 9, "overlaps stands where 'and' or 'or' should"),
        ("(code:a or code:c) within code:b", 19, "within stands where 'and' or 'or'"),
        ("code:a within code:", 19, "the filter ends where a name or a value should"),
        ("near = 2", 5, "= stands where a number of sentences should come"),
        ("code:a near code:b", 7, "near lacks its number of sentences"),
        ("code:a near two code:b", 12, "two is no number of sentences"),
        ("near -1 code:b", 5, "-1 is no number of sentences"),
        ("near 10001 code:b", 5, "near takes 10000 sentences at most"),
        ("code:a near 3", 13, "the filter ends where the other code, as in code:dom"),
        ("code:", 0, "code: lacks its code"),
        ("created > yesterday", 10, "yesterday is no time"),
        ("created like 2026", 0, "a time cannot be asked for with like"),
        ("document < alfa", 0, "a document has no order, so < says nothing of it"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(
    line: str, position: int, sentence: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        parse(line)
    said, shown, mark = caught.value.message.splitlines()
    assert said.startswith(sentence)
    assert shown == f"  {line}"
    assert mark.index("^") == 2 + position
    assert caught.value.position == position


def test_a_long_line_is_shown_around_the_fault() -> None:
    line = "wave = 2010 and " * 20 + "role servant"
    with pytest.raises(QuestionError) as caught:
        parse(line)
    _, shown, mark = caught.value.message.splitlines()
    assert shown.startswith("  …")
    assert shown[mark.index("^") :] == "servant"


def test_what_is_too_much() -> None:
    with pytest.raises(QuestionError, match="the filter is empty"):
        parse("  ")
    with pytest.raises(QuestionError, match="characters"):
        parse("x" * (LONGEST + 1))
    with pytest.raises(QuestionError, match="in one another"):
        parse("not " * DEEPEST + "wave = 2010")
    brackets = 500
    assert parse("(" * brackets + "wave = 2010" + ")" * brackets).root == WAVE
    many = parse(" or ".join(["wave = 2010"] * 400)).root
    assert isinstance(many, Or)
    assert len(many.parts) == 400


def test_a_line_is_shown_without_what_steers_a_terminal() -> None:
    with pytest.raises(QuestionError) as caught:
        parse("wave\t= 1 \x1b[31mrole")
    assert "\x1b" not in caught.value.message
    assert "\t" not in caught.value.message
