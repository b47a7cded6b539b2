"""No test, and nothing that a test runs, writes the tables behind the log's back.

While the suite runs, every project that is opened carries temporary triggers on its
folded and derived tables; they refuse every write but the projector's. The virtual
table of the search cannot carry one: the table that holds its words does.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

import workbench.store
from workbench.store import file, projector, rebuild, schema

_depth = 0

GUARDED = [
    *schema.FOLDED_TABLES,
    *(one for one in schema.DERIVED_TABLES if one != "search"),
    "search_content",
]


def projecting() -> bool:
    """Whether the projector is at work."""
    return _depth > 0


def watch(connection: sqlite3.Connection) -> None:
    """Refuse every write of this connection outside the projector."""
    connection.create_function("projecting", 0, lambda: int(projecting()))
    there = {row[0] for row in connection.execute("select name from sqlite_master")}
    for table in GUARDED:
        if table not in there:
            continue
        for what in ("insert", "update", "delete"):
            connection.execute(
                f"create temp trigger if not exists guard_{what}_{table}"
                f" before {what} on main.{table} when not projecting()"
                " begin select raise(abort, 'written outside the projector'); end"
            )


def _as_projector(wrapped: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(wrapped)
    def at_work(*args: Any, **named: Any) -> Any:
        global _depth  # noqa: PLW0603
        _depth += 1
        try:
            return wrapped(*args, **named)
        finally:
            _depth -= 1

    return at_work


def _everywhere(function: Callable[..., Any]) -> None:
    """Put the watched form of a function wherever the package has its name."""
    watched = _as_projector(function)
    for name, module in list(sys.modules.items()):
        if name.startswith("workbench"):
            for key, value in list(vars(module).items()):
                if value is function:
                    setattr(module, key, watched)


def install() -> None:
    """Guard the whole suite; once, before a test module is imported."""
    if getattr(file.ProjectFile, "is_guarded", False):
        return
    for found in pkgutil.walk_packages(workbench.store.__path__, "workbench.store."):
        importlib.import_module(found.name)
    _everywhere(projector.project_changes)
    _everywhere(projector.enter_coders)
    _everywhere(rebuild.rebuild)
    begin = file.ProjectFile.__init__

    @functools.wraps(begin)
    def guarded(self: file.ProjectFile, *args: Any, **named: Any) -> None:
        begin(self, *args, **named)
        watch(self.connection)

    file.ProjectFile.__init__ = guarded  # type: ignore[method-assign]
    file.ProjectFile.is_guarded = True  # type: ignore[attr-defined]


install()
