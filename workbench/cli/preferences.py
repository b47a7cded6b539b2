"""`settings`: how the user likes the program on this machine; no project is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli import output, speech
from workbench.cli.output import Wanted, table_options
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.domain.tables import Cell, Table

USUAL = "usual"
"""What takes a setting back."""


@click.group(invoke_without_command=True)
@click.pass_context
def settings(ctx: click.Context) -> None:
    """How you like the program on this machine; no project is needed.

    `coder` (who acts when nobody is named), `language` (of the screens), `theme`,
    `keyboard` (that keys are shown as on), `screen-reader` (yes or no). `show` says
    what each can be, `usual` takes it back.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@settings.command()
@table_options
def show(wanted: Wanted) -> None:
    """Every setting, and what it can be."""
    from workbench import settings as held

    now = held.load()
    speech.problems(now.problems)
    values = {
        "coder": now.default_coder,
        "language": now.language,
        "theme": now.theme,
        "keyboard": now.keyboard,
        "screen-reader": "yes" if now.screen_reader else "no",
    }
    rows = [
        (name, values[name], ", ".join(words) or None)
        for name, words in _choices().items()
    ]
    columns = ("setting", "value", "choices")
    output.show(_table("settings", columns, rows, wanted.language), wanted)


@settings.command("set")
@click.argument("name")
@click.argument("value")
def set_(name: str, value: str) -> None:
    """Set one of them; VALUE `usual` takes it back."""
    from workbench import settings as held

    choices = _choices()
    if name not in choices:
        raise UsageError(
            f"there is no setting {name!r}", hint=f"one of {', '.join(choices)}"
        )
    if choices[name] and value not in {*choices[name], USUAL}:
        raise UsageError(
            f"{name} cannot be {value!r}", hint=f"one of {', '.join(choices[name])}"
        )
    if name == "screen-reader":
        held.remember_screen_reader(value == "yes")
    else:
        remember = {
            "coder": held.remember_default_coder,
            "language": held.remember_language,
            "theme": held.remember_theme,
            "keyboard": held.remember_keyboard,
        }
        remember[name](None if value == USUAL else value)
    speech.done(f"{name}: {value}")


@settings.command()
@click.argument("action", required=False)
@click.argument("key", required=False)
@table_options
def keys(action: str | None, key: str | None, wanted: Wanted) -> None:
    """What every key does, or move an action to another one.

    ACTION is an id as the list shows it, KEY one key or several, parted by commas:
    the character itself, or a name such as f5, ctrl+t, shift+up, comma. `usual` gives
    an action its own keys back. What cannot be used is said, and passed over.
    """
    from workbench import settings as held

    if action and key:
        _move(action, key)
    elif action:
        raise UsageError("which key is it to have?", hint="a KEY, or `usual`")
    _say_faults(held.load().keymap)
    if not action:
        rows = list(_key_rows(held.load().keymap, _language(wanted.language)))
        columns = ("action", "key", "was", "what")
        output.show(_table("keys", columns, rows, wanted.language), wanted)


def _move(action: str, key: str) -> None:
    """Give an action other keys, or its own."""
    from workbench import settings as held
    from workbench.tui.keymap import Why, checked
    from workbench.tui.speech import Speech

    if key == USUAL:
        held.remember_keys(action, None)
        return
    for fault in checked({action: key}).faults:
        if fault.why is not Why.CLASH:
            raise UsageError(fault.said(Speech("en")).removesuffix("."))
    held.remember_keys(action, key)


def _say_faults(keymap: Mapping[str, str]) -> None:
    """Each entry that is passed over, and why."""
    from workbench.tui.keymap import checked
    from workbench.tui.speech import Speech

    for fault in checked(keymap).faults:
        speech.note(fault.said(Speech("en")))


def _key_rows(keymap: Mapping[str, str], language: str) -> list[tuple[Cell, ...]]:
    """Every action with the keys it has, and its own where they were moved."""
    from workbench.tui.actions import shown_key
    from workbench.tui.keymap import OWN, checked
    from workbench.tui.keymap import words as said
    from workbench.tui.speech import Speech

    moved = checked(keymap).moved
    rows: list[tuple[Cell, ...]] = []
    for id, own in OWN.items():
        now = " ".join(map(shown_key, moved.get(id, own))) or None
        was = " ".join(map(shown_key, own)) if id in moved else None
        rows.append((id, now, was, said(id, Speech(language))))
    return rows


def _choices() -> Mapping[str, Sequence[str]]:
    """What can be set, and to what; nothing where it is any name."""
    from workbench.tui.keyboard import KEYBOARDS
    from workbench.tui.themes import CHOICES

    return {
        "coder": (),
        "language": output.LANGUAGES,
        "theme": tuple(CHOICES),
        "keyboard": tuple(KEYBOARDS),
        "screen-reader": ("yes", "no"),
    }


def _language(asked: str) -> str:
    """The language of a table where there is no project."""
    from workbench import settings as held

    return asked or held.load().language or "en"


def _table(
    name: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], asked: str
) -> Table:
    """A table that is about no project."""
    from workbench.domain.tables import ColumnType
    from workbench.project.listings.table import made

    kinds = [(column, ColumnType.TEXT) for column in columns]
    return made(name, kinds, rows, _language(asked))
