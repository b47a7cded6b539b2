"""The sentences under a table: whose codings, which documents, what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.analysis.report import Asked
from workbench.domain.needs import Base, CoderFact, Coders, Speakers
from workbench.words import counted, word

NAMED = 12
"""Documents that are named one by one; of more, the number of the others is said."""


def rules(asked: Asked, base: Base, coders: Sequence[CoderFact] = ()) -> list[str]:
    """What every count rests on: coders, base, speakers."""
    language = asked.language
    found = [_coders(asked), *based(asked, base, coders)]
    if base.left and not base.counted and not any(base.of.values()):
        found.insert(0, word("note.nobody-done", language))
    everybody = asked.selection.speakers is Speakers.ALL
    found.append(word("note.speakers.all" if everybody else "note.speakers", language))
    if base.aside:
        found.append(counted("note.aside", language, base.aside))
    return found


def based(asked: Asked, base: Base, coders: Sequence[CoderFact] = ()) -> list[str]:
    """Of which documents a count is, and which are left out."""
    found = _base(asked, base, coders)
    if base.left:
        key = "note.left.counted" if base.counted else "note.left"
        documents = listed(base.left, asked.language)
        found.append(counted(key, asked.language, len(base.left), documents=documents))
    return found


def waiting(count: int, language: str) -> list[str]:
    """How many codings are not counted since a corrected text left them behind."""
    return [counted("note.waiting", language, count)] if count else []


def listed(names: Sequence[str], language: str) -> str:
    """Names with commas; of many the first ones and how many more."""
    shown = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return word("note.more", language, names=shown, count=len(names) - NAMED)


def _coders(asked: Asked) -> str:
    rule = asked.selection.coders
    if rule in set(Coders):
        return word(f"note.coders.{rule}", asked.language)
    return word("note.coders.one", asked.language, coder=rule)


def _base(asked: Asked, base: Base, coders: Sequence[CoderFact]) -> list[str]:
    language = asked.language
    kind = "all" if base.counted else "finished"
    if asked.selection.coders != Coders.EACH:
        return [counted(f"note.base.{kind}", language, base.of.get(None, 0))]
    each = ", ".join(f"{one.name} {base.of.get(one.key, 0)}" for one in coders)
    return [word(f"note.base.each.{kind}", language, coders=each)] if each else []
