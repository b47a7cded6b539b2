"""An attributes file in: the attributes, or every problem with its line."""

from __future__ import annotations

from dataclasses import fields

from workbench.domain.attributes import (
    NAME,
    RESERVED,
    SEVERAL,
    Attribute,
    AttributeType,
    AttributeValue,
)
from workbench.errors import Problem
from workbench.intake.yaml_fields import Form
from workbench.intake.yaml_nodes import Items, fields_of, shown

_FILE = ("attributes", "language")
_ATTRIBUTE = tuple(
    "kind" if field.name == "kinds" else field.name for field in fields(Attribute)
)
_VALUE = tuple(field.name for field in fields(AttributeValue))


def read_attributes(
    data: bytes, where: str, *, language: str = "en"
) -> tuple[tuple[Attribute, ...] | None, list[Problem]]:
    """The attributes that a YAML file defines, and everything that is wrong with it.

    Args:
        data: the bytes of the file.
        where: the file as the user names it, for `Problem.where`.
        language: of plain strings where the file does not say.

    Returns:
        The attributes in their order, or None if any problem is an error.
    """
    node, faults = fields_of(
        data, where, "An attributes file must have the field `attributes`."
    )
    if node is None:
        return None, faults.in_order()
    found = _File(Form(node, _FILE, "the file", faults), language).read()
    every = faults.in_order()
    refused = any(one.severity == "error" for one in every)
    return (None if refused else found), every


class _File:
    def __init__(self, form: Form, language: str) -> None:
        self.form = form
        self.language = form.language(language)

    def read(self) -> tuple[Attribute, ...]:
        if not self.form.has("attributes"):
            self.form.fault("The file has no `attributes`.", "Begin with that line.")
        found: dict[str, Attribute] = {}
        for form in self.form.forms("attributes", _ATTRIBUTE, "the attribute"):
            one = self._attribute(form)
            if one.name in found:
                form.fault(
                    f"The attribute {shown(one.name)} is there twice.", at="name"
                )
            found[one.name] = one
        return tuple(found.values())

    def _attribute(self, form: Form) -> Attribute:
        name = self._name(form)
        if name:
            form.of = f"the attribute {shown(name)}"
        kind = form.choice("type", AttributeType) or AttributeType.TEXT
        values = self._values(form)
        if values and kind is not AttributeType.CHOICE:
            form.fault(
                f"{form.capital} has `values`, which only a choice has.",
                "Write `type: choice`.",
                at="values",
            )
        return Attribute(
            name=name,
            kinds=self._kinds(form),
            type=kind,
            label=form.words("label", self.language),
            several=form.truth("several", False),
            missing=tuple(one.value for one in form.texts("missing")),
            values=values,
        )

    def _name(self, form: Form) -> str:
        name = form.text("name").strip()
        if not name:
            form.fault("An attribute has no `name`.")
        elif not NAME.fullmatch(name):
            form.fault(
                f"{shown(name)} is no name for an attribute.",
                "Letters, digits, _ and -, a letter first.",
                at="name",
            )
        elif name.lower() in RESERVED:
            form.fault(
                f"No attribute can be called {shown(name)}: it is a word of questions.",
                "Choose another name.",
                at="name",
            )
        return name

    def _kinds(self, form: Form) -> tuple[str, ...]:
        """One kind by itself, or a list of them."""
        if not isinstance(form.node("kind"), Items):
            return (form.text("kind").strip() or "document",)
        named = (one.value.strip() for one in form.texts("kind"))
        return tuple(dict.fromkeys(named)) or ("document",)

    def _values(self, form: Form) -> tuple[AttributeValue, ...]:
        found: dict[str, AttributeValue] = {}
        for one in form.forms("values", _VALUE, f"a value of {form.of}"):
            value = AttributeValue(
                id=one.text("id").strip(),
                label=one.words("label", self.language),
                in_text=one.words("in_text", self.language),
                group=one.text("group"),
            )
            if not value.id:
                one.fault(f"A value of {form.of} has no `id`.")
            elif SEVERAL in value.id or "\n" in value.id:
                one.fault(f"The id {shown(value.id)} has a semicolon or a line break.")
            elif value.id in found:
                one.fault(f"The value {shown(value.id)} of {form.of} is there twice.")
            found[value.id] = value
        return tuple(found.values())
