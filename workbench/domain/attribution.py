"""Attribution templates: how a quote says who spoke, without saying the name.

A template is text with fields in braces and optional parts in brackets:

    {role}[ {institution}][ {date:season}]   tjenestemann direktoratet våren 2010
    {role}, intervju {date:year}             politiker, intervju 2007
    {role}, {nb:intervju|en:interview} {date:year}   politician, interview 2007

- `{attribute}` is the value as it stands inside a sentence (`in_text`), else its label,
  else as it is stored. `{attribute:form}` asks for another form: one of `FORMS`.
- `{nb:...|en:...}` is the words for the language: nb and nn stand in for each other,
  then en, then the first.
- `[ ]` falls away when a field in it is missing. It holds at least one field and no
  other brackets.
- `{{ }} [[ ]]` are the marks themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.domain.languages import KNOWN, pick
from workbench.domain.seasons import season_of, year_of
from workbench.errors import Refused
from workbench.words import word

FORMS = ("in_text", "label", "id", "season", "year")
"""How a field can be written; `in_text` is the one that needs no name."""

_MARKS = "{}[]"
_NEIGHBOUR = {"nb": "nn", "nn": "nb"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one attribute holds for the one who is quoted."""

    raw: str
    """As stored: the id of a choice, a date, a season, a number, words."""
    label: Mapping[str, str] = field(default_factory=dict)
    """By language, as in a table."""
    in_text: Mapping[str, str] = field(default_factory=dict)
    """By language, as inside a sentence."""


Values = Mapping[str, Value | Sequence[Value]]
"""Attributes by name; several values where the attribute takes several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A place for one attribute in one of `FORMS`."""

    name: str
    form: str = "in_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words that are others in another language."""

    words: tuple[tuple[str, str], ...]
    """Languages and words, in order; at least one."""

    def text(self, language: str) -> str:
        """The words for a language, the nearest where it has none."""
        held = dict(self.words)
        for one in (language, _NEIGHBOUR.get(language, ""), "en"):
            if one in held:
                return held[one]
        return self.words[0][1]


