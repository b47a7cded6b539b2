"""Attributes of documents: defining them when first used, and setting their values."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.attributes import NAME, RESERVED, SEVERAL, Attribute, from_spec
from workbench.domain.changes import Change
from workbench.domain.changes.kinds import AttributeDefined, DocumentFact, Label
from workbench.errors import IntakeError, Problem, UsageError
from workbench.ids import derived_id
from workbench.project.session import Project, Recording
from workbench.store.read import about, listings


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
    defined = {
        one.subject for one in act.batch.changes if isinstance(one, AttributeDefined)
    }
    found: list[Change] = []
    for given, value in values.items():
        name = check_name(given)
        uid = known[name].uid if name in known else attribute_uid(act.project.uid, name)
        if name not in known and uid not in defined:
            defined.add(uid)
            found.append(_defined(act, uid, name))
        spec = (
            from_spec(name, known[name].spec) if name in known else Attribute(name=name)
        )
        held = tuple(act.batch.text(document, one) for one in values_of(spec, value))
        found.append(DocumentFact(subject=document, attribute=uid, values=held))
    return found


def values_of(spec: Attribute, given: str) -> list[str]:
    """The values that a text stands for; none where it is empty or means missing.

    Raises:
        UsageError: it is no value of this attribute.
    """
    text = unicodedata.normalize("NFC", given.strip())
    parts = text.split(SEVERAL) if spec.several else [text]
    found = [one.strip() for one in parts]
    found = [one for one in found if one and one not in spec.missing]
    for one in found:
        fault = spec.fault(one)
        if fault:
            raise UsageError(f"{spec.name} cannot be {one!r}", hint=fault)
    return list(dict.fromkeys(found))


def _defined(act: Recording, uid: str, name: str) -> AttributeDefined:
    owner = act.project.uid
    return AttributeDefined(
        subject=uid,
        name=act.batch.text(owner, name),
        spec=act.batch.text(owner, Attribute(name=name).spec()),
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
            act.batch.add(_specified(act, uid, one))
        unfit = _unfit(listings.values(act.connection), read, where)
    return Applied(
        defined=tuple(defined),
        altered=tuple(altered),
        warnings=(*problems, *unfit),
    )


def _specified(act: Recording, uid: str, one: Attribute) -> AttributeDefined:
    owner = act.project.uid
    return AttributeDefined(
        subject=uid,
        name=act.batch.text(owner, one.name),
        spec=act.batch.text(owner, one.spec()),
    )


def _unfit(
    held: Mapping[int, Mapping[str, list[str]]],
    read: Iterable[Attribute],
    where: str,
) -> list[Problem]:
    """Values that documents have and that do not fit what the file says."""
    count: dict[tuple[str, str], int] = {}
    specs = {one.name: one for one in read}
    for values in held.values():
        for name, every in values.items():
            for value in every:
                if name in specs and specs[name].fault(value):
                    count[name, value] = count.get((name, value), 0) + 1
    return [
        Problem(
            where=f"{where}: {name}",
            message=f"{many} documents have the value {value!r}.",
            hint="Set another with `workbench documents set`, or add it to the file.",
            severity="warning",
        )
        for (name, value), many in sorted(count.items())
    ]


def every(project: Project) -> list[Attribute]:
    """The attributes as they are defined, in their order."""
    with project.file.reading() as connection:
        known = about.attributes(connection)
    return [from_spec(name, one.spec) for name, one in known.items()]
