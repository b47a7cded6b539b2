"""A document to be read: its parts in order, before any format is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.quotes import Collection
from workbench.domain.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading of level 1 to 3; the anchor is its own in the document."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a row that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Plain words, an entry of a list, or words set off."""

    runs: tuple[Run, ...]
    mark: str = ""
    """What stands before an entry of a list: a bullet, or its number and a dot."""
    depth: int = 0
    """How far it is moved in; 0 for plain words."""
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A table or figure under its number, with its notes; old ones are referred to."""

    number: int
    label: str
    """`Table 1`, in the language of the document."""
    caption: str
    anchor: str
    table: Table
    notes: tuple[str, ...] = ()
    chart: bool = False
    """Whether the table is drawn: a figure, which counts apart from tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """A collection as it is to be read."""

    collection: Collection


Block = Title | Paragraph | Numbered | Quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    """What is to be said of all of it."""
    origin: tuple[tuple[str, str], ...] = ()
    """Headings and what they say: where all of it comes from."""

    @property
    def contents(self) -> tuple[Title, ...]:
        """The headings that stand in the contents."""
        return tuple(
            one for one in self.blocks if isinstance(one, Title) and one.level < 3
        )

    @property
    def numbered(self) -> tuple[Numbered, ...]:
        """Its tables and figures."""
        return tuple(one for one in self.blocks if isinstance(one, Numbered))
