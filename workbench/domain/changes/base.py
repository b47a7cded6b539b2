"""What a change is, and how its payload is written, read and checked.

A payload is a JSON object of ids, numbers, truth values and words out of fixed lists.
It never holds anything that somebody typed or a file held: such strings are rows of
`content`, and the payload names the row. `written` and `read` hold every change to
that, on its way in and when it comes from a colleague.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar, TypeVar

from workbench.errors import NewerFile, Refused
from workbench.ids import is_id

Check = Callable[[object], bool]
C = TypeVar("C", bound="type[Change]")

HOMES = {
    "attribute": "workbench.domain.changes.project_kinds",
    "case": "workbench.domain.changes.material_kinds",
    "code": "workbench.domain.changes.codebook_kinds",
    "coder": "workbench.domain.changes.project_kinds",
    "coding": "workbench.domain.changes.coding_kinds",
    "collection": "workbench.domain.changes.quote_kinds",
    "document": "workbench.domain.changes.material_kinds",
    "guide": "workbench.domain.changes.guide_kinds",
    "memo": "workbench.domain.changes.memo_kinds",
    "milestone": "workbench.domain.changes.project_kinds",
    "operation": "workbench.domain.changes.project_kinds",
    "project": "workbench.domain.changes.project_kinds",
    "quote": "workbench.domain.changes.quote_kinds",
    "set": "workbench.domain.changes.codebook_kinds",
    "turn": "workbench.domain.changes.guide_kinds",
}
"""The module that declares the kinds of each prefix, loaded when one is met."""

_KINDS: dict[str, type[Change]] = {}
"""The kinds of change loaded so far, by their names in the log."""

UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From (kind, version of its payload) to what makes the next version of it."""


class Subject(StrEnum):
    """What changes are about; all changes about one subject are folded together."""

    OPERATION = "operation"
    PROJECT = "project"
    CODER = "coder"
    ATTRIBUTE = "attribute"
    CODEBOOK = "codebook"
    DOCUMENT = "document"
    GUIDE = "guide"
    CASE = "case"
    CODING = "coding"
    MEMO = "memo"
    COLLECTION = "collection"
    QUOTE = "quote"
    MILESTONE = "milestone"


def _has(check: Check, default: Any = MISSING) -> Any:
    if default is MISSING:
        return field(metadata={"check": check})
    return field(default=default, metadata={"check": check})


def _is_number(value: object) -> bool:
    return type(value) is int


def one_id(default: Any = MISSING) -> Any:
    """A field that holds the id of a thing, or of a `content` row."""
    return _has(is_id, default)


def many_ids() -> Any:
    """A field that holds ids, in an order that matters; empty when left out."""
    return _has(lambda v: isinstance(v, tuple) and all(map(is_id, v)), ())


def number(default: Any = MISSING) -> Any:
    """A field that holds a whole number."""
    return _has(_is_number, default)


def truth(default: Any = MISSING) -> Any:
    """A field that holds yes or no."""
    return _has(lambda v: type(v) is bool, default)


def one_of(words: Any, default: Any = MISSING) -> Any:
    """A field that holds one word of a fixed list."""
    allowed = frozenset(str(word) for word in words)
    return _has(lambda v: isinstance(v, str) and v in allowed, default)


def clock(default: Any = MISSING) -> Any:
    """A field that holds the highest Lamport time by device."""

    def good(value: object) -> bool:
        return isinstance(value, dict) and all(
            is_id(key) and _is_number(one) for key, one in value.items()
        )

    return _has(good, default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened to one subject."""

    kind: ClassVar[str]
    about: ClassVar[Subject]
    version: ClassVar[int] = 1

    subject: str = one_id()
    """The id of the thing this is about."""

    def register(self) -> str | None:
        """Which value of the subject this overwrites, where it overwrites one."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwrite(Change):
    """A change that sets a value; it names the operations whose values it saw."""

    saw: tuple[str, ...] = many_ids()


def kind(name: str, about: Subject) -> Callable[[C], C]:
    """Enter a class of change under its name in the log."""

    def enter(made: C) -> C:
        made.kind = name
        made.about = about
        _KINDS[name] = made
        return made

    return enter


_SHAPES: dict[type[Change], tuple[tuple[Field[Any], Check], ...]] = {}


def _shape(made: type[Change]) -> tuple[tuple[Field[Any], Check], ...]:
    found = _SHAPES.get(made)
    if found is None:
        found = tuple(
            (one, one.metadata["check"])
            for one in fields(made)
            if one.name != "subject"
        )
        _SHAPES[made] = found
    return found


def written(change: Change) -> str:
    """The change's payload as canonical JSON; refused if a field is not as declared."""
    payload: dict[str, Any] = {}
    if change.version != 1:
        payload["v"] = change.version
    for one, check in _shape(type(change)):
        value = getattr(change, one.name)
        if value == one.default:
            continue
        if not check(value):
            raise Refused(f"a change of kind {change.kind} has an unfit {one.name}")
        payload[one.name] = value
    if not is_id(change.subject):
        raise Refused(f"a change of kind {change.kind} has no subject")
    return json.dumps(payload, separators=(",", ":"), sort_keys=True)


def every_kind() -> Mapping[str, type[Change]]:
    """Every kind of change by its name in the log."""
    for prefix in HOMES:
        home(prefix)
    return _KINDS


def home(prefix: str) -> ModuleType:
    """The module of a prefix of `HOMES`, loaded."""
    return import_module(HOMES[prefix])


def _known(name: str) -> type[Change]:
    """The kind of this name, its module loaded; an unknown one is refused."""
    made = _KINDS.get(name)
    if made is None and (prefix := name.partition(".")[0]) in HOMES:
        home(prefix)
        made = _KINDS.get(name)
    if made is None:
        raise NewerFile(
            f"the project holds a change of an unknown kind, {name!r}",
            hint="open it with the version of the workbench that wrote it",
        )
    return made


def read(kind_name: str, subject: str, text: str) -> Change:
    """The change that a row of the log holds; a newer or an unfit one is refused."""
    made = _known(kind_name)
    payload = _current(made, json.loads(text))
    values: dict[str, Any] = {}
    for one, check in _shape(made):
        if one.name not in payload:
            if one.default is MISSING:
                raise Refused(f"a change of kind {kind_name} lacks its {one.name}")
            continue
        value = payload.pop(one.name)
        value = tuple(value) if isinstance(value, list) else value
        if not check(value):
            raise Refused(f"a change of kind {kind_name} has an unfit {one.name}")
        values[one.name] = value
    if payload or not is_id(subject):
        raise Refused(f"a change of kind {kind_name} is not of its kind's shape")
    return made(subject=subject, **values)


def _current(made: type[Change], payload: dict[str, Any]) -> dict[str, Any]:
    version = payload.pop("v", 1)
    if version > made.version:
        raise NewerFile(
            f"the project holds a newer form of the change {made.kind}",
            hint="open it with the version of the workbench that wrote it",
        )
    while version < made.version:
        payload = UPCASTERS[made.kind, version](payload)
        version += 1
    return payload


def subject_class(kind_name: str) -> Subject:
    """What a kind of change is about; a kind this program does not know is refused."""
    return _known(kind_name).about


def strings(payload: Mapping[str, Any]) -> list[str]:
    """Every string in a payload, keys of fields aside: what the tests look through."""
    found: list[str] = []
    for value in payload.values():
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            found += [one for one in value if isinstance(one, str)]
        elif isinstance(value, dict):
            found += [*value, *strings(value)]
    return found
