"""From YAML's events to nodes.

PyYAML's BaseLoader splits the text into events, which resolve nothing; the nodes are
built from them here, without recursion, and what must not be in a file is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from workbench.intake.yaml_nodes import (
    Entry,
    Faults,
    Fields,
    Items,
    Lines,
    Node,
    Place,
    Text,
    shown,
)

DEEPEST = 20
"""How many lists and fields may lie within each other."""

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_TOO_HIGH = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    mapping: bool
    children: list[Node] = field(default_factory=list)


class Tree:
    """Builds nodes from events, without recursion, refusing what YAML would hide."""

    def __init__(self, text: str, faults: Faults) -> None:
        self.text = text
        self.faults = faults
        self.lines = Lines(text)
        self.open: list[_Open] = []
        self.roots: list[Node] = []

    def build(self) -> tuple[Node, ...]:
        """All documents, or nothing where the text is no YAML or too deep."""
        try:
            for event in self._events():
                if not self._take(event):
                    return ()
        except yaml.YAMLError as error:
            self._syntax(error)
            return ()
        except (ValueError, OverflowError):  # PyYAML's own, of an escape or a version
            self._number()
            return ()
        return tuple(self.roots)

    def _events(self) -> Iterator[yaml.Event]:
        events: Iterator[yaml.Event] = yaml.parse(self.text, Loader=yaml.BaseLoader)
        return events

    def _take(self, event: yaml.Event) -> bool:
        """One event; False where reading must stop."""
        if isinstance(event, yaml.ScalarEvent):
            self._marks(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._marks(event)
            return self._begin(event, isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._closed(self.open.pop()))
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        place = self._place(event.start_mark)
        value: str = event.value
        if event.style in ("|", ">"):  # whose last line break ends the block only
            value = value.rstrip("\n")
        elif _NO_CHARACTER.search(value):
            value = self._sound(value, place)
        return Text(value=value, place=place, bare=value == "" and not event.style)

    def _sound(self, value: str, place: Place) -> str:
        """Halves of a character joined; what no text can hold is refused."""
        joined = _HALVES.sub(_joined, value)
        if _NO_CHARACTER.search(joined):
            self.faults.add(
                place,
                "The text holds an escape that stands for no character.",
                "Take out \\0 and single escapes from \\ud800 to \\udfff.",
            )
        return _NO_CHARACTER.sub("\ufffd", joined)

    def _begin(self, event: yaml.Event, mapping: bool) -> bool:
        place = self._place(event.start_mark)
        if len(self.open) == DEEPEST:
            self.faults.add(
                place,
                f"Lists and fields lie more than {DEEPEST} deep within each other.",
            )
            return False
        self.open.append(_Open(place, mapping))
        return True

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].children.append(node)
        elif not (isinstance(node, Text) and node.bare):
            self.roots.append(node)

    def _closed(self, done: _Open) -> Node:
        if not done.mapping:
            return Items(items=tuple(done.children), place=done.place)
        entries: dict[str, Entry] = {}
        for name, node in zip(done.children[::2], done.children[1::2], strict=True):
            if not isinstance(name, Text):
                self.faults.add(
                    name.place, "A field's name must be a word, not a list."
                )
            elif name.value in entries:
                line = entries[name.value].place.line
                message = f"The field {shown(name.value)} stands twice, first in line"
                self.faults.add(name.place, f"{message} {line}.", "Keep one of them.")
            else:
                entries[name.value] = Entry(place=name.place, node=node)
        return Fields(entries=entries, place=done.place)

    def _marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Anchors and tags, which change what a text means elsewhere."""
        anchor = "" if event.anchor is None else f"&{event.anchor}"
        tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
        for what, sign in (("an anchor", anchor), ("a tag", tag)):
            if sign:
                self.faults.add(
                    self._place(event.start_mark),
                    f"YAML takes {shown(sign)} for {what}; these files have none.",
                    "Put the text in quotes if the sign is part of it.",
                )

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event.start_mark)
        sign = f"*{event.anchor}"
        self.faults.add(
            place,
            f"YAML takes {shown(sign)} for an alias; these files have none.",
            "Put the text in quotes if the star is part of it, else write it out.",
        )
        self._add(Text(value=sign, place=place))

    def _place(self, mark: yaml.Mark | yaml._yaml.Mark | None) -> Place:
        return self.lines.place(mark.index if mark else 0)

    def _number(self) -> None:
        found = _TOO_HIGH.search(self.text)
        self.faults.add(
            self.lines.place(found.start() if found else 0),
            "A number here is higher than YAML allows.",
            "An escape can reach \\U0010FFFF.",
        )

    def _syntax(self, error: yaml.YAMLError) -> None:
        if isinstance(error, yaml.reader.ReaderError):
            letter = ord(self.text[error.position])
            self.faults.add(
                self.lines.place(error.position),
                f"The character U+{letter:04X} may not stand in a YAML file.",
                "Take it out; within double quotes it can be written as an escape.",
            )
        elif isinstance(error, yaml.MarkedYAMLError):
            begin = self._place(error.context_mark or error.problem_mark)
            message, hint = _said(error.problem or "", begin)
            here = message.startswith("This line")
            self.faults.add(
                begin if here else self._place(error.problem_mark), message, hint
            )


_QUOTE = "Put the text in quotes."
_SAYINGS = (
    (
        "mapping values are not allowed here",
        "A colon and a space within a text make YAML take it for another field.",
        _QUOTE,
    ),
    (
        "found character '\\t'",
        "A tab stands where YAML allows spaces only.",
        "Indent with spaces.",
    ),
    (
        "cannot start any token",
        "A text cannot begin with this character unless it is in quotes.",
        _QUOTE,
    ),
    (
        "could not find expected ':'",
        "This line is neither a field with its colon nor part of the text before it.",
        "Add the colon, or indent the line as the text it belongs to.",
    ),
    (
        "unexpected end of stream",
        "The text in quotes that begins in {begin} does not end.",
        "Close it with the same quotation mark.",
    ),
    (
        "expected <block end>",
        "What stands here does not fit the lines above it.",
        "Check the indentation, and that a text with quotes within is quoted whole.",
    ),
    (
        "expected ',' or ']'",
        "The list in brackets that begins in {begin} goes wrong here.",
        "Check its commas and its closing bracket.",
    ),
    (
        "expected ',' or '}'",
        "The fields in braces that begin in {begin} go wrong here.",
        "Check their commas and their closing brace.",
    ),
    (
        "unknown escape character",
        "Within double quotes a backslash begins an escape; this is none.",
        "Write two backslashes for the sign itself, or use single quotes.",
    ),
    (
        "expected alphabetic or numeric character",
        "YAML takes & and * at the beginning of a text for signs to itself.",
        _QUOTE,
    ),
)


def _joined(halves: re.Match[str]) -> str:
    return halves[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _said(problem: str, begin: Place) -> tuple[str, str]:
    """PyYAML's words for a fault of syntax, as a sentence and what to do."""
    line = f"line {begin.line}, column {begin.column},"
    for words, message, hint in _SAYINGS:
        if words in problem:
            return message.replace("{begin}", line), hint
    return f"This is no YAML: {problem}.", ""
