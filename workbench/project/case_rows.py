"""A file of cases, row by row: what it gives for each case, or all that is wrong."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.domain.attributes import NAME as NAME_OF_ONE
from workbench.domain.attributes import RESERVED, SEVERAL, Attribute, from_spec
from workbench.domain.passages import ANSWERING
from workbench.errors import IntakeError, Problem, UsageError, WorkbenchError
from workbench.ids import derived_id
from workbench.intake.rows import Row, read_rows
from workbench.project.attributes import References, check_name, values_of
from workbench.store.file import Connection
from workbench.store.read import about, cases, identity, lookup
from workbench.store.read.known import matching

KIND, NAME = "kind", "name"
"""Columns that are no attribute: which rows are meant, and what a case is called."""

WHO_ANSWERS = "*"
"""Stands for the one speaker of a document who is interviewed, where it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a file of cases is to be read."""

    kind: str
    id: str
    """The column that holds the cases' ids."""
    documents: str = "documents"
    """The column that names the documents which a case is tied to."""
    speaker: str = ""
    """Whom in those documents it is tied to, where there is somebody of that name."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A case as a file gives it."""

    key: str
    name: str | None
    """What it is called, empty where it is called by its id; None: not said."""
    values: tuple[tuple[Attribute, list[str]], ...]
    """Of every column; no values where the cell is empty or means missing."""
    ties: tuple[tuple[str, str | None], ...]
    """Uids of documents, and the name of the speaker: empty for nobody, None: any."""


def case_uid(project: str, kind: str, key: str) -> str:
    """The id of a case, the same in every copy of the project."""
    return derived_id(project, "case", kind, key)


def read_cases(
    connection: Connection, path: Path, wish: Wish
) -> tuple[list[Given], dict[str, int]]:
    """The cases of the kind that is asked for, and how many rows of others there are.

    Raises:
        IntakeError: something in it is wrong; `problems` names every place.
    """
    rows = read_rows(path, needed=(wish.id,))
    mine = [row for row in rows if row.cells.get(KIND, wish.kind) == wish.kind]
    others = Counter(row[KIND] for row in rows if row[KIND] not in ("", wish.kind))
    if not mine:
        there = ", ".join(sorted(others))
        raise IntakeError(
            f"{path.name} has no case of the kind {wish.kind}",
            hint=f"its column `kind` has: {there}" if there else "it has no row",
        )
    reader = _Reader(connection, path, wish, rows)
    reader.check_kinds(rows)
    given = reader.read(mine)
    if reader.problems:
        raise IntakeError(
            f"{path.name} has {_faults(len(reader.problems))}; nothing was recorded",
            problems=reader.problems,
            hint="mend the places named above, and import the file again",
        )
    return given, dict(others)


def _faults(count: int) -> str:
    return f"{count} fault{'' if count == 1 else 's'}"


def checked(wish: Wish) -> Wish:
    """The wish, in the form in which columns and kinds are known."""
    kind = unicodedata.normalize("NFC", wish.kind.strip())
    if not NAME_OF_ONE.fullmatch(kind) or kind.lower() in RESERVED:
        raise UsageError(
            f"{wish.kind!r} is no kind of case",
            hint="letters, digits, _ and -, a letter first: office, municipality",
        )
    return replace(
        wish,
        kind=kind,
        id=unicodedata.normalize("NFC", wish.id.strip()).casefold(),
        documents=unicodedata.normalize("NFC", wish.documents.strip()).casefold(),
        speaker=unicodedata.normalize("NFC", wish.speaker),
    )


def _columns(rows: Sequence[Row]) -> list[str]:
    """Every heading; a row that holds something has a cell under each."""
    return list(dict.fromkeys(name for row in rows for name in row.cells))


