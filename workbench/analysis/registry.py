"""The reports there are: those of this package, a line each, and those of others."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from workbench import plugins
from workbench.errors import NotFound, PluginError

if TYPE_CHECKING:
    from workbench.analysis.report import Report

BUILT_IN = {
    "attributes": "workbench.analysis.attributes:Attributes",
    "collocations": "workbench.analysis.collocations:Collocations",
    "concordance": "workbench.analysis.concordance:Concordance",
    "cooccurrence": "workbench.analysis.cooccurrence:Cooccurrence",
    "coverage": "workbench.analysis.coverage:CoverageOfDocuments",
    "crosstab": "workbench.analysis.crosstab:Crosstab",
    "first-use": "workbench.analysis.first_use:FirstUse",
    "frequencies": "workbench.analysis.frequencies:Frequencies",
    "matrix": "workbench.analysis.matrix:Matrix",
    "outdated": "workbench.analysis.outdated:OutdatedCodings",
    "passages": "workbench.analysis.passages:PassageList",
    "silent": "workbench.analysis.silent:Silent",
    "waves": "workbench.analysis.waves:Waves",
    "words": "workbench.analysis.words:Words",
}
"""Our own reports by name: module and class, loaded when one is asked for."""


def names() -> tuple[str, ...]:
    """Every report by name: our own, then those that plug-ins offer."""
    offered = plugins.names(plugins.REPORTS)
    return (*BUILT_IN, *(one for one in offered if one not in BUILT_IN))


def find(name: str) -> Report:
    """The report of this name; our own ones cannot be replaced by a plug-in.

    Raises:
        NotFound: There is none.
        PluginError: The plug-in that offers it cannot be loaded, or offers no report.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        report: Report = getattr(import_module(module), attribute)()
        return report
    if name not in plugins.names(plugins.REPORTS):
        from workbench.domain.questions import nearest

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
