"""What a check finds, and what it looks at."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad it is."""

    DAMAGE = "damage"
    """Something is broken or lost."""
    WARNING = "warning"
    """All is there; something may go wrong."""
    NOTE = "note"
    """Good to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be."""

    name: str
    """The check that found it."""
    what: str
    where: str = ""
    hint: str = ""
    repairable: bool = False
    """Whether `repair` puts it right."""
    severity: Severity = Severity.DAMAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A project file that is looked over."""

    path: Path
    connection: sqlite3.Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A named check; it yields what it finds, and may raise whatever it meets."""

    name: str
    look: Callable[[Patient], Iterable[Finding]]
