"""What a report is: what it needs, as data, and a table from what it was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workbench.domain.needs import (
    Coders,
    Documents,
    Given,
    Need,
    Selection,
    Speakers,
)
from workbench.domain.tables import Table


class Kind(StrEnum):
    """What an option takes."""

    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something of its own that a report can be asked, besides what all can be."""

    name: str
    help: str
    """A line of command help, in English."""
    kind: Kind = Kind.TEXT
    default: str | int | bool = ""
    argument: bool = False
    """Whether it follows the report's name instead of `--name`."""
    metavar: str = ""
    choices: tuple[str, ...] = ()
    """The only words it takes, where it takes no others."""


OF_ALL = (
    Option(name="where", help="only what fits", metavar="QUESTION"),
    Option(
        name="coders",
        help="whose codings: settled, any, each, or a name",
        default=str(Coders.SETTLED),
        metavar="RULE",
    ),
    Option(
        name="documents",
        help="those that are finished, or all",
        default=str(Documents.FINISHED),
        choices=tuple(map(str, Documents)),
    ),
    Option(
        name="speakers",
        help="whose words: the interviewees', or everybody's",
        default=str(Speakers.INTERVIEWEES),
        choices=tuple(map(str, Speakers)),
    ),
)
"""What every report can be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a report was asked for."""

    language: str
    selection: Selection
    options: Mapping[str, str | int | bool]
    """Every option that the report has, by name."""

    def text(self, name: str) -> str:
        """An option that takes text."""
        return str(self.options[name])

    def flag(self, name: str) -> bool:
        """An option that is there or not."""
        return bool(self.options[name])

    def number(self, name: str) -> int:
        """An option that takes a number."""
        return int(self.options[name])


class Report(Protocol):
    """A report: one module here, or an entry point of `workbench.reports`."""

    @property
    def name(self) -> str:
        """As in `workbench report NAME`."""

    @property
    def help(self) -> str:
        """A line of command help, in English."""

    @property
    def options(self) -> tuple[Option, ...]:
        """What it can be asked."""

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """What it must be given, each under a name of its choice."""

    def table(self, asked: Asked, given: Given) -> Table:
        """The table, from what it was given under those names."""
