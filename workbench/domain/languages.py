"""Languages by their ISO 639 code, and which text to show when one is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

INTERFACE = ("nb", "nn", "en")
"""Languages that the workbench itself speaks."""

_CODES = (
    "ar bg bs ca cs cy da de el en es et eu fa fi fo fr ga gl he hi hr hu hy id is it "
    "ja ka kl ko lt lv mk mt nb nl nn no pl pt ro ru se sk sl so sq sr sv th ti tr uk "
    "ur vi yi zh und"
)
KNOWN = frozenset(_CODES.split())
"""What a text may be said to be written in; `und` is not known."""

_NEIGHBOUR = {"nb": "nn", "nn": "nb"}


def pick(texts: Mapping[str, T], asked: str, fallback: str = "") -> T | None:
    """The text to show: in the language asked for, nb for nn, en, the fallback, any."""
    for language in (asked, _NEIGHBOUR.get(asked, ""), "en", fallback):
        if language in texts:
            return texts[language]
    return next(iter(texts.values()), None)
