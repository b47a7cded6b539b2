"""What an analyst can do: functions that read, decide and record, and the Python API."""

from workbench.project.session import Project, init_project, open_project

__all__ = ["Project", "init_project", "open_project"]
