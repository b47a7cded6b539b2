"""The user's own settings: who they are on this machine, and how they like it.

Ids of device and coders live here and never in a project, which people mail around. The
file holds ids and preferences, no word of any document. It is `settings.json` in the
folder that the system has for it, or in `$WORKBENCH_HOME`.

`load` only reads; whoever starts the program tells its `problems` once. Every change
reads, changes and replaces the file under a lock, so that two programs lose nothing of
each other's. A file that cannot be understood is such a problem: it is worked around,
and kept beside the new one when that is written. What a newer version has put there is
left alone.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.errors import Problem, Refused, WorkbenchError
from workbench.ids import is_id, new_id
from workbench.safe_text import hidden, safe

FOLDER_VARIABLE = "WORKBENCH_HOME"
"""The environment variable that puts the settings elsewhere."""
FILE_NAME = "settings.json"
BOOKMARKS = 200
"""How many projects a bookmark is kept for; the ones left longest ago go first."""

_TEXTS = ("default_coder", "language", "theme", "keyboard")
_MAPS = ("coders", "keymap", "bookmarks", "pins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """Where somebody left a project."""

    document: str
    """The id of the document."""
    position: int = 0
    """The code point at which the cursor stood."""
    at: str = ""
    """When that was, in UTC; empty where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings as they were when they were read."""

    device: str | None = None
    """The id of this machine; None until it is first asked for by `device_id`."""
    coders: Mapping[str, str] = field(default_factory=dict)
    """Ids of coders by the names they go by here."""
    default_coder: str | None = None
    """The name of whoever acts when nobody is named."""
    language: str | None = None
    """The language of screens; None: the project's."""
    theme: str | None = None
    """The colours of screens; None: the usual ones."""
    keyboard: str | None = None
    """The keyboard that keys are shown as on; None: that of the language."""
    screen_reader: bool = False
    """Whether screens are made for somebody who hears or feels them."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """Keys by the action whose own keys they replace."""
    bookmarks: Mapping[str, Bookmark] = field(default_factory=dict)
    """Where each project was left, by the project's id."""
    pins: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """One's own pins: codes by digit, by the ids of project and coder."""
    problems: tuple[Problem, ...] = ()
    """What in the file could not be understood, to be told to the user."""


def folder() -> Path:
    """The folder that holds the settings; it may not exist yet."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("workbench", appauthor=False)


def path() -> Path:
    """The settings file; it may not exist yet."""
    return folder() / FILE_NAME


def load() -> Settings:
    """The settings as they stand. Writes nothing; faults are in `problems`."""
    values, problems = _read(path())
    return _settings(values, problems)


def device_id() -> str:
    """The id of this machine, made when it is first asked for.

    Raises:
        WorkbenchError: It is not there yet and the settings cannot be written.
    """
    return load().device or _change(_ensure_device).device or ""


def coder_id(name: str) -> str | None:
    """The id that a name stands for on this machine; None for a new name."""
    return load().coders.get(_name(name))


def remember_coder(name: str, id: str) -> None:
    """Let a name stand for a coder from now on.

    Raises:
        WorkbenchError: The name is empty or holds control characters, `id` is no id,
            or the settings cannot be written.
    """
    kept = _name(name)
    if not kept:
        raise WorkbenchError("A coder needs a name.", hint="Give one with --as NAME.")
    if not is_id(id):
        raise WorkbenchError(f"{id!r} is not the id of a coder.")
    _change(lambda values: _table(values, "coders").update({kept: id}))


def remember_default_coder(name: str | None) -> None:
    """Who acts from now on when nobody is named; None: nobody.

    Raises:
        Refused: The name holds control characters, as of arrow keys at a prompt.
    """
    kept = _name(name) if name else None
    _change(lambda values: values.update(default_coder=kept))


def remember_language(language: str | None) -> None:
    """The language of screens from now on; None: the project's."""
    _change(lambda values: values.update(language=language))


