"""Qualitative interview coding: a project is a log of changes, the rest a view of it.

    with workbench.open_project("nav.db", coder="kn") as project:
        table = project.report("frequencies", by="wave")

What is named here is the public Python API. It is loaded when it is first asked for, so
that importing the package, and starting a command, costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.project import open_project

__version__ = "0.1.0"

__all__ = ["__version__", "open_project"]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name == "open_project":
        from workbench.project import open_project

        globals()[name] = open_project
        return open_project
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names too, loaded or not."""
    return sorted({*globals(), *__all__})
