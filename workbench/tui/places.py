"""What an action is, and where on the screens it works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an action works: everywhere, on a screen, or in a widget of one."""

    APP = "app"
    TEXT = "text"
    READER = "reader"
    START = "start"
    DOCUMENTS = "documents"
    CASES = "cases"
    CASE = "case"
    SETTLING = "settling"
    PLACING = "placing"
    HISTORY = "history"
    FOUND = "found"
    FREQUENCIES = "frequencies"
    PASSAGES = "passages"
    COLLECTIONS = "collections"
    QUOTES = "quotes"
    NOTES = "notes"
    CODEBOOK = "codebook"
    CODES = "codes"
    """The codes to choose from on the codebook's screen: letters there are acts."""
    FIELDS = "fields"
    SORTING = "sorting"
    LIST = "list"
    CELLS = "cells"
    FINDER = "finder"
    MEMO = "memo"
    WORDS = "words"
    ASKED = "asked"
    HELP = "help"
    CHOOSER = "chooser"
    PICKER = "picker"
    WORKING = "working"


TOGETHER = (
    (Place.READER, Place.TEXT, Place.APP),
    (Place.COLLECTIONS, Place.QUOTES, Place.APP),
    (Place.CODEBOOK, Place.CODES, Place.APP),
    (Place.SORTING, Place.APP),
    (Place.START, Place.LIST, Place.CELLS, Place.APP),
    (Place.DOCUMENTS, Place.LIST, Place.CELLS, Place.APP),
    (Place.CASES, Place.LIST, Place.CELLS, Place.APP),
    (Place.PLACING, Place.TEXT, Place.APP),
)
"""Places that share a screen; one that is neither here nor `ALONE` has a list."""
SHADOWS = frozenset({("codebook.split", "app.documents")})
"""Acts of a screen with a key that goes elsewhere on other screens: `d` is divide."""
ALONE = frozenset(
    {
        Place.FINDER,
        Place.MEMO,
        Place.ASKED,
        Place.HELP,
        Place.CHOOSER,
        Place.WORDS,
        Place.FIELDS,
        Place.PICKER,
        Place.WORKING,
    }
)
"""Places that lie over a screen: while one is there, no key of another works."""


class Group(StrEnum):
    """The heading an action stands under in the help."""

    MOVE = "move"
    SELECT = "select"
    CODE = "code"
    WRITE = "write"
    GO = "go"
    FIND = "find"
    JUMP = "jump"
    SHOW = "show"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A row of the table."""

    name: str
    """The method `action_NAME`."""
    keys: str
    """The keys it has unless remapped, parted by commas; empty: only in the palette."""
    place: Place
    group: Group
    footer: int = 0
    """Its place in the last line of the screen; 0 is not there."""
    each: bool = False
    """Whether the key itself is the argument, as with the digits."""
    priority: bool = False
    """Whether it goes before what the focused widget makes of the key."""

    @property
    def id(self) -> str:
        """The id of its binding."""
        return f"{self.place}.{self.name}"

    @property
    def words(self) -> str:
        """The key of its text in `words`."""
        return f"action.{self.name}"


def rows(place: Place, group: Group, *given: tuple[str, str, int]) -> list[Action]:
    """Rows of one place and group: name, keys, place in the footer."""
    return [
        Action(name=name, keys=keys, place=place, group=group, footer=footer)
        for name, keys, footer in given
    ]
