"""The fold of the codebook, which is one subject: tree, names, redirects, sets.

Moves and merges are replayed in the order of the log; one that would close a cycle is
passed over and listed as a conflict. Two codes that meet under one slug are both kept:
the later one gets `-2`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.changes.kinds import (
    DEFINING,
    CodeAdded,
    CodeMerged,
    CodePlaced,
    CodeSet,
    Field,
    SetAdded,
    SetFilled,
)
from workbench.store.fold.registers import Registers, settle
from workbench.store.fold.rows import bodies, sync
from workbench.store.log import Entry

CODE = [
    "pk",
    "uid",
    "slug",
    "state",
    "parent",
    "position",
    "place",
    "depth",
    "target",
    "definition",
    "codable",
    "status",
    "origin",
    "color",
    "key",
]
TEXTS = frozenset(
    {
        Field.NAME,
        Field.DEFINITION,
        Field.INCLUDE,
        Field.EXCLUDE,
        Field.EXAMPLES,
        Field.COUNTER_EXAMPLES,
        Field.INDICATORS,
        Field.SOURCE,
        Field.RELATIONS,
        Field.MERGED_FROM,
        Field.SPLIT_FROM,
    }
)


@dataclass(slots=True)
class Node:
    """A code while the book is being folded."""

    uid: str
    seq: int
    slug: str
    present: bool
    added_by: str
    registers: Registers
    parent: str | None = None
    position: int = 0
    into: str | None = None
    definition: str = ""
    children: list[Node] = field(default_factory=list)


def fold_codebook(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Fold every change of the codebook."""
    by_subject: dict[str, list[Entry]] = {}
    for entry in entries:
        by_subject.setdefault(entry.change.subject, []).append(entry)
    texts = _texts(connection, entries)
    apart: set[tuple[str, str, str]] = set()
    nodes = _nodes(by_subject, texts, apart)
    _replay(entries, nodes, apart)
    _write_codes(connection, nodes, texts)
    _write_sets(connection, by_subject, texts, apart)
    known = [*nodes, *(uid for uid in by_subject if uid not in nodes)]
    for uid, node in nodes.items():
        apart |= {(uid, *one) for one in node.registers.conflicts}
    _write_conflicts(connection, known, apart)


def _texts(
    connection: sqlite3.Connection, entries: Sequence[Entry]
) -> Mapping[str, str]:
    named = []
    for entry in entries:
        for name in ("slug", "text", "title"):
            named.append(getattr(entry.change, name, None))
    return bodies(connection, named)


def _nodes(
    by_subject: Mapping[str, Sequence[Entry]],
    texts: Mapping[str, str],
    apart: set[tuple[str, str, str]],
) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    taken: dict[str, str] = {}
    for uid, entries in by_subject.items():
        adds = [one for one in entries if isinstance(one.change, CodeAdded)]
        if not adds:
            continue
        added = next((one for one in adds if not one.undone), adds[0])
        assert isinstance(added.change, CodeAdded)
        wanted = texts.get(added.change.slug, "code")
        slug = _free(wanted, taken)
        if slug != wanted:
            apart |= {(uid, "slug", added.uid)}
        taken[slug] = uid
        defining = [
            one.uid
            for one in entries
            if isinstance(one.change, CodeSet)
            and one.change.field in DEFINING
            and not one.undone
        ]
        nodes[uid] = Node(
            uid=uid,
            seq=min(one.seq for one in adds),
            slug=slug,
            present=not added.undone,
            added_by=added.uid,
            registers=settle(entries),
            definition=defining[-1] if defining else added.uid,
        )
    return nodes


def _free(wanted: str, taken: Mapping[str, str]) -> str:
    slug, n = wanted, 1
    while slug in taken:
        n += 1
        slug = f"{wanted}-{n}"
    return slug


def _replay(
    entries: Sequence[Entry],
    nodes: Mapping[str, Node],
    apart: set[tuple[str, str, str]],
) -> None:
    for entry in entries:
        change = entry.change
        if entry.undone or change.subject not in nodes:
            continue
        node = nodes[change.subject]
        if isinstance(change, CodePlaced):
            if _reaches(nodes, change.parent, node.uid, "parent"):
                apart |= {(node.uid, "place", entry.uid)}
            else:
                node.parent, node.position = change.parent, change.position
        elif isinstance(change, CodeMerged):
            if _reaches(nodes, change.into, node.uid, "into"):
                apart |= {(node.uid, "merged", entry.uid)}
            else:
                node.into = change.into


def _reaches(
    nodes: Mapping[str, Node], start: str | None, goal: str, step: str
) -> bool:
    """Whether the whole path from `start` passes `goal`."""
    at = start
    while at is not None and at in nodes:
        if at == goal:
            return True
        at = getattr(nodes[at], step)
    return False