Piece = str | Field | Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of text and fields; an optional one falls away as a whole."""

    pieces: tuple[Piece, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A template filled in."""

    text: str
    missing: tuple[str, ...] = ()
    """Fields outside brackets that had nothing to say, as written: `date:season`.

    Nothing stands in their place; whoever fills decides whether that will do.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template that was read; `parse` makes them."""

    source: str
    parts: tuple[Part, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in order, each once."""
        every = (p for part in self.parts for p in part.pieces if isinstance(p, Field))
        return tuple(dict.fromkeys(every))

    def fill(self, values: Values, language: str) -> Attribution:
        """The words for one quote.

        Args:
            values: What is known; an attribute left out, or empty, is missing.
            language: ISO 639 code; nb and nn stand in for each other, then en.
        """
        text, missing = [], []
        for part in self.parts:
            words, lacking = _fill(part, values, language)
            if part.optional and lacking:
                continue
            text.append(words)
            missing += lacking
        return Attribution(text="".join(text), missing=tuple(dict.fromkeys(missing)))


def _fill(part: Part, values: Values, language: str) -> tuple[str, list[str]]:
    """A part's words, and the fields in it that are missing."""
    words, lacking = [], []
    for piece in part.pieces:
        if isinstance(piece, str | Wording):
            words.append(piece if isinstance(piece, str) else piece.text(language))
            continue
        said = _say(piece, values.get(piece.name, ()), language)
        if said:
            words.append(said)
        else:
            lacking.append(_written(piece))
    return "".join(words), lacking


def _written(one: Field) -> str:
    return one.name if one.form == "in_text" else f"{one.name}:{one.form}"


def _say(one: Field, held: Value | Sequence[Value], language: str) -> str:
    """A field in words; empty where nothing is known or the form does not fit."""
    several = [held] if isinstance(held, Value) else held
    said = [_form(value, one.form, language) for value in several]
    if not said or not all(said):
        return ""
    *first, last = dict.fromkeys(said)
    if not first:
        return last
    return word("list.and", language, first=", ".join(first), last=last)


def _form(value: Value, form: str, language: str) -> str:
    raw = value.raw.strip()
    if form == "id":
        return raw
    if form == "season":
        season = season_of(raw)
        return season.text(language) if season else ""
    if form == "year":
        return year_of(raw) or ""
    if form == "label":
        return (pick(value.label, language) or "").strip() or raw
    return _in_text(value, language) or raw


def _in_text(value: Value, language: str) -> str:
    """The best words there are: the right language goes before the right form."""
    near = (language, _NEIGHBOUR.get(language, ""))
    forms = (value.in_text, value.label)
    tries = [(form, near) for form in forms] + [(form, ("en",)) for form in forms]
    for form, languages in tries:
        for one in languages:
            if form.get(one, "").strip():
                return form[one].strip()
    rest = [text.strip() for form in forms for text in form.values()]
    return next(filter(None, rest), "")


def parse(source: str) -> Template:
    """Read a template.

    Raises:
        Refused: What is wrong and at which character, counted from 1.
    """
    return Template(source=source, parts=tuple(_Reader(source).parts()))


class _Reader:
    """Reads one template from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def parts(self) -> list[Part]:
        """Parts in order; those without brackets and with them."""
        parts: list[Part] = []
        while self.at < len(self.source):
            if self._bracket():
                parts.append(self._optional())
            else:
                parts.append(Part(pieces=tuple(self._pieces(inside=False))))
        return parts

    def _bracket(self) -> bool:
        rest = self.source[self.at : self.at + 2]
        return rest[:1] == "[" and rest != "[["

    def _optional(self) -> Part:
        start = self.at
        self.at += 1
        pieces = tuple(self._pieces(inside=True))
        if self.source[self.at : self.at + 1] != "]":
            raise self._refused(start, "this [ is never closed", "Close it with ].")
        self.at += 1
        if not any(isinstance(piece, Field) for piece in pieces):
            hint = "Write [[ and ]] for brackets that are to be printed."
            raise self._refused(start, "these brackets hold no {field}", hint)
        return Part(pieces=pieces, optional=True)

    def _pieces(self, *, inside: bool) -> list[Piece]:
        """Text and fields up to a bracket or the end."""
        pieces: list[Piece] = []
        text = ""
        while self.at < len(self.source):
            mark = self.source[self.at]
            if mark not in _MARKS or self.source.startswith(mark * 2, self.at):
                text += mark
                self.at += 1 + (mark in _MARKS)
                continue
            if mark in "[]":
                self._check_bracket(mark, inside=inside)
                break
            pieces += [text] if text else []
            text = ""
            pieces.append(self._field())
        return [*pieces, text] if text else pieces

    def _check_bracket(self, mark: str, *, inside: bool) -> None:
        if mark == "[" and inside:
            hint = "Close the first part before the next; parts do not nest."
            raise self._refused(self.at, "a [ inside [ ]", hint)
        if mark == "]" and not inside:
            hint = "Write ]] for a bracket that is to be printed."
            raise self._refused(self.at, "a ] that closes nothing", hint)

    def _field(self) -> Field | Wording:
        start = self.at
        if self.source[start] == "}":
            hint = "Write }} for a brace that is to be printed."
            raise self._refused(start, "a } that closes nothing", hint)
        end = self.source.find("}", start)
        inner = self.source[start + 1 : end] if end > 0 else ""
        if end < 0 or any(mark in inner for mark in _MARKS):
            raise self._refused(start, "this { is never closed", "Close it with }.")
        self.at = end + 1
        return self._named(start, inner)

    def _named(self, start: int, inner: str) -> Field | Wording:
        name, colon, form = (one.strip() for one in inner.partition(":"))
        if colon and name in KNOWN:
            return self._wording(start, inner)
        if not name:
            hint = "Name an attribute: {role}."
            raise self._refused(start, "a field without a name", hint)
        if colon and form not in FORMS:
            hint = f"Forms are {', '.join(FORMS)}."
            raise self._refused(start, f"“{form}” is no form of {{{name}}}", hint)
        return Field(name=name, form=form if colon else "in_text")

    def _wording(self, start: int, inner: str) -> Wording:
        words: list[tuple[str, str]] = []
        for one in inner.split("|"):
            language, colon, said = one.partition(":")
            if not colon or language.strip() not in KNOWN:
                hint = "Write a language before each: {nb:intervju|en:interview}."
                raise self._refused(start, f"“{one}” is of no language", hint)
            words.append((language.strip(), said))
        return Wording(words=tuple(words))

    def _refused(self, at: int, what: str, hint: str) -> Refused:
        place = f"character {at + 1}"
        return Refused(
            f"The attribution “{self.source}” has, at {place}, {what}.", hint=hint
        )
