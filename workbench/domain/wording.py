"""Printed words beside the original: what brackets account for, and what they do not.

Whoever prints a quote may cut, marked `[…]`, and may put in words of their own or
another first letter, in `[ ]`. So outside of brackets every word is the original's, in
its order, and nothing is left out except where a bracket stands. What differs otherwise
is a deviation: it is allowed, but it is said.

- `[…]` and `[...]` stand for any stretch of the original.
- Another bracket that stands by itself (`[kontoret] er`) may stand for words of one
  sentence: it hides no cut. At the beginning and at the end it stands for any stretch.
- A bracket inside a word stands for letters of that word: `[s]tyring`, `kontor[et]`.
- What a transcript has in brackets (`[ler]`) is no word that was said: it may go.
- White space, the kind of quotation marks and dashes, and a pair of quotation marks
  around everything are no difference; nor is punctuation beside a bracket, or at the
  end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

CUT = "[…]"

_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_BRACKET = re.compile(r"\[[^\[\]]*\]")
_PRINTED = re.compile(r"(?:\w|\[[^\[\]]*\])+|\.\.\.|[^\w\s]")
_SAID = re.compile(r"\w+|\.\.\.|[^\w\s]")
_ENDS = frozenset(".?!…")
_LIKE = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("–—‐‑", "-"),
    }
)
_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A place where the printed words are not the original's; one side may be empty."""

    printed: str
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How printed words came of the original."""

    cuts: int = 0
    insertions: tuple[str, ...] = ()
    """What stands in other brackets, without them, in order."""
    deviations: tuple[Deviation, ...] = ()
    """In order; empty where brackets account for every difference."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a mark of punctuation, or a bracket, and where it stands."""

    text: str
    start: int
    end: int
    gap: bool = False
    """A bracket that stands for any stretch of the original."""
    like: re.Pattern[str] | None = None
    """What a word with a bracket in it may have been."""
    cut: bool = False
    """Whether it is a bracket that marks a cut."""

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.gap and self.like is None and not self.text[0].isalnum()


def compared(original: str, printed: str) -> Wording:
    """Compares printed words with the original; the same two give the same answer.

    A pair of marks around everything is looked past where that leaves fewer deviations.
    """
    sides = [dict.fromkeys((one, unmarked(one))) for one in (original, printed)]
    ways = [_compared(said, words) for said in sides[0] for words in sides[1]]
    return min(ways, key=lambda way: len(way.deviations))


def _compared(original: str, words: str) -> Wording:
    spaced = _CUT.sub(lambda one: CUT.center(max(len(one[0]), 3)), words)
    brackets = _BRACKET.findall(spaced)
    inserted = [one[1:-1].strip() for one in brackets if one != CUT]
    left, right = _printed(spaced), _said(original)
    return Wording(
        cuts=brackets.count(CUT),
        insertions=tuple(one for one in inserted if one),
        deviations=tuple(_deviations(_Texts(spaced, original), left, right)),
    )


def same_words(one: str, other: str) -> bool:
    """Whether two wordings are the same but for white space."""
    return one.split() == other.split()


def unmarked(text: str) -> str:
    """The text without one pair of quotation marks around all of it."""
    text = text.strip()
    for opening, closing in _PAIRS:
        inner = text[1:-1]
        if len(text) > 1 and text[0] == opening and text[-1] == closing:
            return text if opening in inner or closing in inner else inner.strip()
    return text


