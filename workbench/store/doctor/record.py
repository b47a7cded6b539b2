"""Checks of the log: every operation whole, every text there, every anchor true."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from workbench.domain.anchors import checksum
from workbench.domain.changes import Change, Subject, read
from workbench.domain.changes.kinds import CodingAdded, CodingMoved
from workbench.errors import WorkbenchError
from workbench.ids import SHOWN
from workbench.store.doctor.findings import Check, Finding, Patient
from workbench.store.log import digest

_SALVAGE = "only a snapshot or a colleague's copy has it as it was"

_TEXTS = ("name", "title", "text", "spec", "layout", "salt", "sort", "slug", "why")
"""Fields of changes that name a row of `content`; `values` and `speaker` besides."""


def operations(patient: Patient) -> Iterator[Finding]:
    """Each operation has the changes it was made with, and none was altered."""
    run = patient.connection.execute
    held: dict[int, list[tuple[str, str, str]]] = {}
    for operation, *row in run(
        "select operation, kind, subject, payload from change order by seq"
    ):
        held.setdefault(operation, []).append((row[0], row[1], row[2]))
    query = (
        "select pk, uid, coder, device, lamport, at, label, changes, digest"
        " from operation"
    )
    for pk, *head, count, proof in run(query).fetchall():
        rows = held.pop(pk, [])
        what = ""
        if len(rows) != count:
            what = f"an operation has {len(rows)} of its {count} changes"
        elif digest(head, rows) != proof:
            what = "an operation is not as it was recorded"
        if what:
            yield Finding(
                name="operations", what=what, where=_short(head[0]), hint=_SALVAGE
            )
    if held:
        yield Finding(
            name="operations",
            what=f"{sum(map(len, held.values()))} changes are of no operation",
            hint=_SALVAGE,
        )


def payloads(patient: Patient) -> Iterator[Finding]:
    """Every change is of a kind and shape that this program knows."""
    for seq, kind, subject, payload in patient.connection.execute(
        "select seq, kind, subject, payload from change order by seq"
    ):
        try:
            read(kind, subject, payload)
        except (WorkbenchError, ValueError, TypeError, AttributeError) as problem:
            yield Finding(
                name="payloads",
                what=f"a change cannot be read: {problem}",
                where=f"change {seq}",
                hint=_SALVAGE,
            )


def _changes(patient: Patient) -> Iterator[Change]:
    """Every change that can be read."""
    for kind, subject, payload in patient.connection.execute(
        "select kind, subject, payload from change order by seq"
    ):
        try:
            yield read(kind, subject, payload)
        except (WorkbenchError, ValueError, TypeError, AttributeError):
            continue


def texts(patient: Patient) -> Iterator[Finding]:
    """Every text that a change names is there, or erased."""
    run = patient.connection.execute
    there = {row[0] for row in run("select uid from content")}
    erased = {row[0] for row in run("select owner from erased")}
    lost: Counter[str] = Counter()
    for change in _changes(patient):
        if _erased(change, erased):
            continue
        lost[change.kind] += sum(one not in there for one in named_texts(change))
    for kind, count in lost.items():
        if count:
            yield Finding(
                name="texts",
                what=f"{count} texts are missing that changes name",
                where=kind,
                hint=_SALVAGE,
            )
    count = run(
        "select count(*) from content where owner in (select owner from erased)"
    ).fetchone()[0]
    if count:
        yield Finding(
            name="texts",
            what=f"{count} texts of erased documents or cases are still there",
            hint="`workbench doctor --repair` erases them",
            repairable=True,
        )


def named_texts(change: Change) -> list[str]:
    """The rows of content that a change names."""
    found = [getattr(change, name, None) for name in _TEXTS]
    if change.kind == "case.linked":
        found.append(getattr(change, "speaker", None))
    return [*(one for one in found if one), *getattr(change, "values", ())]


_OTHERS = frozenset({Subject.MEMO, Subject.QUOTE})
"""What may be about something erased without saying so in every change."""


def _erased(change: Change, erased: set[str]) -> bool:
    """Whether the texts that a change names may have gone with somebody erased."""
    if not erased:
        return False
    return (
        change.about in _OTHERS
        or change.subject in erased
        or getattr(change, "document", None) in erased
    )


def anchors(patient: Patient) -> Iterator[Finding]:
    """The words under every coding are those that were tagged, without blank ends."""
    bodies: dict[str, tuple[str, str] | None] = {}
    wrong: Counter[tuple[str, str]] = Counter()
    for change in _changes(patient):
        if isinstance(change, CodingAdded | CodingMoved):
            if change.revision not in bodies:
                bodies[change.revision] = _words(patient, change.revision)
            what = _fault(bodies[change.revision], change)
            if what:
                wrong[what, change.revision] += 1
    for (what, revision), count in wrong.items():
        yield Finding(
            name="anchors",
            what=f"{count} codings {what}",
            where=_document(patient, revision),
            hint=_SALVAGE,
        )


def _words(patient: Patient, revision: str) -> tuple[str, str] | None:
    """The text of a revision and the key of its checksums; None if it is erased."""
    found: tuple[str, str] | None = patient.connection.execute(
        "select t.body, s.body from revision r join content t on t.uid = r.text"
        " join content s on s.uid = r.salt where r.uid = ?",
        (revision,),
    ).fetchone()
    return found


def _fault(held: tuple[str, str] | None, change: CodingAdded | CodingMoved) -> str:
    if held is None:
        return ""
    text, salt = held
    words = text[change.start : change.end]
    if checksum(salt, words) != change.sum:
        return "do not have the words that were tagged"
    if words != words.strip() or not words:
        return "begin or end with white space"
    return ""


def _document(patient: Patient, revision: str) -> str:
    row = patient.connection.execute(
        "select d.name from document d join revision r on r.document = d.pk"
        " where r.uid = ?",
        (revision,),
    ).fetchone()
    return str(row[0]) if row else _short(revision)


def layouts(patient: Patient) -> Iterator[Finding]:
    """Turns and sentences of every text lie within it."""
    rows = patient.connection.execute(
        "select r.uid, length(t.body), r.characters, l.body from revision r"
        " join content t on t.uid = r.text join content l on l.uid = r.layout"
    )
    for revision, length, characters, layout in rows.fetchall():
        held = json.loads(layout)
        ends = [turn[2] for turn in held["turns"]] + [sum(held["sentences"])]
        if length != characters or max(ends) > length or min(ends) < 0:
            yield Finding(
                name="layouts",
                what="turns or sentences lie outside their text",
                where=_document(patient, revision),
                hint=_SALVAGE,
            )


def _short(uid: object) -> str:
    return str(uid).replace("-", "")[-SHOWN:]


CHECKS = (
    Check(name="operations", look=operations),
    Check(name="payloads", look=payloads),
    Check(name="texts", look=texts),
    Check(name="anchors", look=anchors),
    Check(name="layouts", look=layouts),
)
