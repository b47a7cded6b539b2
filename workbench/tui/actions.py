"""The one table of what can be done on screen: all keys are here and nowhere else.

Bindings, the last line of each screen, the help and the command palette are read from
it. Every binding has an id, `place.name`, by which a keymap can move it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


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
    CODEBOOK = "codebook"
    LIST = "list"
    CELLS = "cells"
    FINDER = "finder"
    MEMO = "memo"
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


def _rows(place: Place, group: Group, *rows: tuple[str, str, int]) -> list[Action]:
    """Rows of one place and group: name, keys, place in the footer."""
    return [
        Action(name=name, keys=keys, place=place, group=group, footer=footer)
        for name, keys, footer in rows
    ]


ACTIONS: tuple[Action, ...] = (
    *_rows(
        Place.TEXT,
        Group.MOVE,
        ("sentence_next", "down,j", 0),
        ("sentence_previous", "up,k", 0),
        ("word_next", "right,w", 0),
        ("word_previous", "left,b", 0),
        ("answer_next", "l,ctrl+down", 0),
        ("answer_previous", "h,ctrl+up", 0),
        ("turn_next", "right_square_bracket", 0),
        ("turn_previous", "left_square_bracket", 0),
        ("screen_next", "pagedown", 0),
        ("screen_previous", "pageup", 0),
        ("text_start", "g,home", 0),
        ("text_end", "G,end", 0),
    ),
    *_rows(
        Place.TEXT,
        Group.SELECT,
        ("stretch_down", "shift+down", 0),
        ("stretch_up", "shift+up", 0),
        ("stretch_right", "shift+right", 0),
        ("stretch_left", "shift+left", 0),
        ("free_select", "v", 0),
        ("whole_answer", "A", 0),
        ("copy", "ctrl+c", 0),
    ),
    Action(
        name="pinned",
        keys="1,2,3,4,5,6,7,8,9",
        place=Place.READER,
        group=Group.CODE,
        footer=1,
        each=True,
    ),
    *_rows(
        Place.READER,
        Group.SELECT,
        ("grow", "plus", 4),
        ("shrink", "minus", 5),
        ("grow_back", "less_than_sign", 0),
        ("shrink_front", "greater_than_sign", 0),
        ("step", "s", 0),
    ),
    *_rows(
        Place.READER,
        Group.CODE,
        ("again", "full_stop", 2),
        ("find_code", "enter,c", 3),
        ("recode", "r", 0),
        ("in_vivo", "i", 0),
        ("pins", "0", 0),
        ("cycle", "tab", 0),
        ("remove", "x", 7),
        ("move_ends", "e", 0),
    ),
    *_rows(
        Place.READER,
        Group.WRITE,
        ("memo", "m", 6),
        ("document_memo", "M", 0),
        ("quote", "Q", 0),
        ("finish", "", 0),
    ),
    *_rows(
        Place.READER,
        Group.FIND,
        ("search", "slash", 0),
        ("match_next", "n", 0),
        ("match_previous", "N", 0),
    ),
    *_rows(
        Place.READER,
        Group.JUMP,
        ("coding_next", "y", 0),
        ("coding_previous", "Y", 0),
        ("memo_next", "z", 0),
        ("memo_previous", "Z", 0),
        ("uncoded_next", "comma", 0),
        ("uncoded_previous", "semicolon", 0),
        ("passage_next", "P", 0),
    ),
    *_rows(
        Place.READER,
        Group.SHOW,
        ("filter", "F", 0),
        ("reading", "R", 0),
        ("tree", "T", 0),
        ("difference", "D", 0),
    ),
    *_rows(
        Place.APP,
        Group.WRITE,
        ("undo", "u,ctrl+z", 8),
        ("redo", "ctrl+r", 0),
    ),
    *_rows(
        Place.APP,
        Group.GO,
        ("documents", "d", 0),
        ("codebook", "t", 0),
        ("frequencies", "f", 0),
        ("passages", "p", 0),
        ("collections", "o", 0),
        ("cases", "ctrl+k", 0),
        ("history", "H", 0),
        ("back", "escape", 0),
    ),
    *_rows(
        Place.APP,
        Group.PROGRAM,
        ("help", "question_mark,f1", 9),
        ("saved", "ctrl+s", 0),
        ("leave", "q", 0),
    ),
    *_rows(Place.START, Group.GO, ("open", "enter", 1)),
    *_rows(Place.START, Group.WRITE, ("take_in", "I", 2)),
    *_rows(Place.DOCUMENTS, Group.GO, ("open", "enter", 1)),
    *_rows(Place.DOCUMENTS, Group.WRITE, ("finish", "F", 2)),
    *_rows(
        Place.DOCUMENTS,
        Group.FIND,
        ("narrow", "slash", 3),
        ("where", "w", 4),
        ("sort", "s", 5),
    ),
    *_rows(Place.DOCUMENTS, Group.SHOW, ("columns", "c", 6)),
    *_rows(Place.CASES, Group.GO, ("open", "enter", 1)),
    *_rows(Place.CASES, Group.WRITE, ("edit", "e", 2), ("tie", "L", 7)),
    *_rows(Place.CASES, Group.FIND, ("narrow", "slash", 4), ("sort", "s", 5)),
    *_rows(
        Place.CASES,
        Group.SHOW,
        ("kind_next", "tab", 3),
        ("kind_previous", "shift+tab", 0),
    ),
    *_rows(Place.CASE, Group.GO, ("open", "enter", 1)),
    *_rows(Place.CASE, Group.WRITE, ("tie", "L", 2), ("untie", "x", 3)),
    *_rows(Place.SETTLING, Group.GO, ("open", "enter", 1)),
    *_rows(
        Place.SETTLING,
        Group.WRITE,
        ("accept", "y", 2),
        ("place", "e", 4),
        ("let_go", "x", 5),
    ),
    Action(
        name="nth",
        keys="1,2,3,4,5,6,7,8,9",
        place=Place.SETTLING,
        group=Group.WRITE,
        footer=3,
        each=True,
    ),
    *_rows(Place.PLACING, Group.WRITE, ("put_here", "enter", 1)),
    *_rows(Place.HISTORY, Group.WRITE, ("undo_that", "enter", 1)),
    *_rows(Place.FOUND, Group.GO, ("open", "enter", 1)),
    *_rows(Place.FREQUENCIES, Group.GO, ("open", "enter", 1)),
    *_rows(Place.FREQUENCIES, Group.FIND, ("rollup", "r", 2), ("measure", "M", 3)),
    *_rows(Place.PASSAGES, Group.GO, ("open", "enter", 1)),
    *_rows(Place.PASSAGES, Group.WRITE, ("quote", "Q", 2), ("remove", "x", 3)),
    *_rows(Place.CODEBOOK, Group.GO, ("open", "enter", 1)),
    *_rows(Place.COLLECTIONS, Group.GO, ("open", "enter", 1)),
    *_rows(Place.COLLECTIONS, Group.WRITE, ("new_collection", "n", 2)),
    Action(
        name="pin",
        keys="number_sign",
        place=Place.FINDER,
        group=Group.CODE,
        footer=4,
        priority=True,
    ),
    Action(
        name="digit",
        keys="1,2,3,4,5,6,7,8,9",
        place=Place.FINDER,
        group=Group.CODE,
        each=True,
        priority=True,
    ),
    *_rows(
        Place.FINDER,
        Group.CODE,
        ("apply", "enter", 1),
        ("several", "tab", 2),
        ("apply_with_memo", "ctrl+n", 3),
        ("close", "escape", 5),
    ),
    *_rows(
        Place.FINDER,
        Group.MOVE,
        ("line_next", "down", 0),
        ("line_previous", "up", 0),
    ),
    Action(
        name="keep",
        keys="escape",
        place=Place.MEMO,
        group=Group.WRITE,
        footer=2,
        priority=True,
    ),
    *_rows(Place.MEMO, Group.WRITE, ("memo_type", "ctrl+t", 1)),
    *_rows(
        Place.ASKED,
        Group.PROGRAM,
        ("yes", "enter,y,j", 1),
        ("close", "escape,n", 2),
    ),
    *_rows(
        Place.CHOOSER,
        Group.PROGRAM,
        ("choose", "enter", 1),
        ("close", "escape,q", 2),
    ),
    *_rows(
        Place.PICKER,
        Group.PROGRAM,
        ("choose", "enter", 1),
        ("mark", "tab", 2),
        ("close", "escape", 3),
    ),
    *_rows(
        Place.PICKER,
        Group.MOVE,
        ("line_next", "down", 0),
        ("line_previous", "up", 0),
    ),
    *_rows(Place.WORKING, Group.PROGRAM, ("stop", "escape", 1)),
    *_rows(
        Place.CELLS,
        Group.MOVE,
        ("cell_next", "right", 0),
        ("cell_previous", "left", 0),
    ),
    *_rows(Place.HELP, Group.PROGRAM, ("close", "escape,q,question_mark,enter", 1)),
    *_rows(
        Place.LIST,
        Group.MOVE,
        ("line_next", "down,j", 0),
        ("line_previous", "up,k", 0),
        ("screen_next", "pagedown", 0),
        ("screen_previous", "pageup", 0),
        ("text_start", "g,home", 0),
        ("text_end", "G,end", 0),
    ),
)


def bindings(place: Place) -> list[Binding]:
    """The bindings of one place, each with its id."""
    return [one for action in of(place) for one in _bindings(action)]


def of(*places: Place) -> Iterator[Action]:
    """The actions of some places, in the order of the table."""
    return (action for action in ACTIONS if action.place in places)


def _bindings(action: Action) -> Iterator[Binding]:
    """The bindings of one action: one, or one for each of its keys."""
    if not action.each:
        keyed = [(action.keys, action.name, action.id)] if action.keys else []
    else:
        keyed = [
            (key, f"{action.name}('{key}')", f"{action.id}.{key}")
            for key in action.keys.split(",")
        ]
    for keys, call, id in keyed:
        yield Binding(
            keys, call, action.name, show=False, id=id, priority=action.priority
        )


_NAMES = {
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "f1": "F1",
    "number_sign": "#",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "comma": ",",
    "semicolon": ";",
}


def shown_key(key: str) -> str:
    """A key as it is written on screen: `ctrl+up` is `ctrl+↑`."""
    *modifiers, last = key.split("+") if key != "plus" else ["plus"]
    return "+".join([*modifiers, _NAMES.get(last, last)])


NORWEGIAN = {"[": "AltGr+8", "]": "AltGr+9", "/": "shift+7", "?": "shift++"}
"""How keys are typed on a Norwegian keyboard that are not on a key of their own."""
