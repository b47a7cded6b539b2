from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import workbench.tui
from tests.tui.fake import FakeDesk
from workbench.tui.actions import ACTIONS, bindings, of, shown_key
from workbench.tui.app import WorkbenchApp
from workbench.tui.places import Place
from workbench.tui.preferences import Preferences
from workbench.tui.speech import Speech
from workbench.tui.widgets.bars import footer
from workbench.tui.widgets.help import help_lines
from workbench.words import LANGUAGES, find

ROOM = Path(workbench.tui.__path__[0])


def test_every_binding_has_an_id_of_its_own() -> None:
    ids = [b.id for place in Place for b in bindings(place)]
    assert all(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_its_words(language: str) -> None:
    for action in ACTIONS:
        assert find(action.words, language), action.words
        if action.footer:
            assert find(f"footer.{action.name}", language), action.name


def test_no_key_is_bound_outside_the_table() -> None:
    """Every `BINDINGS` is made of `bindings(...)`; nothing makes a `Binding`."""
    for file in ROOM.rglob("*.py"):
        if file.name == "actions.py":
            continue
        tree = ast.parse(file.read_text("utf-8"))
        for node in ast.walk(tree):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and isinstance(node, ast.Call):
                assert isinstance(node.func, ast.Name)
                assert node.func.id != "Binding", file
            if (
                isinstance(node, ast.AnnAssign)
                and ast.unparse(node.target) == "BINDINGS"
            ):
                assert node.value is not None
                assert "bindings(Place." in ast.unparse(node.value), file


def test_keys_as_they_are_written() -> None:
    shown = [shown_key(k) for k in ("full_stop", "ctrl+up", "plus", "pagedown", "q")]
    assert shown == [".", "ctrl+↑", "+", "PgDn", "q"]


def test_the_last_line_of_the_reader() -> None:
    said = footer([Place.TEXT, Place.READER, Place.APP], Speech("nb"), {})
    assert "  ".join(said) == (
        "1-9 kode  . igjen  Enter finn kode  + - utvid  m memo  x fjern  u angre  ? mer"
    )


def test_the_help_says_how_keys_are_typed_on_the_keyboard() -> None:
    nb, places = Speech("nb"), [Place.TEXT, Place.READER, Place.APP]
    lines = help_lines(places, nb, {}, "no")
    assert any(line.startswith("  J  ] (AltGr+9)  ") for line in lines)
    assert any(line.startswith("  / (shift+7)  ") for line in lines)
    assert any(line.startswith("  ? (shift++)  F1  ") for line in lines)
    assert "MERKE" in lines
    german = help_lines(places, nb, {}, "de")
    assert any(line.startswith("  ? (shift+ß)  F1  ") for line in german)
    assert not any("AltGr" in line for line in help_lines(places, nb, {}, "us"))


def test_the_help_shows_moved_keys() -> None:
    moved = {"reader.again": ("f8",), "reader.pinned.1": ("f5",)}
    lines = help_lines([Place.READER], Speech("en"), moved, "us")
    assert any(line.startswith("  F8  ") and "again" in line for line in lines)
    assert any(line.startswith("  F5 2 3 4 5 6 7 8 9  ") for line in lines)


async def test_a_key_can_be_moved_and_the_last_line_says_so() -> None:
    desk = FakeDesk()
    app = WorkbenchApp(
        desk, document="K08-3", preferences=Preferences(keymap={"reader.again": "f8"})
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l", "2", "j", ".")
        assert len(desk.held) == 1
        await pilot.press("f8")
        await pilot.pause()
        assert len(desk.held) == 2
        from workbench.tui.widgets.bars import KeyLine

        await pilot.press("j")
        assert "F8 igjen" in app.screen.query_one(KeyLine).texts[0]


async def test_every_action_of_the_reader_is_in_the_palette() -> None:
    from workbench.tui.commands import ActionCommands

    app = WorkbenchApp(FakeDesk(), document="K08-3")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        provider = ActionCommands(app.screen)
        said = [str(hit.text) async for hit in provider.discover()]
        await pilot.press("enter")
        await pilot.pause()
        finder = ActionCommands(app.screen)
        over = [str(hit.text) async for hit in finder.discover()]
    nb = Speech("nb")
    for action in of(Place.TEXT, Place.READER, Place.APP):
        assert any(one.startswith(nb(action.words)) for one in said), action.id
    assert any(one.startswith("angre") and one.endswith("(u)") for one in said)
    assert "koden som er festet til tallet 2 (2)" in said
    assert "farger: høy kontrast, lys" in said
    assert "fest koden til et tall (#)" in over
    assert not any(one.startswith("angre") for one in over)


async def test_the_palette_does_what_it_says_and_shows_moved_keys() -> None:
    from workbench.tui.commands import ActionCommands

    desk = FakeDesk()
    keys = Preferences(keymap={"reader.pinned.2": "f6"})
    app = WorkbenchApp(desk, document="K08-3", preferences=keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        provider = ActionCommands(app.screen)
        calls = {str(hit.text): hit.command async for hit in provider.discover()}
        await calls["koden som er festet til tallet 2 (F6)"]()
        await pilot.pause()
        assert [one.code for one in desk.held.values()] == ["dual-command"]
        await pilot.press("f6")
        await pilot.pause()
        assert [what[0] for what in desk.asked] == ["code"]


def test_starting_loads_no_editor_and_no_markdown() -> None:
    code = (
        "import sys, workbench.tui.app, workbench.tui.screens.reader,"
        " workbench.tui.screens.start\n"
        "bad = {'textual.widgets._text_area', 'textual.widgets._markdown',"
        " 'markdown_it', 'tree_sitter', 'spacy', 'sqlite_utils', 'numpy'}\n"
        "print(sorted(bad & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOM.parent.parent,
    )
    assert done.stdout.strip() == "[]"
