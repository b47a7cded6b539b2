"""Which words stand near a word: the table of `report collocations`.

The score is Dunning's log-likelihood ratio, G2 = 2 * sum(O * ln(O / E)) over the four
cells of: near the word or not, this other word or not (T. Dunning, "Accurate methods
for the statistics of surprise and coincidence", Computational Linguistics 19, 1993). It
has a minus where the other word is rarer near the word than elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log

from workbench.analysis import heads, spoken
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain import searching
from workbench.domain.needs import Given, Need, Row
from workbench.domain.tables import ColumnType, Table
from workbench.errors import UsageError
from workbench.ordering import sort_key
from workbench.words import counted, word


@dataclass(frozen=True, slots=True)
class Collocations:
    """A row a word that stands near, the most unlikely to do so by chance first."""

    name: str = "collocations"
    help: str = "which words stand near a word more often than chance would have it"
    options: tuple[Option, ...] = (
        Option(
            name="word",
            help="the word; with * at its end every word that begins so",
            argument=True,
            metavar="WORD",
        ),
        Option(
            name="window",
            help="so many words on either side, in the same turn",
            kind=Kind.NUMBER,
            default=5,
            metavar="N",
        ),
        Option(
            name="least",
            help="only words that stand near so many times",
            kind=Kind.NUMBER,
            default=2,
            metavar="N",
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The words that count."""
        _node(asked)
        return spoken.needs(asked)

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: word, other, together, score."""
        language, node = asked.language, _node(asked)
        found = _Near(pattern=node, window=asked.number("window"))
        for one in spoken.said(given):
            for piece in one.pieces:
                found.read(spoken.WORD.findall(one.text[slice(*piece)].lower()))
        shown = asked.text("word").strip().lower()
        rows = [(shown, *row) for row in found.rows(asked.number("least"))]
        rows.sort(key=lambda row: (-float(row[3] or 0), sort_key(str(row[1]))))
        window = counted(
            "note.collocations", language, found.window, word=shown, times=found.times
        )
        return Table(
            name="collocations",
            title=word("report.collocations", language),
            columns=(
                heads.column("word", language),
                heads.column("other", language),
                heads.column("together", language, ColumnType.COUNT),
                heads.column("score", language, ColumnType.NUMBER),
            ),
            rows=tuple(rows),
            notes=(
                window,
                word("note.collocations.score", language),
                *spoken.rules(asked, given),
            ),
            language=language,
        )


def _node(asked: Asked) -> re.Pattern[str]:
    if not asked.text("word").strip():
        raise UsageError("say which word", hint="workbench report collocations WORD")
    parts = searching.parts(asked.text("word"))
    if len(parts) > 1 or not re.fullmatch(r"\w+\*?", parts[0]):
        raise UsageError(
            f"{asked.text('word')!r} is not one word",
            hint="`workbench report concordance` takes several",
        )
    if not asked.number("window"):
        raise UsageError("the window is at least one word on either side")
    return searching.pattern(parts)


@dataclass(slots=True, kw_only=True)
class _Near:
    """Counts of words near the one that is asked for, and everywhere else."""

    pattern: re.Pattern[str]
    window: int
    near: Counter[str] = field(default_factory=Counter)
    every: Counter[str] = field(default_factory=Counter)
    times: int = 0

    def read(self, words: list[str]) -> None:
        """Count what one turn has; a word that is near two is near once."""
        nodes = {n for n, one in enumerate(words) if self.pattern.fullmatch(one)}
        self.times += len(nodes)
        reach = self.window
        near = {
            n
            for node in nodes
            for n in range(max(0, node - reach), min(len(words), node + reach + 1))
        }
        self.near.update(words[n] for n in near - nodes)
        self.every.update(words)
        self.every.subtract([words[n] for n in nodes])

    def rows(self, least: int) -> Iterator[Row]:
        """Other, together, score."""
        near, every = self.near.total(), self.every.total()
        for other, together in self.near.items():
            if together >= least:
                score = likelihood(together, near, self.every[other], every)
                yield other, together, round(score, 3)


def likelihood(together: int, near: int, other: int, every: int) -> float:
    """The log-likelihood ratio, with a minus where they avoid one another.

    Args:
        together: How often the other word is near.
        near: How many words are near.
        other: How often the other word is said at all.
        every: How many words are said.
    """
    observed = (together, near - together, other - together)
    cells = (
        (observed[0], near * other),
        (observed[1], near * (every - other)),
        (observed[2], (every - near) * other),
        (every - sum(observed), (every - near) * (every - other)),
    )
    score = 2 * sum(count * log(count * every / by) for count, by in cells if count)
    return score if together * every >= near * other else -score