def remember_theme(theme: str | None) -> None:
    """The colours of screens from now on; None: the usual ones."""
    _change(lambda values: values.update(theme=theme))


def remember_keyboard(keyboard: str | None) -> None:
    """The keyboard that keys are shown as on; None: that of the language."""
    _change(lambda values: _put(values, "keyboard", keyboard))


def remember_screen_reader(wanted: bool) -> None:
    """Whether screens are made for a screen reader from now on."""
    _change(lambda values: values.update(screen_reader=wanted))


def remember_keys(action: str, keys: str | None) -> None:
    """The keys of an action from now on, comma-separated; None: its own."""
    _change(lambda values: _put(_table(values, "keymap"), action, keys))


def remember_bookmark(project: str, bookmark: Bookmark) -> None:
    """Where a project was left, by the project's id and the coder's."""
    _change(lambda values: _leave(_table(values, "bookmarks"), project, bookmark))


def pins(project: str, coder: str) -> Mapping[str, str]:
    """A coder's own pins in a project: codes by digit."""
    return load().pins.get(f"{project} {coder}", {})


def remember_pin(project: str, coder: str, code: str, digit: str) -> None:
    """Which code a digit applies from now on; an empty digit takes the code's away."""

    def change(values: dict[str, Any]) -> None:
        held = _table(values, "pins")
        key = f"{project} {coder}"
        mine = held[key] if _is_pins(held.get(key)) else {}
        held[key] = {d: c for d, c in mine.items() if c != code and d != digit}
        if digit:
            held[key][digit] = code

    _change(change)


def bookmark(project: str) -> Bookmark | None:
    """Where a project was left last on this machine, by its id and the coder's."""
    return load().bookmarks.get(project)


# What is in the file


def _settings(values: Mapping[str, Any], problems: list[Problem]) -> Settings:
    """The values with a meaning; each one that has none is one more problem."""
    texts = {key: _text(values, key, problems) for key in _TEXTS}
    tables = {key: _checked(values, key, problems) for key in _MAPS}
    return Settings(
        device=_text(values, "device", problems, is_id),
        screen_reader=_flag(values, "screen_reader", problems),
        coders=_kept(tables["coders"], "coders", is_id, problems),
        keymap=_kept(tables["keymap"], "keymap", _is_text, problems),
        bookmarks={
            project: Bookmark(
                document=place["document"],
                position=place["position"],
                at=str(place.get("at", "")),
            )
            for project, place in _kept(
                tables["bookmarks"], "bookmarks", _is_place, problems
            ).items()
        },
        pins=_kept(tables["pins"], "pins", _is_pins, problems),
        **texts,
        problems=tuple(problems),
    )


def _text(
    values: Mapping[str, Any],
    key: str,
    problems: list[Problem],
    fits: Callable[[object], bool] | None = None,
) -> str | None:
    """One text of the file, or None."""
    value = values.get(key)
    if value is None or (fits or _is_text)(value):
        return value
    problems.append(_unfit(key))
    return None


def _flag(values: Mapping[str, Any], key: str, problems: list[Problem]) -> bool:
    """A yes or no of the file; no where there is none."""
    value = values.get(key, False)
    if isinstance(value, bool):
        return value
    problems.append(_unfit(key))
    return False


def _checked(
    values: Mapping[str, Any], key: str, problems: list[Problem]
) -> Mapping[str, Any]:
    """One table of the file, empty where it is missing or something else."""
    value = values.get(key)
    if isinstance(value, dict):
        return value
    if value is not None:
        problems.append(_unfit(key))
    return {}


def _kept(
    table: Mapping[str, Any],
    key: str,
    fits: Callable[[object], bool],
    problems: list[Problem],
) -> dict[str, Any]:
    """The entries of a table that have a meaning."""
    problems += [
        _unfit(f"{key}: {one}") for one, value in table.items() if not fits(value)
    ]
    return {one: value for one, value in table.items() if fits(value)}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_place(value: object) -> bool:
    """Whether a value is a bookmark as `_leave` writes it."""
    return (
        isinstance(value, dict)
        and is_id(value.get("document"))
        and type(value.get("position")) is int
        and value["position"] >= 0
    )


