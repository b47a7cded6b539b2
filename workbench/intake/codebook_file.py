"""A codebook file in: every problem with its line, or the codebook in tree order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace

from workbench.domain.codebook import (
    Code,
    Codebook,
    CodeSet,
    Origin,
    Relation,
    Status,
    Words,
)
from workbench.domain.codebook_tree import walk
from workbench.domain.languages import KNOWN
from workbench.domain.slugs import is_slug, slug
from workbench.errors import Problem
from workbench.intake.codebook_links import Draft, Link, check, unknown
from workbench.intake.yaml_fields import Form
from workbench.intake.yaml_nodes import Faults, Fields, Items, Node, document, shown

LONGEST_NAME = 200
"""How many characters a name or title may have."""

_BOOK = ("codebook", "title", "language", "based_on", "codes", "sets")
_CODE = tuple(field.name for field in fields(Code))
_SET = ("id", "title", "codes")
_COLOR = re.compile(r"#[0-9a-f]{6}")
_BASED_ON = re.compile(r"[0-9a-f]{8,64}")


def read_codebook(
    data: bytes, where: str, *, language: str = "en"
) -> tuple[Codebook | None, list[Problem]]:
    """The codebook that a YAML file holds, and everything that is wrong with it.

    Args:
        data: the bytes of the file.
        where: the file as the user names it, for `Problem.where`.
        language: of plain strings where the file does not say.

    Returns:
        The codebook, or None if any problem is an error; the problems from the top of
        the file down. Codes come as a walk of the tree: a parent before its children,
        siblings as they stand in the file, whatever the order of the file.
    """
    node, problems = document(data, where)
    faults = Faults(where, problems)
    if node is None:
        return None, problems
    book = _Book(node, faults, language).read() if isinstance(node, Fields) else None
    if book is None:
        faults.add(node.place, "A codebook file must have fields: codebook, codes.")
    problems = faults.in_order()
    refused = any(problem.severity == "error" for problem in problems)
    return (None if refused else book), problems


class _Book:
    """Reads one file; what refers to other codes is checked when all are known."""

    def __init__(self, node: Node, faults: Faults, language: str) -> None:
        self.faults = faults
        self.form = Form(node, _BOOK, "the codebook", faults)
        self.language = self._language(language)
        self.drafts: dict[str, Draft] = {}

    def read(self) -> Codebook:
        """All of it; worth keeping only if nothing was found at fault."""
        book = Codebook(
            id=_id(self.form, "codebook"),
            title=_name(self.form, "title", self.language),
            language=self.language,
            based_on=self._based_on(),
        )
        for form in self.form.forms("codes", _CODE, "the code"):
            self._code(form)
        check(self.drafts, self.faults)
        codes = tuple(walk(draft.code for draft in self.drafts.values()))
        return replace(book, codes=codes, sets=tuple(self._sets()))

    def _language(self, otherwise: str) -> str:
        found = self.form.text("language") or otherwise
        if found in KNOWN:
            return found
        self.form.fault(
            f"`language` is {shown(found)}, no language that is known here.",
            "Languages have codes of two letters: nb, nn, en.",
            at="language",
        )
        return otherwise

    def _based_on(self) -> str:
        found = self.form.text("based_on").lower()
        if found and not _BASED_ON.fullmatch(found):
            self.form.fault(
                f"`based_on` is {shown(found)}; it is the sign that an export writes, "
                "at least eight of 0-9 and a-f.",
                "Leave it as the export wrote it, or take the line away.",
                at="based_on",
            )
        return found

    # -- one code --------------------------------------------------------------------

    def _code(self, form: Form) -> None:
        given = form.text("id")
        if given:
            form.of = f"the code {shown(given)}"
        draft = _draft(form, self.language)
        first = self.drafts.get(draft.code.id)
        if first is not None:
            line = first.form.place("id").line
            form.fault(
                f"The id {shown(given)} is used twice, first in line {line}.",
                "Give one of them another id.",
                at="id",
            )
        else:
            # A code without an id keeps a place of its own, which no id can name.
            self.drafts[draft.code.id or f"#{len(self.drafts)}"] = draft

    # -- sets ------------------------------------------------------------------------

    def _sets(self) -> Iterator[CodeSet]:
        seen: dict[str, int] = {}
        for number, form in enumerate(
            self.form.forms("sets", _SET, "the set"), start=1
        ):
            given = form.text("id")
            form.of = f"the set {shown(given)}" if given else f"set number {number}"
            found = _id(form, "id")
            if found in seen:
                form.fault(
                    f"The id {shown(found)} is used for two sets, first in line "
                    f"{seen[found]}.",
                    at="id",
                )
            elif found:
                seen[found] = form.place("id").line
            title = _name(form, "title", self.language)
            yield CodeSet(id=found, title=title, codes=self._members(form))

    def _members(self, form: Form) -> tuple[str, ...]:
        members: dict[str, None] = {}
        for text in form.texts("codes"):
            link = Link("codes", text.value, text.place)
            if not unknown(link, form, self.drafts) and text.value in members:
                self.faults.add(
                    text.place, f"{form.capital} names {shown(text.value)} twice."
                )
            members[text.value] = None
        return tuple(members)


# -- one code ------------------------------------------------------------------------


def _draft(form: Form, language: str) -> Draft:
    """The fields of one code, each by itself."""
    relations = form.forms("relations", ("kind", "to"), f"a relation of {form.of}")
    merged = form.texts("merged_from")
    code = Code(
        id=_id(form, "id"),
        name=_name(form, "name", language, needed=True),
        parent=form.text("parent"),
        definition=form.words("definition", language),
        include=form.lists("include", language),
        exclude=form.lists("exclude", language),
        examples=form.lists("examples", language),
        counter_examples=form.lists("counter_examples", language),
        indicators=form.lists("indicators", language),
        color=_color(form),
        key=_key(form),
        codable=form.truth("codable", True),
        origin=form.choice("origin", Origin),
        status=form.choice("status", Status) or Status.ACCEPTED,
        relations=tuple(_relation(relation) for relation in relations),
        merged_from=tuple(text.value for text in merged),
        split_from=form.text("split_from"),
        source=form.text("source"),
    )
    return Draft(code, form, relations, merged)


def _relation(form: Form) -> Relation:
    for field in ("kind", "to"):
        if not form.has(field):
            form.fault(
                f"{form.capital} has no `{field}`.",
                "Write it as `{kind: regulates, to: another-code}`.",
            )
    return Relation(kind=form.text("kind"), to=form.text("to"))


def _id(form: Form, field: str) -> str:
    found = form.text(field)
    if not found and not form.has(field):
        form.fault(
            f"{form.capital} has no `{field}`.",
            "An id is permanent: lower case a-z, digits and hyphens.",
        )
    elif found and not is_slug(found):
        form.fault(
            f"The id {shown(found)} may have only lower case a-z, digits and single "
            "hyphens between them, 80 in all.",
            f"For example `{slug(found)}`.",
            at=field,
        )
    return found


def _name(form: Form, field: str, language: str, *, needed: bool = False) -> Words:
    names = form.words(field, language)
    if needed and not names and not isinstance(form.node(field), Items):
        form.fault(
            f"{form.capital} has no `{field}`.",
            f"Write it as `{field}: ...` or `{field}: {{nb: ..., en: ...}}`.",
            at=field,
        )
    for name in names.values():
        _check_name(form, field, name)
    return names


def _check_name(form: Form, field: str, name: str) -> None:
    if len(name) > LONGEST_NAME:
        form.fault(
            f"`{field}` of {form.of} has {len(name)} characters; {LONGEST_NAME} is the "
            "most.",
            "Say the rest in `definition`.",
            at=field,
        )
    elif len(name.splitlines()) > 1:
        form.fault(
            f"`{field}` of {form.of} goes over several lines.",
            "It will be shown on one.",
            at=field,
            severity="warning",
        )


def _color(form: Form) -> str:
    found = form.text("color").lower()
    hint = 'Write it in quotes, for example "#7a5195".'
    if form.empty("color"):
        form.fault(
            f"`color` of {form.of} is empty; without quotes # begins a comment.",
            hint,
            at="color",
        )
    elif found and not _COLOR.fullmatch(found):
        form.fault(
            f"`color` of {form.of} is {shown(found)}, not of the form #rrggbb.",
            hint,
            at="color",
        )
    return found


def _key(form: Form) -> str:
    found = form.text("key")
    if found and (len(found) > 1 or found not in "123456789"):
        form.fault(
            f"`key` of {form.of} is {shown(found)}, not a digit from 1 to 9.", at="key"
        )
        return ""
    return found
