"""The grammar of `--where`: a line in, a `Question` out, or a sentence about a word.

    wave = 2010 and role != politician and code:dominance
    (level = central or not institution like 'dir%') and created >= 2026-03-01
    speaker in (Anna, «Per Ås») and coder = KN
    code:dominance overlaps code:equality or wave = 2010 and near 2 code:equality

Names are attributes but for `document`, `code`, `coder`, `speaker` and `created`; an
attribute of such a name is written in quotes. Whether a name exists is not known here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

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
    Question,
    Word,
    at_fault,
)
from workbench.errors import QuestionError

if TYPE_CHECKING:
    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

LONGEST = 10_000
"""Code points of a line; a longer one is refused."""

DEEPEST = 60
"""Levels of `not` and brackets; more are refused."""

_GRAMMAR = r"""
start: either
?either: both (_OR both)*
?both: unit (_AND unit)*
?unit: _NOT unit -> negation
    | "(" either ")"
    | CODE_MARK word -> has_code
    | CODE_MARK -> no_code
    | CODE_MARK word beside -> code_beside
    | beside
    | name COMPARE word -> compared
    | name _IN "(" word ("," word)* ")" -> among
    | name _NOT _IN "(" word ("," word)* ")" -> not_among
    | name _LIKE word -> like
    | name _NOT _LIKE word -> not_like
?beside: BESIDE CODE_MARK word -> beside
    | NEAR BARE CODE_MARK word -> near
    | NEAR CODE_MARK word -> no_number
name: BARE | QUOTED
word: BARE | QUOTED

