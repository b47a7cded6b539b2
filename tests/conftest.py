"""What every test can rely on: its own settings, one locale, one time zone."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# From here on no table can be written behind the log's back.
import tests.guard  # noqa: F401

# A deadline for one example would say how busy the machine is, not what the code does.
settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=100,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

_UNSET = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "LINES",
    "LC_ALL",
    "LC_CTYPE",
    "LANGUAGE",
    "WORKBENCH_PROJECT",
    "WORKBENCH_CODER",
)
_SET = {"LANG": "C.UTF-8", "TZ": "Europe/Oslo", "TERM": "xterm-256color"}


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders for settings, one a test; each is made when something is put there."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count(1))


@pytest.fixture(autouse=True)
def surroundings(
    homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """No test sees or changes the settings, the language or the clock of its user."""
    home = next(homes)
    monkeypatch.setenv("WORKBENCH_HOME", str(home))
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    for name, value in _SET.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    yield home
    monkeypatch.undo()
    time.tzset()
