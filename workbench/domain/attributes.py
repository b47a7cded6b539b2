"""Attributes: what is known of documents and cases, and which values there can be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from workbench.domain.attribute_kinds import kinds_of
from workbench.domain.codebook import Words
from workbench.domain.seasons import season_of

NAME = re.compile(r"[^\W\d]\w*(-\w+)*")
"""What an attribute can be called, so that questions can hold it."""
RESERVED = frozenset(
    "document code coder speaker created question asked and or not in like"
    " overlaps within near".split()
)
"""Words of the question language, which no attribute can be called."""
SEVERAL = ";"
"""What parts the values of an attribute that takes several."""


class AttributeType(StrEnum):
    """What the values are."""

    TEXT = "text"
    NUMBER = "number"
    YESNO = "yesno"
    CHOICE = "choice"
    DATE = "date"
    SEASON = "season"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeValue:
    """A value of a choice."""

    id: str
    """What is stored, and typed in questions."""
    label: Words = field(default_factory=dict)
    in_text: Words = field(default_factory=dict)
    """Its form within an attribution."""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute as a file defines it."""

    name: str
    kinds: tuple[str, ...] = ("document",)
    """`document`, or kinds of case: whose tables have it even where nobody has a value.

    It means the same, with the same values, wherever else somebody has one.
    """
    type: AttributeType = AttributeType.TEXT
    label: Words = field(default_factory=dict)
    several: bool = False
    missing: tuple[str, ...] = ()
    """What stands for no value in files."""
    values: tuple[AttributeValue, ...] = ()

    def spec(self) -> str:
        """All but the name, as JSON without what is empty."""
        held = {
            "kind": self.kinds[0] if len(self.kinds) == 1 else list(self.kinds),
            "type": str(self.type),
            "label": dict(self.label),
            "several": self.several,
            "missing": list(self.missing),
            "values": [_value(one) for one in self.values],
        }
        filled = {name: value for name, value in held.items() if value}
        return json.dumps(filled, ensure_ascii=False, sort_keys=True)

    def fault(self, value: str) -> str:
        """Why this cannot be a value, as the end of a sentence; empty if it can."""
        if self.type is AttributeType.CHOICE and self.values:
            ids = [one.id for one in self.values]
            return "" if value in ids else f"it can be {', '.join(ids)}"
        return "" if _FITS[self.type](value) else _SHAPE[self.type]


def _value(one: AttributeValue) -> dict[str, object]:
    held: dict[str, object] = {"id": one.id}
    for name in ("label", "in_text"):
        if getattr(one, name):
            held[name] = dict(getattr(one, name))
    return held | ({"group": one.group} if one.group else {})


def from_spec(name: str, spec: str) -> Attribute:
    """An attribute as the project holds it."""
    held: dict[str, Any] = json.loads(spec)
    return Attribute(
        name=name,
        kinds=kinds_of(held),
        type=AttributeType(held.get("type", "text")),
        label=held.get("label", {}),
        several=held.get("several", False),
        missing=tuple(held.get("missing", ())),
        values=tuple(AttributeValue(**one) for one in held.get("values", ())),
    )


def _anything(value: str) -> bool:
    return True


def _is_number(value: str) -> bool:
    return re.fullmatch(r"[+-]?\d+([.,]\d+)?", value) is not None


def _is_date(value: str) -> bool:
    """A year, a month or a day, in digits only."""
    if re.fullmatch(r"[12]\d{3}", value):
        return True
    return not re.search(r"[^\W\d_]", value) and season_of(value) is not None


_FITS: dict[AttributeType, Callable[[str], bool]] = {
    AttributeType.TEXT: _anything,
    AttributeType.CHOICE: _anything,
    AttributeType.CASE: _anything,
    AttributeType.NUMBER: _is_number,
    AttributeType.YESNO: lambda value: value in ("yes", "no"),
    AttributeType.DATE: _is_date,
    AttributeType.SEASON: lambda value: season_of(value) is not None,
}
_SHAPE = {
    AttributeType.NUMBER: "it is a number",
    AttributeType.YESNO: "it is yes or no",
    AttributeType.DATE: "it is a date, as 2010-04-12",
    AttributeType.SEASON: "it is a season and a year, as spring 2010",
}
