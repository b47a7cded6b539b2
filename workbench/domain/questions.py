"""Questions: which codings a filter asks for, as a tree of plain values.

A comparison is about a coding, or about the voice (a document, or a speaker in it) in
which the coding stands. It holds of a thing with several values if one of them fits.

What is missing fits nothing: `role != politician` asks for those who have a role, and
another one. `not role = politician` is its plain opposite: it asks for everything of
which `role = politician` is not true, so also for what has no role. Hence
`not role like '%'` asks for what has no role.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.errors import QuestionError
from workbench.ordering import sort_key

_AROUND = 36
"""How much of a line is shown on either side of the word at fault."""


class Field(StrEnum):
    """What a comparison is about."""

    ATTRIBUTE = "attribute"
    DOCUMENT = "document"
    CODE = "code"
    CODER = "coder"
    SPEAKER = "speaker"
    CREATED = "created"
    QUESTION = "question"
    ASKED = "asked"


class Operator(StrEnum):
    """How a value is compared with what is asked for."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    MORE = ">"
    AT_MOST = "<="
    AT_LEAST = ">="
    IN = "in"
    NOT_IN = "not in"
    LIKE = "like"
    NOT_LIKE = "not like"


OPPOSITES = {
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.NOT_IN: Operator.IN,
    Operator.NOT_LIKE: Operator.LIKE,
}
"""Operators that ask for a value, and for none that fits the other operator."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the line, and where it stands there (code points)."""

    text: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """A field compared with words; `name` is the attribute's, where it is one."""

    field: Field
    name: Word
    operator: Operator
    values: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """At least one of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Whatever this is not true of."""

    part: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class HasCode:
    """The coding has this code (its id; a merged code stands for its target)."""

    code: Word


class Relation(StrEnum):
    """How a coding stands to another one of the same document."""

    OVERLAPS = "overlaps"
    """They have a character in common."""
    WITHIN = "within"
    """It lies wholly in the other one."""
    NEAR = "near"
    """At most so many sentences on; in one sentence it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The coding stands so to another one that counts and has this code."""

    relation: Word
    code: Word
    sentences: int = 0
    """How many at most, of `Relation.NEAR` alone."""

    @property
    def kind(self) -> Relation:
        """The relation that its word names."""
        return Relation(self.relation.text.casefold())


Leaf = Compare | HasCode | Beside
Node = Compare | And | Or | Not | HasCode | Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A filter as somebody wrote it, and what it says."""

    line: str
    root: Node

    def leaves(self) -> Iterator[Leaf]:
        """Every comparison in it, in the order of the line."""
        stack: list[Node] = [self.root]
        while stack:
            node = stack.pop()
            if isinstance(node, (And, Or)):
                stack += reversed(node.parts)
            elif isinstance(node, Not):
                stack.append(node.part)
            else:
                yield node


_OF_CODINGS = (Field.CODE, Field.CODER, Field.CREATED, Field.QUESTION, Field.ASKED)


def asks_codings(question: Question) -> bool:
    """Whether it asks for something that only what is coded has."""
    return any(
        not isinstance(leaf, Compare) or leaf.field in _OF_CODINGS
        for leaf in question.leaves()
    )


def at_fault(line: str, word: Word, sentence: str, *, hint: str = "") -> QuestionError:
    """The error about a word of a line: the sentence, the line, and a mark below it."""
    first = max(0, word.start - _AROUND)
    last = min(len(line), max(word.end, word.start + 1) + _AROUND)
    shown = _harmless(line[first:last])
    before, after = "…" if first else "", "…" if last < len(line) else ""
    width = max(1, min(word.end, last) - word.start)
    mark = " " * (len(before) + word.start - first) + "^" * width
    message = f"{_harmless(sentence)}\n  {before}{shown}{after}\n  {mark}"
    return QuestionError(message, position=word.start, hint=hint)


def _harmless(text: str) -> str:
    """The text width for width, without what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names what somebody may have meant, or what there is."""
    every = sorted(set(known), key=sort_key)
    folded = {one.casefold(): one for one in reversed(every)}
    from difflib import get_close_matches

    close = get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)
    if close:
        return f"did you mean {_listed([folded[one] for one in close], 'or')}?"
    if not every:
        return "the project has none yet"
    return f"there is {_listed(every[:8], 'and')}{' and more' if every[8:] else ''}"


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return names[0] if names else ""
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def same(one: str, other: str) -> bool:
    """Whether two values are equal: as numbers, else as words without their case."""
    return _folded(one) == _folded(other) or _equal_numbers(one, other)


def fits(
    held: str,
    operator: Operator,
    wanted: Sequence[str],
    order: Sequence[str] = (),
) -> bool:
    """Whether one value fits.

    Args:
        held: The value a thing has.
        operator: Not one of `OPPOSITES`; those are about all values of a thing.
        wanted: What is asked for; several words for `IN` alone.
        order: The declared values of a choice, by which those are ranked.
    """
    if operator in (Operator.EQUAL, Operator.IN):
        return any(same(held, one) for one in wanted)
    if operator is Operator.LIKE:
        return pattern(wanted[0]).fullmatch(_folded(held)) is not None
    sign = _compared(held, wanted[0], order)
    if operator is Operator.LESS:
        return sign < 0
    if operator is Operator.MORE:
        return sign > 0
    return sign <= 0 if operator is Operator.AT_MOST else sign >= 0


def pattern(text: str) -> re.Pattern[str]:
    """What `like` looks for: `%` is any run of characters, `_` is any one.

    Each run is taken as short as it can be and kept, so that it stays quick.
    """
    pieces = [
        "".join("." if c == "_" else re.escape(c) for c in piece)
        for piece in _folded(text).split("%")
    ]
    if len(pieces) == 1:
        return re.compile(pieces[0], re.DOTALL)
    middle = "".join(f"(?>.*?{piece})" for piece in pieces[1:-1])
    return re.compile(f"{pieces[0]}{middle}.*{pieces[-1]}", re.DOTALL)


def _compared(held: str, wanted: str, order: Sequence[str]) -> int:
    ranks = {_folded(one): rank for rank, one in enumerate(order)}
    one, other = ranks.get(_folded(held)), ranks.get(_folded(wanted))
    if one is not None and other is not None:
        return one - other
    left, right = number(held), number(wanted)
    if left is not None and right is not None:
        return (left > right) - (left < right)
    if same(held, wanted):
        return 0
    return 1 if sort_key(held) > sort_key(wanted) else -1


def _equal_numbers(one: str, other: str) -> bool:
    left = number(one)
    return left is not None and left == number(other)


def number(text: str) -> float | None:
    """The number that a text is (a comma or a point before the decimals), if any."""
    plain = text.strip().replace(",", ".")
    if not re.fullmatch(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?", plain):
        return None
    return float(plain)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
