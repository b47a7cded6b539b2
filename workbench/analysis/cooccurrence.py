"""Which codes stand together: the table of `report cooccurrence`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from workbench.analysis import heads, notes
from workbench.analysis.report import Asked, Option
from workbench.domain.charts import ChartKind, Figure
from workbench.domain.given import Companions
from workbench.domain.needs import (
    About,
    Base,
    CodeFact,
    CoderFact,
    Facts,
    Given,
    Need,
    Row,
    Together,
)
from workbench.domain.tables import ColumnType, Table
from workbench.errors import UsageError
from workbench.words import counted, word


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """A row a pair of codes, in the order of the tree, zeros too."""

    name: str = "cooccurrence"
    help: str = "which codes stand together, each pair once"
    options: tuple[Option, ...] = (
        Option(
            name="relation",
            help="how: overlap, turn, document, or near:N (sentences)",
            default="overlap",
            metavar="RELATION",
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The pairs, and what codes and coders are called."""
        return {
            "companions": relation(asked.text("relation")),
            "codes": Facts(about=About.CODES),
            **heads.RULES,
            **heads.coders(asked),
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: a, b, [coder], a_with_b, b_with_a, documents, jaccard."""
        language = asked.language
        coders = cast(tuple[CoderFact, ...], given.get("coders", ()))
        rows = tuple(_rows(asked, given, coders))
        names = ("a_with_b", "b_with_a", "documents")
        columns = [heads.column(one, language, ColumnType.ID) for one in ("a", "b")]
        columns += [heads.column(one, language, ColumnType.COUNT) for one in names]
        columns += [heads.column("jaccard", language, ColumnType.SHARE)]
        if heads.each(asked):
            columns.insert(2, heads.column("coder", language))
        return Table(
            name="cooccurrence",
            title=word("report.cooccurrence", language),
            columns=tuple(columns),
            rows=rows,
            notes=tuple(_notes(asked, given, coders, rows)),
            language=language,
            figure=None if heads.each(asked) else _figure(given, language),
        )


def _figure(given: Given, language: str) -> Figure:
    """A cell for each pair, in how many documents they stand together."""
    codes = cast(tuple[CodeFact, ...], given["codes"])
    return Figure(
        kind=ChartKind.HEAT,
        down="a",
        across="b",
        value="documents",
        both_ways=True,
        labels=heads.labels(codes, language),
    )


def relation(text: str) -> Together:
    """What is asked for with `--relation`.

    Raises:
        UsageError: There is no such relation.
    """
    if text in ("overlap", "turn", "document"):
        return Together(relation=text)
    near = re.fullmatch("near:([0-9]{1,5})", text)
    if near:
        return Together(relation="near", sentences=int(near[1]))
    raise UsageError(
        f"relation is overlap, turn, document or near:N, not {text!r}",
        hint="near:2 is at most two sentences on, in the same document",
    )


def _rows(asked: Asked, given: Given, coders: tuple[CoderFact, ...]) -> Iterator[Row]:
    held = cast(Companions, given["companions"])
    used = {code for _, code in held.documents}
    every = cast(tuple[CodeFact, ...], given["codes"])
    codes = list(heads.rows_of(every, used))
    people = [
        (one.key if one else None, (one.name,) if one else ())
        for one in heads.every_coder(asked, coders)
    ]
    for a, b in combinations(codes, 2):
        for who, name in people:
            one = held.pairs.get((who, a.key, b.key))
            if one is None:
                occur = (who, a.key) in held.documents or (who, b.key) in held.documents
                yield (a.id, b.id, *name, 0, 0, 0, 0.0 if occur else None)
                continue
            other = held.pairs[who, b.key, a.key]
            jaccard = one.documents / one.either
            counts = (one.passages, other.passages, one.documents)
            yield (a.id, b.id, *name, *counts, jaccard)


def _notes(
    asked: Asked, given: Given, coders: tuple[CoderFact, ...], rows: tuple[Row, ...]
) -> Iterator[str]:
    language, need = asked.language, relation(asked.text("relation"))
    if need.relation == "near":
        key = "note.together.near"
        yield counted(key, language, need.sentences)
    else:
        yield word(f"note.together.{need.relation}", language)
    yield word("note.together.columns", language)
    yield from notes.rules(asked, cast(Base, given["base"]), coders)
    if any(row[-1] is None for row in rows):
        yield word("note.together.undefined", language)
    yield from notes.waiting(cast(int, given["waiting"]), language)
