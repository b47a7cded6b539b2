"""The rooms of ARCHITECTURE.md hold, and the check that says so has teeth."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import RANKS, ROOMS, Module, faults, modules

ROOT = Path(__file__).parents[1] / "workbench"


def test_every_module_keeps_to_its_room() -> None:
    assert faults(ROOT) == []


def test_the_whole_package_is_read() -> None:
    read = {module.inside for module in modules(ROOT)}
    assert {"errors", "domain.spans", "settings", "store.log", "__init__"} <= read
    assert set(ROOMS.values()) == set(RANKS)


def test_the_table_of_rooms_is_the_one_that_is_checked() -> None:
    """ARCHITECTURE.md names each room or module of the top under its rank."""
    text = ROOT.with_name("ARCHITECTURE.md").read_text(encoding="utf-8")
    for name, room in ROOMS.items():
        shown = f"workbench/{name}.py" if name.startswith("__") else f"`{name}"
        rows = [line for line in text.splitlines() if shown in line]
        assert any(line.startswith(f"| {RANKS[room]} |") for line in rows), name


def tree(folder: Path, files: dict[str, str]) -> list[str]:
    """The faults of a made-up package: texts by paths."""
    root = folder / "workbench"
    every = {"errors.py": "", "domain/spans.py": "", "store/log.py": ""} | files
    for name, text in every.items():
        path = root / name
        for parent in (path.parent, *path.parent.parents):
            if parent.is_relative_to(root):
                parent.mkdir(parents=True, exist_ok=True)
                (parent / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")
    return faults(root)


IMPORTS = {
    "the package, then the name": (
        "domain/a.py",
        "from workbench import store",
        "domain imports workbench.store, of store",
    ),
    "the whole path": (
        "domain/a.py",
        "import workbench.store.log",
        "domain imports workbench.store.log, of store",
    ),
    "the module of a room": (
        "domain/a.py",
        "from workbench.store import log",
        "domain imports workbench.store.log, of store",
    ),
    "one of several names": (
        "domain/a.py",
        "from workbench import errors, store",
        "domain imports workbench.store, of store",
    ),
    "two levels up": (
        "domain/a.py",
        "from ..store.log import record",
        "domain imports workbench.store.log, of store",
    ),
    "two levels up, by name": (
        "domain/a.py",
        "from .. import store",
        "domain imports workbench.store, of store",
    ),
    "from a package's own file": (
        "domain/__init__.py",
        "from ..store import log",
        "domain imports workbench.store.log, of store",
    ),
    "inside a function": (
        "domain/a.py",
        "def late():\n    from workbench.store import log",
        "domain imports workbench.store.log, of store",
    ),
    "for types only": (
        "domain/a.py",
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n"
        "    from workbench.store import log",
        "domain imports workbench.store.log, of store",
    ),
    "by importlib": (
        "domain/a.py",
        "import importlib\n\nimportlib.import_module('workbench.store.log')",
        "domain imports workbench.store.log, of store",
    ),
    "by importlib under another name": (
        "domain/a.py",
        "from importlib import import_module as get\n\nget('workbench.store.log')",
        "domain imports workbench.store.log, of store",
    ),
    "by importlib, relative": (
        "domain/a.py",
        "import importlib\n\nimportlib.import_module('..store.log', __package__)",
        "domain imports workbench.store.log, of store",
    ),
    "by importlib, put together": (
        "domain/a.py",
        "import importlib\n\nimportlib.import_module(f'workbench.store.{x}')",
        "domain imports workbench.store, of store",
    ),
    "by __import__": (
        "domain/a.py",
        "__import__('workbench.store.log')",
        "domain imports workbench.store.log, of store",
    ),
    "by pkgutil": (
        "domain/a.py",
        "import pkgutil\n\npkgutil.resolve_name('workbench.store.log:record')",
        "domain imports workbench.store.log, of store",
    ),
    "by a table": (
        "domain/a.py",
        "from importlib import import_module\n\n"
        "PLACES = {'log': 'workbench.store.log:record'}\n"
        "import_module(PLACES['log'])",
        "domain imports workbench.store.log, of store",
    ),
    "by a name from elsewhere": (
        "domain/a.py",
        "from importlib import import_module\n\nimport_module(asked)",
        "imports a module by a name that cannot be read here",
    ),
    "of the same rank": (
        "render/a.py",
        "from workbench.store import log",
        "render imports workbench.store.log, of store",
    ),
    "of the same rank, settings": (
        "settings.py",
        "from workbench.domain import spans",
        "settings imports workbench.domain.spans, of domain",
    ),
    "of a higher rank": (
        "project/a.py",
        "import workbench.cli",
        "project imports workbench.cli, of cli",
    ),
    "of the public face": (
        "project/a.py",
        "from workbench import open_project",
        "project imports workbench, of __init__",
    ),
    "of what is in no room": (
        "project/a.py",
        "from workbench.sync import push",
        "imports workbench.sync, which is in no room",
    ),
    "of the store by a screen": (
        "tui/a.py",
        "from workbench.store import log",
        "tui imports workbench.store.log, past project",
    ),
    "of the store by a command": (
        "cli/a.py",
        "def late():\n    import workbench.store",
        "cli imports workbench.store, past project",
    ),
    "of screens too early": (
        "cli/a.py",
        "from workbench import tui",
        "cli imports tui before it is asked to open it",
    ),
}

OTHERS = {
    "a module at the top": ("sync.py", "", "sync is no room"),
    "a new package": ("sync/a.py", "", "sync is no room"),
    "a name that says nothing": (
        "domain/span_utils.py",
        "",
        "the name span_utils says nothing",
    ),
    "sqlite3": (
        "project/a.py",
        "def read():\n    import sqlite3",
        "imports sqlite3 outside store and exchange.foreign",
    ),
    "sqlite_utils": (
        "exchange/qdpx.py",
        "from sqlite_utils import Database",
        "imports sqlite_utils outside store and exchange.foreign",
    ),
    "textual": (
        "project/a.py",
        "from textual.app import App",
        "imports textual outside tui",
    ),
    "spacy": ("domain/a.py", "import spacy.lang.nb", "imports spacy outside language"),
    "click": ("project/a.py", "import click", "imports click outside cli"),
    "a network": (
        "project/a.py",
        "from urllib import request",
        "imports urllib: nothing leaves the machine",
    ),
    "a disk": ("domain/a.py", "import os", "imports os: domain needs no disk"),
    "a path on the disk": (
        "analysis/a.py",
        "from pathlib import Path",
        "imports pathlib: analysis needs no disk",
    ),
    "an open file": ("analysis/a.py", "open('x')", "opens a file: analysis needs"),
    "a statement": (
        "analysis/a.py",
        "rows('select code, count(*) from coding')",
        "SQL outside the store",
    ),
    "a statement put together": (
        "project/a.py",
        "rows(f'UPDATE coding SET {x} = 1')",
        "SQL outside the store",
    ),
    "a statement over lines": (
        "tui/a.py",
        "rows('''\n  insert or ignore into coding\n  values (1)''')",
        "SQL outside the store",
    ),
    "a cursor": ("tui/a.py", "db.execute(x)", "calls execute outside the store"),
    "print": ("analysis/a.py", "print(1)", "prints: stdout is for the results"),
    "eval": ("domain/a.py", "eval('1')", "calls eval: text is hostile"),
    "a long function": (
        "domain/a.py",
        "def long():\n" + "    pass\n" * 60,
        "long has 61 lines, more than 60",
    ),
    "a long method": (
        "domain/a.py",
        "class A:\n    async def long(self):\n" + "        pass\n" * 60,
        "long has 61 lines, more than 60",
    ),
    "a long file": ("domain/a.py", "a = 1\n" * 451, "451 lines, more than 450"),
    "an error passed over": (
        "project/a.py",
        "try:\n    a()\nexcept Exception:\n    pass",
        "catches every error and raises none",
    ),
    "every error passed over": (
        "tui/a.py",
        "try:\n    a()\nexcept:\n    pass",
        "catches every error and raises none",
    ),
}


@pytest.mark.parametrize(("path", "text", "said"), IMPORTS.values(), ids=IMPORTS.keys())
def test_an_import_out_of_its_room_is_seen(
    path: str, text: str, said: str, tmp_path: Path
) -> None:
    found = tree(tmp_path, {path: text, "tui/app.py": ""})
    assert [fault for fault in found if said in fault and path in fault] == found
    assert len(found) == 1


@pytest.mark.parametrize(("path", "text", "said"), OTHERS.values(), ids=OTHERS.keys())
def test_whatever_else_leaves_the_rooms_is_seen(
    path: str, text: str, said: str, tmp_path: Path
) -> None:
    found = tree(tmp_path, {path: text})
    assert found != []
    assert all(said in fault for fault in found)


ALLOWED = {
    "project/a.py": """