class _Reader:
    """Reads rows, and keeps what is wrong with them."""

    def __init__(
        self, connection: Connection, path: Path, wish: Wish, rows: Sequence[Row]
    ) -> None:
        self._connection = connection
        self._path = path
        self._wish = wish
        self._faults: list[tuple[int, Problem]] = []
        kinds = {row[KIND] for row in rows if row[KIND]}
        self._references = References(connection, coming={wish.kind, *kinds})
        project = identity.project(connection)
        self._project = project[0] if project else ""
        self._documents: dict[str, lookup.DocumentKey | None] = {}
        self._roles: dict[int, dict[str, str]] = {}

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, row by row."""
        return [one for _, one in sorted(self._faults, key=lambda fault: fault[0])]

    def read(self, rows: Sequence[Row]) -> list[Given]:
        """What the rows give; incomplete where there are problems."""
        keys = [row[self._wish.id] for row in rows]
        self._references.add(self._wish.kind, (key for key in keys if key))
        specs = self._specs(rows)
        self._check_ids(rows)
        return [
            Given(
                key=row[self._wish.id],
                name=row[NAME] if NAME in row.cells and self._wish.id != NAME else None,
                values=tuple(
                    (spec, self._values(row, column, spec))
                    for column, spec in specs.items()
                ),
                ties=tuple(self._ties(row)),
            )
            for row in rows
        ]

    def check_kinds(self, rows: Sequence[Row]) -> None:
        """Where rows are of several kinds, each says of which."""
        for row in rows:
            if row.cells.get(KIND) == "":
                self._fault(row, KIND, "the row does not say of which kind it is")

    # -- columns

    def _specs(self, rows: Sequence[Row]) -> dict[str, Attribute]:
        """The attribute of each column that has something in these rows or is known."""
        known = about.attributes(self._connection)
        found: dict[str, Attribute] = {}
        for column in _columns(rows):
            if column in (self._wish.id, KIND, NAME, self._wish.documents):
                continue
            used = next((row for row in rows if row[column]), None)
            name = matching(column, known)
            if name is not None:
                found[column] = from_spec(name, known[name].spec)
            elif used is not None:
                self._add_new(found, used, column)
        return self._without_strangers(rows, found)

    def _add_new(self, found: dict[str, Attribute], row: Row, column: str) -> None:
        try:
            name = check_name(column)
        except WorkbenchError as fault:
            self._fault(replace(row, number=1), column, fault.message, fault.hint)
            return
        type_ = self._references.type_of(name)
        found[column] = Attribute(name=name, kinds=(self._wish.kind,), type=type_)

    def _without_strangers(
        self, rows: Sequence[Row], specs: dict[str, Attribute]
    ) -> dict[str, Attribute]:
        """Without columns that refer to a kind of which there is no case: one fault."""
        for column, spec in list(specs.items()):
            used = next((row for row in rows if row[column]), None)
            if used is None or not self._references.refers(spec):
                continue
            if not self._references.keys(spec.name):
                self._values(used, column, spec)
                del specs[column]
        return specs

    # -- cells

    def _check_ids(self, rows: Sequence[Row]) -> None:
        first: dict[str, int] = {}
        for row in rows:
            key = row[self._wish.id]
            if row.beyond:
                self._fault(
                    row, "", f"there are cells beyond the headings: {row.beyond}"
                )
            if not key:
                self._fault(row, self._wish.id, "the case has no id")
                continue
            if SEVERAL in key or "\n" in key:
                self._fault(
                    row, self._wish.id, f"{key!r} has a semicolon or a line break in it"
                )
            if key in first:
                what = f"{key!r} stands in row {first[key]} already"
                self._fault(row, self._wish.id, what)
            first.setdefault(key, row.number)
            uid = case_uid(self._project, self._wish.kind, key)
            if cases.is_erased(self._connection, uid):
                what = "this case was erased, which is for good"
                self._fault(row, self._wish.id, what, "take the row out")

    def _values(self, row: Row, column: str, spec: Attribute) -> list[str]:
        cell = row[column]
        if not cell:
            return []
        try:
            return values_of(spec, cell, self._references)
        except WorkbenchError as fault:
            self._fault(row, column, fault.message, fault.hint)
            return []

    def _ties(self, row: Row) -> Iterable[tuple[str, str | None]]:
        column = self._wish.documents
        names = [one.strip() for one in row[column].split(SEVERAL)]
        for name in dict.fromkeys(one for one in names if one):
            key = self._document(row, column, name)
            if key is None:
                continue
            if not self._wish.speaker:
                yield key.uid, None
                continue
            if key.revision not in self._roles:
                self._roles[key.revision] = cases.speakers(
                    self._connection, key.revision
                )
            roles = self._roles[key.revision]
            yield key.uid, speaker_in(roles, self._wish.speaker) or ""

    def _document(self, row: Row, column: str, name: str) -> lookup.DocumentKey | None:
        if name not in self._documents:
            try:
                self._documents[name] = lookup.document(self._connection, name)
            except WorkbenchError as fault:
                self._fault(row, column, fault.message, fault.hint)
                return None
        return self._documents[name]

    def _fault(self, row: Row, column: str, message: str, hint: str = "") -> None:
        place = f"{self._path.name} row {row.number}"
        where = f"{place}, column {column}" if column else place
        ending = f"{hint[:1].upper()}{hint[1:].rstrip('.')}." if hint else ""
        if ending.endswith("?."):
            ending = ending[:-1]
        made = Problem(where=where, message=f"{message}.", hint=ending)
        self._faults.append((row.number, made))


def speaker_in(roles: Mapping[str, str], given: str) -> str | None:
    """Whom in a document a case is tied to; None where nobody in it is meant."""
    if given == WHO_ANSWERS:
        answering = [name for name, role in roles.items() if role in ANSWERING]
        return answering[0] if len(answering) == 1 else None
    return matching(given.strip(), roles)
