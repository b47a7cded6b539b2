"""What starts fast stays fast: a fresh interpreter tells what each module loads."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, modules

ROOT = Path(__file__).parents[1] / PACKAGE

HEAVY = {
    *("textual", "spacy", "numpy", "sqlite_utils", "sklearn", "altair", "vl_convert"),
    *("docx", "openpyxl", "odfdo", "striprtf", "pypdfium2", "webvtt", "lxml"),
    *("lark", "jinja2", "markdown_it", "charset_normalizer"),
    *("simplemma", "snowballstemmer", "py3langid"),
}
"""Libraries that are loaded by the function that needs them."""

EXCUSED = {
    # Steps are declared with decorators of sqlite_utils, which loads numpy where there
    # is one; the module is loaded only for a project that is new or old.
    "store.migrations": {"sqlite_utils", "numpy"},
}
"""Modules that are themselves loaded late."""

FREE = ("tui", "language")
"""Rooms that are loaded late as a whole: they are what Textual and spaCy are for."""

# One child for each module: what one of them loads is not seen by the next.
_SCRIPT = """
import importlib, json, os, sys
for name in sys.argv[1:]:
    sys.stdout.flush()
    if os.fork() == 0:
        try:
            importlib.import_module(name)
            loaded = sorted({one.partition(".")[0] for one in sys.modules})
        except Exception as error:
            loaded = [f"{type(error).__name__}: {error}"]
        print(json.dumps([name, loaded]), flush=True)
        os._exit(0)
    os.wait()
"""


def _inside(name: str) -> str:
    return name.partition(".")[2]


def names() -> list[str]:
    """Every module that has to be light, by its name below the package."""
    read = (module for module in modules(ROOT) if not module.within(FREE))
    return [module.inside for module in read if module.inside != "__main__"]


@cache
def loaded() -> dict[str, list[str]]:
    """What each of them loads, told by an interpreter that knows nothing else."""
    full = [PACKAGE if one == "__init__" else f"{PACKAGE}.{one}" for one in names()]
    told = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *full],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT.parent,
    )
    return dict(json.loads(line) for line in told.stdout.splitlines())


def test_no_module_brings_a_heavy_library_along() -> None:
    found = loaded()
    assert not [one for one in found.values() if any("Error: " in word for word in one)]
    heavy = {
        name: sorted(HEAVY & set(brought) - EXCUSED.get(_inside(name), set()))
        for name, brought in found.items()
    }
    assert {name: brought for name, brought in heavy.items() if brought} == {}


def test_the_package_itself_brings_nothing() -> None:
    """`import workbench` costs what the standard library costs."""
    found = set(loaded()[PACKAGE])
    assert not {"sqlite3", "click", "rich", "platformdirs", "yaml"} & found


def test_settings_wait_for_the_library_that_knows_folders() -> None:
    assert "platformdirs" not in loaded()[f"{PACKAGE}.settings"]


def test_help_loads_what_help_needs() -> None:
    """The command itself, run to its end: neither screens nor models nor a database."""
    main = ROOT / "cli" / "main.py"
    if not main.exists():
        pytest.skip("the command line is not there yet")
    script = (
        "import sys\n"
        "from workbench.cli.main import run\n"
        "sys.argv = ['workbench', '--help']\n"
        "try:\n"
        "    run()\n"
        "except SystemExit:\n"
        "    pass\n"
        "names = {one.partition('.')[0] for one in sys.modules}\n"
        "print(*sorted(names), file=sys.stderr)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT.parent,
    )
    assert "Usage: workbench" in told.stdout
    assert not HEAVY & set(told.stderr.split())


def test_a_heavy_library_would_be_seen() -> None:
    """The way of asking works: it tells what a module does load."""
    if "store.migrations" not in names():
        pytest.skip("there are no migrations yet")
    assert "sqlite_utils" in loaded()[f"{PACKAGE}.store.migrations"]
