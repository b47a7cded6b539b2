"""What a codebook is, whatever file or project holds it: the hash of its meaning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from workbench.domain.codebook import Code, Codebook, Lists, Words

SHOWN = 8
"""How many characters of the identity `based_on` shows."""

_FORM = 1

LISTS = (
    "include",
    "exclude",
    "examples",
    "counter_examples",
    "indicators",
)
"""The fields of a code that hold lists by language."""


def identity(codebook: Codebook) -> str:
    """The SHA-256 of the canonical form, as 64 hexadecimal digits.

    Equal for two codebooks that say the same: the order of languages, of relations and
    of merged codes does not count, nor do empty texts; the order of codes does.
    `based_on` says where a file comes from and is no part of it.
    """
    form = json.dumps(canonical(codebook), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(form.encode("ascii")).hexdigest()


def canonical(codebook: Codebook) -> dict[str, object]:
    """The codebook as plain lists and mappings, without what is empty."""
    return _filled(
        {
            "form": _FORM,
            "codebook": codebook.id,
            "title": texts(codebook.title),
            "language": codebook.language,
            "codes": [canonical_code(code) for code in codebook.codes],
            "sets": [
                _filled(
                    {"id": one.id, "title": texts(one.title), "codes": [*one.codes]}
                )
                for one in codebook.sets
            ],
        }
    )


def canonical_code(code: Code) -> dict[str, object]:
    """A code as plain lists and mappings, without what is empty or as usual."""
    return _filled(
        {
            "id": code.id,
            "name": texts(code.name),
            "parent": code.parent,
            "definition": texts(code.definition),
            **{field: lists(getattr(code, field)) for field in LISTS},
            "color": code.color,
            "key": code.key,
            "heading": not code.codable,
            "origin": code.origin or "",
            "status": code.status,
            "relations": sorted({(one.kind, one.to) for one in code.relations}),
            "merged_from": sorted(set(code.merged_from)),
            "split_from": code.split_from,
            "source": code.source,
        }
    )


def texts(words: Words) -> dict[str, str]:
    """The languages in which there is a text."""
    return {language: text for language, text in words.items() if text.strip()}


def lists(by_language: Lists) -> dict[str, tuple[str, ...]]:
    """The languages in which there is a list, without empty entries."""
    full = {
        language: tuple(text for text in several if text.strip())
        for language, several in by_language.items()
    }
    return {language: several for language, several in full.items() if several}


def _filled(form: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in form.items() if value}
