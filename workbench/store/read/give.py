"""Giving a report what it needs, need by need, in one reading of the project."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from workbench.domain.needs import (
    Coverage,
    Facts,
    Given,
    Need,
    Outdated,
    Passages,
    Register,
    Selection,
    Spans,
    Spoken,
    Tally,
    Together,
)
from workbench.store.read.facts import facts
from workbench.store.read.scope import Scope, scope


def give(
    connection: sqlite3.Connection, selection: Selection, needs: Mapping[str, Need]
) -> Given:
    """What was asked for, under the same names. Within `ProjectFile.reading`."""
    made = scope(connection, selection)
    return {name: _one(made, need) for name, need in needs.items()}


def _one(made: Scope, need: Need) -> object:
    # Each is loaded when it is asked for, so that a command starts fast.
    if isinstance(need, Tally):
        from workbench.store.read.tally import tally

        return tally(made, need)
    if isinstance(need, Spans):
        from workbench.store.read.spans import spans

        return spans(made)
    if isinstance(need, Passages):
        from workbench.store.read.passages import passages

        return passages(made, need)
    if isinstance(need, Register):
        from workbench.store.read.register import register

        return register(made, need)
    if isinstance(need, Facts):
        return facts(made, need)
    return _more(made, need)


def _more(made: Scope, need: Need) -> object:
    if isinstance(need, Together):
        from workbench.store.read.together import together

        return together(made, need)
    if isinstance(need, Coverage):
        from workbench.store.read.coverage import coverage

        return coverage(made)
    if isinstance(need, Outdated):
        from workbench.store.read.outdated import outdated

        return outdated(made)
    assert isinstance(need, Spoken)
    from workbench.store.read.spoken import said

    return said(made)
