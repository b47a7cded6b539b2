"""Recomputes a project's tables from its published views, cell for cell.

    python tests/checks/views.py PROJECT.db

A second program: it knows SQLite and the views, and nothing of the package. It reads
`v_passage`, `v_turn`, `v_finished`, `v_attribute`, `v_link`, `v_coding`, `v_document`
and `v_code`, counts in plain Python, and compares with what
`workbench report ... --format json` says. Exit code 1 where a cell differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

HEARD = ("interviewee", "none")
PROGRAM = (sys.executable, "-m", "workbench")
WORD = re.compile(r"\w+")
Cells = list[dict[str, Any]]


class Passage(NamedTuple):
    """A row of `v_passage` that counts."""

    code: str
    document: str
    start: int
    end: int
    speaker: str | None
    text: str
    codings: int


class Views:
    """What the views say of whoever is settled on, in what they have finished."""

    def __init__(self, path: Path) -> None:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        ask = connection.execute
        self.codes = [
            one
            for (one,) in ask(
                "select code from v_code where status <> 'retired' order by position"
            )
        ]
        first: dict[str, tuple[str, str]] = {}
        for document, coder, made, uid in ask(
            "select document, coder, created, id from v_coding"
        ):
            first.setdefault(document, (f"{made} {uid}", coder))
            first[document] = min(first[document], (f"{made} {uid}", coder))
        self.coders = {document: coder for document, (_, coder) in first.items()}
        self.base = sorted(
            {
                document
                for document, coder in ask("select document, coder from v_finished")
                if self.coders.get(document, coder) == coder
            }
        )
        self.turns = [
            row
            for row in ask("select document, start, end, role, text from v_turn")
            if row[0] in self.base and row[3] in HEARD
        ]
        self.whole = dict(
            ask(
                "select document, characters from v_document where document not in"
                " (select document from v_turn)"
            )
        )
        self.passages = [
            Passage(*row[:7])
            for row in ask(
                "select code, document, start, end, speaker, text, codings, coder, role"
                " from v_passage order by document, start, end, code"
            )
            if row[1] in self.base and row[7] == self.coders[row[1]] and row[8] in HEARD
        ]
        self.values: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
        for document, speaker, attribute, value in ask(
            "select name, speaker, attribute, value from v_attribute"
            " where owner = 'document'"
        ):
            self.values[document, speaker, attribute].add(value)
        self.links: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for uid, document, speaker in ask(
            "select case_id, document, speaker from v_link"
        ):
            self.links[document, speaker].add(uid)
        connection.close()

    def of(self, one: Passage, attribute: str) -> set[str]:
        """The values that a passage has by its speaker, else by its document."""
        own = self.values.get((one.document, one.speaker, attribute))
        return own or self.values.get((one.document, None, attribute), set())

    def having(self, attribute: str, value: str) -> int:
        """How many documents of the base have a value, by whichever speaker."""
        return len(
            {
                document
                for (document, _, name), values in self.values.items()
                if name == attribute and value in values and document in self.base
            }
        )

    def cases_of(self, passages: Iterable[Passage]) -> int:
        """How many cases these passages are of."""
        return len(
            {
                case
                for one in passages
                for who in {None, one.speaker}
                for case in self.links.get((one.document, who), ())
            }
        )


def frequencies(views: Views) -> Cells:
    """Each code over the base."""
    return [
        {"code": code, **_counted(views, some), "of": len(views.base)}
        for code in views.codes
        for some in [[one for one in views.passages if one.code == code]]
    ]


def by(views: Views, attribute: str, values: Sequence[str]) -> Cells:
    """Each code by the values of an attribute."""
    return [
        {
            "code": code,
            attribute: value,
            **_counted(views, some),
            "of": views.having(attribute, value),
        }
        for code, value in product(views.codes, values)
        for some in [
            [
                one
                for one in views.passages
                if one.code == code and value in views.of(one, attribute)
            ]
        ]
    ]


def _counted(views: Views, some: Sequence[Passage]) -> dict[str, int]:
    return {
        "passages": len(some),
        "codings": sum(one.codings for one in some),
        "documents": len({one.document for one in some}),
        "cases": views.cases_of(some),
        "characters": sum(one.end - one.start for one in some),
    }


def crosstab(
    views: Views, attribute: str, values: Sequence[str], measure: str
) -> Cells:
    """A code by the values of an attribute, in one measure."""
    count: dict[str, Callable[[list[Passage]], int]] = {
        "documents": lambda some: len({one.document for one in some}),
        "passages": len,
        "codings": lambda some: sum(one.codings for one in some),
        "cases": views.cases_of,
        "words": lambda some: sum(len(WORD.findall(one.text)) for one in some),
    }
    return [
        {"code": code, attribute: value, "count": count[measure](some)}
        for code, value in product(views.codes, values)
        for some in [
            [
                one
                for one in views.passages
                if one.code == code and value in views.of(one, attribute)
            ]
        ]
    ]


def overlaps(views: Views) -> Cells:
    """Every pair of codes whose passages have a character in common."""
    documents: dict[str, set[str]] = defaultdict(set)
    for one in views.passages:
        documents[one.code].add(one.document)
    meeting: dict[tuple[str, str], set[Passage]] = defaultdict(set)
    for one, other in product(views.passages, repeat=2):
        if (
            one.document == other.document
            and one.code != other.code
            and one.start < other.end
            and other.start < one.end
        ):
            meeting[one.code, other.code].add(one)
    found = []
    for n, a in enumerate(views.codes):
        for b in views.codes[n + 1 :]:
            both = {one.document for one in meeting[a, b]}
            either = documents[a] | documents[b]
            found.append(
                {
                    "a": a,
                    "b": b,
                    "a_with_b": len(meeting[a, b]),
                    "b_with_a": len(meeting[b, a]),
                    "documents": len(both),
                    "jaccard": len(both) / len(either) if either else None,
                }
            )
    return found


def matrix(views: Views) -> Cells:
    """How many passages of each code each document has."""
    many = Counter((one.document, one.code) for one in views.passages)
    return [
        {"document": document, **{code: many[document, code] for code in views.codes}}
        for document in views.base
    ]


def coverage(views: Views) -> Cells:
    """How many of the characters that count are coded, each counted once."""
    found = []
    for document in views.base:
        places = {
            place
            for name, start, end, *_ in views.turns
            if name == document
            for place in range(start, end)
        } or set(range(views.whole.get(document, 0)))
        coded = places & {
            place
            for one in views.passages
            if one.document == document
            for place in range(one.start, one.end)
        }
        found.append(
            {
                "document": document,
                "characters": len(places),
                "coded": len(coded),
                "coverage": len(coded) / len(places) if places else None,
            }
        )
    return found


def silent(views: Views, code: str) -> Cells:
    """The documents of the base in which a code does not occur."""
    speaking = {one.document for one in views.passages if one.code == code}
    return [{"document": one} for one in views.base if one not in speaking]


def passages(views: Views, code: str) -> Cells:
    """The words behind a number."""
    return [
        {
            "code": one.code,
            "document": one.document,
            "start": one.start,
            "end": one.end,
            "text": one.text,
        }
        for one in views.passages
        if one.code == code
    ]


def asked(path: Path, *words: str) -> Cells:
    """The rows of a report of the program."""
    done = subprocess.run(
        [*PROGRAM, "-p", str(path), "report", *words, "--format", "json"],
        check=True,
        capture_output=True,
        text=True,
    )
    rows: Cells = json.loads(done.stdout)["rows"]
    return rows


def compared(theirs: Cells, ours: Cells, keys: Sequence[str]) -> Iterator[str]:
    """A line for each cell that is another one, or that only one side has."""

    def keyed(rows: Cells) -> dict[tuple[object, ...], dict[str, Any]]:
        return {tuple(row[key] for key in keys): row for row in rows}

    left, right = keyed(theirs), keyed(ours)
    if len(left) != len(theirs) or len(right) != len(ours):
        yield "a row stands there twice"
    for key in sorted(left.keys() ^ right.keys(), key=str):
        yield f"{key}: only in {'the report' if key in left else 'the views'}"
    for key in left.keys() & right.keys():
        for name, value in right[key].items():
            if left[key][name] != value:
                yield f"{key} {name}: report {left[key][name]!r}, views {value!r}"


def differences(path: Path, attribute: str, values: Sequence[str]) -> Iterator[str]:
    """What the two programs do not agree in, table by table."""
    views = Views(path)
    tables: list[tuple[list[str], Cells, list[str]]] = [
        (["frequencies"], frequencies(views), ["code"]),
        (
            ["frequencies", "--by", attribute],
            by(views, attribute, values),
            ["code", attribute],
        ),
        (["cooccurrence"], overlaps(views), ["a", "b"]),
        (["matrix"], matrix(views), ["document"]),
        (["coverage"], coverage(views), ["document"]),
    ]
    for measure in ("documents", "passages", "codings", "cases", "words"):
        words = ["crosstab", "--columns", attribute, "--measure", measure]
        made = crosstab(views, attribute, values, measure)
        tables.append((words, made, ["code", attribute]))
    spoken = {one.code for one in views.passages}
    for code in [one for one in views.codes if one in spoken][:5]:
        tables.append((["silent", code], silent(views, code), ["document"]))
        places = ["document", "start", "end"]
        tables.append((["passages", code], passages(views, code), places))
    for words, made, keys in tables:
        found = list(compared(asked(path, *words), made, keys))
        say(f"{' '.join(words)}: {len(made)} rows, {len(found)} differ")
        yield from (f"{' '.join(words)}: {one}" for one in found)


def say(words: str) -> None:
    """Write a line to stdout."""
    sys.stdout.write(words + "\n")


def main() -> int:
    """Compare, and say what differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("--by", default="wave", help="an attribute of documents")
    parser.add_argument("--values", default="2007,2010", help="its values, by commas")
    told = parser.parse_args()
    found = list(differences(told.project, told.by, told.values.split(",")))
    for one in found[:50]:
        say(one)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
