"""What is looked for when words are: how they are written, and how they are found."""

from __future__ import annotations

import re
import unicodedata

from workbench.errors import UsageError

AROUND = 60
"""Characters shown on each side of what was found."""


def parts(words: str) -> list[str]:
    """The single words; one that ends in `*` is the beginning of many.

    Raises:
        UsageError: There is no word among them.
    """
    found = unicodedata.normalize("NFC", words).split()
    if not found or not all(re.search(r"\w", part) for part in found):
        raise UsageError(
            f"there is no word in {words!r}", hint="name one or more words to find"
        )
    return found


def pattern(found: list[str]) -> re.Pattern[str]:
    """These words one after another, whatever their case and what is between them."""
    inner = r"\W+".join(
        re.escape(part.rstrip("*")) + (r"\w*" if part.endswith("*") else "")
        for part in found
    )
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)


def row(text: str, start: int, end: int) -> tuple[int, int, str, str, str]:
    """Start, end, left, match, right; a run of white space is one space."""
    left = " ".join(text[max(0, start - AROUND) : start].split())
    right = " ".join(text[end : end + AROUND].split())
    return start, end, left, " ".join(text[start:end].split()), right
