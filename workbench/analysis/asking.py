"""What tables say of interview guides: questions, what they asked for, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.analysis import notes
from workbench.domain.languages import pick
from workbench.domain.needs import (
    ASKED,
    QUESTION,
    About,
    AttributeFact,
    CodeFact,
    Facts,
    GuideFact,
    Need,
)
from workbench.words import LANGUAGES, word


def dimension(by: str) -> str:
    """What a table by this name counts by: an attribute, but for the two of guides."""
    return by if by in (QUESTION, ASKED) else f"attribute:{by}"


def needs(by: str) -> dict[str, Need]:
    """What a table by this name must be given besides its counts."""
    if by == QUESTION:
        return {"attribute": Facts(about=About.QUESTION)}
    if by == ASKED:
        return {"attribute": Facts(about=About.ASKED)}
    return {
        "attribute": Facts(about=About.ATTRIBUTE, name=by),
        "guides": Facts(about=About.GUIDES),
    }


def named(fact: AttributeFact) -> AttributeFact:
    """With its heading, and the labels of its values, in words."""
    if fact.name not in (QUESTION, ASKED):
        return fact
    labels = fact.labels
    if fact.name == ASKED:
        labels = {
            value: {one: word(f"asked.{value}", one) for one in LANGUAGES}
            for value in fact.values
        }
    label = {one: word(f"table.{fact.name}", one) for one in LANGUAGES}
    return fact._replace(label=label, labels=labels)


def not_asked(
    by: AttributeFact,
    guides: Sequence[GuideFact],
    codes: Sequence[CodeFact],
    language: str,
) -> Iterator[str]:
    """What some guides ask about and the guide of another value does not.

    A code is asked about where a guide names it, or one above it.
    """
    from workbench.domain.questions import same

    named_by = {
        value: frozenset().union(
            *(
                guide.codes
                for guide in guides
                if same(guide.belongs.get(by.name, ""), value)
            )
        )
        for value in by.values
        if any(same(guide.belongs.get(by.name, ""), value) for guide in guides)
    }
    anywhere = frozenset().union(*named_by.values()) if named_by else frozenset()
    for value, named_here in named_by.items():
        covered = {
            key for code in codes if code.key in named_here for key in code.branch
        }
        missing = [
            word("quoted", language, words=pick(code.name, language) or code.id)
            for code in codes
            if code.listed
            and code.key in anywhere - named_here
            and code.key not in covered
        ]
        if missing:
            yield word(
                "note.not-asked",
                language,
                value=pick(by.labels.get(value, {}), language) or value,
                codes=notes.listed(missing, language),
            )
