"""The codebook of a project: planning and applying a file, exporting, single acts."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.domain.changes import Change
from workbench.domain.changes.kinds import (
    CodeAdded,
    CodeMerged,
    CodePlaced,
    CodeSet,
    Field,
    Label,
    ProjectSet,
    SetAdded,
    SetFilled,
)
from workbench.domain.codebook import Code, Codebook, Status
from workbench.domain.codebook import CodeSet as Grouping
from workbench.domain.codebook_diff import Change as BookChange
from workbench.domain.codebook_diff import diff
from workbench.domain.codebook_identity import identity
from workbench.domain.codebook_plan import Conflict, Plan
from workbench.domain.codebook_plan import plan as compare
from workbench.domain.slugs import slug as slug_of
from workbench.domain.slugs import unique
from workbench.errors import CodebookError, Problem, Refused
from workbench.ids import derived_id, new_id
from workbench.intake.codebook_file import read_codebook
from workbench.project.codebook_lock import check_open
from workbench.project.codebook_places import STEP, places
from workbench.project.session import Project, Recording
from workbench.store.editions import Edition, editions
from workbench.store.file import Connection
from workbench.store.read import about, codes
from workbench.store.read import codebook as reading

_BY_LANGUAGE = (Field.NAME, Field.DEFINITION)
_LISTS = (
    Field.INCLUDE,
    Field.EXCLUDE,
    Field.EXAMPLES,
    Field.COUNTER_EXAMPLES,
    Field.INDICATORS,
)


def current(project: Project) -> Codebook:
    """The codebook as the project has it."""
    with project.file.reading() as connection:
        return reading.codebook(connection)


def write(
    act: Recording, after: Codebook, *, why: str = "", by_hand: bool = False
) -> None:
    """Bring the project's codebook to `after`, one change for each thing that differs.

    Codes that `after` lacks stay as they are: nothing is deleted. What is new gets an
    id that everybody derives from the same file; `by_hand`, one of its own.
    """
    before = reading.codebook(act.connection)
    writing = _Writing(act, before, after, why)
    writing.by_hand = by_hand
    for code in after:
        if code.id not in writing.uids:
            writing.uids[code.id] = writing.new("code", code.id)
    writing.head()
    writing.codes()
    writing.sets()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What applying a codebook file would do."""

    plan: Plan
    warnings: tuple[Problem, ...]


def check(data: bytes, where: str) -> tuple[Codebook, tuple[Problem, ...]]:
    """A codebook file, read strictly, with its warnings.

    Raises:
        CodebookError: it has faults; `problems` lists every one with its line.
    """
    book, problems = read_codebook(data, where)
    faults = [one for one in problems if one.severity == "error"]
    if book is None or faults:
        raise CodebookError(
            f"{where} is no codebook as it stands: {len(faults)}"
            f" problem{'s' if len(faults) > 1 else ''}",
            problems=problems,
            hint="mend the lines named above; nothing was changed",
        )
    return book, tuple(problems)


def plan(project: Project, data: bytes, where: str) -> Planned:
    """Compare a file with the project, and with what the file was based on."""
    theirs, warnings = check(data, where)
    with project.file.reading() as connection:
        made = _plan(connection, theirs)
    return Planned(plan=made, warnings=warnings)


def _plan(connection: Connection, theirs: Codebook) -> Plan:
    mine = reading.codebook(connection)
    base = _edition(connection, theirs.based_on) if theirs.based_on else None
    return compare(base, mine, theirs)


def _edition(connection: Connection, stamp: str) -> Codebook | None:
    """The edition that a file says it was exported from, where the project had it."""
    for edition in editions(connection):
        if identity(edition.book).startswith(stamp.lower()):
            return edition.book
    return None


def apply(project: Project, data: bytes, where: str, *, reason: str = "") -> Planned:
    """Take over a codebook file: one operation, or nothing if there is a conflict."""
    theirs, warnings = check(data, where)
    with project.recording(Label.CODEBOOK) as act:
        check_open(act.connection)
        made = _plan(act.connection, theirs)
        if made.conflicts:
            raise CodebookError(
                f"{where} and the project have changed {len(made.conflicts)} things"
                " apart",
                problems=[_apart(where, one) for one in made.conflicts],
                hint="settle them in the file (`workbench codebook plan` shows both)",
            )
        write(act, made.target, why=unicodedata.normalize("NFC", reason.strip()))
    return Planned(plan=made, warnings=warnings)


