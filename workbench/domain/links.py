"""Links in memos: `[[name]]`, and `[[document 120:260]]` for a passage.

What a name stands for is found when the memo is read, so a memo may name what is not
there yet: a document by its name; a code by its id, or its name in any language; a
case by its name; a memo or a coding by the last letters of its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.domain.spans import Span

_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_PLACE = re.compile(r"(.*\S)\s+(\d{1,12}):(\d{1,12})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as it stands in a text."""

    name: str
    """What is named, without a span."""
    place: Span | None
    """The passage of the document that is named, if one is."""
    at: Span
    """Where the link stands, with its brackets."""


def links(text: str) -> tuple[Link, ...]:
    """The links of a text in order."""
    return tuple(_link(found) for found in _LINK.finditer(text) if found[1].strip())


def _link(found: re.Match[str]) -> Link:
    inner = " ".join(found[1].split())
    place = _PLACE.fullmatch(inner)
    if place and int(place[2]) < int(place[3]):
        name, span = place[1], Span(int(place[2]), int(place[3]))
        return Link(name=name, place=span, at=Span(*found.span()))
    return Link(name=inner, place=None, at=Span(*found.span()))