from workbench import __version__, errors, settings
from workbench.domain.spans import Span
from workbench.store import log
from .b import other
""",
    "project/b.py": "other = 'Select a passage from the text'\n",
    "domain/a.py": """
\"\"\"select this from that: a docstring is no statement.\"\"\"
from pathlib import PurePosixPath
from . import spans
from .spans import Span
from workbench.errors import Refused
""",
    "analysis/a.py": """
from importlib import import_module
WHERE = {"frequencies": "workbench.analysis.frequencies:compute"}
import_module(WHERE[name])
import_module(f".{name}", __package__)
import_module("json")
""",
    "exchange/foreign.py": "import sqlite3\nrows = 'select a from b '\n",
    "store/file.py": "import sqlite3\ndb.execute('pragma user_version')\n",
    "cli/main.py": """
from workbench.project import a
def show():
    from workbench.tui import app
    try:
        print(1)
    except Exception:
        pass
""",
    "tui/app.py": "import textual\nfrom workbench.project import a\n",
    "language/a.py": "import spacy\n",
    "settings.py": "",
    "__init__.py": "def __getattr__(name):\n    from workbench.project import a\n",
    "__main__.py": "from workbench.cli.main import show\n",
    "domain/short.py": "def short():\n" + "    pass\n" * 59 + "a = 1\n" * 390,
    "project/c.py": "try:\n    a()\nexcept Exception:\n    b()\n    raise\n",
}


def test_what_keeps_to_its_room_is_left_alone(tmp_path: Path) -> None:
    assert tree(tmp_path, ALLOWED) == []


def test_a_fault_says_file_and_line(tmp_path: Path) -> None:
    found = tree(tmp_path, {"domain/a.py": "\n\nimport textual"})
    assert found == ["workbench/domain/a.py:3: imports textual outside tui"]


def test_a_module_knows_its_place(tmp_path: Path) -> None:
    root = tmp_path / "workbench"
    assert Module(root, root / "store/read/__init__.py").inside == "store.read"
    assert Module(root, root / "store/log.py").room == "store"
    assert Module(root, root / "words/__init__.py").room == "foundation"
