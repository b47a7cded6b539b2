"""A mapping with known fields, taken apart field by field.

    form = Form(node, ("id", "name", "status"), "the code", faults)
    form.text("id")                    -> "meta-governance", or ""
    form.choice("status", Status)      -> Status.ACCEPTED, or None
    form.words("name", "nb")           -> {"nb": "Meta-styring"}

What is wrong goes to `faults`, and the value is then as if it had been left out, so
that one pass finds everything. A field with nothing behind its colon is left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from workbench.domain.languages import KNOWN
from workbench.intake.yaml_nodes import (
    Entry,
    Faults,
    Fields,
    Items,
    Node,
    Place,
    Text,
    shown,
)

Choice = TypeVar("Choice", bound=StrEnum)

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


class Form:
    """The fields of one mapping; fields that are not in `known` are refused by name.

    Args:
        node: what should be a mapping; None stands for one without fields.
        known: the names its fields may have.
        of: what it is, for sentences, with its article: `the code`.
        faults: collects what is wrong.
    """

    def __init__(
        self, node: Node | None, known: Sequence[str], of: str, faults: Faults
    ) -> None:
        self.of = of
        self.faults = faults
        self.start = node.place if node else Place(line=1, column=1)
        self._entries: dict[str, Entry] = {}
        if isinstance(node, Fields):
            self._entries = node.entries
            self._refuse_unknown(known)
        elif node is not None and not _nothing(node):
            self.fault(f"{self.capital} must have fields, each with name and colon.")

    def _refuse_unknown(self, known: Sequence[str]) -> None:
        for name, entry in self._entries.items():
            if name not in known:
                self.faults.add(
                    entry.place,
                    f"{shown(name)} is no field of {self.of}.",
                    nearest(name, known) or f"Its fields are {', '.join(known)}.",
                )

    @property
    def capital(self) -> str:
        """`of` at the beginning of a sentence."""
        return self.of[:1].upper() + self.of[1:]

    def fault(
        self, message: str, hint: str = "", *, at: str = "", severity: str = "error"
    ) -> None:
        """A problem with the value of the field `at`, or with the whole."""
        self.faults.add(self.place(at), message, hint, severity)

    def has(self, name: str) -> bool:
        """Whether the field is there with something in it."""
        return self.node(name) is not None

    def empty(self, name: str) -> bool:
        """Whether the field is there with nothing behind its colon."""
        entry = self._entries.get(name)
        return entry is not None and _nothing(entry.node)

    def node(self, name: str) -> Node | None:
        """What stands in the field."""
        entry = self._entries.get(name)
        return None if entry is None or _nothing(entry.node) else entry.node

    def place(self, name: str) -> Place:
        """Where the field's value stands, or the mapping where it has no such field."""
        entry = self._entries.get(name)
        if entry is None:
            return self.start
        return entry.place if _nothing(entry.node) else entry.node.place

    # -- one value -------------------------------------------------------------------

    def text(self, name: str) -> str:
        """One text in NFC, empty where there is none."""
        node = self.node(name)
        if node is None:
            return ""
        if isinstance(node, Text):
            return _kept(node)
        self.fault(f"`{name}` of {self.of} must be one text.", at=name)
        return ""

    def choice(self, name: str, choices: type[Choice]) -> Choice | None:
        """One of the values of an enumeration."""
        value = self.text(name)
        if not value:
            return None
        allowed = [one.value for one in choices]
        if value in allowed:
            return choices(value)
        message = f"`{name}` of {self.of} is {shown(value)}; it can be"
        self.fault(
            f"{message} {' or '.join(allowed)}.", nearest(value, allowed), at=name
        )
        return None

    def truth(self, name: str, otherwise: bool) -> bool:
        """True or false, `otherwise` where it is left out."""
        value = self.text(name)
        if value and value.lower() not in _TRUTH:
            self.fault(
                f"`{name}` of {self.of} is {shown(value)}; it can be true or false.",
                at=name,
            )
        return _TRUTH.get(value.lower(), otherwise)

    # -- texts by language -----------------------------------------------------------

    def language(self, otherwise: str) -> str:
        """The language of plain strings, as the field `language` says."""
        found = self.text("language") or otherwise
        if found not in KNOWN:
            self.fault(
                f"`language` is {shown(found)}, no language known here.",
                "Languages have codes of two letters: nb, nn, en.",
                at="language",
            )
        return found

    def words(self, name: str, language: str) -> dict[str, str]:
        """A text by language; a plain one is in `language`."""
        node = self.node(name)
        if isinstance(node, Text):
            return {language: _kept(node)}
        if isinstance(node, Items):
            self.fault(f"`{name}` of {self.of} must be a text, not a list.", at=name)
        return {
            one: _kept(text)
            for one, text in self._by_language(name, node)
            if self._is_text(text, f"`{name}` ({one})")
        }

    def lists(self, name: str, language: str) -> dict[str, tuple[str, ...]]:
        """Lists of texts by language; a plain list is in `language`."""
        node = self.node(name)
        if not isinstance(node, Fields):
            texts = self._texts(f"`{name}`", node)
            return {language: texts} if texts else {}
        found = (
            (one, self._texts(f"`{name}` ({one})", inner))
            for one, inner in self._by_language(name, node)
        )
        return {one: texts for one, texts in found if texts}

    def _by_language(self, name: str, node: Node | None) -> Iterable[tuple[str, Node]]:
        if not isinstance(node, Fields):
            return
        for language, entry in node.entries.items():
            if language not in KNOWN:
                self.faults.add(
                    entry.place,
                    f"{shown(language)} in `{name}` of {self.of} is no language that "
                    "is known here.",
                    "Languages have codes of two letters: nb, nn, en.",
                )
            elif not _nothing(entry.node):
                yield language, entry.node

    # -- several ---------------------------------------------------------------------

    def texts(self, name: str) -> tuple[Text, ...]:
        """A list of texts with their places."""
        return self._listed(f"`{name}`", self.node(name))

    def _texts(self, what: str, node: Node | None) -> tuple[str, ...]:
        return tuple(_kept(text) for text in self._listed(what, node))

    def _listed(self, what: str, node: Node | None) -> tuple[Text, ...]:
        if node is None:
            return ()
        if not isinstance(node, Items):
            self.faults.add(
                node.place,
                f"{what} of {self.of} must be a list.",
                "Begin each entry with a hyphen, on a line of its own.",
            )
            return ()
        return tuple(
            item
            for item in node.items
            if not _nothing(item)
            and self._is_text(item, f"An entry of {what}")
            and isinstance(item, Text)
        )

    def forms(self, name: str, known: Sequence[str], of: str) -> tuple[Form, ...]:
        """A list of mappings, each a form of its own."""
        node = self.node(name)
        if node is None:
            return ()
        if not isinstance(node, Items):
            self.fault(
                f"`{name}` of {self.of} must be a list.",
                "Begin each entry with a hyphen, on a line of its own.",
                at=name,
            )
            return ()
        forms = [(item, Form(item, known, of, self.faults)) for item in node.items]
        return tuple(form for item, form in forms if isinstance(item, Fields))

    def _is_text(self, node: Node, what: str) -> bool:
        if isinstance(node, Text):
            return True
        self.faults.add(
            node.place,
            f"{what} of {self.of} must be one text.",
            "Put it in quotes if it holds a colon and a space or begins with a sign.",
        )
        return False


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the known word that `word` was probably meant to be, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word.lower()[:100], list(known), n=1)
    return f"Did you mean `{close[0]}`?" if close else ""


def _nothing(node: Node) -> bool:
    return isinstance(node, Text) and not node.value.strip()


def _kept(node: Node) -> str:
    """The text as it is written, in NFC, so that equal words are found equal."""
    return unicodedata.normalize("NFC", node.value) if isinstance(node, Text) else ""