_AND.3: /and(?![^\s()=!<>,'"«»“”])/i
_OR.3: /or(?![^\s()=!<>,'"«»“”])/i
_NOT.3: /not(?![^\s()=!<>,'"«»“”])/i
_IN.3: /in(?![^\s()=!<>,'"«»“”])/i
_LIKE.3: /like(?![^\s()=!<>,'"«»“”])/i
BESIDE.3: /(overlaps|within)(?![^\s()=!<>,'"«»“”])/i
NEAR.3: /near(?![^\s()=!<>,'"«»“”])/i
CODE_MARK.3: /code:/i
COMPARE: /!=|<>|<=|>=|=|<|>/
QUOTED: /'(?:[^']|'')*'|"(?:[^"]|"")*"|«[^»]*»|“[^”]*”/
BARE: /[^\s()=!<>,'"«»“”]+/
%ignore /\s+/
"""

_SHOULD = {
    "BARE": "a name or a value",
    "QUOTED": "a name or a value",
    "COMPARE": "=, !=, <, >, <= or >=",
    "_IN": "'in'",
    "_LIKE": "'like'",
    "_AND": "'and'",
    "_OR": "'or'",
    "LPAR": "'('",
    "RPAR": "')'",
    "COMMA": "a comma",
}
"""What may stand in a place, by the names of the grammar; others go without saying."""

_A_CODE = "the other code, as in code:dominance,"
_HINTS = {
    "BARE": "values with spaces or signs go in quotes: role = 'civil servant'",
    "BESIDE": "it stands after a code or alone: code:a overlaps code:b, overlaps"
    " code:b; a name of that spelling goes in quotes",
    "NEAR": "it stands after a code or alone: code:a near 2 code:b, near 2 code:b;"
    " a name of that spelling goes in quotes",
}
"""What helps where a word of this kind stands in the wrong place."""

FARTHEST = 10_000
"""Sentences that `near` may be told; more are refused."""

_OPENING = "'\"«“"
_MOMENT = re.compile(
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}(:[0-9]{2}(:[0-9]{2})?)?Z?)?)?)?"
)


_EXAMPLE = "for example: wave = 2010 and role != politician and code:dominance"


def parse(line: str) -> Question:
    """What a line asks for.

    Raises:
        QuestionError: The line cannot be read; the message is a sentence, the line and
            a mark below the word at fault, `position` its code point.
    """
    from lark.exceptions import UnexpectedInput

    if len(line) > LONGEST:
        raise QuestionError(
            f"the filter has {len(line)} characters; {LONGEST} are the most",
            hint="an attribute can hold what a long list of names would say",
        )
    if not line.strip():
        raise QuestionError("the filter is empty", hint=_EXAMPLE)
    try:
        tree = _parser().parse(line)
    except UnexpectedInput as problem:
        raise _unexpected(line, problem) from None
    if _levels(tree) > DEEPEST:
        raise QuestionError(
            f"the filter has more than {DEEPEST} brackets or nots in one another"
        )
    return Question(line=line, root=_Reading(line).node(tree))


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(_GRAMMAR, parser="lalr", lexer="basic")


def _levels(tree: Tree[Token]) -> int:
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [
            one for each in level for one in each.children if not hasattr(one, "type")
        ]
    return deepest


def _unexpected(line: str, problem: UnexpectedInput) -> QuestionError:
    """The sentence about a place that the grammar did not expect."""
    token = getattr(problem, "token", None)
    if token is None:
        start = int(getattr(problem, "pos_in_stream", 0))
        word = Word(line[start : start + 1], start, start + 1)
        if word.text in _OPENING:
            return at_fault(line, word, "a quote is opened here and never closed")
        return at_fault(line, word, f"{word.text!r} cannot be read here")
    should = _expected(problem)
    word = _word(token)
    if token.type == "$END":
        end = len(line.rstrip())
        return at_fault(
            line, Word("", end, end + 1), f"the filter ends where {should} should come"
        )
    sentence = f"{token.value} stands where {should} should come"
    return at_fault(line, word, sentence, hint=_HINTS.get(token.type, ""))


def _expected(problem: UnexpectedInput) -> str:
    names: set[str] = getattr(problem, "accepts", None) or set()
    if names == {"CODE_MARK"}:
        return _A_CODE
    if names == {"CODE_MARK", "BARE"}:
        return "a number of sentences"
    said = [text for name, text in _SHOULD.items() if name in names]
    every = list(dict.fromkeys(said)) or ["the end"]
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} or {every[-1]}"


class _Reading:
    """From the parser's tree to a question."""

    def __init__(self, line: str) -> None:
        self.line = line

    def node(self, tree: Tree[Token]) -> Node:
        kind = str(tree.data)
        if kind == "start":
            return self.node(_trees(tree)[0])
        if kind in ("either", "both"):
            parts = tuple(self.node(one) for one in _trees(tree))
            return Or(parts=parts) if kind == "either" else And(parts=parts)
        if kind == "negation":
            return Not(part=self.node(_trees(tree)[0]))
        if kind in ("no_code", "no_number"):
            raise self._lacking(kind, _word(tree.children[0]))
        if kind == "has_code":
            return HasCode(code=_spoken(_trees(tree)[0]))
        if kind == "code_beside":
            code, other = _trees(tree)
            return And(parts=(HasCode(code=_spoken(code)), self.node(other)))
        if kind in ("beside", "near"):
            return self._beside(tree)
        return self._comparison(kind, tree)

    def _lacking(self, kind: str, word: Word) -> QuestionError:
        if kind == "no_code":
            hint = "for example: code:dominance"
            return at_fault(self.line, word, "code: lacks its code", hint=hint)
        sentence = f"{word.text} lacks its number of sentences"
        return at_fault(self.line, word, sentence, hint=_NUMBERED)

    def _beside(self, tree: Tree[Token]) -> Beside:
        relation, *more = [_word(one) for one in tree.children if hasattr(one, "type")]
        number = more[0] if len(more) > 1 else None
        sentences = 0
        if number is not None:
            if not re.fullmatch("[0-9]{1,9}", number.text):
                sentence = f"{number.text} is no number of sentences"
                raise at_fault(self.line, number, sentence, hint=_NUMBERED)
            sentences = int(number.text)
            if sentences > FARTHEST:
                sentence = f"near takes {FARTHEST} sentences at most"
                raise at_fault(self.line, number, sentence)
        code = _spoken(_trees(tree)[0])
        return Beside(relation=relation, code=code, sentences=sentences)

    def _comparison(self, kind: str, tree: Tree[Token]) -> Compare:
        name, *values = _trees(tree)
        if kind == "compared":
            sign = str(tree.children[1])
            operator = Operator("!=" if sign == "<>" else sign)
        else:
            operator = _LISTED[kind]
        made = Compare(
            field=_field(name),
            name=_spoken(name),
            operator=operator,
            values=tuple(_spoken(one) for one in values),
        )
        self._check(made)
        return made

    def _check(self, made: Compare) -> None:
        ranked = made.operator in _RANKING
        if made.field is Field.CREATED:
            self._check_moment(made)
        elif ranked and made.field is not Field.ATTRIBUTE:
            raise at_fault(
                self.line,
                made.name,
                f"{_one(made.field)} has no order, so {made.operator} says nothing"
                " of it",
                hint="=, !=, in (...) and like can be asked",
            )

    def _check_moment(self, made: Compare) -> None:
        if made.operator in (Operator.LIKE, Operator.NOT_LIKE):
            raise at_fault(
                self.line,
                made.name,
                "a time cannot be asked for with like",
                hint="created = 2026-03 is all of that month",
            )
        for one in made.values:
            if not _MOMENT.fullmatch(one.text):
                raise at_fault(
                    self.line,
                    one,
                    f"{one.text} is no time",
                    hint="a time is 2026, 2026-03, 2026-03-01 or 2026-03-01T14:30, UTC",
                )


_NUMBERED = "for example: code:dominance near 2 code:equality"
_LISTED = {
    "among": Operator.IN,
    "not_among": Operator.NOT_IN,
    "like": Operator.LIKE,
    "not_like": Operator.NOT_LIKE,
}
_RANKING = (Operator.LESS, Operator.MORE, Operator.AT_MOST, Operator.AT_LEAST)


def _trees(tree: Tree[Token]) -> list[Tree[Token]]:
    return [one for one in tree.children if not hasattr(one, "type")]


def _field(name: Tree[Token]) -> Field:
    token: Any = name.children[0]
    text = str(token).casefold()
    if token.type == "BARE" and text in {str(one) for one in Field}:
        return Field(text)
    return Field.ATTRIBUTE


def _one(field: Field) -> str:
    """The field with its article."""
    return str(field) if field is Field.ASKED else f"a {field}"


def _word(token: Any) -> Word:
    start = token.start_pos or 0
    return Word(str(token), start, start + len(token))


def _spoken(tree: Tree[Token]) -> Word:
    """The word that stands in a place, without the quotes around it, in NFC."""
    token: Any = tree.children[0]
    text = str(token)
    if token.type == "QUOTED":
        mark, text = text[0], text[1:-1]
        if mark in "'\"":
            text = text.replace(mark * 2, mark)
    word = _word(token)
    return Word(unicodedata.normalize("NFC", text), word.start, word.end)
