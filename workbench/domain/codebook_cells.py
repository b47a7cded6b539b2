"""A code taken apart into what can change by itself: one cell a field and language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from workbench.domain.codebook import Code, Codebook, CodeSet, Status
from workbench.domain.codebook_identity import LISTS, lists, texts

Key = tuple[str, str]
"""A field, and a language where it holds texts; else an empty one."""
Value = str | tuple[str, ...]
Cells = dict[Key, Value]
"""What is said, without what is empty or as usual."""

_USUAL = {"codable": "true", "status": Status.ACCEPTED.value}


def code_cells(code: Code) -> Cells:
    """What is said of a code, field by field, in the order of its fields."""
    cells: Cells = {}
    cells |= {("name", one): text for one, text in texts(code.name).items()}
    cells["parent", ""] = code.parent
    cells |= {("definition", one): text for one, text in texts(code.definition).items()}
    for field in LISTS:
        found = lists(getattr(code, field))
        cells |= {(field, one): several for one, several in found.items()}
    cells["color", ""] = code.color
    cells["key", ""] = code.key
    cells["codable", ""] = "" if code.codable else "false"
    cells["origin", ""] = str(code.origin or "")
    cells["status", ""] = "" if code.status is Status.ACCEPTED else str(code.status)
    # An id has no spaces, so that the two words cannot be parted in another way.
    relations = {f"{one.kind} {one.to}" for one in code.relations}
    cells["relations", ""] = tuple(sorted(relations))
    cells["merged_from", ""] = tuple(sorted(set(code.merged_from)))
    cells["split_from", ""] = code.split_from
    cells["source", ""] = code.source
    return {key: value for key, value in cells.items() if value}


def set_cells(one: CodeSet) -> Cells:
    """What is said of a set."""
    return title_cells(one) | ({("codes", ""): one.codes} if one.codes else {})


def title_cells(one: CodeSet | Codebook) -> Cells:
    """The title in each language."""
    return {("title", language): text for language, text in texts(one.title).items()}


def book_cells(book: Codebook) -> Cells:
    """What is said of the codebook as a whole."""
    cells: Cells = {("codebook", ""): book.id, ("language", ""): book.language}
    return cells | title_cells(book)


def shown(key: Key, value: Value) -> str:
    """A cell's value as one text; lists with semicolons, the usual by its name."""
    if not value and key[0] in _USUAL:
        return _USUAL[key[0]]
    return value if isinstance(value, str) else "; ".join(value)


def taken_over(mine: Code, theirs: Code, keys: Iterable[Key]) -> Code:
    """`mine` with these cells as `theirs` has them."""
    changed: dict[str, Any] = {}
    for field, language in keys:
        value = getattr(theirs, field)
        if language:
            every = dict(changed.get(field, getattr(mine, field)))
            every.pop(language, None)
            if language in value:
                every[language] = value[language]
            value = every
        changed[field] = value
    return replace(mine, **changed)


def woven(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """All of `first` in its order; the rest of `second` each after what it follows."""
    after: dict[str, list[str]] = {}
    known, before = set(first), ""
    for one in second:
        if one in known:
            before = one
        else:
            after.setdefault(before, []).append(one)
    order = list(after.get("", ()))
    for one in first:
        order += (one, *after.get(one, ()))
    return order
