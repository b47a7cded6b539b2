"""The user's settings: kept whole, kept private, shared by programs, never lost."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from workbench import settings
from workbench.errors import Refused, WorkbenchError
from workbench.ids import is_id, new_id
from workbench.project import init_project, naming, open_project
from workbench.settings import Bookmark

KARI = "0190a5d2-0000-7000-8000-00000000000a"
OLA = "0190a5d2-0000-7000-8000-00000000000b"
PROJECT = "0190a5d2-0000-7000-8000-0000000000f1"
DOCUMENT = "0190a5d2-0000-7000-8000-0000000000d1"


def written(home: Path, text: str) -> Path:
    """A settings file that holds this text."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / "settings.json"
    file.write_text(text, encoding="utf-8")
    return file


def test_reading_writes_nothing(surroundings: Path) -> None:
    assert settings.load() == settings.Settings()
    assert not surroundings.exists()


def test_the_device_is_named_once() -> None:
    first = settings.device_id()
    assert is_id(first)
    assert settings.device_id() == first
    assert settings.load().device == first


def test_a_name_stands_for_the_coder_it_was_given_to() -> None:
    assert settings.coder_id("Kari") is None
    settings.remember_coder("Kari", KARI)
    settings.remember_coder("Ola", OLA)
    assert settings.coder_id("Kari") == KARI
    assert settings.coder_id("Ola") == OLA


def test_a_name_is_compared_as_it_is_read_not_as_it_is_typed() -> None:
    settings.remember_coder("Pa\u030al  Aas ", KARI)
    assert settings.coder_id("P\u00e5l Aas") == KARI
    assert settings.load().coders == {"P\u00e5l Aas": KARI}


def test_a_coder_has_a_name_and_an_id() -> None:
    with pytest.raises(WorkbenchError, match=r"^A coder needs a name\.$"):
        settings.remember_coder("  ", KARI)
    with pytest.raises(WorkbenchError, match=r"^'kari' is not the id of a coder\.$"):
        settings.remember_coder("Kari", "kari")
    assert settings.load().coders == {}


