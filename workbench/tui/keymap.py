"""The user's keys: which action has which, and what of a keymap cannot be used.

A keymap gives keys to actions by their ids (`reader.again`; `reader.pinned.1` for one
key of several). An entry that names no action or no key, or that would give one key two
meanings on a screen, is passed over and said; the action keeps its own keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from workbench.tui.actions import ACTIONS, shown_key
from workbench.tui.places import ALONE, SHADOWS, TOGETHER, Action, Place
from workbench.tui.speech import Speech

ARRIVES_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""Keys that a terminal cannot tell from others."""
RESERVED = frozenset({"ctrl+q"})
"""Keys that leave the program whatever they are given to."""

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})


class Why(StrEnum):
    """What is wrong with an entry of a keymap; the end of a key of `words`."""

    UNKNOWN = "unknown"
    NEAR = "near"
    NO_KEY = "no-key"
    ARRIVES = "arrives"
    RESERVED = "reserved"
    CLASH = "clash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An entry of a keymap that is passed over."""

    why: Why
    action: str
    """The id as the keymap has it."""
    key: str = ""
    other: str = ""
    """The id that clashes, the one that is near, the key that arrives."""

    def said(self, speech: Speech) -> str:
        """The fault in a sentence: which actions, which key."""
        return speech(
            f"keys.{self.why}",
            id=self.action,
            key=shown_key(self.key) if self.key else "",
            action=words(self.action, speech),
            near=self.other,
            arrives=shown_key(self.other) if self.why is Why.ARRIVES else "",
            other=words(self.other, speech) if self.why is Why.CLASH else "",
            own=" ".join(map(shown_key, OWN.get(self.action, ()))),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTable:
    """A keymap that can be used, and what of it could not."""

    moved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys by the id of the action that has them instead of its own."""
    faults: Sequence[Fault] = ()


def _own() -> Iterator[tuple[str, tuple[str, ...], Action]]:
    """Each id with the keys it has unless moved, and its action."""
    for action in ACTIONS:
        keys = tuple(key for key in action.keys.split(",") if key)
        if action.each:
            yield from ((f"{action.id}.{key}", (key,), action) for key in keys)
        else:
            yield action.id, keys, action


OWN: Mapping[str, tuple[str, ...]] = {id: keys for id, keys, _ in _own()}
"""Every id that a keymap may name, with the keys of the table."""
_ACTION: Mapping[str, Action] = {id: action for id, _, action in _own()}


def checked(keymap: Mapping[str, str]) -> KeyTable:
    """What of a keymap can be used.

    Args:
        keymap: Keys, parted by commas, by the id of the action they are for; a key is
            written as Textual names it, or as the character itself.
    """
    moved: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for id, keys in keymap.items():
        named = tuple(normal(key) for key in keys.split(",") if key.strip())
        found = _fault(id, named)
        if found:
            faults.append(found)
        else:
            moved[id] = named
    while clash := next((c for c in clashes(moved) if c.action in moved), None):
        faults.append(clash)
        del moved[clash.action]
    return KeyTable(moved=moved, faults=faults)


def normal(key: str) -> str:
    """A key as the bindings name it: `.` is `full_stop`."""
    key = key.strip()
    if key == ",":
        return "comma"
    if len(key) != 1:
        return key
    return next(iter(Binding.make_bindings([(key, "", "")]))).key


def is_key(key: str) -> bool:
    """Whether there is a key of this name."""
    *modifiers, last = key.split("+")
    if not last or not set(modifiers) <= _MODIFIERS:
        return False
    return last in _named() or key_to_character(last) is not None


@cache
def _named() -> frozenset[str]:
    """Names of keys that are no character, or not called after one."""
    signs = (normal(chr(sign)) for sign in range(33, 127))
    return frozenset((*(str(key.value) for key in Keys), *signs))


def _fault(id: str, keys: Sequence[str]) -> Fault | None:
    """What is wrong with an entry by itself."""
    if id not in OWN:
        from difflib import get_close_matches

        near = get_close_matches(id, OWN, 1)
        why = Why.NEAR if near else Why.UNKNOWN
        return Fault(why=why, action=id, other=near[0] if near else "")
    for key in keys:
        if key in ARRIVES_AS:
            return Fault(why=Why.ARRIVES, action=id, key=key, other=ARRIVES_AS[key])
        if key in RESERVED:
            return Fault(why=Why.RESERVED, action=id, key=key)
    wrong = next((key for key in keys if not is_key(key)), None)
    if wrong is not None or not keys:
        return Fault(why=Why.NO_KEY, action=id, key=wrong or "")
    return None


def contexts() -> Iterator[tuple[Place, ...]]:
    """The places that are on screen together, and so cannot share a key."""
    yield from TOGETHER
    named = {Place.LIST, Place.APP}.union(*TOGETHER)
    for place in Place:
        if place in ALONE:
            yield (place,)
        elif place not in named:
            yield place, Place.LIST, Place.APP


def clashes(moved: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """Keys that two actions of one screen have; the moved one of them is at fault."""
    now = {**OWN, **moved}
    for places in contexts():
        holder: dict[str, str] = {}
        for id, keys in now.items():
            if _ACTION[id].place not in places:
                continue
            for key in keys:
                before = holder.setdefault(key, id)
                if before != id and not {(before, id), (id, before)} & SHADOWS:
                    first, second = (before, id) if id not in moved else (id, before)
                    yield Fault(why=Why.CLASH, action=first, key=key, other=second)


def keys_of(action: Action, moved: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys of an action as they are now."""
    own = [key for key in action.keys.split(",") if key]
    if action.each:
        return [key for k in own for key in moved.get(f"{action.id}.{k}", (k,))]
    return list(moved.get(action.id) or own)


def moved_places(moved: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The first key of each action as a text names it: `key_quote` is `Q`."""
    places: dict[str, str] = {}
    for action in ACTIONS:
        keys = keys_of(action, moved)
        if keys and not action.each:
            places.setdefault(f"key_{action.name}", shown_key(keys[0]))
    return places


@cache
def places_of_keys() -> Mapping[str, str]:
    """The same where no key was moved."""
    return moved_places({})


def told(faults: Iterable[Fault], speech: Speech) -> str:
    """What is said of a keymap in one line: the first fault, and how many more."""
    said = [fault.said(speech) for fault in faults]
    if len(said) < 2:
        return "".join(said)
    return f"{said[0]} {speech.count('keys.more', len(said) - 1)}"


def words(id: str, speech: Speech) -> str:
    """What an action does, in words; the id where there is no such action."""
    action = _ACTION.get(id)
    if action is None:
        return id
    said = speech(action.words)
    return f"{said} {id.rsplit('.', 1)[1]}" if action.each else said
