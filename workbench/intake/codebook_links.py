"""What the codes of a file say of each other: parents, keys, relations, merges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.codebook import Code, Status
from workbench.domain.codebook_tree import circles
from workbench.intake.yaml_fields import Form, nearest
from workbench.intake.yaml_nodes import Faults, Place, Text, shown


@dataclass(frozen=True, slots=True)
class Draft:
    """A code as far as it can be read, with what it was read from."""

    code: Code
    form: Form
    relations: tuple[Form, ...]
    merged: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An id in a field that names another code."""

    field: str
    to: str
    place: Place


def check(drafts: Mapping[str, Draft], faults: Faults) -> None:
    """Tell everything that is wrong between the codes of a file, by their ids."""
    for draft in drafts.values():
        _check_known(draft, drafts)
    _check_circles(drafts)
    _check_keys(drafts)
    _check_merges(drafts, faults)


def unknown(link: Link, form: Form, drafts: Mapping[str, Draft]) -> bool:
    """Tell that an id is no code of the file, if so."""
    if not link.to or link.to in drafts:
        return False
    hint = nearest(link.to, [one for one in drafts if not one.startswith("#")])
    if not hint and link.field in ("merged_from", "split_from"):
        hint = f"A code that is gone stays in the file, as `status: {Status.RETIRED}`."
    form.faults.add(
        link.place,
        f"`{link.field}` of {form.of} is {shown(link.to)}, which is no code of this "
        "file.",
        hint,
    )
    return True


def _check_known(draft: Draft, drafts: Mapping[str, Draft]) -> None:
    code, form = draft.code, draft.form
    unknown(Link("parent", code.parent, form.place("parent")), form, drafts)
    for relation in draft.relations:
        to = Link("to", relation.text("to"), relation.place("to"))
        unknown(to, relation, drafts)
    for text in draft.merged:
        unknown(Link("merged_from", text.value, text.place), form, drafts)
    source = Link("split_from", code.split_from, form.place("split_from"))
    if not unknown(source, form, drafts) and code.id and code.id == code.split_from:
        form.fault(f"{form.capital} is split from itself.", at="split_from")


def _check_circles(drafts: Mapping[str, Draft]) -> None:
    for circle in circles({one: draft.code.parent for one, draft in drafts.items()}):
        form = drafts[circle[0]].form
        way = ", ".join((*circle, circle[0]))
        form.fault(
            f"The parents run in a circle: {way}."
            if len(circle) > 1
            else f"{form.capital} is its own parent.",
            "Give one of them another parent, or none.",
            at="parent",
        )


def _check_keys(drafts: Mapping[str, Draft]) -> None:
    pinned: dict[str, str] = {}
    for draft in drafts.values():
        key, form = draft.code.key, draft.form
        if key and not draft.code.codable:
            form.fault(
                f"{form.capital} is a heading (codable: false) and cannot be pinned to "
                "a key.",
                "Take the key away, or `codable: false`.",
                at="key",
            )
        if key in pinned:
            form.fault(
                f"The key {shown(key)} is pinned twice, first to {shown(pinned[key])}.",
                "Give one of them another digit, or none.",
                at="key",
            )
        elif key:
            pinned[key] = draft.code.id


def _check_merges(drafts: Mapping[str, Draft], faults: Faults) -> None:
    into: dict[str, str] = {}
    for draft in drafts.values():
        for text in draft.merged:
            if text.value in into:
                faults.add(
                    text.place,
                    f"{shown(text.value)} is merged twice, first into "
                    f"{shown(into[text.value])}.",
                    "Keep one of them.",
                )
            elif text.value in drafts:
                into[text.value] = draft.code.id
    for circle in circles(into):
        form = drafts[circle[0]].form
        way = ", ".join((*circle, circle[0]))
        form.fault(
            f"Codes are merged in a circle: {way}."
            if len(circle) > 1
            else f"{form.capital} is merged into itself.",
            "One of them has to remain.",
            at="merged_from",
        )