def _tree(nodes: Mapping[str, Node]) -> list[tuple[Node, int]]:
    """The present codes, depth first, each with its depth; then the removed ones."""
    roots: list[Node] = []
    for node in nodes.values():
        node.children = []
    for node in nodes.values():
        parent = nodes.get(node.parent or "")
        if not node.present:
            continue
        (parent.children if parent and parent.present else roots).append(node)
    found: list[tuple[Node, int]] = []
    stack = [(one, 0) for one in sorted(roots, key=_rank, reverse=True)]
    while stack:
        node, depth = stack.pop()
        found.append((node, depth))
        stack += [
            (one, depth + 1) for one in sorted(node.children, key=_rank, reverse=True)
        ]
    gone = sorted((one for one in nodes.values() if not one.present), key=_rank)
    return found + [(one, 0) for one in gone]


def _rank(node: Node) -> tuple[int, str, str]:
    return node.position, node.slug, node.uid


def _write_codes(
    connection: sqlite3.Connection, nodes: Mapping[str, Node], texts: Mapping[str, str]
) -> None:
    rows, words = [], []
    for place, (node, depth) in enumerate(_tree(nodes)):
        parent = nodes.get(node.parent or "")
        target = _target(nodes, node)
        held = _values(node)
        rows.append(
            (
                node.seq,
                node.uid,
                node.slug,
                "present" if node.present else "removed",
                parent.seq if parent and parent.present and node.present else None,
                node.position,
                place,
                depth,
                target.seq if target else None,
                node.definition,
                held.get(Field.CODABLE, 1),
                held.get(Field.STATUS, "accepted"),
                held.get(Field.ORIGIN),
                held.get(Field.COLOR, ""),
                held.get(Field.KEY, ""),
            )
        )
        words += _words(node, texts)
    sync(connection, "code", CODE, ("true", ()), rows)
    sync(
        connection,
        "code_text",
        ("code", "field", "language", "body"),
        ("true", ()),
        words,
        keys=3,
    )


def _target(nodes: Mapping[str, Node], node: Node) -> Node | None:
    """Where the whole path of merges ends, None if the code stands for itself."""
    at = node
    while at.into is not None and at.into in nodes:
        at = nodes[at.into]
    return None if at is node else at


def _values(node: Node) -> dict[str, str | int]:
    held: dict[str, str | int] = {}
    for entry in node.registers.last.values():
        change = entry.change
        if not isinstance(change, CodeSet):
            continue
        if change.field == Field.COLOR and change.number is not None:
            held[change.field] = f"#{change.number:06x}"
        elif change.field == Field.KEY and change.number is not None:
            held[change.field] = str(change.number)
        elif change.field == Field.CODABLE and change.number is not None:
            held[change.field] = change.number
        elif change.choice is not None:
            held[change.field] = change.choice
    return held


def _words(node: Node, texts: Mapping[str, str]) -> list[tuple[int, str, str, str]]:
    rows = []
    for entry in node.registers.last.values():
        change = entry.change
        if not isinstance(change, CodeSet) or change.field not in TEXTS:
            continue
        body = texts.get(change.text or "")
        if body is not None:
            rows.append((node.seq, change.field, change.language or "", body))
    return rows


def _write_sets(
    connection: sqlite3.Connection,
    by_subject: Mapping[str, Sequence[Entry]],
    texts: Mapping[str, str],
    apart: set[tuple[str, str, str]],
) -> None:
    rows, members = [], []
    taken: dict[str, str] = {}
    for uid, entries in by_subject.items():
        adds = [one for one in entries if isinstance(one.change, SetAdded)]
        added = next((one for one in adds if not one.undone), None)
        if added is None:
            continue
        found = settle(entries)
        apart |= {(uid, *one) for one in found.conflicts}
        filled = found.last.get("filling")
        change = filled.change if filled else None
        if not isinstance(change, SetFilled) or change.position is None:
            continue
        assert isinstance(added.change, SetAdded)
        slug = _free(texts.get(added.change.slug, "set"), taken)
        taken[slug] = uid
        title = texts.get(change.title or "", "{}")
        seq = min(one.seq for one in adds)
        rows.append((seq, uid, slug, title, change.position))
        members += [(seq, n, code) for n, code in enumerate(change.codes)]
    member = ("code_set", "n", "code")
    connection.execute(
        "delete from code_set_member where code_set not in"
        " (select value from json_each(?))",
        (json.dumps([row[0] for row in rows]),),
    )
    sync(
        connection,
        "code_set",
        ("pk", "uid", "slug", "title", "position"),
        ("true", ()),
        rows,
    )
    sync(connection, "code_set_member", member, ("true", ()), members, keys=2)


def _write_conflicts(
    connection: sqlite3.Connection,
    subjects: Sequence[str],
    apart: set[tuple[str, str, str]],
) -> None:
    standing = set(subjects)
    rows = connection.execute("select subject, register, operation from conflict")
    gone = [row for row in rows if row[0] in standing and row not in apart]
    connection.executemany(
        "delete from conflict where subject = ? and register = ? and operation = ?",
        gone,
    )
    connection.executemany(
        "insert or ignore into conflict values (?, ?, ?)", sorted(apart)
    )
