"""Finding a code by what one types: its names, then its terms, then its definition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from workbench.tui.desk import CodeLine

_WORDS = re.compile(r"\w+")


class Why(IntEnum):
    """What of a code was matched; the nearer the smaller."""

    RECENT = 0
    EXACT = 1
    """It is a name."""
    NAME = 2
    """A name begins so."""
    WORD = 3
    """A word of a name begins so."""
    LETTERS = 4
    """A name has these letters, in this order."""
    TERM = 5
    DEFINITION = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A code that fits, why, and the words that were matched."""

    code: CodeLine
    why: Why
    matched: str = ""


def found(
    codes: Sequence[CodeLine],
    typed: str,
    recent: Sequence[str],
    *,
    headings: bool = False,
) -> list[Found]:
    """The codes that fit what was typed, the nearest first.

    Among those that fit alike the ones used last come first, then those used most;
    letters that stand together are nearer than scattered ones.

    Args:
        codes: The codebook in its order, which breaks ties.
        typed: What was typed; the recent codes come where it is empty.
        recent: Codes used last, the latest first.
        headings: Whether headings are looked for as well.
    """
    usable = [code for code in codes if code.codable or headings]
    if not typed.strip():
        known = {code.id: code for code in usable}
        return [Found(code=known[id], why=Why.RECENT) for id in recent if id in known]
    fits = [fit for code in usable if (fit := _fit(code, typed.strip().casefold()))]
    rank = {id: place for place, id in enumerate(recent)}
    return sorted(
        fits,
        key=lambda fit: (
            fit.why,
            _pieces(fit.matched.casefold(), typed) if fit.why is Why.LETTERS else 0,
            rank.get(fit.code.id, len(rank)),
            -fit.code.total,
            _looseness(fit),
        ),
    )


def _looseness(fit: Found) -> int:
    """Shorter names are nearer to the same letters."""
    return len(fit.matched) if fit.why in {Why.NAME, Why.LETTERS} else 0


def _pieces(name: str, typed: str) -> int:
    """In how many pieces the letters stand in the name, from where they fit best."""
    wanted = typed.strip().casefold().replace(" ", "")
    starts = [found.start() for found in _WORDS.finditer(name)]
    return min(filter(None, (_from(name, one, wanted) for one in starts)), default=0)


def _from(name: str, start: int, wanted: str) -> int:
    """The pieces from a place on; 0 where the letters are not all there."""
    at, pieces = start - 1, 1
    for letter in wanted:
        if not name.startswith(letter, at + 1):
            at, pieces = name.find(letter, at + 1) - 1, pieces + 1
            if at < -1:
                return 0
        at += 1
    return pieces


def _fit(code: CodeLine, typed: str) -> Found | None:
    """How a code fits, if it does."""
    names = (code.name, *code.names)
    for why, test in (
        (Why.EXACT, str.__eq__),
        (Why.NAME, _begins),
        (Why.WORD, _word_begins),
        (Why.LETTERS, _letters),
    ):
        for name in names:
            if test(name.casefold(), typed):
                return Found(code=code, why=why, matched=name)
    for term in code.indicators:
        if _word_begins(term.casefold(), typed):
            return Found(code=code, why=Why.TERM, matched=term)
    for word in _WORDS.findall(code.definition):
        if word.casefold().startswith(typed):
            return Found(code=code, why=Why.DEFINITION, matched=word)
    return None


def _begins(name: str, typed: str) -> bool:
    return name.startswith(typed)


def _word_begins(name: str, typed: str) -> bool:
    """Whether each typed word begins a word of the name, in order."""
    words = iter(_WORDS.findall(name))
    wanted = _WORDS.findall(typed)
    return bool(wanted) and all(any(w.startswith(t) for w in words) for t in wanted)


def _letters(name: str, typed: str) -> bool:
    """Whether the letters stand in the name in this order, the first at a word."""
    wanted = typed.replace(" ", "")
    if not any(word.startswith(wanted[0]) for word in _WORDS.findall(name)):
        return wanted in name
    letters = iter(name)
    return all(letter in letters for letter in wanted)
