"""Attributes of documents: defining them when first used, and setting their values."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping

from workbench.domain.changes import Change
from workbench.domain.changes.kinds import AttributeDefined, DocumentFact
from workbench.errors import UsageError
from workbench.ids import derived_id
from workbench.project.session import Recording
from workbench.store.read import about

_NAME = re.compile(r"[^\W\d]\w*(-\w+)*")
RESERVED = frozenset(
    "document code coder speaker created and or not in like overlaps within"
    " near".split()
)
"""Words of the question language, which no attribute can be called."""


def check_name(name: str) -> str:
    """The attribute's name in NFC; refused where questions could not hold it."""
    made = unicodedata.normalize("NFC", name.strip())
    if not _NAME.fullmatch(made):
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
        text = unicodedata.normalize("NFC", value.strip())
        held = (act.batch.text(document, text),) if text else ()
        found.append(DocumentFact(subject=document, attribute=uid, values=held))
    return found


def _defined(act: Recording, uid: str, name: str) -> AttributeDefined:
    owner = act.project.uid
    spec = json.dumps({"kind": "document", "type": "text"}, sort_keys=True)
    return AttributeDefined(
        subject=uid,
        name=act.batch.text(owner, name),
        spec=act.batch.text(owner, spec),
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