def _apart(where: str, one: Conflict) -> Problem:
    place = " ".join(part for part in (one.code, one.field, one.language) if part)
    return Problem(
        where=f"{where}: {place}",
        message=f"the project says {one.mine!r}, the file {one.theirs!r}",
        hint=f"before both it was {one.base!r}",
    )


def export(project: Project) -> Codebook:
    """The codebook with the mark by which `apply` will know what it was based on."""
    book = current(project)
    return replace(book, based_on=identity(book)[:8])


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One change of the codebook, with when, by whom and why."""

    edition: Edition
    change: BookChange


def history(project: Project) -> list[Past]:
    """Every change of the codebook, by edition, oldest first."""
    found: list[Past] = []
    with project.file.reading() as connection:
        before: Codebook | None = None
        for edition in editions(connection):
            start = before or replace(edition.book, codes=(), sets=())
            found += [
                Past(edition=edition, change=one) for one in diff(start, edition.book)
            ]
            before = edition.book
    return found


class _Writing:
    """The changes from one codebook to another."""

    def __init__(
        self, act: Recording, before: Codebook, after: Codebook, why: str
    ) -> None:
        self._act = act
        self._before = before
        self._after = after
        self.uids = dict(codes.uids(act.connection))
        self._known = frozenset(self.uids)
        self.by_hand = False
        owner = act.project.uid
        self._why = act.batch.text(owner, why) if why else None

    def new(self, sort: str, one: str) -> str:
        """An id for a code or a set that was not there."""
        return new_id() if self.by_hand else derived_id(self._after.id, sort, one)

    def head(self) -> None:
        """The codebook's own id, title and language, where the file says others."""
        project, add = self._act.project.uid, self._act.batch
        held = about.settings(self._act.connection)
        title = _dumped(dict(self._after.title)) if self._after.title else ""
        wanted = {"codebook": self._after.id, "codebook-title": title}
        for name, text in wanted.items():
            if text and text != held.get(name):
                add.add(
                    ProjectSet(
                        subject=project, setting=name, text=add.text(project, text)
                    )
                )
        if self._after.language != held.get("codebook-language"):
            add.add(
                ProjectSet(
                    subject=project,
                    setting="codebook-language",
                    choice=self._after.language,
                )
            )

    def codes(self) -> None:
        """Every code that is new, set otherwise, or at another place."""
        known = self._before.by_id()
        held = codes.positions(self._act.connection)
        placed = places(self._before, held, self._after)
        for code in self._after:
            old = known.get(code.id)
            uid = self.uids[code.id]
            if old is None:
                text = self._act.batch.text(uid, code.id)
                self._add(CodeAdded(subject=uid, slug=text, why=self._why))
            if code.id in placed:
                parent = self.uids[code.parent] if code.parent else None
                self._add(
                    CodePlaced(
                        subject=uid,
                        parent=parent,
                        position=placed[code.id],
                        why=self._why,
                    )
                )
            self._fields(uid, old, code)
            self._merges(uid, old, code)

    def _fields(self, uid: str, old: Code | None, new: Code) -> None:
        for field in _BY_LANGUAGE:
            self._texts(uid, field, _held(old, field), getattr(new, field))
        for field in _LISTS:
            before = {k: _dumped(v) for k, v in _held(old, field).items()}
            after = {k: _dumped(v) for k, v in getattr(new, field).items()}
            self._texts(uid, field, before, after)
        whole = (
            (Field.SOURCE, lambda one: one.source),
            (Field.SPLIT_FROM, lambda one: one.split_from),
            (Field.MERGED_FROM, self._elsewhere),
            (Field.RELATIONS, self._relations),
        )
        for field, said in whole:
            before_said = {"": said(old)} if old and said(old) else {}
            self._texts(uid, field, before_said, {"": said(new)} if said(new) else {})
        self._values(uid, old, new)

    def _merges(self, uid: str, old: Code | None, new: Code) -> None:
        """Codes of the project that this one stands for from now on."""
        for gone in new.merged_from:
            if gone in self._known and not (old and gone in old.merged_from):
                merged = self.uids[gone]
                self._add(CodeMerged(subject=merged, into=uid, why=self._why))

    def _elsewhere(self, code: Code) -> str:
        """Merged codes that the project never had."""
        found = [one for one in code.merged_from if one not in self._known]
        return _dumped(found) if found else ""

    def _relations(self, code: Code) -> str:
        if not code.relations:
            return ""
        return _dumped(
            [[one.kind, self.uids.get(one.to, one.to)] for one in code.relations]
        )

    def _texts(
        self, uid: str, field: Field, old: Mapping[str, str], new: Mapping[str, str]
    ) -> None:
        for language in dict.fromkeys((*old, *new)):
            if old.get(language) == new.get(language):
                continue
            words = new.get(language)
            held = self._act.batch.text(uid, words) if words is not None else None
            self._add(
                CodeSet(
                    subject=uid,
                    field=field,
                    language=language or None,
                    text=held,
                    why=self._why,
                )
            )

    def _values(self, uid: str, old: Code | None, new: Code) -> None:
        if new.color != (old.color if old else ""):
            number = int(new.color[1:], 16) if new.color else None
            self._set(uid, Field.COLOR, number=number)
        if new.key != (old.key if old else ""):
            self._set(uid, Field.KEY, number=int(new.key) if new.key else None)
        if new.codable != (old.codable if old else True):
            self._set(uid, Field.CODABLE, number=int(new.codable))
        if new.status != (old.status if old else Status.ACCEPTED):
            self._set(uid, Field.STATUS, choice=str(new.status))
        if new.origin != (old.origin if old else None):
            self._set(uid, Field.ORIGIN, choice=str(new.origin) if new.origin else None)

    def _set(
        self,
        uid: str,
        field: Field,
        *,
        number: int | None = None,
        choice: str | None = None,
    ) -> None:
        self._add(
            CodeSet(
                subject=uid, field=field, number=number, choice=choice, why=self._why
            )
        )

    def sets(self) -> None:
        """Every set that is new, filled otherwise or at another place, or gone."""
        known = codes.set_uids(self._act.connection)
        before = list(self._before.sets)
        for n, one in enumerate(self._after.sets):
            if n < len(before) and before[n] == one:
                continue
            uid = known.get(one.id) or self.new("set", one.id)
            if one.id not in known:
                held = self._act.batch.text(uid, one.id)
                self._add(SetAdded(subject=uid, slug=held, why=self._why))
            self._add(self._filled(uid, one, n))

    def _filled(self, uid: str, one: Grouping, n: int) -> SetFilled:
        return SetFilled(
            subject=uid,
            title=self._act.batch.text(uid, _dumped(dict(one.title))),
            codes=tuple(self.uids[code] for code in one.codes),
            position=n,
            why=self._why,
        )

    def _add(self, change: Change) -> None:
        self._act.batch.add(change)


