"""What an act on the codebook would do to codings, in figures and then in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbench.domain.codebook import Code, Codebook, Status
from workbench.domain.codebook_acts import (
    Accept,
    BookAct,
    EditCode,
    Gather,
    Merge,
    Move,
    NewCode,
    Redefine,
    Relate,
    Rename,
    Retire,
    Split,
)
from workbench.domain.codebook_checks import branch, set_named
from workbench.domain.languages import pick
from workbench.store.file import Connection
from workbench.store.read import book as reading
from workbench.words import counted, word


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The codings that an act concerns, and the codes that it makes or takes along."""

    act: BookAct
    before: Codebook
    after: Codebook
    passages: int = 0
    documents: int = 0
    by_coder: Mapping[str, int] = field(default_factory=dict)
    """Passages by the coder's name; whoever acts first, under an empty name."""
    doubled: Mapping[str, int] = field(default_factory=dict)
    """Spans that bear both codes, by coder in the same way."""
    defining: bool = False
    """Whether the definition of the code becomes another one."""

    @property
    def own(self) -> int:
        """Passages of whoever acts."""
        return self.by_coder.get("", 0)

    @property
    def made(self) -> tuple[Code, ...]:
        """The codes that come."""
        known = self.before.by_id()
        return tuple(one for one in self.after if one.id not in known)


def measured(
    connection: Connection, act: BookAct, books: tuple[Codebook, Codebook], coder: str
) -> Effect:
    """The figures of an act, for the coder of this id."""
    before, after = books
    codes = [act.code] if act.code else []
    if isinstance(act, Move):
        codes = branch(before, act.code)
    held = reading.held(connection, codes)
    doubled: dict[str, int] = {}
    if isinstance(act, Merge):
        doubled = reading.doubled(connection, act.code, act.into)
    names = {one.coder: one.name for one in held}
    return Effect(
        act=act,
        before=before,
        after=after,
        passages=sum(one.passages for one in held),
        documents=len({one.document for one in held}),
        by_coder=_by_coder(((one.coder, one.passages) for one in held), names, coder),
        doubled=_by_coder(doubled.items(), names, coder),
        defining=_defining(act, before, after),
    )


def _by_coder(
    counts: Iterable[tuple[str, int]], names: Mapping[str, str], coder: str
) -> dict[str, int]:
    found: dict[str, int] = {}
    for who, many in counts:
        found[who] = found.get(who, 0) + many
    own = {"": found.pop(coder)} if coder in found else {}
    named: dict[str, int] = {}
    for who, many in sorted(found.items(), key=lambda one: (names[one[0]], one[0])):
        named[names[who]] = named.get(names[who], 0) + many
    return own | named


_DEFINING = ("definition", "include", "exclude", "examples", "counter_examples")


def _defining(act: BookAct, before: Codebook, after: Codebook) -> bool:
    if not isinstance(act, EditCode | Redefine):
        return False
    old, new = before.by_id()[act.code], after.by_id()[act.code]
    return any(getattr(old, one) != getattr(new, one) for one in _DEFINING)


# -- in words ------------------------------------------------------------------------


def told(effect: Effect, language: str) -> list[str]:
    """What the act would do, as sentences: the question first, then the figures."""
    return [one for one in _Telling(effect, language).sentences() if one]


class _Telling:
    def __init__(self, effect: Effect, language: str) -> None:
        self._effect, self._language = effect, language
        self._act = effect.act

    def sentences(self) -> Iterator[str]:
        """All of them."""
        yield self._question()
        yield from self._figures()

    def _name(self, code: str) -> str:
        for book in (self._effect.before, self._effect.after):
            found = book.by_id().get(code)
            if found:
                return pick(found.name, self._language, book.language) or code
        return code

    def _question(self) -> str:
        act, say = self._act, self._say
        name = self._name(act.code)
        if isinstance(act, NewCode):
            return self._new(act)
        if isinstance(act, Rename):
            return say("rename", code=name, name=act.name)
        if isinstance(act, Move):
            return self._move(act, name)
        if isinstance(act, Merge):
            return say("merge", code=name, into=self._name(act.into))
        if isinstance(act, Split):
            names = ", ".join(f"«{self._name(one.id)}»" for one in self._effect.made)
            return say("split", code=name, names=names)
        if isinstance(act, Relate):
            key = "unrelate" if act.off else "relate"
            return say(key, code=name, kind=act.relation, to=self._name(act.to))
        if isinstance(act, Gather):
            return self._gather(act, name)
        keys = {Retire: "retire", Accept: "accept"}
        return say(keys.get(type(act), "edit"), code=name)

    def _new(self, act: NewCode) -> str:
        name = self._name(self._effect.made[0].id)
        proposed = act.made.status is Status.PROPOSED
        return self._say("propose" if proposed else "new", code=name)

    def _move(self, act: Move, name: str) -> str:
        """Where it goes: below another code, or elsewhere among its siblings."""
        if act.before:
            return self._say("move-before", code=name, before=self._name(act.before))
        if self._effect.before.by_id()[act.code].parent == act.parent:
            return self._say("move-last", code=name)
        key = "move" if act.parent else "move-top"
        return self._say(key, code=name, parent=self._name(act.parent))

    def _gather(self, act: Gather, name: str) -> str:
        held = set_named(self._effect.after, act.set)
        title = pick(held.title, self._language) if held else None
        key = "ungather" if act.off else "gather"
        return self._say(key, code=name, set=title or (held.id if held else act.set))

    def _figures(self) -> Iterator[str]:
        act, effect = self._act, self._effect
        if isinstance(act, NewCode | Relate | Gather):
            return
        if isinstance(act, Move):
            below = len(branch(effect.before, act.code)) - 1
            yield self._count("below", below) if below else ""
        if not effect.passages:
            yield self._say("nothing")
            return
        yield self._moved()
        if isinstance(act, Merge):
            yield self._doubled()
            yield self._say("kept")

    def _moved(self) -> str:
        act, effect = self._act, self._effect
        if isinstance(act, Split):
            return self._to_sort()
        key = "stay"
        if isinstance(act, Merge):
            key = "moved"
        elif isinstance(act, Move):
            key = "along"
        elif isinstance(act, Retire):
            key = "still"
        elif effect.defining:
            key = "outdated"
        documents = self._count("documents", effect.documents)
        whose = self._whose(effect.by_coder)
        return self._count(key, effect.passages, documents=documents, whose=whose)

    def _to_sort(self) -> str:
        effect = self._effect
        others = {name: many for name, many in effect.by_coder.items() if name}
        said = [self._count("sort", effect.own)]
        if others:
            many = sum(others.values())
            said.append(self._count("theirs", many, whose=self._whose(others)))
        return " ".join(said)

    def _doubled(self) -> str:
        many = sum(self._effect.doubled.values())
        if not many:
            return ""
        return self._count("doubled", many, whose=self._whose(self._effect.doubled))

    def _whose(self, by_coder: Mapping[str, int]) -> str:
        """Whose they are: `yours 2, MH 1`; the names alone where that says it."""
        names = {who or self._say("yours"): many for who, many in by_coder.items()}
        if len(names) == 1:
            return next(iter(names))
        return ", ".join(f"{who} {many}" for who, many in names.items())

    def _say(self, key: str, **values: object) -> str:
        return word(f"effect.{key}", self._language, **values)

    def _count(self, key: str, count: int, **values: object) -> str:
        return counted(f"effect.{key}", self._language, count, **values)
