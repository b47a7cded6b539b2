"""Taking in a folder of plain texts."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.measuring import Result, in_turn, wall
from workbench.domain import sentences
from workbench.domain.documents import Turn
from workbench.project.documents import Wish, import_files
from workbench.project.session import init_project
from workbench.store import file, scratch

TITLE = "importing .txt of 40 KB; limit: read, decode, sentence rules, raw inserts"
WITHIN = 2.0
SIZES = {90: 5, 1_000: 1}
"""Rounds by how many files."""

Laid = list[tuple[Path, tuple[Turn, ...]]]


def run(place: Path) -> list[Result]:
    """Folders of two sizes, each into a new project."""
    return [_sized(place, size, rounds) for size, rounds in SIZES.items()]


def _sized(place: Path, size: int, rounds: int) -> Result:
    folder = place / f"texts-{size}"
    laid = _lay_out(folder, size)
    numbers = count()

    def raw() -> None:
        path = place / f"raw-{next(numbers)}.db"
        _raw(path, laid)
        path.unlink()

    def ours() -> None:
        path = place / f"ours-{next(numbers)}.db"
        with init_project(path, coder=corpus.CODER, language=corpus.LANGUAGE) as made:
            taken = import_files(made, [folder], Wish(values={}))
        if any(one.refused for one in taken) or len(taken) != size:
            raise AssertionError("not all files were taken in")
        path.unlink()

    return in_turn(
        f"{size:,} files", wall(raw), wall(ours), rounds=rounds, within=WITHIN
    )


def _lay_out(folder: Path, size: int) -> Laid:
    folder.mkdir()
    laid = []
    for n in range(size):
        text, turns = corpus.interview(n, corpus.PAGE)
        path = folder / f"samtale-{n:04}.txt"
        path.write_text(text, encoding="utf-8")
        laid.append((path, turns))
    return laid


def _raw(path: Path, laid: Laid) -> None:
    """The least that has to be done, turns being known: same tables, same search."""
    path.touch()
    connection = file.connect(path, mode="rw")
    scratch.lay_out(connection)
    connection.execute("begin immediate")
    for n, (one, turns) in enumerate(laid, 1):
        _insert(connection, n, one, turns)
    connection.execute("commit")
    connection.close()


def _insert(
    connection: sqlite3.Connection, n: int, path: Path, turns: Sequence[Turn]
) -> None:
    text = unicodedata.normalize("NFC", path.read_bytes().decode())
    points = sentences.boundaries(text, turns, corpus.LANGUAGE)
    run = connection.execute
    layout = json.dumps(points.tolist())
    held = [(f"t{n}", path.stem), (f"x{n}", text), (f"l{n}", layout), (f"s{n}", "salt")]
    connection.executemany(
        "insert into content (uid, owner, body) values (?, ?, ?)",
        [(uid, f"d{n}", body) for uid, body in held],
    )
    run(
        "insert into operation values (?, ?, 'c', 'd', ?, 'now', 'import', 2, 'x')",
        (n, f"o{n}", n),
    )
    run("insert into change values (?, ?, 'document', ?, '{}')", (2 * n, n, f"d{n}"))
    run(
        "insert into change values (?, ?, 'revision', ?, '{}')", (2 * n + 1, n, f"d{n}")
    )
    run(
        "insert into document values"
        " (?, ?, ?, 'txt', 'nb', 'present', null, 'c', 'now')",
        (n, f"d{n}", path.stem),
    )
    run(
        "insert into revision values (?, ?, ?, ?, ?, ?, ?, 0, ?, 1, 'present')",
        (n, f"r{n}", n, f"x{n}", f"l{n}", f"s{n}", len(text), len(turns)),
    )
    speakers = {name: 10 * n + k for k, name in enumerate({t.speaker for t in turns})}
    connection.executemany(
        "insert into speaker values (?, ?, ?, 'interviewee')",
        [(pk, n, name) for name, pk in speakers.items()],
    )
    first = n << 20
    connection.executemany(
        "insert into turn values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (first + k, n, t.start, t.end, t.label, speakers[t.speaker], t.role, None)
            for k, t in enumerate(turns)
        ],
    )
    connection.executemany(
        "insert into search (rowid, words) values (?, ?)",
        [(first + k, text[t.start : t.end]) for k, t in enumerate(turns)],
    )
