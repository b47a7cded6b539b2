"""The texts that people read in the interface and in tables, by key and language.

One flat file a language, `en.json`, `nb.json`, `nn.json`: sorted by key, a key a line.
`{name}` in a text is a place to be filled. Errors and command help are English and are
not here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("nb", "nn", "en")
"""The languages that there are texts in."""

_NEIGHBOUR = {"nb": "nn", "nn": "nb"}


@cache
def words_of(language: str) -> Mapping[str, str]:
    """All texts in one of `LANGUAGES` by key; nothing for another language."""
    if language not in LANGUAGES:
        return MappingProxyType({})
    path = Path(__file__).with_name(f"{language}.json")
    return MappingProxyType(json.loads(path.read_text(encoding="utf-8")))


def word(key: str, language: str, /, **values: object) -> str:
    """The text under a key: as asked, nb for nn and nn for nb, en, the key in brackets.

    The values fill its places; what they hold is never read as a text with places.
    """
    found = find(key, language)
    if found is None:
        return f"[{key}]"
    return found.format_map(values) if values else found


def counted(key: str, language: str, count: int, /, **values: object) -> str:
    """The text `key.one` for a count of 1, else `key.other`, with `{count}` filled."""
    form = "one" if count == 1 else "other"
    return word(f"{key}.{form}", language, count=count, **values)


def find(key: str, language: str, /) -> str | None:
    """The text under a key by the same fallbacks, unfilled; None if there is none."""
    for one in (language, _NEIGHBOUR.get(language, ""), "en"):
        text = words_of(one).get(key)
        if text is not None:
            return text
    return None
