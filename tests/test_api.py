"""The public Python API: what it has, and that having it costs nothing."""

from __future__ import annotations

import importlib

import pytest

import workbench


def test_what_the_package_offers() -> None:
    assert workbench.__all__ == ["__version__", "open_project"]
    assert {"__version__", "open_project"} <= set(dir(workbench))


def test_another_name_is_refused_as_in_any_module() -> None:
    name = "close_project"
    with pytest.raises(AttributeError, match="'workbench' has no attribute 'close_pro"):
        getattr(workbench, name)


def test_a_project_is_opened_by_what_the_package_offers() -> None:
    project = importlib.import_module("workbench.project")
    if not hasattr(project, "open_project"):
        pytest.skip("projects cannot be opened yet")
    assert workbench.open_project is project.open_project
