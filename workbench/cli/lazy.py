"""A group of commands that are loaded when they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from workbench.cli.registry import Entry, load


class LazyGroup(click.Group):
    """A group whose help is shown without loading any of its commands."""

    def __init__(
        self, *args: Any, entries: Mapping[str, Entry] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.entries = dict(entries or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which help shows them."""
        return [*self.entries, *self.commands]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        entry = self.entries.get(name)
        if entry is None:
            return super().get_command(ctx, name)
        return load(entry)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The names, each with its line."""
        rows = [(name, one.help) for name, one in self.entries.items()]
        for name, command in self.commands.items():
            rows.append((name, command.get_short_help_str(80)))
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)
