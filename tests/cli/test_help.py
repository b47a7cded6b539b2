"""Help says what there is, of every command, and nothing that is not there."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from workbench.analysis import registry as reports
from workbench.cli.main import cli
from workbench.cli.output import FORMATS
from workbench.cli.registry import COMMANDS, load
from workbench.render import tables

NAMED = set(
    "demo init project settings open import settle documents show finish unfinish"
    " cases link attributes guide coders codebook code uncode undo redo history"
    " codings memo find report quotes milestone backup doctor rebuild erase".split()
)
"""What somebody may type after `workbench`."""

WITHIN = {
    "documents": {"set", "rename"},
    "attributes": {"apply", "export"},
    "guide": {"apply", "list", "tie", "turns", "import"},
    "coders": {"same", "apart"},
    "codebook": set(
        "check plan apply export diff history new rename redefine move merge split"
        " retire accept relate set lock unlock".split()
    ),
    "codings": {"import"},
    "cases": {"import"},
    "memo": {"add", "list", "export", "edit", "remove"},
    "quotes": set(
        "add set move remove export new template rename publication balance".split()
    ),
    "project": {"show", "set"},
    "settings": {"show", "set", "keys"},
    "report": set(
        "attributes build collocations concordance cooccurrence coverage crosstab"
        " first-use frequencies matrix outdated passages silent waves words".split()
    ),
}


def said(*words: str) -> str:
    done = CliRunner().invoke(cli, [*words, "--help"])
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def commands(
    command: click.Command, *path: str
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command, by what is typed to call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, *path, name)


EVERY = dict(commands(cli))


def test_every_command_is_there_and_in_the_first_help() -> None:
    assert set(COMMANDS) == NAMED
    lines = said().splitlines()
    for name, entry in COMMANDS.items():
        (line,) = [line for line in lines if line.startswith(f"  {name} ")]
        assert line.split(maxsplit=1)[1] == entry.help


def test_what_each_group_has() -> None:
    groups: dict[str, set[str]] = {}
    for path in EVERY:
        if len(path) == 2:
            groups.setdefault(path[0], set()).add(path[1])
    assert set(groups) == set(WITHIN)
    for name, inside in WITHIN.items():
        assert inside <= groups[name]
    assert groups["report"] == {*reports.names(), "build"}


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_and_option_says_what_it_is_for(path: tuple[str, ...]) -> None:
    command = EVERY[path]
    text = said(*path)
    assert text.startswith(f"Usage: {' '.join(('workbench', *path))} ")
    first = (command.help or "").split("\n\n")[0]
    assert first.rstrip().endswith("."), path
    for one in command.params:
        if isinstance(one, click.Option):
            spoken = one.help or one.metavar or isinstance(one.type, click.Choice)
            assert spoken, (path, one.name)


def test_a_table_can_be_had_in_every_format() -> None:
    assert tuple(tables.FORMATS) == FORMATS
    for path, command in EVERY.items():
        options = {one.name: one for one in command.params}
        if "format_" in options and path not in (("show",),):
            assert {"output", "raw", "language"} <= set(options), path


def test_every_entry_of_the_registry_is_a_command() -> None:
    for name, entry in COMMANDS.items():
        assert load(entry).name == name
