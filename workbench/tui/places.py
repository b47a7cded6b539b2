"""Where actions work, under which heading they stand, what a row of the table is."""

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
    NARROWING = "narrowing"
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


def rows(place: Place, group: Group, *rows: tuple[str, str, int]) -> list[Action]:
    """Rows of one place and group: name, keys, place in the footer."""
    return [
        Action(name=name, keys=keys, place=place, group=group, footer=footer)
        for name, keys, footer in rows
    ]
