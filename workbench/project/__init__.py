"""What an analyst can do: functions that read, decide, record; the Python API."""

from workbench.project.session import Project, init_project, open_project

__all__ = ["Project", "init_project", "open_project"]
