"""What names mean in this project: attributes, codes, coders, for one reading."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from workbench.domain.attribute_kinds import kinds_of
from workbench.errors import Ambiguous, NotFound
from workbench.ids import shown
from workbench.ordering import sort_key
from workbench.store.aliases import coder_aliases
from workbench.store.read.cases import names_referred_to
from workbench.words import LANGUAGES, word


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAttribute:
    """An attribute, its declared values in order, and what they are called."""

    pk: int
    name: str
    closed: bool
    """Whether it takes its declared values only."""
    declared: tuple[str, ...]
    label: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Declared values by the id of their group, in order."""
    several: bool = False
    kinds: tuple[str, ...] = ("document",)
    refers: bool = False
    """Whether its values are cases of the kind that it is named after."""


class Known:
    """Names of one project, each looked up when it is first needed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @cached_property
    def attributes(self) -> dict[str, KnownAttribute]:
        """Every attribute by its name."""
        rows = self.connection.execute(
            "select pk, name, spec from attribute order by pk"
        )
        return {name: _attribute(pk, name, spec) for pk, name, spec in rows}

    def _referring(self, one: KnownAttribute) -> KnownAttribute:
        """With the cases of the kind it is named after as its values, by their names.

        The values that an attributes file declares stay, and what they are called.
        """
        names = self._cases.get(one.name)
        if not names or one.declared:
            return one
        labels = {key: {"": name} for key, name in names.items()}
        return replace(
            one, declared=tuple(names), labels=labels, closed=True, refers=True
        )

    @cached_property
    def _cases(self) -> dict[str, dict[str, str]]:
        """Names of cases by their kind and id, of kinds that attributes refer to."""
        return names_referred_to(self.connection)

    @cached_property
    def codes(self) -> dict[str, int]:
        """What a coding of each code is read as, by the code's id."""
        rows = self.connection.execute("select slug, coalesce(target, pk) from code")
        return dict(rows.fetchall())

    @cached_property
    def aliases(self) -> dict[int, int]:
        """Coders that are another one."""
        return coder_aliases(self.connection)

    @cached_property
    def coders(self) -> dict[int, str]:
        """The name of every coder who is no other one; its id's end if it has none."""
        rows = self.connection.execute("select pk, uid, name from coder").fetchall()
        ends = shown(uid for _, uid, _ in rows)
        return {
            pk: name or ends[uid] for pk, uid, name in rows if pk not in self.aliases
        }

    @cached_property
    def coders_named(self) -> dict[str, set[int]]:
        """Who is meant by each name; an alias means whom it stands for."""
        found: dict[str, set[int]] = {}
        rows = self.connection.execute(
            "select pk, name from coder where name is not null"
        )
        for pk, name in rows:
            found.setdefault(name, set()).add(self.aliases.get(pk, pk))
        for pk, name in self.coders.items():
            found.setdefault(name, {pk})
        return found

    @cached_property
    def questions(self) -> list[str]:
        """The id of every question of a guide."""
        rows = self.connection.execute(
            "select slug, min(pk) from guide_question group by slug order by 2"
        )
        return [row[0] for row in rows]

    def count_sentences(self) -> None:
        """Let statements of this reading count the sentences between two spans."""
        from workbench.store.read.sentences import APART, Apart

        self.connection.create_function(APART, 5, Apart(self.connection))

    def attribute(self, name: str) -> KnownAttribute:
        """The attribute of this name; case is overlooked where only one fits."""
        key = matching(name, self.attributes)
        if key is None:
            from workbench.domain.questions import nearest

            hint = nearest(name, self.attributes)
            raise NotFound(f"there is no attribute {name!r}", hint=hint)
        return self._referring(self.attributes[key])

    def code(self, slug: str) -> int:
        """What a coding of the code of this id is read as."""
        key = matching(slug, self.codes)
        if key is None:
            from workbench.domain.questions import nearest

            hint = nearest(slug, self.codes)
            raise NotFound(f"there is no code {slug!r}", hint=hint)
        return self.codes[key]

    def coder(self, name: str) -> int:
        """The one coder of this name."""
        key = matching(name, self.coders_named)
        if key is None:
            from workbench.domain.questions import nearest

            raise NotFound(
                f"nobody called {name!r} has worked on this project",
                hint=nearest(name, self.coders_named),
            )
        found = sorted(self.coders_named[key])
        if len(found) > 1:
            raise Ambiguous(
                f"{len(found)} coders are called {name!r}",
                hint="`workbench coders same A B` says that two names are one person",
            )
        return found[0]

    def values(self, attribute: KnownAttribute) -> list[str]:
        """The values somebody has of an attribute: declared ones first, in order."""
        rows = self.connection.execute(
            "select distinct value from fact where attribute = ?1"
            " union select distinct value from case_value where attribute = ?1",
            (attribute.pk,),
        )
        return in_order((row[0] for row in rows), attribute.declared)


def in_order(values: Iterable[str], declared: Iterable[str]) -> list[str]:
    """Values as declared, then the others: numbers by size, then words."""
    from workbench.domain.questions import number

    held = set(values)
    first = [one for one in declared if one in held]

    def rank(value: str) -> tuple[bool, float, Any]:
        size = number(value)
        return (size is None, size or 0.0, sort_key(value))

    return first + sorted(held - set(first), key=rank)


def matching(name: str, known: Iterable[str]) -> str | None:
    """The known name that is meant: the same, else the only one but for its case."""
    wanted = unicodedata.normalize("NFC", name)
    every = list(known)
    if wanted in every:
        return wanted
    close = [one for one in every if one.casefold() == wanted.casefold()]
    return close[0] if len(close) == 1 else None


def _attribute(pk: int, name: str, spec: str) -> KnownAttribute:
    """An attribute from its specification, of which nothing is taken for granted."""
    held = json.loads(spec)
    listed = held.get("values") or [] if isinstance(held, dict) else []
    values = [one for one in listed if isinstance(one, dict) and "id" in one]
    told = held if isinstance(held, dict) else {}
    made = KnownAttribute(
        pk=pk,
        name=name,
        closed=bool(values) and told.get("type") == "choice",
        declared=tuple(str(one["id"]) for one in values),
        label=_words(told.get("label")),
        labels={str(one["id"]): _words(one.get("label")) for one in values},
        groups=_groups(values),
        several=told.get("several") is True,
        kinds=kinds_of(told),
    )
    return _answered(made) if told.get("type") == "yesno" else made


def _answered(one: KnownAttribute) -> KnownAttribute:
    """Yes and no are its values, in words of the interface."""
    labels = {
        answer: {language: word(f"render.{answer}", language) for language in LANGUAGES}
        for answer in ("yes", "no")
    }
    return replace(one, declared=tuple(labels), labels=labels, closed=True)


def _groups(values: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in values:
        if one.get("group"):
            group = str(one["group"])
            found[group] = (*found.get(group, ()), str(one["id"]))
    return found


def _words(held: object) -> Mapping[str, str]:
    if isinstance(held, str):
        return {"": held}
    if isinstance(held, dict):
        return {str(language): str(text) for language, text in held.items()}
    return {}
