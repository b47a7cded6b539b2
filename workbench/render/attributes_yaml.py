"""Attributes as a YAML file that reads back as the same attributes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from workbench.domain.attributes import Attribute, AttributeType, AttributeValue
from workbench.domain.codebook import Words

_BARE = re.compile(r"[^\W\d_](?:[\w.()/ -]*[\w.()/])?")
_WORDS_FOR_VALUES = frozenset(
    "y n yes no on off true false null nan inf infinity".split()
)


def attributes_bytes(attributes: Iterable[Attribute]) -> bytes:
    """The file, in UTF-8 with a line break at its end."""
    lines = ["attributes:"]
    for one in attributes:
        lines += _attribute(one)
    if len(lines) == 1:
        lines = ["attributes: []"]
    return ("\n".join(lines) + "\n").encode()


def _attribute(one: Attribute) -> Iterator[str]:
    yield f"  - name: {_scalar(one.name)}"
    yield f"    kind: {_kinds(one)}"
    yield f"    type: {one.type}"
    if one.label:
        yield f"    label: {_words(one.label)}"
    if one.several:
        yield "    several: true"
    if one.missing:
        yield f"    missing: [{', '.join(map(_scalar, one.missing))}]"
    if one.type is AttributeType.CHOICE and one.values:
        yield "    values:"
        for value in one.values:
            yield from _value(value)


def _kinds(one: Attribute) -> str:
    every = [_scalar(kind) for kind in one.kinds]
    return every[0] if len(every) == 1 else f"[{', '.join(every)}]"


def _value(one: AttributeValue) -> Iterator[str]:
    yield f"      - id: {_scalar(one.id)}"
    if one.label:
        yield f"        label: {_words(one.label)}"
    if one.in_text:
        yield f"        in_text: {_words(one.in_text)}"
    if one.group:
        yield f"        group: {_scalar(one.group)}"


def _words(words: Words) -> str:
    inner = (
        f"{_scalar(language)}: {_scalar(text)}" for language, text in words.items()
    )
    return f"{{{', '.join(inner)}}}"


def _scalar(text: str) -> str:
    """The text bare where every reader of YAML takes it for this text, else quoted."""
    if _BARE.fullmatch(text) and text.casefold() not in _WORDS_FOR_VALUES:
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())
