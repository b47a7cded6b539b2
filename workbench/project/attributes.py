"""Attributes: defining them when first used, and what a text means as their value."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.attributes import (
    NAME,
    RESERVED,
    SEVERAL,
    Attribute,
    AttributeType,
    from_spec,
)
from workbench.domain.changes import Change
from workbench.domain.changes.kinds import AttributeDefined, DocumentFact, Label
from workbench.domain.questions import nearest
from workbench.errors import IntakeError, Problem, UsageError
from workbench.ids import derived_id
from workbench.project.session import Project, Recording
from workbench.store.file import Connection
from workbench.store.read import about, cases, listings
from workbench.store.read.known import matching


def check_name(name: str) -> str:
    """The attribute's name in NFC; refused where questions could not hold it."""
    made = unicodedata.normalize("NFC", name.strip())
    if not NAME.fullmatch(made):
        raise UsageError(
            f"{name!r} is no name for an attribute",
            hint="letters, digits, _ and -, a letter first",
        )
    if made.lower() in RESERVED:
        raise UsageError(
            f"no attribute can be called {made!r}: it is a word of questions",
            hint="choose another name",
        )
    return made


def attribute_uid(project: str, name: str) -> str:
    """The id of an attribute, the same in every copy of the project."""
    return derived_id(project, "attribute", name)


def attribute_changes(
    act: Recording, document: str, values: Mapping[str, str]
) -> list[Change]:
    """What sets these values on a document, defining attributes that are new."""
    known = about.attributes(act.connection)
    references = References(act.connection)
    defined = {
        one.subject for one in act.batch.changes if isinstance(one, AttributeDefined)
    }
    found: list[Change] = []
    for given, value in values.items():
        name = check_name(given)
        uid = known[name].uid if name in known else attribute_uid(act.project.uid, name)
        spec = (
            from_spec(name, known[name].spec)
            if name in known
            else Attribute(name=name, type=references.type_of(name))
        )
        if name not in known and uid not in defined:
            defined.add(uid)
            found.append(specified(act, uid, spec))
        read = values_of(spec, value, references)
        held = tuple(act.batch.text(document, one) for one in read)
        found.append(DocumentFact(subject=document, attribute=uid, values=held))
    return found


class References:
    """What attributes can refer to: the cases of the kind that one is named after."""

    def __init__(self, connection: Connection, coming: Iterable[str] = ()) -> None:
        """`coming` are kinds of which there will be cases."""
        self._connection = connection
        self.kinds = frozenset(cases.kinds(connection)) | frozenset(coming)
        self._keys: dict[str, Collection[str]] = {}

    def type_of(self, name: str) -> AttributeType:
        """What a new attribute of this name is."""
        return AttributeType.CASE if name in self.kinds else AttributeType.TEXT

    def refers(self, spec: Attribute) -> bool:
        """Whether its values are ids of cases."""
        if spec.type is AttributeType.TEXT:
            return spec.name in self.kinds
        return spec.type is AttributeType.CASE

    def add(self, kind: str, keys: Iterable[str]) -> None:
        """Cases that there will be, besides those that there are."""
        self._keys[kind] = {*self.keys(kind), *keys}

    def keys(self, kind: str) -> Collection[str]:
        """The ids of the cases of a kind."""
        if kind not in self._keys:
            self._keys[kind] = set(cases.keys(self._connection, kind))
        return self._keys[kind]

    def meant(self, kind: str, value: str) -> str:
        """The id that is meant; its capitals are overlooked where only one fits."""
        keys = self.keys(kind)
        if value in keys:
            return value
        found = matching(value, keys)
        if found is not None:
            return found
        if not keys:
            raise UsageError(
                f"{kind} refers to a case, and there is none of that kind",
                hint=f"`workbench cases import FILE --kind {kind} --id COLUMN` first",
            )
        raise UsageError(f"there is no {kind} {value!r}", hint=nearest(value, keys))


