"""Memos by date as something to read: for the appendix on method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.domain.tables import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A memo, everything about it in words."""

    id: str
    """As it is shown."""
    day: str
    """When it was written: `2026-03-12`, in UTC."""
    clock: str
    """`14:02`, in UTC."""
    type: str
    subject: str
    """What it is about."""
    coder: str
    text: str
    quoted: str = ""
    """The words it is on."""
    changed: str = ""
    """The day on which it was changed last, if that is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """Memos in the order in which they were written."""

    title: str
    language: str
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: Mapping[str, Cell] = field(default_factory=dict)
