"""The study at a glance: its documents in groups, who coded them, what waits.

Documents are grouped by the first two attributes of documents that are a choice, in the
order of the attributes, as in wave and level. Where the first is missing, the year of
the document's date stands in its place. Documents in which nobody is named as speaking
are a group of their own, where others are interviews.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.domain.attribute_kinds import DOCUMENT
from workbench.domain.attributes import Attribute, AttributeType, from_spec
from workbench.domain.languages import pick
from workbench.domain.quotes import TranslationState
from workbench.domain.seasons import year_of
from workbench.ordering import sort_key
from workbench.project import pages
from workbench.project.quoted import rendering
from workbench.project.session import Project
from workbench.store.file import Connection
from workbench.store.read import about, listings
from workbench.store.read import material as reading
from workbench.store.read import quotes as quoting

LEVELS = 2
"""Attributes that documents are grouped by, at most."""
ROWS = 9
"""Groups, at most; one attribute less is used where there would be more."""
FEW = 8
"""Values of an attribute that is no choice, at most, for it to make groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some of the documents, by their names."""

    values: tuple[str, ...]
    """Their values of the attributes, by label; without those that are missing."""
    speaking: bool
    """Whether somebody is named as speaking in them; else they are texts."""
    received: tuple[str, ...]
    coded: Mapping[str, tuple[str, ...]]
    """Those that each coder has coded something in."""
    finished: tuple[str, ...]
    """Those that somebody has finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKind:
    """A kind of case."""

    kind: str
    label: str
    count: int
    tied: int
    """How many are tied to a document; a kind without ties is a register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What waits for somebody."""

    proposed: int = 0
    outdated: int = 0
    """Passages with a coding that was made under another definition."""
    counted: int = 0
    """Codings whose words a correction changed; they count."""
    uncounted: int = 0
    """Codings that a correction left ambiguous or lost; they do not count."""
    untranslated: int = 0
    stale: int = 0
    """Quotes whose translation is of other words than are printed now."""
    misplaced: int = 0
    """Quotes on words that a correction changed, or left without a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The study at a glance."""

    groups: tuple[Group, ...]
    coders: tuple[str, ...]
    """Whoever has coded something: oneself first, then by documents."""
    kinds: tuple[CaseKind, ...]
    codes: int
    today: tuple[int, int]
    """Passages that one has coded in since `since`, and documents."""
    passages: int
    """As `report passages` lists them."""
    base: int
    """The documents in which these are counted."""
    waits: Waits


def overview(
    project: Project, *, since: str, documents: str, language: str
) -> Overview:
    """The study at a glance.

    Args:
        project: Whoever acts in it is known.
        since: When today began, in UTC.
        documents: Whose passages count: of documents that are `finished`, or `all`.
        language: Of labels.
    """
    with project.file.reading() as connection:
        material = _Material(connection)
        own = reading.coder_of(connection, project.author.coder)
        coders = material.coders(own)
        passages, base = _passages(connection, documents)
        return Overview(
            groups=tuple(material.groups(coders, language)),
            coders=tuple(coders.values()),
            kinds=tuple(_kinds(connection, language)),
            codes=reading.code_numbers(connection)[0],
            today=reading.count_since(connection, project.author.coder, since),
            passages=passages,
            base=base,
            waits=_waits(connection),
        )


def _passages(connection: Connection, documents: str) -> tuple[int, int]:
    """How many passages count, and in how many documents."""
    from workbench.domain.needs import Documents, Selection
    from workbench.store.read.scope import scope

    selection = Selection(documents=Documents(documents))
    made = scope(connection, selection)
    return reading.count_passages(made), len(made.base)


def _stale(connection: Connection) -> int:
    """How many translations are of words that are others since."""
    states = [
        made.state(one.printed or said, said)
        for one, said in quoting.translated(connection)
        if (made := rendering(one))
    ]
    return states.count(TranslationState.STALE)


