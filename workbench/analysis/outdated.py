"""Codings that were made under an older definition: the table of `report outdated`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from workbench.analysis import heads, notes
from workbench.analysis.report import Asked, Option
from workbench.domain.given import OutdatedCoding
from workbench.domain.needs import (
    About,
    Base,
    CodeFact,
    CoderFact,
    Facts,
    Given,
    Key,
    Need,
    Outdated,
    Row,
)
from workbench.domain.tables import ColumnType, Table
from workbench.ordering import sort_key
from workbench.words import counted, word

_COLUMNS = {
    "code": ColumnType.ID,
    "document": ColumnType.TEXT,
    "start": ColumnType.COUNT,
    "end": ColumnType.COUNT,
    "coder": ColumnType.TEXT,
    "coded_under": ColumnType.COUNT,
    "now": ColumnType.COUNT,
}


@dataclass(frozen=True, slots=True)
class OutdatedCodings:
    """A row a coding, by code, document and place; see `report.Report`."""

    name: str = "outdated"
    help: str = "codings made under a definition that their code no longer has"
    options: tuple[Option, ...] = ()

    def needs(self, asked: Asked) -> Mapping[str, Need]:
        """Those codings, and what everything is called."""
        return {
            "codings": Outdated(),
            "codes": Facts(about=About.CODES),
            "documents": Facts(about=About.DOCUMENTS),
            "coders": Facts(about=About.CODERS),
            **heads.RULES,
        }

    def table(self, asked: Asked, given: Given) -> Table:
        """Rows: code, document, start, end, coder, coded_under, now."""
        language = asked.language
        return Table(
            name="outdated",
            title=word("report.outdated", language),
            columns=tuple(
                heads.column(name, language, type_) for name, type_ in _COLUMNS.items()
            ),
            rows=tuple(_rows(given)),
            notes=tuple(_notes(asked, given)),
            language=language,
        )


def _held(given: Given) -> Sequence[OutdatedCoding]:
    return cast(tuple[OutdatedCoding, ...], given["codings"])


def _rows(given: Given) -> Iterator[Row]:
    codes = cast(tuple[CodeFact, ...], given["codes"])
    ids = {code.key: code.id for code in codes}
    places = {code.key: n for n, code in enumerate(codes)}
    documents = cast(Mapping[Key, str], given["documents"])
    people = {one.key: one.name for one in cast(Sequence[CoderFact], given["coders"])}
    known = [one for one in _held(given) if one.edition is not None]
    known.sort(
        key=lambda one: (
            places[one.code],
            sort_key(documents[one.document]),
            one[1:4],
            sort_key(people[one.coder]),
        )
    )
    for one in known:
        where = (documents[one.document], one.start, one.end, people[one.coder])
        yield (ids[one.code], *where, one.edition, one.now)


def _notes(asked: Asked, given: Given) -> Iterator[str]:
    language = asked.language
    yield word("note.outdated", language)
    coders = cast(tuple[CoderFact, ...], given["coders"])
    yield from notes.rules(asked, cast(Base, given["base"]), coders)
    unknown = sum(one.edition is None for one in _held(given))
    if unknown:
        yield counted("note.outdated.unknown", language, unknown)
    yield from notes.waiting(cast(int, given["waiting"]), language)
