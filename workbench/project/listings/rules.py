"""The settings of a project as a table."""

from __future__ import annotations

from workbench.domain.tables import ColumnType as C
from workbench.domain.tables import Table
from workbench.project.listings.table import made, origin
from workbench.project.rules import CHOICES
from workbench.project.rules import rules as rules_of
from workbench.project.session import Project

_COLUMNS = (("setting", C.TEXT), ("value", C.TEXT), ("choices", C.TEXT))


def rules(project: Project, language: str = "") -> Table:
    """A row a setting, with what it can be."""
    rows = [
        (
            name,
            ", ".join(value.splitlines()) or None,
            ", ".join(CHOICES.get(name, ())) or None,
        )
        for name, value in rules_of(project).items()
    ]
    language = language or project.language
    return made("rules", _COLUMNS, rows, language, origin=origin(project))
