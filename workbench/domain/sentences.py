"""Sentences by rules on raw text: where each starts and ends.

A sentence ends at an end mark, with the quotes and brackets that close after it, before
white space; never before a small letter; not after an abbreviation, an initial or an
ordinal. A blank line, a list item, a speaker's label and the end of a line that was not
wrapped always end one. Stored with the version of the rules: new rules do not touch
boundaries that are already stored.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from workbench.domain.abbreviations import BY_LANGUAGE, OTHER, Abbreviations
from workbench.domain.documents import Turn
from workbench.domain.spans import Span, trimmed

RULES = 1
"""Version of these rules, stored with each text's boundaries."""

_CLOSING = r"""[)\]}»«”“"'’›‹]"""
_CANDIDATE = re.compile(
    rf"([.!?…؟](?<![.!?…؟].)[.!?…؟]*{_CLOSING}*)\s+|\n\s*|([。！？।]+[」』”’）]*)\s*",
)
_OPENING = " \t\u00a0«»“”„\"'‘’‹›([{–—-*_"
_LIST_ITEM = re.compile(r"(?:[-•*·▪◦‣●○]|\d{1,3}[.)]|\(?[a-zæøå]\))\s+\S")
_LABEL = re.compile(r"[^\W\d_][\w .'’-]{0,28}:(?:\s|$)")
_ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|\w|[IVXivx]+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_DOTTED = re.compile(r"[^\W\d_]{1,4}(?:\.[^\W\d_]{1,4})+")
_ROMAN = re.compile(r"[IVXLC]{2,}")
_WORD = re.compile(r"[^\W_]+")
_LOOK_BACK = 40
_NOTE = 120
"""A bracketed note is no longer than this."""
_NARROW, _WIDE = 45, 180
"""No text is wrapped to less or more than this many characters a line."""
_FULL = 62
"""A line of a wrapped text that is this long goes on in the next, heading or not."""


def split(text: str, start: int, end: int, language: str) -> list[Span]:
    """The sentences in `text[start:end]`, in order, without white space at their ends.

    Together they hold every character of the stretch that is not white space.
    """
    flat: list[int] = []
    _collect(text, start, end, BY_LANGUAGE.get(language, OTHER), flat)
    return [Span(*pair) for pair in zip(flat[::2], flat[1::2], strict=True)]


def boundaries(text: str, turns: Sequence[Turn], language: str) -> array[int]:
    """All sentences of a text as one array: start, end, start, end, ...

    Each turn is split by itself, without its label; what stands outside turns (what
    comes before the first, headings) too. `turns` are in order and do not overlap.
    """
    known = BY_LANGUAGE.get(language, OTHER)
    flat: list[int] = []
    position = 0
    for turn in turns:
        if turn.label > position:
            _collect(text, position, turn.label, known, flat)
        _collect(text, turn.start, turn.end, known, flat)
        position = turn.end
    _collect(text, position, len(text), known, flat)
    return array("I", flat)


def _collect(
    text: str, start: int, end: int, known: Abbreviations, flat: list[int]
) -> None:
    """Append the start and end of each sentence of the stretch to `flat`."""
    here, last = trimmed(text, start, end)
    if here == last:
        return
    lines = _Lines(text, here, last)
    for found in _CANDIDATE.finditer(text, here, last):
        stop = _stop(text, here, found, lines, known)
        if stop > here:
            flat += (here, stop)
            here = found.end()
    if here < last:
        flat += (here, last)


def _stop(
    text: str, here: int, found: re.Match[str], lines: _Lines, known: Abbreviations
) -> int:
    """Where the sentence that began at `here` stops, if at this candidate; else -1."""
    mark, after = found.span()
    if text[mark] == "\n":
        return trimmed(text, here, mark).end if lines.breaks(mark, after) else -1
    stop = found.end(found.lastindex or 0)
    newline = text.find("\n", stop, after)
    if newline >= 0 and lines.breaks(newline, after):
        return stop
    if text[after : after + 1].islower():
        return -1
    return stop if _ends(text, here, mark, stop, after, known) else -1


