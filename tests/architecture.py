"""Reads a tree of modules and says where it leaves the rooms of ARCHITECTURE.md.

Nothing is imported to be judged. `faults` takes the folder of a package named
`workbench`, the real one or one made up to see whether the checks have teeth.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

PACKAGE = "workbench"

_FOUNDATION = (
    "errors",
    "ids",
    "ordering",
    "plugins",
    "progress",
    "safe_text",
    "words",
)
ROOMS = dict.fromkeys(_FOUNDATION, "foundation") | {
    room: room
    for room in (
        *("domain", "settings"),
        *("store", "intake", "exchange", "language", "analysis", "render"),
        *("project", "__init__", "tui", "cli", "__main__"),
    )
}
"""The room of each module or package at the top of the tree."""

RANKS = {
    "foundation": 0,
    "domain": 1,
    "settings": 1,
    "store": 2,
    "intake": 2,
    "exchange": 2,
    "language": 2,
    "analysis": 2,
    "render": 2,
    "project": 3,
    "__init__": 4,
    "tui": 4,
    "cli": 5,
    "__main__": 6,
}

OPEN_TO_ALL = {"__version__"}
"""What every module may take from the package itself."""

_DATABASE = ("store", "exchange.foreign")
LIBRARIES = {
    "sqlite3": _DATABASE,
    "sqlite_utils": _DATABASE,
    "textual": ("tui",),
    "spacy": ("language",),
    "click": ("cli",),
}
"""Libraries that only these rooms or modules may import."""

NETWORK = {
    *("ftplib", "http.client", "http.server", "httpx", "requests", "smtplib"),
    *("socket", "socketserver", "urllib.request", "urllib3"),
}
"""Nothing leaves the machine: no module imports these."""

DISK = {
    *("glob", "io", "os", "pathlib", "shutil", "subprocess", "tempfile"),
}
DISKLESS = ("domain", "analysis")
"""Rooms that need no disk."""

BOUNDARIES = ("cli.main", "tui.app")
"""Where an error of any kind may end."""

LINES_OF_A_FUNCTION = 60
LINES_OF_A_FILE = 450
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|common|misc)$")

_SQL = re.compile(
    r"\s*(?P<verb>select\s.+\sfrom|insert\s+(?:or\s+\w+\s+)?into|update\s+\w+\s+set"
    r"|delete\s+from|create\s+(?:\w+\s+)?(?:table|index|view|trigger)|pragma)\s",
    re.DOTALL | re.IGNORECASE,
)
_DYNAMIC = {"import_module", "__import__", "resolve_name", "run_module"}
_DOTTED = re.compile(rf"{PACKAGE}(?:\.\w+)+(?::\w+)?")
_EXECUTE = {"execute", "executemany", "executescript"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One module that another asks for."""

    target: str
    """Its dotted name; `?` where it cannot be read."""
    line: int
    deferred: bool
    """Whether it waits for a function to be called."""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Module:
    """One file of the tree."""

    root: Path
    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Its place below the package: ("store", "log")."""
        parts = self.path.relative_to(self.root).with_suffix("").parts
        return parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts

    @property
    def inside(self) -> str:
        """Its dotted name below the package."""
        return ".".join(self.parts)

    @property
    def room(self) -> str | None:
        """The room it is in."""
        return ROOMS.get(self.parts[0])

    @property
    def package(self) -> tuple[str, ...]:
        """The package that its relative imports start from."""
        return (PACKAGE, *self.path.relative_to(self.root).parts[:-1])

    def within(self, places: Sequence[str]) -> bool:
        """Whether it is one of these rooms or modules, or in one."""
        return any(f"{self.inside}.".startswith(f"{place}.") for place in places)

    @cached_property
    def imports(self) -> list[Import]:
        """Everything it imports, in any of the ways there are."""
        return list(_imports(self))


def modules(root: Path) -> list[Module]:
    """Every module below the folder of the package."""
    return [Module(root, path) for path in sorted(root.rglob("*.py"))]


def faults(root: Path) -> list[str]:
    """Each place that leaves the rooms, as `file:line: what`."""
    return [
        f"{PACKAGE}/{module.path.relative_to(root)}:{line}: {what}"
        for module in modules(root)
        for rule in RULES
        for line, what in sorted(set(rule(module)))
    ]


Faults = Iterator[tuple[int, str]]

# Rooms and ranks


def in_a_room(module: Module) -> Faults:
    """A module is in a room, and its name says what is in it."""
    if module.room is None:
        yield 1, f"{module.parts[0]} is no room"
    for part in module.parts:
        if EMPTY_NAMES.search(part):
            yield 1, f"the name {part} says nothing"


def ranks(module: Module) -> Faults:
    """A module imports from lower ranks and its own room, no other of its rank."""
    for one in module.imports:
        if one.target == "?":
            yield one.line, "imports a module by a name that cannot be read here"
            continue
        here, there = one.target.partition(".")[::2]
        if here != PACKAGE or module.room is None:
            continue
        room = ROOMS.get(there.partition(".")[0] or "__init__")
        if room is None:
            yield one.line, f"imports {one.target}, which is in no room"
        elif room != module.room and RANKS[room] >= RANKS[module.room]:
            yield one.line, f"{module.room} imports {one.target}, of {room}"


def edges(module: Module) -> Faults:
    """Screens and commands see no store; commands load screens when they open them."""
    for one in module.imports:
        inside = f"{one.target}."
        if module.room in ("tui", "cli") and inside.startswith(f"{PACKAGE}.store."):
            yield one.line, f"{module.room} imports {one.target}, past project"
        if (
            module.room == "cli"
            and not one.deferred
            and inside.startswith(f"{PACKAGE}.tui.")
        ):
            yield one.line, "cli imports tui before it is asked to open it"


# Libraries


def libraries(module: Module) -> Faults:
    """Each library in the rooms it is for; no network; no disk where none is needed."""
    for one in module.imports:
        for library, places in LIBRARIES.items():
            if _is(one, library) and not module.within(places):
                yield one.line, f"imports {library} outside {' and '.join(places)}"
        if any(_is(one, library) for library in NETWORK):
            yield one.line, f"imports {one.target}: nothing leaves the machine"
        if module.room in DISKLESS and _reaches_disk(one):
            yield one.line, f"imports {one.target}: {module.room} needs no disk"


def sql(module: Module) -> Faults:
    """SQL stands in the store, and where other programs' files are read."""
    if module.within(_DATABASE):
        return
    said = {id(node.value) for node in _walk(module, ast.Expr)}
    for node in _walk(module, ast.Constant):
        if isinstance(node.value, str) and id(node) not in said and _is_sql(node.value):
            yield node.lineno, "SQL outside the store"
    for call in _walk(module, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _EXECUTE:
            yield call.lineno, f"calls {call.func.attr} outside the store"


def calls(module: Module) -> Faults:
    """Only commands print; who needs no disk opens nothing; nobody evaluates text."""
    for call in _walk(module, ast.Call):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name == "print" and module.room != "cli":
            yield call.lineno, "prints: stdout is for the results of commands"
        if name == "open" and module.room in DISKLESS:
            yield call.lineno, f"opens a file: {module.room} needs no disk"
        if name in ("eval", "exec"):
            yield call.lineno, f"calls {name}: text is hostile"


# Shape


def sizes(module: Module) -> Faults:
    """Functions and files that can be read at one sitting."""
    length = len(module.path.read_text(encoding="utf-8").splitlines())
    if length > LINES_OF_A_FILE:
        yield 1, f"{length} lines, more than {LINES_OF_A_FILE}"
    for node in _functions(module):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > LINES_OF_A_FUNCTION:
            yield (
                node.lineno,
                f"{node.name} has {length} lines, more than {LINES_OF_A_FUNCTION}",
            )


def catches(module: Module) -> Faults:
    """An error that nobody foresaw is raised again, but for the two boundaries."""
    if module.within(BOUNDARIES):
        return
    for handler in _walk(module, ast.ExceptHandler):
        caught = ast.unparse(handler.type) if handler.type else "Exception"
        if not re.search(r"\b(?:Base)?Exception\b", caught):
            continue
        if not any(isinstance(node, ast.Raise) for node in ast.walk(handler)):
            yield handler.lineno, "catches every error and raises none"


RULES: tuple[Callable[[Module], Faults], ...] = (
    in_a_room,
    ranks,
    edges,
    libraries,
    sql,
    calls,
    sizes,
    catches,
)


# Reading syntax


def _is(one: Import, library: str) -> bool:
    return f"{one.target}.".startswith(f"{library}.") or any(
        f"{one.target}.{name}" == library for name in one.names
    )


def _is_sql(text: str) -> bool:
    """Whether a string begins as a statement; a sentence begins with one capital."""
    found = _SQL.match(text)
    return found is not None and not found["verb"].split()[0].istitle()


_Node = TypeVar("_Node", bound=ast.AST)


def _reaches_disk(one: Import) -> bool:
    """Whether an import is of the disk; pure paths are only names."""
    pure = bool(one.names) and all(name.startswith("Pure") for name in one.names)
    return not pure and any(_is(one, library) for library in DISK)


def _walk(module: Module, kind: type[_Node]) -> Iterator[_Node]:
    for node in ast.walk(module.tree):
        if isinstance(node, kind):
            yield node


def _functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from _walk(module, ast.FunctionDef)
    yield from _walk(module, ast.AsyncFunctionDef)


def _imports(module: Module) -> Iterator[Import]:
    """Every import of a module, by statement and by call."""
    late = {
        id(inner)
        for function in (*_functions(module), *_walk(module, ast.Lambda))
        for inner in ast.walk(function)
    }
    for node in ast.walk(module.tree):
        found: list[tuple[str, tuple[str, ...]]] = []
        if isinstance(node, ast.Import):
            found = [(alias.name, ()) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = list(_from(module, node))
        elif isinstance(node, ast.Call) and _imports_by_name(module, node):
            found = [(target, ()) for target in _targets(module, node)]
        for target, names in found:
            line: int = getattr(node, "lineno", 1)
            yield Import(
                target=target, line=line, deferred=id(node) in late, names=names
            )


def _from(
    module: Module, node: ast.ImportFrom
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What `from X import a, b` asks for: modules X.a where there are such, else X."""
    base = node.module or ""
    if node.level:
        base = _relative(module, "." * node.level + base)
    for alias in node.names:
        inner = f"{base}.{alias.name}"
        if base == PACKAGE and alias.name in OPEN_TO_ALL:
            continue
        is_module = base.split(".")[0] == PACKAGE and _exists(module.root, inner)
        yield (inner, ()) if is_module else (base, (alias.name,))


def _relative(module: Module, name: str) -> str:
    """The dotted name that a relative one stands for in this module."""
    bare = name.lstrip(".")
    up = len(name) - len(bare) - 1
    base = module.package[: len(module.package) - up]
    return ".".join((*base, bare)) if bare else ".".join(base)


def _exists(root: Path, dotted: str) -> bool:
    place = root.joinpath(*dotted.split(".")[1:])
    return place.is_dir() or place.with_suffix(".py").is_file()


def _imports_by_name(module: Module, call: ast.Call) -> bool:
    """Whether a call imports what it is given the name of."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in _DYNAMIC
    named = {
        alias.asname
        for node in _walk(module, ast.ImportFrom)
        for alias in node.names
        if alias.name in _DYNAMIC and alias.asname
    }
    return isinstance(call.func, ast.Name) and call.func.id in _DYNAMIC | named


def _targets(module: Module, call: ast.Call) -> list[str]:
    """What such a call may import; where a table decides, all that is in tables."""
    given = call.args[0] if call.args else None
    name = _beginning(given) if given is not None else ""
    if name.startswith("."):
        name = _relative(module, name)
    if name:
        return [name.partition(":")[0].rstrip(".")]
    tables = [
        node.value.partition(":")[0]
        for node in _walk(module, ast.Constant)
        if isinstance(node.value, str) and _DOTTED.fullmatch(node.value)
    ]
    return tables or ["?"]


def _beginning(node: ast.expr) -> str:
    """The constant text that an expression begins with; empty if it has none.

    A beginning says where a name leads once it holds the room and the dot after it.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    first: ast.expr | None = None
    if isinstance(node, ast.JoinedStr) and node.values:
        first = node.values[0]
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        first = node.left
    text = _beginning(first) if first is not None else ""
    return text if text.startswith(".") or text.count(".") > 1 else ""
