"""The reports there are: those of this package, a line each, and those of others."""

from __future__ import annotations

from workbench import plugins
from workbench.analysis.frequencies import Frequencies
from workbench.analysis.passages import PassageList
from workbench.analysis.report import Report
from workbench.domain.questions import nearest
from workbench.errors import NotFound, PluginError

BUILT_IN: tuple[Report, ...] = (
    Frequencies(),
    PassageList(),
)


def names() -> tuple[str, ...]:
    """Every report by name: our own, then those that plug-ins offer."""
    own = [one.name for one in BUILT_IN]
    return (*own, *(one for one in plugins.names(plugins.REPORTS) if one not in own))


def find(name: str) -> Report:
    """The report of this name; our own ones cannot be replaced by a plug-in.

    Raises:
        NotFound: There is none.
        PluginError: The plug-in that offers it cannot be loaded, or offers no report.
    """
    for one in BUILT_IN:
        if one.name == name:
            return one
    if name not in plugins.names(plugins.REPORTS):
        hint = nearest(name, names())
        raise NotFound(f"there is no report {name!r}", hint=hint)
    offered = plugins.load(plugins.REPORTS, name)
    made = offered() if isinstance(offered, type) else offered
    lacking = [one for one in ("options", "needs", "table") if not hasattr(made, one)]
    if lacking:
        raise PluginError(
            f"the plug-in {name} is no report: it has no {', '.join(lacking)}",
            hint="update or uninstall the package it comes with",
        )
    return made  # type: ignore[return-value]
