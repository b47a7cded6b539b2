"""The words of the screens: texts by key and language, times as people say them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from workbench.safe_text import clip, width
from workbench.words import counted, find, word

_KEY = "{key_"


@dataclass(frozen=True, slots=True)
class Speech:
    """Says the texts of the interface in one language."""

    language: str
    keys: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Keys as they are shown, by places such as `{key_quote}`; else the usual ones."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under a key, its places filled."""
        return word(key, self.language, **self._named(key), **values)

    def count(self, key: str, count: int, /, **values: object) -> str:
        """The text for one or for several."""
        named = self._named(f"{key}.other")
        return counted(key, self.language, count, **named, **values)

    def _named(self, key: str) -> Mapping[str, str]:
        """The keys that a text names: as they were moved, else those of the table."""
        if _KEY not in (find(key, self.language) or ""):
            return {}
        if self.keys:
            return self.keys
        from workbench.tui.keymap import places_of_keys

        return places_of_keys()

    def when(self, time: str, now: datetime, zone: tzinfo | None = None) -> str:
        """A UTC time as a person would say it: today, yesterday, else the date.

        Args:
            time: ISO 8601; an empty or unreadable one is said as nothing.
            now: The present moment, with its zone.
            zone: The user's zone; the machine's where it is None.
        """
        try:
            moment = datetime.fromisoformat(time.replace("Z", "+00:00"))
        except ValueError:
            return ""
        here, today = moment.astimezone(zone), now.astimezone(zone)
        days = (today.date() - here.date()).days
        clock = f"{here:%H}{self('time.separator')}{here:%M}"
        if days == 0:
            return self("time.today", clock=clock)
        if days == 1:
            return self("time.yesterday", clock=clock)
        month = self(f"time.month.{here.month}")
        day = self("time.day", day=here.day, month=month)
        return day if here.year == today.year else f"{day} {here.year}"


def spread(left: str, right: str, cells: int) -> str:
    """One line of exactly so many cells: `left` is cut before `right` is."""
    right = clip(right, cells)
    left = clip(left, max(cells - width(right) - 2, 0))
    return left + " " * (cells - width(left) - width(right)) + right


def fitted(text: str, cells: int) -> str:
    """The text on one line of exactly so many cells."""
    text = clip(text, cells)
    return text + " " * (cells - width(text))
