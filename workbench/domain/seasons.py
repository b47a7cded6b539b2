"""Dates, seasons and years as people store them, and a season in words.

Read are `2010-04-12`, `2010-04`, `12.04.2010`, `2010-spring`, `spring 2010`, «våren
2010», «hausten 2008», `vinteren 2009/2010` and the like in nb, nn and en. Winter
begins in December and is named by both its years where a date says so.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from workbench.words import word

SEASONS = ("winter", "spring", "summer", "autumn")

_NAMES = {
    "winter": "winter vinter vinteren vinter",
    "spring": "spring vår våren",
    "summer": "summer sommer sommeren sommar sommaren sumar sumaren",
    "autumn": "autumn fall høst høsten haust hausten",
}
_SEASON_OF = {name: key for key, names in _NAMES.items() for name in names.split()}
_YEAR = r"[12][0-9]{3}"
_YEARS = rf"(?P<year>{_YEAR})(?:\s*[/–-]\s*(?P<until>{_YEAR}|[0-9]{{2}}))?"
_SHAPES = (
    r"(?P<y>[12][0-9]{3})-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2})(?:[t ].*)?)?",
    r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[12][0-9]{3})",
)
_SEASONS = (
    rf"(?P<name>[^\W\d_]+)[\s-]+{_YEARS}",
    rf"{_YEARS}[\s-]+(?P<name>[^\W\d_]+)",
)


class Season(NamedTuple):
    """One of `SEASONS` and its year; `2009–2010` for a winter with both its years."""

    name: str
    year: str

    def text(self, language: str) -> str:
        """In words, as inside a sentence: «våren 2010», “spring 2010”."""
        return word(f"season.{self.name}", language, year=self.year)


def season_of(raw: str) -> Season | None:
    """The season that a date or a stored season names; None where it names none."""
    text = raw.strip().casefold()
    month = _month(text)
    if month:
        return _of_month(*month)
    for shape in _SEASONS:
        found = re.fullmatch(shape, text)
        name = _SEASON_OF.get(found["name"], "") if found else ""
        if found and name:
            return Season(name, _years(found))
    return None


def year_of(raw: str) -> str | None:
    """The year of a date, a season or a plain year; None where there is none."""
    text = raw.strip().casefold()
    month = _month(text)
    if month:
        return str(month[0])
    found = re.fullmatch(_YEARS, text)
    if found:
        return _years(found)
    season = season_of(text)
    return season.year if season else None


def _month(text: str) -> tuple[int, int] | None:
    """Year and month of a date that exists."""
    for shape in _SHAPES:
        found = re.fullmatch(shape, text)
        if not found:
            continue
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"] or 1)
        try:
            date(year, month, day)
        except ValueError:
            return None
        return year, month
    return None


def _of_month(year: int, month: int) -> Season:
    name = SEASONS[month % 12 // 3]
    if name != "winter":
        return Season(name, str(year))
    first = year if month == 12 else year - 1
    return Season(name, f"{first}–{first + 1}")


def _years(found: re.Match[str]) -> str:
    """One year, or two with a dash, the second written out."""
    first, until = found["year"], found["until"]
    if not until:
        return first
    return f"{first}–{until if len(until) == 4 else first[:2] + until}"
