"""What the tables of words have in common: whose words, and what a word is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from workbench.analysis import heads, notes
from workbench.analysis.report import Asked
from workbench.domain.given import Said
from workbench.domain.needs import (
    About,
    Base,
    CoderFact,
    Facts,
    Given,
    Key,
    Need,
)
from workbench.domain.needs import Spoken as SpokenWords
from workbench.domain.questions import asks_codings
from workbench.words import word

WORD = re.compile(r"\w+")


def needs(asked: Asked) -> dict[str, Need]:
    """The words, what documents are called, and what the notes are made of."""
    return {
        "spoken": SpokenWords(),
        "documents": Facts(about=About.DOCUMENTS),
        **heads.RULES,
        **heads.coders(asked),
    }


def said(given: Given) -> Iterator[Said]:
    """What is said, a document at a time."""
    return cast(Iterator[Said], given["spoken"])


def documents(given: Given) -> Mapping[Key, str]:
    """The documents that count, by their names."""
    return cast(Mapping[Key, str], given["documents"])


def rules(asked: Asked, given: Given) -> Iterator[str]:
    """Whose words they are, of which documents."""
    question = asked.selection.question
    if question is not None and asks_codings(question):
        yield word("note.spoken.coded", asked.language)
    coders = cast(tuple[CoderFact, ...], given.get("coders", ()))
    # No passage is counted here, so that none is left aside.
    base = cast(Base, given["base"])._replace(aside=0)
    yield from notes.rules(asked, base, coders)