def values_of(
    spec: Attribute, given: str, references: References | None = None
) -> list[str]:
    """The values that a text stands for; none where it is empty or means missing.

    Raises:
        UsageError: it is no value of this attribute, or no case that it refers to.
    """
    text = unicodedata.normalize("NFC", given.strip())
    parts = text.split(SEVERAL) if spec.several else [text]
    found = [one.strip() for one in parts]
    found = [one for one in found if one and one not in spec.missing]
    for one in found:
        fault = spec.fault(one)
        if fault:
            raise UsageError(f"{spec.name} cannot be {one!r}", hint=fault)
    if references is not None and references.refers(spec):
        found = [references.meant(spec.name, one) for one in found]
    return list(dict.fromkeys(found))


def specified(act: Recording, uid: str, one: Attribute) -> AttributeDefined:
    """The change that defines an attribute so."""
    owner = act.project.uid
    return AttributeDefined(
        subject=uid,
        name=act.batch.text(owner, one.name),
        spec=act.batch.text(owner, one.spec()),
    )


def parse_pairs(pairs: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` as typed, by name."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"{pair!r} is not of the form NAME=VALUE")
        found[check_name(name)] = value
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What an attributes file did."""

    defined: tuple[str, ...]
    """Names of attributes that are new."""
    altered: tuple[str, ...]
    """Names of attributes that are defined otherwise now."""
    warnings: tuple[Problem, ...]
    """Faults of the file that do not refuse it, and values in use that do not fit."""


def apply_file(project: Project, data: bytes, where: str) -> Applied:
    """Take over an attributes file, as one operation.

    Attributes that it leaves out stay as they are.

    Raises:
        IntakeError: it has faults; `problems` lists every one with its line.
    """
    from workbench.intake.attributes_file import read_attributes

    read, problems = read_attributes(data, where)
    if read is None:
        raise IntakeError(
            f"{where} is no attributes file as it stands",
            problems=problems,
            hint="mend the lines named above; nothing was changed",
        )
    defined: list[str] = []
    altered: list[str] = []
    with project.recording(Label.ATTRIBUTES) as act:
        known = about.attributes(act.connection)
        for one in read:
            there = known.get(one.name)
            if there and from_spec(one.name, there.spec) == one:
                continue
            (altered if there else defined).append(one.name)
            uid = there.uid if there else attribute_uid(project.uid, one.name)
            act.batch.add(specified(act, uid, one))
        unfit = _unfit(act.connection, read, where)
    return Applied(
        defined=tuple(defined),
        altered=tuple(altered),
        warnings=(*problems, *unfit),
    )


_MEND = {
    True: "Set another with `workbench documents set`, or add it to the file.",
    False: "Import their file again with another, or add it to this file.",
}
"""What to do about a value that does not fit, by whether a document has it."""


def _unfit(
    connection: Connection, read: Iterable[Attribute], where: str
) -> list[Problem]:
    """Values that documents and cases have and that do not fit what the file says."""
    specs = {one.name: one for one in read}
    return [
        Problem(
            where=f"{where}: {name}",
            message=f"{many} {of} {'have' if many > 1 else 'has'} the value {value!r}.",
            hint=_MEND[of.startswith("document")],
            severity="warning",
        )
        for name, value, kind, many in listings.values_set(connection)
        if name in specs and specs[name].fault(value)
        for of in (_things(kind, many),)
    ]


def _things(kind: str, count: int) -> str:
    """What has a value: documents, or cases of a kind."""
    things = "document" if not kind else "case"
    return f"{things}{'' if count == 1 else 's'}{f' of kind {kind}' if kind else ''}"


def every(project: Project) -> list[Attribute]:
    """The attributes as they are defined, in their order."""
    with project.file.reading() as connection:
        known = about.attributes(connection)
    return [from_spec(name, one.spec) for name, one in known.items()]
