"""A word wherever it is said, with what stands around it: `report concordance`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.analysis import heads, spoken
from workbench.analysis.report import Asked, Option
from workbench.domain import searching
from workbench.domain.needs import Given, Need, Row
from workbench.domain.tables import ColumnType, Table
from workbench.errors import UsageError
from workbench.ordering import sort_key
from workbench.words import counted, word

_COLUMNS = {
    "document": ColumnType.TEXT,
    "start": ColumnType.COUNT,
    "end": ColumnType.COUNT,
    "left": ColumnType.TEXT,
    "match": ColumnType.TEXT,
    "right": ColumnType.TEXT,
}


@dataclass(frozen=True, slots=True)
class Concordance:
    """A row a place, by document and place; see `report.Report`."""

    name: str = "concordance"
    help: str = "a word wherever it is said, with what stands around it"
    options: tuple[Option, ...] = (
        Option(
            name="words",
            help="the word, or several one after another; with * at its end every word"
            " that begins so",
            argument=True,
            metavar="WORD",
        ),
    )

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """The words that count."""
        if not asked.text("words").strip():
            raise UsageError("say which word", hint="workbench report concordance WORD")
        searching.parts(asked.text("words"))
        return spoken.needs(asked)

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows as `find`: document, start, end, left, match, right."""
        language = asked.language
        pattern = searching.pattern(searching.parts(asked.text("words")))
        names = spoken.documents(given)
        rows: list[Row] = [
            (names[one.document], *searching.row(one.text, *found.span()))
            for one in spoken.said(given)
            for piece in one.pieces
            for found in pattern.finditer(one.text, *piece)
        ]
        rows.sort(key=lambda row: (sort_key(str(row[0])), row[1]))
        held = len({row[0] for row in rows})
        told = counted("note.concordance", language, len(rows), documents=held)
        return Table(
            name="concordance",
            title=word("report.concordance", language),
            columns=tuple(
                heads.column(name, language, type_) for name, type_ in _COLUMNS.items()
            ),
            rows=tuple(rows),
            notes=(told, *spoken.rules(asked, given)),
            language=language,
        )
