"""A recipe in: the parts of a document, or every problem with its line.

`parts` is a list, and the last field of a file: who appends `- table: ...` to it adds a
part, and need not read the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from workbench.domain.recipes import (
    ITEMS,
    Appendix,
    Heading,
    Part,
    Prose,
    Quoted,
    Recipe,
    Reported,
)
from workbench.errors import Problem
from workbench.intake.yaml_fields import Form, nearest
from workbench.intake.yaml_nodes import Fields, Items, Text, fields_of, shown

_FILE = ("title", "language", "parts")
FIELDS: dict[str, tuple[str, ...]] = {
    "heading": ("level",),
    "text": (),
    "table": ("caption", "set", "show", "across"),
    "chart": ("caption", "set"),
    "quotes": ("questions",),
    "methods": ("answers",),
    "codebook": (),
}
"""What a part can be, by its first field, and which fields it has besides."""
_LEVELS = ("1", "2", "3")


class Option(NamedTuple):
    """An option of a report: what it takes (`text`, `flag`, `number`), which words."""

    kind: str
    choices: tuple[str, ...] = ()


Reports = Mapping[str, Mapping[str, Option]]
"""The options that each report can be asked, by its name."""


def read_recipe(
    data: bytes, where: str, *, reports: Reports, language: str = "en"
) -> tuple[Recipe | None, list[Problem]]:
    """The recipe that a YAML file holds, and everything that is wrong with it.

    Args:
        data: the bytes of the file.
        where: the file as the user names it, for `Problem.where`.
        reports: what there is to be asked.
        language: of plain strings where the file does not say.

    Returns:
        The recipe, or None if there is a problem.
    """
    node, faults = fields_of(
        data, where, "A recipe must have the fields `title` and `parts`."
    )
    if node is None:
        return None, faults.in_order()
    found = _File(Form(node, _FILE, "the recipe", faults), reports, language).read()
    every = faults.in_order()
    return (None if every else found), every


class _File:
    def __init__(self, form: Form, reports: Reports, language: str) -> None:
        self.form = form
        self.faults = form.faults
        self.reports = reports
        self.language = form.language(language)

    def read(self) -> Recipe:
        title = self.form.words("title", self.language)
        if not title:
            self.form.fault("The recipe has no `title`.", "Write what it is called.")
        parts = (self._part(node) for node in self._nodes())
        return Recipe(title=title, parts=tuple(one for one in parts if one))

    def _nodes(self) -> tuple[Fields | Text | Items, ...]:
        node = self.form.node("parts")
        if isinstance(node, Items) and node.items:
            return node.items
        self.form.fault(
            "The recipe has no list of `parts`.",
            "Write `parts:` and under it each part behind a hyphen, as `- table:`.",
            at="parts",
        )
        return ()

    def _part(self, node: Fields | Text | Items) -> Part | None:
        """One part, by the first of its fields."""
        kinds = ", ".join(FIELDS)
        kind = next(iter(node.entries), "") if isinstance(node, Fields) else ""
        if kind not in FIELDS:
            written = kind or (node.value if isinstance(node, Text) else "")
            self.faults.add(
                node.place,
                f"{shown(written)} is no part of a document."
                if written
                else "A part must begin with what it is.",
                nearest(written, FIELDS) or f"A part begins with one of {kinds}.",
            )
            return None
        if kind in ("table", "chart"):
            return self._reported(node, kind)
        form = Form(node, (kind, *FIELDS[kind]), f"the part `{kind}`", self.faults)
        where = self._where(form)
        if kind == "heading":
            return self._heading(form, where)
        if kind == "text":
            return Prose(where=where, text=self._needed(form, "text"))
        if kind == "quotes":
            return self._quoted(form, where)
        if form.has(kind) and not form.truth(kind, otherwise=True):
            return None
        return Appendix(where=where, what=kind, answers=self._answers(form))

    def _answers(self, form: Form) -> dict[str, dict[str, str]]:
        """What is said of items that the program leaves as questions."""
        held = Form(form.node("answers"), ITEMS, "`answers`", self.faults)
        found = {name: held.words(name, self.language) for name in ITEMS}
        return {name: texts for name, texts in found.items() if texts}

    def _where(self, form: Form) -> str:
        return f"{self.faults.where}:{form.start.line}:{form.start.column}"

    def _needed(self, form: Form, name: str) -> dict[str, str]:
        texts = form.words(name, self.language)
        if not texts:
            form.fault(f"`{name}` has no words.", "Write them behind the colon.")
        return texts

    def _heading(self, form: Form, where: str) -> Heading:
        level = form.text("level") or "1"
        if level not in _LEVELS:
            form.fault(
                f"`level` of {form.of} is {shown(level)}; it can be 1, 2 or 3.",
                at="level",
            )
            level = "1"
        text = self._needed(form, "heading")
        return Heading(where=where, text=text, level=int(level))

    def _quoted(self, form: Form, where: str) -> Quoted:
        name = form.text("quotes").strip()
        if not name:
            form.fault("`quotes` names no collection.", "Write its title.")
        asked = form.truth("questions", otherwise=False)
        return Quoted(where=where, collection=name, questions=asked)

    def _reported(self, node: Fields | Text | Items, kind: str) -> Reported | None:
        entry = node.entries[kind].node if isinstance(node, Fields) else node
        name = entry.value.strip() if isinstance(entry, Text) else ""
        if name not in self.reports:
            hint = nearest(name, self.reports) if name else ""
            known = f"Reports are {', '.join(self.reports)}."
            self.faults.add(entry.place, f"{shown(name)} is no report.", hint or known)
            return None
        known_options = self.reports[name]
        fields = (kind, *FIELDS[kind], *(_spelled(one) for one in known_options))
        form = Form(node, fields, f"the {kind} {shown(name)}", self.faults)
        options = {
            one: value
            for one, option in known_options.items()
            if (value := self._option(form, _spelled(one), option)) is not None
        }
        return Reported(
            where=self._where(form),
            report=name,
            options=options,
            caption=form.words("caption", self.language),
            set=form.text("set").strip(),
            across=form.text("across").strip(),
            chart=kind == "chart",
            show=tuple(one.value.strip() for one in form.texts("show")),
        )

    def _option(self, form: Form, name: str, option: Option) -> str | int | bool | None:
        """What an option is given, None where it is left out."""
        if not form.has(name):
            return None
        if option.kind == "flag":
            return form.truth(name, otherwise=False)
        value = form.text(name)
        if option.kind == "number":
            if value.isascii() and value.isdigit():
                return int(value)
            form.fault(
                f"`{name}` of {form.of} is {shown(value)}; it takes a number.", at=name
            )
        elif option.choices and value and value not in option.choices:
            form.fault(
                f"`{name}` of {form.of} is {shown(value)}; it can be"
                f" {' or '.join(option.choices)}.",
                nearest(value, option.choices),
                at=name,
            )
        return value


def _spelled(name: str) -> str:
    """An option as on the command line, without its hyphens in front."""
    return name.replace("_", "-")
