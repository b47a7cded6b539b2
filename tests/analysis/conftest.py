"""The project whose every number is worked out in `tests.project.test_reports`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.project.test_reports import fill
from tests.store.made_project import MadeProject


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MadeProject]:
    project = MadeProject(tmp_path_factory.mktemp("small") / "p.db")
    fill(project)
    yield project
    project.close()
