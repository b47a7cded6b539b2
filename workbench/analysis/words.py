"""How often each word is said: the table of `report words`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.analysis import heads, spoken
from workbench.analysis.report import Asked, Kind, Option
from workbench.domain.needs import Given, Need, Row
from workbench.domain.tables import ColumnType, Table
from workbench.ordering import sort_key
from workbench.words import word


@dataclass(frozen=True, slots=True)
class Words:
    """A row a word, in small letters, the most frequent first."""

    name: str = "words"
    help: str = "how often each word is said, and in how many documents"
    options: tuple[Option, ...] = (
        Option(
            name="least",
            help="only words that are said so many times",
            kind=Kind.NUMBER,
            default=1,
            metavar="N",
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The words that count."""
        return spoken.needs(asked)

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: word, count, documents, share."""
        language = asked.language
        count, documents = _counted(given)
        of = len(spoken.documents(given))
        rows: list[Row] = [
            (one, many, documents[one], documents[one] / of)
            for one, many in count.items()
            if many >= asked.number("least")
        ]
        rows.sort(key=lambda row: (-int(row[1] or 0), sort_key(str(row[0]))))
        whole = word(
            "note.words", language, count=count.total(), different=len(count), of=of
        )
        return Table(
            name="words",
            title=word("report.words", language),
            columns=(
                heads.column("word", language),
                heads.column("count", language, ColumnType.COUNT),
                heads.column("documents", language, ColumnType.COUNT),
                heads.column("share", language, ColumnType.SHARE),
            ),
            rows=tuple(rows),
            notes=(whole, *spoken.rules(asked, given)),
            language=language,
        )


def _counted(given: Given) -> tuple[Counter[str], Counter[str]]:
    """How often each word is said, and in how many documents."""
    count: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for one in spoken.said(given):
        here: Counter[str] = Counter()
        for piece in one.pieces:
            here.update(spoken.WORD.findall(one.text[slice(*piece)].lower()))
        count.update(here)
        documents.update(here.keys())
    return count, documents
