"""Cases: who and what documents are about. Taking them in, tying them to documents."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.attributes import Attribute, AttributeType
from workbench.domain.changes.kinds import (
    CaseAdded,
    CaseFact,
    CaseLinked,
    CaseNamed,
    Label,
)
from workbench.domain.questions import nearest
from workbench.errors import NotFound, Refused
from workbench.project.attributes import attribute_uid, specified
from workbench.project.case_rows import Given, Wish, case_uid, checked, read_cases
from workbench.project.session import Project, Recording
from workbench.store.read import about, cases, lookup
from workbench.store.read.cases import Tie
from workbench.store.read.known import matching


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a file of cases did."""

    kind: str
    new: int
    changed: int
    same: int
    tied: int
    untied: int
    others: Mapping[str, int]
    """Rows of other kinds, which were passed over."""


def import_file(project: Project, path: Path, wish: Wish) -> Imported:
    """Make the cases of a file, or bring them up to what it says; one operation.

    A case that is there already is changed where its cells differ; an empty cell takes
    a value away. Cases that the file does not name stay as they are.

    Raises:
        IntakeError: it has faults; `problems` names each, and nothing is changed.
    """
    wish = checked(wish)
    if wish.dry_run:
        with project.file.reading() as connection:
            act = Recording(connection, project)
            given, others = read_cases(connection, path, wish)
            return _Taking(act, wish).take(given, others)
    with project.recording(Label.CASES) as act:
        given, others = read_cases(act.connection, path, wish)
        return _Taking(act, wish).take(given, others)


class _Taking:
    """Turns what a file gives into the changes that it takes."""

    def __init__(self, act: Recording, wish: Wish) -> None:
        self._act = act
        self._kind = wish.kind
        self._there = cases.keys(act.connection, wish.kind)
        self._set = cases.set_on(act.connection, wish.kind)
        self._ties = cases.ties(act.connection, wish.kind)
        self._ids = {
            name: one.uid for name, one in about.attributes(act.connection).items()
        }
        self._count: Counter[str] = Counter()

    def take(self, given: Iterable[Given], others: Mapping[str, int]) -> Imported:
        """Add the changes; how many cases they concern."""
        for one in given:
            self._case(one)
        count = self._count
        return Imported(
            kind=self._kind,
            new=count["new"],
            changed=count["changed"],
            same=count["same"],
            tied=count["tied"],
            untied=count["untied"],
            others=others,
        )

    def _case(self, given: Given) -> None:
        uid, name = self._there.get(given.key, ("", ""))
        batch, before = self._act.batch, len(self._act.batch.changes)
        if not uid:
            uid = case_uid(self._act.project.uid, self._kind, given.key)
            self._define(
                Attribute(name=self._kind, kinds=(self._kind,), type=AttributeType.CASE)
            )
            batch.add(_added(self._act, uid, self._kind, given))
            self._count["new"] += 1
        elif given.name is not None and (given.name or given.key) != name:
            held = batch.text(uid, given.name or given.key)
            batch.add(CaseNamed(subject=uid, name=held))
        self._facts(uid, given)
        self._tie(uid, given)
        if given.key in self._there:
            changed = len(batch.changes) > before
            self._count["changed" if changed else "same"] += 1

    def _facts(self, uid: str, given: Given) -> None:
        standing = self._set.get(uid, {})
        for spec, values in given.values:
            if values == standing.get(spec.name, []):
                continue
            self._define(spec)
            held = tuple(self._act.batch.text(uid, one) for one in values)
            self._act.batch.add(
                CaseFact(subject=uid, attribute=self._ids[spec.name], values=held)
            )

    def _define(self, spec: Attribute) -> None:
        """An attribute is defined when somebody first has a value of it."""
        if spec.name not in self._ids:
            uid = attribute_uid(self._act.project.uid, spec.name)
            self._ids[spec.name] = uid
            self._act.batch.add(specified(self._act, uid, spec))

    def _tie(self, uid: str, given: Given) -> None:
        """A cell that names documents names all of them; an empty one says nothing."""
        standing = self._ties.get(uid, [])
        if not given.ties:
            return
        for document, speaker in given.ties:
            if not any(_is_kept(one, document, speaker) for one in standing):
                self._act.batch.add(tied(self._act, uid, document, speaker))
                self._count["tied"] += 1
        for one in standing:
            if not any(_is_kept(one, *wanted) for wanted in given.ties):
                self._act.batch.add(_untied(uid, one))
                self._count["untied"] += 1


def _is_kept(standing: Tie, document: str, speaker: str | None) -> bool:
    """Whether a tie is what is asked for; None asks for a tie to whomever."""
    return standing.document == document and speaker in (None, standing.name)


def _added(act: Recording, uid: str, kind: str, given: Given) -> CaseAdded:
    text = act.batch.text
    return CaseAdded(
        subject=uid,
        name=text(uid, given.name or given.key),
        sort=text(uid, kind),
        key=text(uid, given.key),
    )


def tied(act: Recording, case: str, document: str, speaker: str | None) -> CaseLinked:
    """The change that ties a case to a document, or to the speaker of this name."""
    held = act.batch.text(document, speaker) if speaker else None
    return CaseLinked(subject=case, document=document, speaker=held)


def _untied(case: str, tie: Tie) -> CaseLinked:
    speaker = tie.speaker or None
    return CaseLinked(
        subject=case, document=tie.document, speaker=speaker, linked=False
    )


def link(project: Project, case: str, document: str, *, speaker: str = "") -> bool:
    """Tie a case to a document or one of its speakers; whether it was not before."""
    with project.recording(Label.LINK) as act:
        uid = lookup.case(act.connection, case)
        key = lookup.document(act.connection, document)
        name = _speaker(act, key, speaker) if speaker else ""
        standing = cases.ties(act.connection).get(uid, [])
        if any((one.document, one.name) == (key.uid, name) for one in standing):
            return False
        act.batch.add(tied(act, uid, key.uid, name))
    return True


def unlink(project: Project, case: str, document: str, *, speaker: str = "") -> int:
    """Untie a case from a document, or from one of its speakers; how many ties went."""
    with project.recording(Label.LINK) as act:
        uid = lookup.case(act.connection, case)
        key = lookup.document(act.connection, document)
        name = unicodedata.normalize("NFC", speaker)
        standing = cases.ties(act.connection).get(uid, [])
        gone = [
            one
            for one in standing
            if one.document == key.uid and name in ("", one.name)
        ]
        if not gone:
            whom = f"{speaker!r} in " if speaker else ""
            raise Refused(
                f"{case!r} is not tied to {whom}{key.name!r}",
                hint=_tied_to(act, standing),
            )
        act.batch.add(*(_untied(uid, one) for one in gone))
    return len(gone)


def _tied_to(act: Recording, ties: Iterable[Tie]) -> str:
    """What a case is tied to, as a hint."""
    names = {one.uid: one.name for one in lookup.documents(act.connection)}
    said = sorted(
        f"{one.name} in {names[one.document]}" if one.name else names[one.document]
        for one in ties
        if one.document in names
    )
    return f"it is tied to {', '.join(said)}" if said else "it is tied to nothing"


def _speaker(act: Recording, key: lookup.DocumentKey, given: str) -> str:
    names = list(cases.speakers(act.connection, key.revision))
    found = matching(given.strip(), names)
    if found is None:
        raise NotFound(
            f"nobody called {given!r} speaks in {key.name!r}",
            hint=nearest(given, names) if names else "nobody is named in it",
        )
    return found
