"""The part of the table of actions about material, cases, what waits, what was."""

from __future__ import annotations

from workbench.tui.places import Action, Group, Place, rows

STUDY: tuple[Action, ...] = (
    *rows(Place.START, Group.WRITE, ("take_in", "I", 2)),
    *rows(
        Place.DOCUMENTS,
        Group.FIND,
        ("narrow", "slash", 3),
        ("where", "w", 4),
        ("sort", "s", 5),
    ),
    *rows(Place.DOCUMENTS, Group.SHOW, ("columns", "c", 6)),
    *rows(Place.CASES, Group.GO, ("open", "enter", 1)),
    *rows(Place.CASES, Group.WRITE, ("change_value", "e", 2), ("tie", "L", 7)),
    *rows(Place.CASES, Group.FIND, ("narrow", "slash", 4), ("sort", "s", 5)),
    *rows(
        Place.CASES,
        Group.SHOW,
        ("kind_next", "tab", 3),
        ("kind_previous", "shift+tab", 0),
    ),
    *rows(Place.CASE, Group.GO, ("open", "enter", 1)),
    *rows(Place.CASE, Group.WRITE, ("tie", "L", 2), ("untie", "x", 3)),
    *rows(Place.SETTLING, Group.GO, ("open", "enter", 1)),
    *rows(
        Place.SETTLING,
        Group.WRITE,
        ("stands", "y", 2),
        ("place_anew", "e", 4),
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
    *rows(Place.PLACING, Group.WRITE, ("put_here", "enter", 1)),
    *rows(Place.HISTORY, Group.WRITE, ("undo_that", "enter", 1)),
    *rows(Place.FOUND, Group.GO, ("open", "enter", 1)),
    *rows(
        Place.PICKER,
        Group.PROGRAM,
        ("choose", "enter", 1),
        ("mark", "tab", 2),
        ("close", "escape", 3),
    ),
    *rows(
        Place.PICKER,
        Group.MOVE,
        ("line_next", "down", 0),
        ("line_previous", "up", 0),
    ),
    *rows(Place.WORKING, Group.PROGRAM, ("stop", "escape", 1)),
    *rows(
        Place.CELLS,
        Group.MOVE,
        ("cell_next", "right", 0),
        ("cell_previous", "left", 0),
    ),
)