class _Lines:
    """The lines of a stretch: which ends of lines end a sentence by themselves."""

    __slots__ = ("end", "start", "text", "width")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.width = -1

    def breaks(self, newline: int, after: int) -> bool:
        """Whether a sentence ends at this newline, whatever stands before it."""
        text = self.text
        if text.find("\n", newline + 1, after) >= 0 or after >= self.end:
            return True
        if _LIST_ITEM.match(text, after) or _LABEL.match(text, after):
            return True
        if text[after].islower():
            return False
        return not self._wrapped(newline, after)

    def _wrapped(self, newline: int, after: int) -> bool:
        """Whether a program broke the line because its next word did not fit."""
        if self.width < 0:
            lines = self.text[self.start : self.end].split("\n")
            self.width = max(map(len, lines))
        if not _NARROW <= self.width <= _WIDE:
            return False
        before = newline - max(self.text.rfind("\n", 0, newline) + 1, self.start)
        word = len(self.text[after : after + _LOOK_BACK].split(None, 1)[0])
        return before + 1 + word >= min(self.width * 0.8, _FULL)


def _ends(
    text: str, here: int, mark: int, stop: int, after: int, known: Abbreviations
) -> bool:
    """Whether the mark at `mark` ends the sentence that began at `here`."""
    if mark - here < 5 and not any(map(str.isalnum, text[here:mark])):
        return False
    following = _following(text, after)
    if following.islower() and text[after] not in "[(":
        return False
    if text[mark] != ".":
        return text[mark] != "…" or not _note_goes_on(text, after)
    if stop - mark > 1:
        return text[mark + 1] != "." or not _note_goes_on(text, after)
    return _full_stop(text, here, mark, after, following, known)


def _following(text: str, after: int) -> str:
    """The first letter or digit after opening quotes, brackets and dashes."""
    while after < len(text) and text[after] in _OPENING:
        after += 1
    return text[after : after + 1]


def _note_goes_on(text: str, after: int) -> bool:
    """Whether a bracketed note stands here and the sentence goes on behind it."""
    closing = {"[": "]", "(": ")"}.get(text[after])
    if closing is None:
        return False
    behind = text.find(closing, after, after + _NOTE) + 1
    return behind > 0 and text[behind : behind + 3].lstrip()[:1].islower()


def _full_stop(
    text: str, here: int, mark: int, after: int, following: str, known: Abbreviations
) -> bool:
    """Whether a single full stop ends a sentence, by the word before it."""
    before = text[max(here, mark - _LOOK_BACK) : mark].split()
    if not before:
        return False
    word = before[-1].lstrip("([{«“\"'‘„‹»")
    if word.isalpha() and len(word) > 8:
        return True
    if len(before) == 1 and mark - here <= 8 and _ENUMERATOR.fullmatch(word):
        return False
    if len(word) == 1 and word.isupper():
        return _opens(text, after, known)
    key = _key(before, word, known)
    if key in known.never or word in known.never:
        return False
    if key in known.numbered:
        return not _is_number(text, after)
    if key in known.maybe:
        return following.isupper() or text[after] in "«“[(–"
    return _odd_word_ends(text, after, word, following, known)


def _key(before: Sequence[str], word: str, known: Abbreviations) -> str:
    """The word as the lists have it; `f. eks` as `f.eks`."""
    if len(before) > 1 and len(before[-2]) <= 3 and before[-2].endswith("."):
        joined = (before[-2] + word).casefold()
        if joined in known.never or joined in known.maybe:
            return joined
    return word.casefold()


def _odd_word_ends(
    text: str, after: int, word: str, following: str, known: Abbreviations
) -> bool:
    """Whether a sentence ends after an ordinal, an initial, a numeral, or a word."""
    if _ORDINAL.fullmatch(word):
        if following.isdigit():
            return False
        return not known.ordinals or _opens(text, after, known)
    if (word[:1].isupper() and _INITIALS.fullmatch(word)) or _ROMAN.fullmatch(word):
        return _opens(text, after, known)
    if _DOTTED.fullmatch(word):
        return following.isupper() or not following.isalnum()
    return True


def _is_number(text: str, after: int) -> bool:
    """Whether an Arabic or Roman number stands here."""
    found = _WORD.search(text, after)
    return found is not None and (
        found[0][0].isdigit() or _ROMAN.fullmatch(found[0]) is not None
    )


def _opens(text: str, after: int, known: Abbreviations) -> bool:
    """Whether the next word is one that opens sentences, or no letter is next."""
    found = _WORD.search(text, after)
    return found is None or found[0].casefold() in known.openers
