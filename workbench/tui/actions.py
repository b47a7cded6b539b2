"""The one table of what can be done on screen: all keys are here and nowhere else.

Bindings, the last line of each screen, the help and the command palette are read from
it. Every binding has an id, `place.name`, by which a keymap can move it.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.keys import key_to_character

from workbench.tui.places import Action, Group, Place
from workbench.tui.places import rows as _rows
from workbench.tui.study_actions import STUDY

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
        ("turn_next", "J,right_square_bracket", 0),
        ("turn_previous", "K,left_square_bracket", 0),
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
        ("notes", "ctrl+n", 0),
        ("back", "escape", 0),
    ),
    *_rows(
        Place.APP,
        Group.PROGRAM,
        ("help", "question_mark,f1", 9),
        ("saved", "ctrl+s", 0),
        ("theme", "f2", 0),
        ("screen_reader", "f3", 0),
        ("leave", "q", 0),
    ),
    Action(
        name="command_palette",
        keys="ctrl+p",
        place=Place.APP,
        group=Group.PROGRAM,
        priority=True,
    ),
    *_rows(Place.START, Group.GO, ("open", "enter", 1), ("notes", "n", 0)),
    *_rows(Place.DOCUMENTS, Group.GO, ("open", "enter", 1)),
    *_rows(Place.DOCUMENTS, Group.WRITE, ("finish", "F", 2)),
    *STUDY,
    *_rows(Place.FREQUENCIES, Group.GO, ("open", "enter", 1)),
    *_rows(Place.FREQUENCIES, Group.FIND, ("rollup", "r", 2), ("measure", "M", 3)),
    *_rows(Place.PASSAGES, Group.GO, ("open", "enter", 1)),
    *_rows(Place.PASSAGES, Group.WRITE, ("quote", "Q", 2), ("remove", "x", 3)),
    *_rows(
        Place.COLLECTIONS,
        Group.WRITE,
        ("quote_down", "J", 1),
        ("quote_up", "K", 1),
        ("printed", "e", 2),
        ("translate", "T", 3),
        ("translation_checked", "v", 0),
        ("attribution", "k", 4),
        ("heading", "h", 6),
        ("quote_note", "m", 0),
        ("quote_grow", "plus", 5),
        ("quote_shrink", "minus", 5),
        ("quote_grow_start", "comma", 0),
        ("quote_shrink_start", "full_stop", 0),
        ("take_out", "x", 7),
        ("new_collection", "n", 0),
        ("rename_collection", "R", 0),
        ("publication", "P", 0),
    ),
    *_rows(
        Place.COLLECTIONS,
        Group.GO,
        ("open", "enter", 0),
        ("next_collection", "tab", 0),
    ),
    *_rows(Place.COLLECTIONS, Group.FIND, ("balance", "b", 0)),
    *_rows(
        Place.QUOTES,
        Group.MOVE,
        ("line_next", "down,j", 0),
        ("line_previous", "up", 0),
        ("card_down", "pagedown", 0),
        ("card_up", "pageup", 0),
        ("text_start", "g,home", 0),
        ("text_end", "G,end", 0),
    ),
    *_rows(Place.NOTES, Group.GO, ("open", "enter", 1), ("note_link", "tab", 5)),
    *_rows(
        Place.NOTES,
        Group.WRITE,
        ("note_edit", "e", 2),
        ("note_remove", "x", 3),
        ("note_new", "N", 4),
    ),
    *_rows(
        Place.NOTES,
        Group.FIND,
        ("note_search", "slash", 6),
        ("note_type", "y", 7),
        ("note_about", "w", 7),
    ),
    *_rows(
        Place.CODEBOOK,
        Group.CODE,
        ("new_code", "n", 1),
        ("edit", "enter", 2),
        ("place", "v", 3),
        ("place_up", "K", 0),
        ("place_down", "J", 0),
        ("merge", "s", 4),
        ("split", "d", 5),
        ("retire", "k", 6),
        ("accept", "b", 0),
        ("rename", "r", 0),
        ("relate", "R", 0),
        ("gather", "S", 0),
        ("lock", "L", 7),
    ),
    *_rows(Place.CODEBOOK, Group.WRITE, ("code_memo", "m", 0)),
    *_rows(
        Place.CODEBOOK,
        Group.FIND,
        ("find_here", "slash", 0),
        ("form_down", "ctrl+down", 0),
        ("form_up", "ctrl+up", 0),
    ),
    *_rows(
        Place.CODES,
        Group.MOVE,
        ("line_next", "down", 0),
        ("line_previous", "up", 0),
        ("screen_next", "pagedown", 0),
        ("screen_previous", "pageup", 0),
        ("text_start", "g,home", 0),
        ("text_end", "G,end", 0),
    ),
    *[
        Action(
            name=name,
            keys=keys,
            place=Place.FIELDS,
            group=Group.WRITE,
            footer=footer,
            priority=True,
        )
        for name, keys, footer in (
            ("field_next", "tab", 1),
            ("field_previous", "shift+tab", 0),
            ("field_language", "ctrl+l", 2),
            ("keep", "escape", 3),
            ("discard", "ctrl+g", 4),
        )
    ],
    Action(
        name="sort_into",
        keys="1,2,3,4,5,6,7,8,9",
        place=Place.SORTING,
        group=Group.CODE,
        footer=1,
        each=True,
    ),
    *_rows(
        Place.SORTING,
        Group.MOVE,
        ("leave_it", "space,down,l", 2),
        ("go_back_one", "up,h", 3),
    ),
    *_rows(Place.SORTING, Group.CODE, ("new_part", "n", 5)),
    *_rows(Place.SORTING, Group.GO, ("open", "enter", 4)),
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
    *_rows(
        Place.MEMO, Group.WRITE, ("memo_type", "ctrl+t", 1), ("outside", "ctrl+o", 0)
    ),
    Action(
        name="keep",
        keys="escape",
        place=Place.WORDS,
        group=Group.WRITE,
        footer=2,
        priority=True,
    ),
    *_rows(Place.WORDS, Group.WRITE, ("cut_words", "ctrl+o", 1)),
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
    "slash": "/",
    "backslash": "\\",
    "underscore": "_",
    "at": "@",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def shown_key(key: str) -> str:
    """A key as it is written on screen: `ctrl+up` is `ctrl+↑`."""
    *modifiers, last = key.split("+") if key != "plus" else ["plus"]
    return "+".join([*modifiers, _NAMES.get(last) or _character(last)])


def _character(name: str) -> str:
    """A key by its character, where it has one; a function key by its number."""
    if name[:1] == "f" and name[1:].isdigit():
        return name.upper()
    return key_to_character(name) or name
