"""Texts as they are stored, counted and searched."""

from __future__ import annotations

import re
import unicodedata

from workbench.domain.spans import Span

_WORD = re.compile(r"\w+")
_BOM = "\ufeff"


def normalised(raw: str) -> str:
    """The text as it is stored: LF line ends, NFC, no byte order mark; nothing else."""
    text = raw.removeprefix(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def words(text: str) -> int:
    r"""How many words it has: maximal runs of `\w`."""
    return len(_WORD.findall(text))


def folded(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def find_all(text: str, quote: str) -> list[Span]:
    """Every place where `quote` stands in `text`, white space compared collapsed.

    All else is compared exactly, after NFC. Places may overlap and are in order of
    their start; a quote of nothing but white space stands nowhere.
    """
    parts = normalised(quote).split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    places: list[Span] = []
    found = pattern.search(text)
    while found:
        places.append(Span(*found.span()))
        found = pattern.search(text, found.start() + 1)
    return places