def _waits(connection: Connection) -> Waits:
    left: Counter[bool] = Counter()
    for of_document in reading.unsettled(connection).values():
        left += of_document
    untranslated, misplaced = reading.quotes_waiting(connection)
    return Waits(
        proposed=reading.code_numbers(connection)[1],
        outdated=reading.count_outdated(connection),
        counted=left[True],
        uncounted=left[False],
        untranslated=untranslated,
        stale=_stale(connection),
        misplaced=misplaced,
    )


def kinds(project: Project, language: str) -> list[CaseKind]:
    """The kinds of case there are."""
    with project.file.reading() as connection:
        return list(_kinds(connection, language))


def codes(project: Project) -> int:
    """How many codes there are that are not retired."""
    with project.file.reading() as connection:
        return reading.code_numbers(connection)[0]


def _kinds(connection: Connection, language: str) -> Iterable[CaseKind]:
    known = about.attributes(connection)
    for kind, count, tied in reading.case_kinds(connection):
        named = from_spec(kind, known[kind].spec).label if kind in known else {}
        label = pick(named, language) or kind
        yield CaseKind(kind=kind, label=label, count=count, tied=tied)


_Named = tuple[bool, tuple[str, ...]]
"""Whether a group are interviews, and its values."""
_Place = tuple[object, ...]
_TEXTS: tuple[_Place, _Named] = (1,), (False, ())
"""The place of the group of texts, after all others."""


class _Material:
    """The documents, and what makes groups of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = reading.documents(connection)
        self._coded = reading.coded_by(connection)
        self._finished = reading.finishers(connection)
        known = about.attributes(connection)
        specs = [from_spec(name, one.spec) for name, one in known.items()]
        self._specs = [one for one in specs if DOCUMENT in one.kinds]

    def coders(self, own: int) -> dict[int, str]:
        """Who has coded something: oneself, then whoever coded in most documents."""
        there = {row.pk for row in self._rows}
        many = Counter(
            coder for pk, by in self._coded.items() if pk in there for coder in by
        )
        names = reading.coders(self._connection)
        order = sorted(many, key=lambda one: (one != own, -many[one], one))
        return {one: names.get(one, "") for one in order}

    def groups(self, coders: Mapping[int, str], language: str) -> list[Group]:
        """The groups in the order of the attributes' values, texts last."""
        by = self._grouping()
        while True:
            parted = self._parted(by, language)
            if len(parted) <= ROWS or not by:
                break
            by = by[:-1]
        made = []
        for key in sorted(parted):
            rows, (speaking, values) = parted[key]
            made.append(self._group(rows, values, coders, speaking=speaking))
        return made

    def _grouping(self) -> list[Attribute]:
        """The attributes that make groups."""
        choices = [one for one in self._specs if one.type is AttributeType.CHOICE]
        used = [one for one in choices if one.values and self._distinct(one.name)]
        if not used:
            texts = [one for one in self._specs if one.type is AttributeType.TEXT]
            used = [one for one in texts if 1 < self._distinct(one.name) <= FEW]
        return used[:LEVELS]

    def _distinct(self, name: str) -> int:
        """How many values of an attribute the documents have."""
        held = reading.values(self._connection, [name])
        return len({values[0] for values in held.values()})

    def _parted(
        self, by: Sequence[Attribute], language: str
    ) -> dict[_Place, tuple[list[reading.MaterialRow], _Named]]:
        """The documents by the place of their group, each with what it is called."""
        date = next(
            (one for one in self._specs if one.type is AttributeType.DATE), None
        )
        names = [*(one.name for one in by), *([date.name] if date else [])]
        held = reading.values(self._connection, names)
        interviews = any(row.speakers for row in self._rows)
        found: dict[_Place, tuple[list[reading.MaterialRow], _Named]] = {}
        for row in self._rows:
            values = held.get(row.pk, [""] * len(names))
            year = year_of(values[-1]) or "" if date else ""
            silent = interviews and not row.speakers
            place, named = _TEXTS if silent else _place(by, values, year, language)
            found.setdefault(place, ([], named))[0].append(row)
        return found

    def _group(
        self,
        rows: Iterable[reading.MaterialRow],
        values: tuple[str, ...],
        coders: Mapping[int, str],
        *,
        speaking: bool,
    ) -> Group:
        ordered = sorted(rows, key=lambda row: sort_key(row.name))
        return Group(
            values=values,
            speaking=speaking,
            received=tuple(row.name for row in ordered),
            coded={
                name: tuple(
                    row.name for row in ordered if pk in self._coded.get(row.pk, ())
                )
                for pk, name in coders.items()
            },
            finished=tuple(row.name for row in ordered if row.pk in self._finished),
        )