def test_a_new_name_with_keys_in_it_is_refused_however_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By --as, by the variable, and where a project is begun: nothing is left of it."""
    where = tmp_path / "p.db"
    with pytest.raises(Refused, match="holds keys that are no letters"):
        init_project(where, coder="Ka\x1b[Dri")
    assert not where.exists()
    init_project(where, coder="Kari").close()
    monkeypatch.setenv("WORKBENCH_CODER", "O\x1b[Dla")
    for given in ("Ka\x1b[Dri", None):
        with (
            open_project(where, given) as project,
            pytest.raises(Refused, match="holds keys that are no letters"),
        ):
            naming.entitle(project, "Ny")
    assert list(settings.load().coders) == ["Kari"]


def test_preferences_are_kept_and_taken_back() -> None:
    settings.remember_default_coder(" Kari ")
    settings.remember_language("nn")
    settings.remember_theme("textual-ansi")
    settings.remember_keys("undo", "ctrl+z,u")
    settings.remember_keys("redo", "ctrl+y")
    now = settings.load()
    assert (now.default_coder, now.language, now.theme) == (
        "Kari",
        "nn",
        "textual-ansi",
    )
    assert now.keymap == {"undo": "ctrl+z,u", "redo": "ctrl+y"}

    with pytest.raises(WorkbenchError, match="holds keys that are no letters"):
        settings.remember_default_coder("Ka\x1b[Dri")
    assert settings.load().default_coder == "Kari"
    settings.remember_default_coder(None)
    settings.remember_language(None)
    settings.remember_theme(None)
    settings.remember_keys("undo", None)
    settings.remember_keys("never-set", None)
    now = settings.load()
    assert (now.default_coder, now.language, now.theme) == (None, None, None)
    assert now.keymap == {"redo": "ctrl+y"}


def test_keyboard_and_screen_reader_are_kept_and_taken_back() -> None:
    assert (settings.load().keyboard, settings.load().screen_reader) == (None, False)
    settings.remember_keyboard("no")
    settings.remember_screen_reader(True)
    assert (settings.load().keyboard, settings.load().screen_reader) == ("no", True)
    settings.remember_keyboard(None)
    settings.remember_screen_reader(False)
    assert (settings.load().keyboard, settings.load().screen_reader) == (None, False)


def test_a_screen_reader_is_a_yes_or_no(surroundings: Path) -> None:
    file = written(surroundings, '{"screen_reader": "yes"}')
    now = settings.load()
    assert now.screen_reader is False
    assert [one.where for one in now.problems] == [f"{file}: screen_reader"]


def test_a_project_is_opened_where_it_was_left() -> None:
    assert settings.bookmark(PROJECT) is None
    settings.remember_bookmark(PROJECT, Bookmark(document=DOCUMENT, position=7))
    settings.remember_bookmark(PROJECT, Bookmark(document=DOCUMENT, position=120))
    assert settings.bookmark(PROJECT) == Bookmark(document=DOCUMENT, position=120)


def test_the_projects_left_longest_ago_are_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "BOOKMARKS", 2)
    first, second, third = (new_id() for _ in range(3))
    for project in (first, second, first, third):
        settings.remember_bookmark(project, Bookmark(document=DOCUMENT))
    assert list(settings.load().bookmarks) == [first, third]


def test_only_the_user_may_read_them(surroundings: Path) -> None:
    settings.device_id()
    file = surroundings / "settings.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(surroundings.stat().st_mode) == 0o700
    assert sorted(one.name for one in surroundings.iterdir()) == [
        "settings.json",
        "settings.lock",
    ]


def test_what_a_newer_version_put_there_is_left_alone(surroundings: Path) -> None:
    file = written(surroundings, '{"rounds": {"blind": true}, "theme": "nord"}')
    settings.remember_language("nb")
    assert settings.load().problems == ()
    assert json.loads(file.read_bytes()) == {
        "rounds": {"blind": True},
        "theme": "nord",
        "language": "nb",
    }


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ('{"theme": "nord",\n oops}', "line 2, column 2: "),
        ("[1, 2]", "it is not a table of settings"),
        ("", "line 1, column 1: "),
        ("[" * 100_000, "it is not JSON in UTF-8"),
    ],
    ids=["torn", "another shape", "empty", "endless"],
)
def test_a_damaged_file_is_said_worked_around_and_kept(
    surroundings: Path, text: str, cause: str
) -> None:
    file = written(surroundings, text)
    now = settings.load()
    assert now.theme is None
    (problem,) = now.problems
    assert problem.where == str(file)
    assert problem.message.startswith(f"The settings cannot be read ({cause}")
    assert problem.message.endswith("fresh ones are used.")
    assert problem.severity == "warning"
    assert file.read_text(encoding="utf-8") == text

    settings.remember_language("nn")
    assert settings.load().problems == ()
    assert settings.load().language == "nn"
    kept = surroundings / "settings-1.json.damaged"
    assert kept.read_text(encoding="utf-8") == text
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_second_damage_does_not_cover_the_first(surroundings: Path) -> None:
    for text in ("first", "second"):
        written(surroundings, text)
        settings.remember_theme("nord")
    assert (surroundings / "settings-1.json.damaged").read_text() == "first"
    assert (surroundings / "settings-2.json.damaged").read_text() == "second"


def test_one_bad_value_costs_itself_and_nothing_else(surroundings: Path) -> None:
    place = {"document": DOCUMENT, "position": -1}
    file = written(
        surroundings,
        json.dumps(
            {
                "device": "my laptop",
                "coders": {"Kari": KARI, "Ola": 7},
                "language": 3,
                "theme": "nord",
                "keymap": ["ctrl+z"],
                "bookmarks": {PROJECT: place},
            }
        ),
    )
    now = settings.load()
    assert now.device is None
    assert now.coders == {"Kari": KARI}
    assert (now.language, now.theme) == (None, "nord")
    assert (now.keymap, now.bookmarks) == ({}, {})
    assert sorted(problem.where for problem in now.problems) == [
        f"{file}: bookmarks: {PROJECT}",
        f"{file}: coders: Ola",
        f"{file}: device",
        f"{file}: keymap",
        f"{file}: language",
    ]
    settings.remember_keys("undo", "u")
    assert settings.load().keymap == {"undo": "u"}
    kept = json.loads((surroundings / "settings-1.json.damaged").read_bytes())
    assert kept["keymap"] == ["ctrl+z"]


def test_a_file_behind_a_link_stays_there(surroundings: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.json"
    real.write_text("{}", encoding="utf-8")
    surroundings.mkdir()
    (surroundings / "settings.json").symlink_to(real)
    settings.remember_theme("nord")
    assert (surroundings / "settings.json").is_symlink()
    assert json.loads(real.read_bytes()) == {"theme": "nord"}


def test_settings_that_cannot_be_written_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_HOME", str(blocked / "inside"))
    with pytest.raises(WorkbenchError) as caught:
        settings.remember_theme("nord")
    file = blocked / "inside" / "settings.json"
    assert caught.value.message == (
        f"The settings in {file} cannot be written: Not a directory."
    )
    assert "$WORKBENCH_HOME" in caught.value.hint


def test_a_write_that_fails_leaves_the_old_file(
    surroundings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.remember_theme("nord")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(WorkbenchError, match="No space left on device"):
        settings.remember_theme("dracula")
    assert settings.load().theme == "nord"
    assert sorted(one.name for one in surroundings.iterdir()) == [
        "settings.json",
        "settings.lock",
    ]


def test_two_programs_lose_nothing_of_each_other() -> None:
    script = (
        "import sys; from workbench import settings\n"
        "for n in range(25):\n"
        "    settings.remember_keys(f'{sys.argv[1]}{n}', 'u')\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", script, who]) for who in "ab"]
    assert [one.wait() for one in both] == [0, 0]
    expected = {f"{who}{number}" for who in "ab" for number in range(25)}
    assert set(settings.load().keymap) == expected


def test_without_a_variable_they_lie_where_the_system_has_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WORKBENCH_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings.path().name == "settings.json"
    assert settings.folder().name == "workbench"


def test_pins_are_kept_by_project_and_coder() -> None:
    settings.remember_pin(PROJECT, KARI, "cost-shifting", "3")
    settings.remember_pin(PROJECT, OLA, "new-seams", "3")
    assert settings.pins(PROJECT, KARI) == {"3": "cost-shifting"}
    settings.remember_pin(PROJECT, KARI, "cost-shifting", "4")
    assert settings.pins(PROJECT, KARI) == {"4": "cost-shifting"}
    assert settings.pins(PROJECT, OLA) == {"3": "new-seams"}


def test_pins_that_make_no_sense_are_passed_over(surroundings: Path) -> None:
    written(surroundings, json.dumps({"pins": {f"{PROJECT} {KARI}": {"1": 7}}}))
    assert settings.pins(PROJECT, KARI) == {}
    assert "pins" in settings.load().problems[0].where
    settings.remember_pin(PROJECT, KARI, "cost-shifting", "1")
    assert settings.pins(PROJECT, KARI) == {"1": "cost-shifting"}
