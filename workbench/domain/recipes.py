"""Recipes: what a document is made of, part by part, as an analyst wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]
"""A text by language."""

CHECKLISTS = {"coreq": 32, "srqr": 21}
"""Lists of what a report on a study should say, and how many items each has."""
ITEMS = tuple(
    f"{name}.{number}"
    for name, many in CHECKLISTS.items()
    for number in range(1, many + 1)
)
"""The items by what they are called in a recipe: `coreq.1`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; those of levels 1 and 2 stand in the contents."""

    where: str
    """`file:line:column`, as in problems; so in every part."""
    text: Texts
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """The analyst's own text, in Markdown."""

    where: str
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report, asked for as on the command line."""

    where: str
    report: str
    options: Mapping[str, str | int | bool]
    """Its own, and those of every report that are named."""
    caption: Texts = field(default_factory=dict)
    """Empty for the report's own title."""
    set: str = ""
    """The id of a set of codes: only their rows are shown. Empty for all."""
    chart: bool = False
    """Whether it is drawn instead of set out in rows."""
    show: tuple[str, ...] = ()
    """The stable names of the columns that are shown; empty for all."""
    across: str = ""
    """The column whose values stand side by side; empty where none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A collection of quotes."""

    where: str
    collection: str
    questions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """Something that the program writes of itself: the methods, or the codebook."""

    where: str
    what: str
    """`methods` or `codebook`."""
    answers: Mapping[str, Texts] = field(default_factory=dict)
    """What the analyst says of an item of `ITEMS`, which the program cannot know."""


Part = Heading | Prose | Reported | Quoted | Appendix


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A document's title, and its parts in order."""

    title: Texts
    parts: tuple[Part, ...]
