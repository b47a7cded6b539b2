"""An interview guide in: its questions, or every problem with its line."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.domain.guides import (
    BY_WORDING,
    MOST_QUESTIONS,
    NONE,
    QUESTION_ID,
    Guide,
    GuideQuestion,
)
from workbench.errors import Problem
from workbench.intake.yaml_fields import Form, nearest
from workbench.intake.yaml_nodes import Text, fields_of, shown

_FILE = ("guide",)
_GUIDE = ("title", "language", "questions")
_QUESTION = ("id", "text", "label", "codes")
_RESERVED = (NONE, BY_WORDING)


def read_guide(
    data: bytes,
    where: str,
    *,
    attributes: Sequence[str],
    codes: Collection[str],
    language: str = "en",
) -> tuple[Guide | None, list[Problem]]:
    """The guide that a YAML file holds, and everything that is wrong with it.

    Args:
        data: the bytes of the file.
        where: the file as the user names it, for `Problem.where`.
        attributes: what documents have; any of them may say whose guide it is.
        codes: ids of the codes there are; another one is a warning.
        language: of plain strings where the file does not say.

    Returns:
        The guide, or None if any problem is an error.
    """
    node, faults = fields_of(data, where, "A guide must have the field `guide`.")
    if node is None:
        return None, faults.in_order()
    form = Form(node, _FILE, "the file", faults)
    if not form.has("guide"):
        form.fault("The file has no `guide`.", "Begin with that line.")
    found = _File(form, attributes, codes, language).read()
    every = faults.in_order()
    refused = any(one.severity == "error" for one in every)
    return (None if refused else found), every


class _File:
    def __init__(
        self,
        form: Form,
        attributes: Sequence[str],
        codes: Collection[str],
        language: str,
    ) -> None:
        self.attributes = [one for one in attributes if one not in _GUIDE]
        known = (*_GUIDE, *self.attributes)
        self.form = Form(form.node("guide"), known, "the guide", form.faults)
        self.codes = codes
        self.language = self.form.language(language)

    def read(self) -> Guide:
        belongs = {name: self.form.text(name).strip() for name in self.attributes}
        return Guide(
            belongs={name: value for name, value in belongs.items() if value},
            title=self.form.words("title", self.language),
            questions=self._questions(),
        )

    def _questions(self) -> tuple[GuideQuestion, ...]:
        found: dict[str, GuideQuestion] = {}
        forms = self.form.forms("questions", _QUESTION, "the question")
        if not forms:
            self.form.fault("The guide has no `questions`.", at="questions")
        if len(forms) > MOST_QUESTIONS:
            self.form.fault(
                f"The guide has {len(forms)} questions; {MOST_QUESTIONS} is the most.",
                at="questions",
            )
        for form in forms:
            one = self._question(form)
            if one.id in found:
                form.fault(f"The question {shown(one.id)} is there twice.", at="id")
            found[one.id] = one
        return tuple(found.values())

    def _question(self, form: Form) -> GuideQuestion:
        name = form.text("id").strip()
        if not name:
            form.fault("A question has no `id`.")
        elif not QUESTION_ID.fullmatch(name) or name in _RESERVED:
            form.fault(
                f"{shown(name)} is no id for a question.",
                "Lower case letters, digits and hyphens; not none, not wording.",
                at="id",
            )
        if name:
            form.of = f"the question {shown(name)}"
        text = form.words("text", self.language)
        if not text:
            form.fault(f"{form.capital} has no `text`.", "Write how it was put.")
        return GuideQuestion(
            id=name,
            text=text,
            label=form.words("label", self.language),
            codes=tuple(self._code(form, one) for one in form.texts("codes")),
        )

    def _code(self, form: Form, one: Text) -> str:
        if one.value not in self.codes:
            form.faults.add(
                one.place,
                f"{shown(one.value)} in `codes` of {form.of} is no code there is.",
                nearest(one.value, self.codes),
                "warning",
            )
        return one.value