def _printed(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for found in _PRINTED.finditer(text):
        tokens += _cut_apart(found[0], found.start())
    return tokens


def _cut_apart(run: str, at: int) -> list[_Token]:
    """A run of letters and brackets: a cut mark in it stands by itself."""
    if "[" not in run:
        return [_Token(_alike(run), at, at + len(run))]
    tokens, start = [], 0
    for part in re.split(f"({re.escape(CUT)})", run):
        end = start + len(part)
        if part:
            gap = not _BRACKET.sub("", part)
            like = None if gap or "[" not in part else _pattern(part)
            made = _Token(_alike(part), at + start, at + end, gap, like, part == CUT)
            tokens.append(made)
        start = end
    return tokens


def _pattern(part: str) -> re.Pattern[str]:
    """What a word with brackets in it may have been."""
    pieces = _BRACKET.split(part)
    return re.compile(r"\w*".join(re.escape(_alike(one)) for one in pieces))


def _said(text: str) -> list[_Token]:
    bare = _BRACKET.sub(lambda one: " " * len(one[0]), text)
    return [_Token(_alike(found[0]), *found.span()) for found in _SAID.finditer(bare)]


def _alike(text: str) -> str:
    return "…" if text == "..." else text.translate(_LIKE)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The two texts that tokens are stretches of."""

    printed: str
    original: str


def _fits(printed: _Token, said: _Token) -> bool:
    if printed.gap:
        return False
    if printed.like is not None:
        return printed.like.fullmatch(said.text) is not None
    return printed.text == said.text


def _deviations(
    texts: _Texts, left: Sequence[_Token], right: Sequence[_Token]
) -> list[Deviation]:
    """Aligns the two at the least cost and reads off what is not accounted for."""
    first = 0
    while first < min(len(left), len(right)) and _fits(left[first], right[first]):
        first += 1
    last = 0
    while last < min(len(left), len(right)) - first and _fits(
        left[-1 - last], right[-1 - last]
    ):
        last += 1
    table = _Alignment(left, right, first, last)
    found: list[Deviation] = []
    added: list[_Token] = []
    omitted: list[_Token] = []
    for side, token in [*table.steps(), ("end", None)]:
        if token is not None and side == "added":
            added.append(token)
        elif token is not None and side == "omitted":
            omitted.append(token)
        elif added or omitted:
            printed = _stretch(texts.printed, added)
            found.append(
                Deviation(printed=printed, original=_stretch(texts.original, omitted))
            )
            added, omitted = [], []
    return found


def _stretch(text: str, tokens: Sequence[_Token]) -> str:
    """The words of these tokens as they stand, without marks around them."""
    words = [n for n, one in enumerate(tokens) if not one.mark]
    if words:
        tokens = tokens[words[0] : words[-1] + 1]
    if not tokens:
        return ""
    return " ".join(text[tokens[0].start : tokens[-1].end].split())


class _Alignment:
    """The cheapest way from the one to the other, without what is alike at both ends.

    One word put in or left out costs 1; what a bracket stands for costs nothing.
    """

    def __init__(
        self, left: Sequence[_Token], right: Sequence[_Token], first: int, last: int
    ) -> None:
        self._all = left
        self._first = first
        self._left = left[first : len(left) - last]
        self._right = right[first : len(right) - last]
        self._open = last == 0
        """Whether the end of both is in what is compared."""
        self._added = [self._price(n) for n in range(len(self._left))]
        self._cost = self._costs()

    def _price(self, n: int) -> int:
        """What a printed word costs that was not said."""
        place = self._first + n
        near = self._all[max(place - 1, 0) : place + 2]
        free = self._all[place].mark and (
            any(one.gap for one in near) or place == len(self._all) - 1
        )
        return 0 if free else 1

    def _hides(self, i: int, said: _Token) -> bool:
        """Whether a bracket may stand for this word or mark."""
        at_an_end = self._first + i in (0, len(self._all) - 1)
        return self._left[i].cut or at_an_end or said.text not in _ENDS

    def _omission(self, i: int, j: int) -> int:
        """What leaving out a word costs: punctuation at the very end nothing."""
        at_end = self._open and i == len(self._left)
        return int(not (at_end and all(one.mark for one in self._right[j:])))

    def _costs(self) -> list[list[int]]:
        """By how many of each are behind: the cost of the rest."""
        n, m = len(self._left), len(self._right)
        cost = [[0] * (m + 1) for _ in range(n + 1)]
        for j in range(m - 1, -1, -1):
            cost[n][j] = cost[n][j + 1] + self._omission(n, j)
        for i in range(n - 1, -1, -1):
            self._fill(cost, i)
        return cost

    def _fill(self, cost: list[list[int]], i: int) -> None:
        """The costs from one printed word on, by how many were said before."""
        printed, right, m = self._left[i], self._right, len(self._right)
        row, below = cost[i], cost[i + 1]
        price = 0 if printed.gap else self._added[i]
        row[m] = below[m] + price
        for j in range(m - 1, -1, -1):
            said, best = right[j], below[j] + price
            if not printed.gap:
                best = min(best, row[j + 1] + 1)
                if _fits(printed, said):
                    best = min(best, below[j + 1])
            elif self._hides(i, said):
                best = min(best, row[j + 1])
            else:
                best = min(best, below[j + 1] + 1)
            row[j] = best

    def _ways(
        self, cost: list[list[int]], i: int, j: int
    ) -> list[tuple[int, int, int, str]]:
        """The ways on from a place, the best liked first: cost, place, what it is."""
        ways: list[tuple[int, int, int, str]] = []
        printed = self._left[i] if i < len(self._left) else None
        said = self._right[j] if j < len(self._right) else None
        if printed and said and _fits(printed, said):
            ways.append((cost[i + 1][j + 1], i + 1, j + 1, "same"))
        if printed and printed.gap:
            ways.append((cost[i + 1][j], i + 1, j, "same"))
            if said and self._hides(i, said):
                ways.append((cost[i][j + 1], i, j + 1, "same"))
            elif said:
                ways.append((cost[i + 1][j + 1] + 1, i + 1, j + 1, "omitted"))
        elif printed:
            price = self._added[i]
            side = "added" if price else "same"
            ways.append((cost[i + 1][j] + price, i + 1, j, side))
        if said and not (printed and printed.gap):
            price = self._omission(i, j)
            side = "omitted" if price else "same"
            ways.append((cost[i][j + 1] + price, i, j + 1, side))
        return ways

    def steps(self) -> list[tuple[str, _Token | None]]:
        """Each step of the cheapest way: what it is, and the word it is about."""
        i = j = 0
        steps: list[tuple[str, _Token | None]] = []
        while (i, j) != (len(self._left), len(self._right)):
            _, to_i, to_j, side = min(
                self._ways(self._cost, i, j), key=lambda way: way[0]
            )
            token = self._left[i] if side == "added" else None
            if side == "omitted":
                token = self._right[j]
            steps.append((side, token))
            i, j = to_i, to_j
        return steps
