"""Registers: which of several values, each written by somebody, a subject has.

The value shown is the last one in the order of the log. Values of which neither writer
knew the other's are a conflict, until somebody writes one that knows them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from workbench.domain.changes import Change, Overwrite
from workbench.store.log import Entry, leaves

_NOT_A_VALUE = frozenset({"subject", "saw", "why"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """What one subject's changes come to."""

    last: dict[str, Entry]
    """By register, the write that holds; registers nobody set are missing."""
    conflicts: tuple[tuple[str, str], ...]
    """(register, operation id) of every value that is in conflict."""


def settle(entries: Sequence[Entry]) -> Registers:
    """The registers of one subject, from its changes in the order of the log."""
    writes: dict[str, list[Entry]] = {}
    for entry in entries:
        register = entry.change.register()
        if register is not None and register != "*":
            writes.setdefault(register, []).append(entry)
    last: dict[str, Entry] = {}
    conflicts: list[tuple[str, str]] = []
    for register, every in writes.items():
        counting = [one for one in every if not one.undone]
        if not counting:
            continue
        last[register] = counting[-1]
        if len(counting) > 1:
            apart = leaves(every)
            if len({value(one.change) for one in apart}) > 1:
                conflicts += [(register, one.uid) for one in apart]
    return Registers(last=last, conflicts=tuple(conflicts))


def value(change: Change) -> tuple[object, ...]:
    """What a change sets, without who knew what and why."""
    return tuple(
        repr(getattr(change, one.name))
        for one in fields(change)
        if one.name not in _NOT_A_VALUE
    )


def removed(entries: Sequence[Entry]) -> tuple[bool, tuple[tuple[str, str], ...]]:
    """Whether the subject is removed, and the conflicts about that.

    A removal holds if it knew of every counting change of the subject's values.
    """
    writes = [
        one
        for one in entries
        if isinstance(one.change, Overwrite) and one.change.register() != "*"
    ]
    removals = [
        one for one in entries if one.change.register() == "*" and not one.undone
    ]
    if not removals:
        return False, ()
    for removal in removals:
        assert isinstance(removal.change, Overwrite)
        unseen = [
            one
            for one in writes
            if not one.undone and one.uid not in removal.change.saw
        ]
        if not unseen:
            return True, ()
    return False, tuple(("*", one.uid) for one in (*removals, *unseen))
