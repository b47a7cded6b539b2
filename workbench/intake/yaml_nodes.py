"""YAML as it is written: every scalar a string, every node with its place.

What YAML would quietly do with a file (turn `no` into false, keep the last of two
equal keys, follow aliases) is not done, or refused with line and column.

    document(data, "codebook.yaml")   ->  node or None, problems
    documents(data, "attributes.yaml") -> nodes, problems
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.errors import Problem

MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A place in the file; line and column count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A scalar. `bare` means that nothing at all was written."""

    value: str
    place: Place
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A field of a mapping; `place` is its name's."""

    place: Place
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A mapping from field names to nodes, in the order of the file."""

    entries: dict[str, Entry]
    place: Place


Node: TypeAlias = Text | Items | Fields


@dataclass(slots=True)
class Faults:
    """Collects what is wrong in one file."""

    where: str
    problems: list[Problem] = field(default_factory=list)

    def add(
        self, place: Place, message: str, hint: str = "", severity: str = "error"
    ) -> None:
        """One more problem, at this place of the file."""
        where = f"{self.where}:{place.line}:{place.column}"
        self.problems.append(
            Problem(where=where, message=message, hint=hint, severity=severity)
        )

    def in_order(self) -> list[Problem]:
        """The problems from the top of the file to its end."""
        return sorted(self.problems, key=_position)


def _position(problem: Problem) -> tuple[int, int]:
    _, line, column = problem.where.rsplit(":", 2)
    return int(line), int(column)


def document(data: bytes, where: str) -> tuple[Node | None, list[Problem]]:
    """The one document of a YAML file; None where it cannot be read as YAML.

    A node may come with problems: what can be read is, so that its reader finds the
    rest in the same pass. Whoever uses the node refuses it if there is any.
    """
    nodes, problems = documents(data, where)
    if not nodes:
        if not problems:
            problems = [Problem(where=f"{where}:1:1", message="The file is empty.")]
        return None, problems
    if len(nodes) > 1:
        faults = Faults(where, problems)
        faults.add(
            nodes[1].place,
            "A second document begins here; this file may have only one.",
            "Take the line --- away, or keep the rest in a file of its own.",
        )
        problems = faults.in_order()
    return nodes[0], problems


def fields_of(data: bytes, where: str, otherwise: str) -> tuple[Fields | None, Faults]:
    """The fields of the one document of a YAML file, and what is wrong with it so far.

    `otherwise` is said where the document is no list of fields; None then, or where
    there is no document.
    """
    node, problems = document(data, where)
    faults = Faults(where, problems)
    if isinstance(node, Fields):
        return node, faults
    if node is not None:
        faults.add(node.place, otherwise)
    return None, faults


def documents(data: bytes, where: str) -> tuple[tuple[Node, ...], list[Problem]]:
    """All documents of a YAML file, parted by lines of `---`.

    Nothing is returned of a file that is no YAML, too large or too deep.
    """
    faults = Faults(where)
    text = _decoded(data, faults)
    if text is None:
        return (), faults.problems
    from workbench.intake.yaml_tree import Tree

    return Tree(text, faults).build(), faults.in_order()


# -- bytes ---------------------------------------------------------------------------

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"", "utf-8"),
)
_BREAK = re.compile("\r\n?|\n")


def _decoded(data: bytes, faults: Faults) -> str | None:
    if len(data) > MOST_BYTES:
        faults.add(
            Place(line=1, column=1),
            f"The file has {len(data):,} bytes; {MOST_BYTES:,} is the most.",
            "Check that it is the file you meant.",
        )
        return None
    mark, encoding = next(pair for pair in _MARKS if data.startswith(pair[0]))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[len(mark) : len(mark) + error.start].decode(encoding, "replace")
        faults.add(
            Lines(before).place(len(before)),
            f"The file is not text in {encoding.upper()}.",
            "Save it as UTF-8.",
        )
        return None


class Lines:
    """Where each line begins, as an editor counts lines."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def place(self, index: int) -> Place:
        """Line and column of the code point with this index."""
        line = bisect_right(self.starts, index)
        return Place(line=line, column=index - self.starts[line - 1] + 1)


# -- words ---------------------------------------------------------------------------


def shown(text: str) -> str:
    """A user's word within a sentence: on one line, cut short, between backticks."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= 40 else line[:39] + '…'}`"
