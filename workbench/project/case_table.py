"""Cases as a table to work in: values set one by one, ties, what a case leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.attributes import SEVERAL, from_spec
from workbench.domain.changes.kinds import CaseFact, Label
from workbench.errors import NotFound, UsageError
from workbench.ordering import sort_key
from workbench.project.attributes import References, values_of
from workbench.project.cells import AttributeCell, AttributeColumn, AttributeColumns
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import about, case_ties
from workbench.store.read import cases as reading
from workbench.store.read.case_ties import CaseKey, Referring, TiedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as a row."""

    uid: str
    key: str
    name: str
    documents: int
    cells: tuple[AttributeCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTable:
    """The cases of one kind, by name."""

    kind: str
    columns: tuple[AttributeColumn, ...]
    rows: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCard:
    """What leads on from a case."""

    case: CaseKey
    documents: tuple[TiedDocument, ...]
    referring: tuple[Referring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a case has of an attribute, to be changed."""

    several: bool
    values: tuple[str, ...]
    """Its own, as stored; none where it has what it refers to, or nothing."""
    choices: tuple[tuple[str, str], ...]
    """What can be chosen and what that is called; none where anything is typed."""


def table(project: Project, kind: str, language: str) -> CaseTable:
    """The cases of a kind with all that is known of them."""
    with project.file.reading() as connection:
        rows = reading.cases(connection, kind)
        every = reading.values(connection)
        held = {row.pk: every.get(row.pk, {}) for row in rows}
        own = reading.set_on(connection, kind)
        attributes = AttributeColumns(connection, held.values(), {kind}, language)
    return CaseTable(
        kind=kind,
        columns=tuple(attributes.columns),
        rows=tuple(
            CaseLine(
                uid=row.uid,
                key=row.key,
                name=row.name if row.name != row.key else "",
                documents=row.documents,
                cells=tuple(attributes.cells(held[row.pk], own.get(row.uid, {}))),
            )
            for row in sorted(rows, key=lambda row: sort_key(row.name))
        ),
    )


def standing(project: Project, uid: str, attribute: str, language: str) -> Standing:
    """What a case has of an attribute, and what it could have."""
    with project.file.reading() as connection:
        case = _case(connection, uid)
        values = reading.set_on(connection, case.kind).get(uid, {}).get(attribute, [])
        one = AttributeColumns(connection, [{attribute: values}], (), language)
        column = next(each for each in one.columns if each.name == attribute)
        return Standing(
            several=column.several,
            values=tuple(values),
            choices=tuple(one.choices(attribute)),
        )


def set_values(
    project: Project, uid: str, attribute: str, values: Sequence[str]
) -> None:
    """Give a case these values of an attribute, none to take them away; one operation.

    Raises:
        UsageError: one of them is no value of the attribute; nothing was changed.
    """
    with project.recording(Label.ATTRIBUTES) as act:
        case = _case(act.connection, uid)
        known = about.attributes(act.connection).get(attribute)
        if known is None:
            raise NotFound(f"there is no attribute {attribute!r}")
        spec = from_spec(attribute, known.spec)
        if len(values) > 1 and not spec.several:
            raise UsageError(f"{attribute} takes one value")
        read = values_of(spec, SEVERAL.join(values), References(act.connection))
        before = reading.set_on(act.connection, case.kind).get(uid, {})
        if read == before.get(attribute, []):
            return
        held = tuple(act.batch.text(uid, one) for one in read)
        act.batch.add(CaseFact(subject=uid, attribute=known.uid, values=held))


def card(project: Project, uid: str) -> CaseCard:
    """A case, its documents, and the cases that refer to it."""
    with project.file.reading() as connection:
        return CaseCard(
            case=_case(connection, uid),
            documents=tuple(case_ties.documents(connection, uid)),
            referring=tuple(case_ties.referring(connection, uid)),
        )


def _case(connection: Connection, uid: str) -> CaseKey:
    found = case_ties.case(connection, uid)
    if found is None:
        raise NotFound("that case is there no more")
    return found