def _is_pins(value: object) -> bool:
    """Whether a value holds the codes of digits."""
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _unfit(key: str) -> Problem:
    return Problem(
        where=f"{path()}: {key}",
        message="This setting has a value that cannot be used; it is passed over.",
        hint="Mend it in the file, or take it out.",
        severity="warning",
    )


def _name(name: str) -> str:
    """A coder's name as it is compared and kept: NFC, single spaces, no keys in it."""
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if hidden(kept):
        raise Refused(
            f"the name {safe(kept)!r} holds keys that are no letters",
            hint="type it anew; initials will do",
        ).keyed("refused.name-keys")
    return kept


# Changes


def _ensure_device(values: dict[str, Any]) -> None:
    if not is_id(values.get("device")):
        values["device"] = new_id()


def _table(values: dict[str, Any], key: str) -> dict[str, Any]:
    """A table of the file to be changed; made where there is none that can be used."""
    if not isinstance(values.get(key), dict):
        values[key] = {}
    table: dict[str, Any] = values[key]
    return table


def _put(table: dict[str, Any], key: str, value: str | None) -> None:
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


def _leave(table: dict[str, Any], project: str, place: Bookmark) -> None:
    """Put a bookmark last, and let go of those that were left longest ago."""
    table.pop(project, None)
    when = {"at": place.at} if place.at else {}
    table[project] = {"document": place.document, "position": place.position} | when
    for oldest in list(table)[:-BOOKMARKS]:
        del table[oldest]


def _change(change: Callable[[dict[str, Any]], None]) -> Settings:
    """Read, change and replace the file while no other program does."""
    file = path()
    try:
        with _locked(file.parent):
            values, problems = _read(file)
            if _settings(values, problems).problems:
                _keep_aside(file)
            change(values)
            _replace(file, values)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorkbenchError(
            f"The settings in {file} cannot be written: {reason}.",
            hint=f"Make the folder writable, or name another in ${FOLDER_VARIABLE}.",
        ) from error
    return _settings(values, [])


# The file


@contextmanager
def _locked(where: Path) -> Iterator[None]:
    """Hold the folder's lock; other programs wait their turn, milliseconds at most."""
    import fcntl

    where.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(where / "settings.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _read(file: Path) -> tuple[dict[str, Any], list[Problem]]:
    """What the file holds, or nothing and why."""
    try:
        values = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError, RecursionError) as error:
        return {}, [_unreadable(file, _cause(error))]
    if not isinstance(values, dict):
        return {}, [_unreadable(file, "it is not a table of settings")]
    return values, []


def _cause(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return "it is not JSON in UTF-8"


def _unreadable(file: Path, cause: str) -> Problem:
    return Problem(
        where=str(file),
        message=f"The settings cannot be read ({cause}); fresh ones are used.",
        hint="Mend the file. If settings are written before that, it is kept beside "
        "them, its name ending in .damaged.",
        severity="warning",
    )


def _keep_aside(file: Path) -> None:
    """Keep a copy of a file that has faults, under a name that is not taken."""
    number = 1
    while True:
        aside = file.with_name(f"{file.stem}-{number}.json.damaged")
        try:
            handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            number += 1
            continue
        with os.fdopen(handle, "wb") as copy:
            copy.write(file.read_bytes())
            copy.flush()
            os.fsync(copy.fileno())
        return


def _replace(file: Path, values: Mapping[str, Any]) -> None:
    """Write the file whole or not at all; only its user may read it."""
    import tempfile

    file = file.resolve()  # who keeps it behind a link keeps the link
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(text.encode())
            new.flush()
            os.fsync(new.fileno())
        os.replace(draft, file)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(where: Path) -> None:
    """Make the renaming itself last through a power cut."""
    handle = os.open(where, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
