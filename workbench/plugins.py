"""What other packages add to the workbench, found by name and loaded when asked for.

A package offers something by an entry point in one of `GROUPS`. What an entry has to
be is said in the room it adds to; what the workbench brings itself stands in that
room's registry and not here. A broken plug-in is named with its cause and hides
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.errors import NotFound, PluginError, Problem

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

REPORTS = "workbench.reports"
"""Entries add to `workbench report NAME`."""
INTAKE = "workbench.intake"
"""Entries read one more format of documents."""
EXCHANGE = "workbench.exchange"
"""Entries read or write the projects and codebooks of one more program."""
SUGGESTERS = "workbench.suggesters"
"""Entries suggest codes for a passage."""

GROUPS = (REPORTS, INTAKE, EXCHANGE, SUGGESTERS)


def names(group: str) -> tuple[str, ...]:
    """The names that plug-ins offer in a group, in order; none of them is imported."""
    return tuple(sorted({entry.name for entry in _entries(group)}))


def load(group: str, name: str) -> object:
    """What one plug-in offers.

    Raises:
        NotFound: No plug-in offers the name; the hint says which names there are.
        PluginError: The plug-in cannot be imported, or several packages offer the name.
    """
    offers = [entry for entry in _entries(group) if entry.name == name]
    if not offers:
        there = ", ".join(names(group)) or "none"
        raise NotFound(
            f"No plug-in for {group} is named {name}.",
            hint=f"Plug-ins that are installed for it: {there}.",
        )
    if len(offers) > 1:
        clash = _clash(group, offers)
        raise PluginError(clash.message, hint=clash.hint)
    return _import(group, offers[0])


def load_all(group: str) -> tuple[dict[str, object], list[Problem]]:
    """Everything that plug-ins offer in a group, by name, and what could not be loaded.

    A name that several packages offer is a problem and is not loaded: which of them
    would count would be left to the order of the disk.
    """
    loaded: dict[str, object] = {}
    problems: list[Problem] = []
    for name, offers in _by_name(group):
        if len(offers) > 1:
            problems.append(_clash(group, offers))
            continue
        try:
            loaded[name] = _import(group, offers[0])
        except PluginError as error:
            problems.append(_problem(offers, error.message, error.hint))
    return loaded, problems


def _entries(group: str) -> list[EntryPoint]:
    """The entry points of a group, in an order that the disk does not decide."""
    from importlib.metadata import entry_points

    return sorted(
        entry_points(group=group), key=lambda one: (one.name, _package(one), one.value)
    )


def _by_name(group: str) -> Iterator[tuple[str, list[EntryPoint]]]:
    """Each name of a group with the entries that offer it."""
    entries = _entries(group)
    for name in sorted({entry.name for entry in entries}):
        yield name, [entry for entry in entries if entry.name == name]


def _import(group: str, entry: EntryPoint) -> object:
    """Import what an entry points to; whatever goes wrong there is a `PluginError`."""
    try:
        loaded: object = entry.load()
    except (Exception, SystemExit) as error:  # a stranger's module may raise anything
        cause = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")
        raise PluginError(
            f"The plug-in {entry.name} for {group} cannot be loaded: {cause}.",
            hint=f"Update or uninstall the package {_package(entry)}.",
        ) from error
    return loaded


def _clash(group: str, offers: list[EntryPoint]) -> Problem:
    """Several packages offer one name."""
    packages = " and ".join(_package(entry) for entry in offers)
    return _problem(
        offers,
        f"The plug-in name {offers[0].name} for {group} is offered by {packages}; "
        "none of them is used.",
        "Uninstall all of them but one.",
    )


def _problem(offers: list[EntryPoint], message: str, hint: str) -> Problem:
    """A fault of plug-ins; the others go on, so it is told and stops nothing."""
    where = ", ".join(f"{_package(entry)} ({entry.value})" for entry in offers)
    return Problem(where=where, message=message, hint=hint, severity="warning")


def _package(entry: EntryPoint) -> str:
    """The name of the package that an entry comes with."""
    return entry.dist.name if entry.dist is not None else "unknown"