def _held(code: Code | None, field: Field) -> Mapping[str, Any]:
    return getattr(code, field) if code else {}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def propose(
    project: Project, name: str, *, language: str = "", in_vivo: bool = False
) -> str:
    """A proposed code made on the spot; its slug."""
    with project.recording(Label.CODEBOOK) as act:
        return proposed(act, name, language=language, in_vivo=in_vivo)


def proposed(
    act: Recording, name: str, *, language: str = "", in_vivo: bool = False
) -> str:
    """A proposed code within an act; its slug."""
    words = " ".join(name.split())
    if not words:
        raise Refused("a code needs a name").keyed("refused.code-name")
    book = reading.codebook(act.connection)
    language = language or book.language
    if any(
        words.casefold() == one.casefold()
        for code in book
        for one in code.name.values()
    ):
        raise Refused(
            f"there is a code called {words!r} already", hint="use that one"
        ).keyed("refused.code-there", name=words)
    slug = unique(slug_of(words), set(codes.uids(act.connection)))
    uid = new_id()
    text = act.batch.text
    origin = "material" if in_vivo else None
    act.batch.add(
        CodeAdded(subject=uid, slug=text(uid, slug)),
        CodePlaced(subject=uid, position=STEP * (len(book.codes) + 1)),
        CodeSet(
            subject=uid, field=Field.NAME, language=language, text=text(uid, words)
        ),
        CodeSet(subject=uid, field=Field.STATUS, choice="proposed"),
    )
    if origin:
        act.batch.add(CodeSet(subject=uid, field=Field.ORIGIN, choice=origin))
    return slug


def pin(project: Project, slug: str, digit: str) -> None:
    """Pin a code to a digit 1 to 9, which any other code loses; empty unpins it."""
    if digit and (len(digit) != 1 or digit not in "123456789"):
        raise Refused(f"{digit!r} is no key for a code", hint="one of 1 to 9")
    with project.recording(Label.CODEBOOK) as act:
        book = reading.codebook(act.connection)
        uids = codes.uids(act.connection)
        codes.definition(act.connection, slug)
        number = int(digit) if digit else None
        for code in book:
            if digit and code.key == digit and code.id != slug:
                act.batch.add(CodeSet(subject=uids[code.id], field=Field.KEY))
        act.batch.add(CodeSet(subject=uids[slug], field=Field.KEY, number=number))
