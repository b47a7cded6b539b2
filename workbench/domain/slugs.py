"""Slugs: the ids that people type, made from the names they give."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 80
"""How many characters an id may have."""

_LONGEST_MADE = 60
_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SILENT = re.compile("['’ʼ`´]")
_OTHER = re.compile(r"[^a-z0-9]+")
# Letters that do not decompose; å does, into a and its ring.
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "ð": "d", "þ": "th", "đ": "d", "ł": "l"}
    | {"ŋ": "n", "ŧ": "t", "ħ": "h", "ı": "i"}
)


def is_slug(text: str) -> bool:
    """Whether `text` has the shape of an id: lower case, digits, single hyphens."""
    return len(text) <= LONGEST and _SHAPE.fullmatch(text) is not None


def slug(name: str) -> str:
    """An id for a name in any language; `code` where no letter of it can be kept.

    `Én dør` gives `en-dor`, `Særinteresser` gives `saerinteresser`. At most 60
    characters, cut between two words where there is such a place.
    """
    letters = _SILENT.sub("", name.casefold().translate(_LETTERS))
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", letters).casefold()
        if not unicodedata.combining(letter)
    )
    words = _OTHER.sub("-", bare).strip("-")
    return _shortened(words) or "code"


def unique(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with `-2`, `-3` and so on where that is taken."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        end = f"-{number}"
        found = wanted[: LONGEST - len(end)].rstrip("-") + end
    return found


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_MADE:
        return words
    whole = words[: _LONGEST_MADE + 1].rpartition("-")[0]
    return whole or words[:_LONGEST_MADE]