def _place(
    by: Sequence[Attribute], values: Sequence[str], year: str, language: str
) -> tuple[_Place, _Named]:
    """Where a group stands among the others, and its values in words."""
    place: list[object] = [0]
    words: list[str] = []
    for n, one in enumerate(by):
        ids = [value.id for value in one.values]
        value = values[n]
        if value in ids:
            place += [ids.index(value), sort_key("")]
            words.append(pick(one.values[ids.index(value)].label, language) or value)
        else:
            said = value or (year if n == 0 else "")
            place += [len(ids) + (not value), sort_key(said)]
            words += [said] if said else []
    return tuple(place), (True, tuple(words))


def newest_copy(path: Path) -> tuple[str, str] | None:
    """When the project was last copied whole, in UTC, and why; None: never.

    The reason is `backup`, or that of a snapshot.
    """
    from workbench.store import snapshots

    found = [(one.at, one.reason) for one in snapshots.snapshots(path)[:1]]
    with suppress(OSError):
        for entry in os.scandir(path.with_name(f"{path.stem}.backups")):
            if entry.name.endswith(".db"):
                made = datetime.fromtimestamp(entry.stat().st_mtime, UTC)
                found.append((made, "backup"))
    at, reason = max(found, default=(None, ""))
    return (f"{at:%Y-%m-%dT%H:%M:%SZ}", reason) if at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Where somebody left off."""

    document: str
    position: int
    turn: int
    """The number of the turn among all; 0 where the document has none."""
    asked: bool
    """Whether the turn is an interviewer's."""
    at: str
    """When, in UTC; empty where it is not known."""


def where_left(project: Project) -> Left | None:
    """Where this person was last, in a document that is still there."""
    mark = pages.bookmark(project)
    if mark is None:
        return None
    with project.file.reading() as connection:
        found = reading.turn_at(connection, mark.document, mark.position)
    if found is None:
        return None
    name, turn, role = found
    return Left(
        document=name,
        position=mark.position,
        turn=turn,
        asked=role == "interviewer",
        at=mark.at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage by its place, with its words."""

    document: str
    start: int
    end: int
    text: str
    code: str
    coder: str


def made_since(project: Project, since: str) -> list[Found]:
    """The passages that one has coded in since a time in UTC."""
    coder = project.author.coder
    with project.file.reading() as connection:
        return _found(connection, reading.made_since(connection, coder, since))


def outdated(project: Project) -> list[Found]:
    """The passages with a coding made under another definition than today's."""
    with project.file.reading() as connection:
        return _found(connection, reading.outdated(connection))


def _found(connection: Connection, places: Sequence[reading.PlaceRow]) -> list[Found]:
    """The passages with their words, by document."""
    names = {row.pk: row.name for row in reading.documents(connection)}
    found: list[Found] = []
    document, text = 0, ""
    for one in places:
        if one.document != document:
            document = one.document
            text = listings.text_of(connection, document)
        found.append(
            Found(
                document=names[document],
                start=one.start,
                end=one.end,
                text=text[one.start : one.end],
                code=one.code,
                coder=one.coder,
            )
        )
    return sorted(found, key=lambda one: (sort_key(one.document), one.start, one.end))
