"""What groups differ in besides what they are grouped by, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from workbench.domain.given import Composition
from workbench.domain.languages import pick
from workbench.domain.needs import (
    AttributeFact,
    Given,
)
from workbench.words import word

MARKED = 0.1
"""A share that differs by more than this between two groups is named."""
FEW = 4
"""Groups that are set out with their numbers; of more it is said what differs."""


def differences(by: AttributeFact, given: Given, language: str) -> Iterator[str]:
    """A sentence for each attribute of which the groups are made up differently."""
    others = cast(tuple[Composition, ...], given.get("composition", ()))
    named = {
        pick(one.label, language) or one.name: one
        for one in others
        if _differ(by.values, one)
    }
    present = {group for one in others for group, of in one.of.items() if of}
    if len(present) > FEW and named:
        attributes = ", ".join(named)
        yield word("note.composition.many", language, attributes=attributes)
        return
    for name, one in named.items():
        groups = "; ".join(
            word(
                "note.composition.group",
                language,
                group=pick(by.labels.get(group, {}), language) or group,
                of=one.of[group],
                values=_spread(group, one, language),
            )
            for group in by.values
            if one.of.get(group)
        )
        yield word("note.composition", language, attribute=name, groups=groups)


def _differ(groups: Sequence[str], one: Composition) -> bool:
    sizes = {group: one.of[group] for group in groups if one.of.get(group)}
    for value in one.values:
        shares = [one.counts[group, value] / of for group, of in sizes.items()]
        if shares and max(shares) - min(shares) > MARKED:
            return True
    return False


def _spread(group: str, one: Composition, language: str) -> str:
    return ", ".join(
        f"{pick(one.labels.get(value, {}), language) or value}"
        f" {one.counts[group, value]}"
        for value in one.values
        if one.counts[group, value]
    )
