"""The table of keys as a whole, and what a user may make of it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from textual.keys import key_to_character
from textual.screen import ModalScreen, Screen

import workbench.tui
from tests.tui.fake import FakeDesk
from workbench.tui.actions import ACTIONS, of
from workbench.tui.app import WorkbenchApp
from workbench.tui.commands import places_of
from workbench.tui.keyboard import ALTGR, KEYBOARDS, keyboard_of, typed
from workbench.tui.keymap import (
    ARRIVES_AS,
    OWN,
    Why,
    checked,
    clashes,
    contexts,
    is_key,
    keys_of,
    moved_places,
    normal,
    told,
)
from workbench.tui.places import ALONE, Place
from workbench.tui.preferences import Preferences
from workbench.tui.speech import Speech


def screens() -> Iterator[type[Screen[Any]]]:
    """Every screen of the program, whoever wrote it."""
    for module in pkgutil.walk_packages(workbench.tui.__path__, "workbench.tui."):
        found = vars(importlib.import_module(module.name)).values()
        kinds = [one for one in found if isinstance(one, type)]
        yield from (
            one
            for one in kinds
            if issubclass(one, Screen) and one.__module__ == module.name
        )


SCREENS = list(screens())


# The table


def test_no_key_means_two_things_on_a_screen() -> None:
    assert [(c.key, c.action, c.other) for c in clashes({})] == []


def test_every_screen_is_in_a_context() -> None:
    known = [set(places) for places in contexts()]
    for screen in SCREENS:
        here = set(places_of(screen))
        assert any(here <= places for places in known), f"{screen}: name them TOGETHER"
        if issubclass(screen, ModalScreen):
            assert here <= ALONE, f"{screen} lies over another: name it in ALONE"


def test_every_action_is_in_the_palette_of_some_screen() -> None:
    reached = {place for screen in SCREENS for place in places_of(screen)}
    assert {action.id for action in ACTIONS if action.place not in reached} == set()


def test_no_key_needs_altgr_unless_there_is_another() -> None:
    for action in ACTIONS:
        keys = [key for key in action.keys.split(",") if key]
        plain = [k for k in keys if (key_to_character(k) or k) not in ALTGR]
        assert plain or not keys, action.id


def test_no_key_is_one_that_terminals_mistake_or_do_not_send() -> None:
    for action in ACTIONS:
        keys = [key for key in action.keys.split(",") if key]
        assert not set(keys) & set(ARRIVES_AS), action.id
        sure = [
            key
            for key in keys
            if "alt+" not in key and not {"ctrl", "shift"} <= set(key.split("+"))
        ]
        assert sure or not keys, action.id


def test_every_key_of_the_table_is_one() -> None:
    for keys in OWN.values():
        for key in keys:
            assert is_key(key) and normal(key) == key, key


# A user's keys


def test_keys_are_written_as_people_write_them() -> None:
    found = checked({"reader.again": "., f8", "app.help": "?"})
    assert found.faults == []
    assert found.moved == {
        "reader.again": ("full_stop", "f8"),
        "app.help": ("question_mark",),
    }


@pytest.mark.parametrize(
    ("id", "keys", "said"),
    [
        (
            "reader.agian",
            "f8",
            "reader.agian in your keys is no action; did you mean reader.again?",
        ),
        ("zzz", "f8", "zzz in your keys is no action."),
        (
            "reader.memo",
            "x",
            "x is both “memo on the coding or the passage” and “remove the coding”:"
            " “memo on the coding or the passage” keeps m.",
        ),
        (
            "documents.finish",
            "u",
            "u is both “finished coding, or not” and “undo, said in words”:"
            " “finished coding, or not” keeps F.",
        ),
        (
            "reader.memo",
            "ctrl+i",
            "A terminal cannot tell ctrl+i from Tab:"
            " “memo on the coding or the passage” keeps m.",
        ),
        (
            "reader.memo",
            "ctrl+q",
            "ctrl+q leaves the program in any case:"
            " “memo on the coding or the passage” keeps m.",
        ),
        (
            "reader.memo",
            "blue",
            "“blue” is no key: “memo on the coding or the passage” keeps m.",
        ),
        (
            "reader.pinned.3",
            "m",
            "m is both “the code pinned to the digit 3” and “memo on the"
            " coding or the passage”: “the code pinned to the digit 3” keeps 3.",
        ),
    ],
)
def test_what_cannot_be_used_is_said_and_passed_over(
    id: str, keys: str, said: str
) -> None:
    found = checked({id: keys, "reader.again": "f8"})
    assert found.moved == {"reader.again": ("f8",)}
    assert told(found.faults, Speech("en")) == said


def test_two_actions_may_change_places() -> None:
    found = checked({"reader.memo": "x", "reader.remove": "m"})
    assert found.faults == [] and set(found.moved) == {"reader.memo", "reader.remove"}


def test_a_key_may_mean_something_else_on_another_screen() -> None:
    assert checked({"finder.several": "ctrl+s"}).faults == []


def test_one_fault_may_make_another() -> None:
    """What is passed over has its own key again, which another may have been given."""
    found = checked({"reader.memo": "u", "reader.in_vivo": "m"})
    assert [(one.why, one.action, one.key) for one in found.faults] == [
        (Why.CLASH, "reader.memo", "u"),
        (Why.CLASH, "reader.in_vivo", "m"),
    ]
    assert found.moved == {}


def test_of_several_faults_one_is_said_and_the_others_are_counted() -> None:
    found = checked({"a": "f8", "b": "y", "c": "f8"})
    assert told(found.faults, Speech("nb")) == (
        "«a» i tastene dine er ingen handling. (2 til: workbench settings keys)"
    )


async def test_faults_are_said_once_at_the_start() -> None:
    keys = Preferences(keymap={"reader.memo": "x"})
    app = WorkbenchApp(FakeDesk(), document="K08-3", preferences=keys)
    async with app.run_test(size=(120, 24)) as pilot:
        from workbench.tui.widgets.bars import KeyLine

        await pilot.pause()
        await pilot.pause()
        line = app.screen.query_one(KeyLine)
        assert line.said.startswith("x er både «memo til kodingen eller utdraget» og")
        await pilot.press("j")
        assert line.said == ""
        await pilot.press("escape", "d")
        await pilot.pause()
        assert app.screen.query_one(KeyLine).said == ""


async def test_keys_of_the_palette_over_a_screen_move_as_well() -> None:
    keys = Preferences(keymap={"finder.apply_with_memo": "f9"})
    app = WorkbenchApp(FakeDesk(), document="K08-3", preferences=keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "enter", "k")
        await pilot.pause()
        assert "F9 bruk med memo" in str(app.screen.query_one("#box").border_subtitle)
        await pilot.press("f9")
        await pilot.pause()
        from workbench.tui.widgets.memo import MemoEditor

        assert isinstance(app.screen, MemoEditor)


def test_texts_name_the_keys_as_they_are() -> None:
    moved = checked({"reader.cycle": "f7", "reader.find_code": "c,enter"}).moved
    speech = Speech("en", moved_places(moved))
    assert speech("pins.head") == "F7 chooses · pinned:"
    assert speech("said.no-code") == "No code has been used yet: c finds one."
    assert Speech("nb")("pins.head") == "Tab velger koding · fest:"


# Keyboards


def test_a_keyboard_goes_with_the_language_unless_chosen() -> None:
    assert [keyboard_of(None, one) for one in ("nb", "nn", "en")] == ["no", "no", "us"]
    assert (keyboard_of("de", "nb"), keyboard_of("dvorak", "nb")) == ("de", "no")


def test_what_is_held_down() -> None:
    assert typed("[", "no") == "[ (AltGr+8)"
    assert typed("+", "no") == "+"
    assert [typed("?", one) for one in KEYBOARDS] == [
        *["? (shift++)"] * 4,
        "? (shift+ß)",
        "?",
        "?",
    ]


def test_turns_have_keys_that_are_typed_with_one_hand() -> None:
    (turn,) = [a for a in of(Place.TEXT) if a.name == "turn_next"]
    assert keys_of(turn, {}) == ["J", "right_square_bracket"]
