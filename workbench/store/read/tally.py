"""Counting: one statement where a sum will do, a sweep where passages must be made.

Passages of one code by one coder are in the file. They are made anew, from those, where
several coders count as one or several codes as a branch, and from codings where the
question or a dimension tells codings of one passage apart; words are counted in the
texts. All else SQL counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workbench.domain.needs import (
    ASKED,
    DIMENSIONS,
    MEASURES,
    QUESTION,
    Counts,
    Tally,
)
from workbench.errors import UsageError
from workbench.store.read.asking import ASKED_OF, QUESTION_OF
from workbench.store.read.scope import Scope
from workbench.store.read.sweep import sweep

ATTRIBUTE = "attribute:"
"""What comes before the name of an attribute as a dimension."""

_BY_CODING = {"month", "definition"}
_SQL = {
    "passages": "count(*)",
    "codings": "sum(p.codings)",
    "documents": "count(distinct p.document)",
    "cases": "count(distinct c.case_)",
    "characters": "sum(p.end - p.start)",
    "code": "p.code",
    "document": "p.document",
    "coder": "p.coder",
    "case": "c.case_",
    QUESTION: QUESTION_OF.format(turn="p.turn"),
    ASKED: ASKED_OF.format(document="p.document", turn="p.turn", code="p.code"),
}
_OF_CASES = (
    " left join document_case c"
    " on c.document = p.document and c.speaker = coalesce(p.speaker, 0)"
)


def tally(made: Scope, need: Tally) -> Counts:
    """Counts by the dimensions, each with its measures in order, where passages are.

    A thing with several values, or in several cases, counts in each; what has none
    counts under None.

    Raises:
        UsageError: A dimension or measure that there is not.
        NotFound: An attribute that the project does not have.
    """
    _check(need)
    if _must_sweep(made, need):
        return sweep(made, need.by, need.measures)
    sums = [one for one in need.measures if one != "cases"] or ["passages"]
    counts = _counted(made, need.by, sums)
    if "cases" not in need.measures:
        return counts
    cases = _cases(made, need.by)
    places = {one: n for n, one in enumerate(sums)}
    return {
        key: tuple(
            cases[key][0] if one == "cases" else row[places[one]]
            for one in need.measures
        )
        for key, row in counts.items()
    }


def _check(need: Tally) -> None:
    for one in need.by:
        if one not in DIMENSIONS and not one.startswith(ATTRIBUTE):
            raise UsageError(f"there is no dimension {one!r} to count by")
    for one in need.measures:
        if one not in MEASURES:
            raise UsageError(f"there is no measure {one!r} to count")
    if {"code", "branch"} <= set(need.by):
        raise UsageError("counts are by code or by branch, not by both")


def _must_sweep(made: Scope, need: Tally) -> bool:
    if made.single or "words" in need.measures:
        return True
    if "branch" in need.by or _BY_CODING & set(need.by):
        return True
    unions = {"passages", "characters"} & set(need.measures)
    return made.together and bool(unions) and "coder" not in need.by


def _cases(made: Scope, by: Sequence[str]) -> Counts:
    """In how many cases; by themselves, since a passage of two cases is one passage."""
    if not made.connection.execute("select 1 from document_case limit 1").fetchone():
        return defaultdict(lambda: (0,))
    return _counted(made, by, ["cases"])


def _counted(made: Scope, by: Sequence[str], measures: Sequence[str]) -> Counts:
    joins = "".join(_join(made, one, n) for n, one in enumerate(by))
    if "case" in by or "cases" in measures:
        joins += _OF_CASES
    columns = [
        *(_SQL.get(one, f"f{n}.value") for n, one in enumerate(by)),
        *(_SQL[one] for one in measures),
    ]
    groups = ", ".join(str(n + 1) for n in range(len(by))) or "null"
    rows = made.connection.execute(
        f"select {', '.join(columns)} from passage p{joins}{made.where}"
        f" group by {groups}",
        made.bound.values,
    ).fetchall()
    return {tuple(row[: len(by)]): tuple(row[len(by) :]) for row in rows}


def _join(made: Scope, dimension: str, n: int) -> str:
    if not dimension.startswith(ATTRIBUTE):
        return ""
    attribute = made.known.attribute(dimension.removeprefix(ATTRIBUTE)).pk
    source = "fact"
    if _several(made, attribute):
        source = (
            "(select distinct attribute, document, speaker, value from fact"
            f" where attribute = {int(attribute)})"
        )
    return (
        f" left join {source} f{n} on f{n}.attribute = {int(attribute)}"
        f" and f{n}.document = p.document and f{n}.speaker = coalesce(p.speaker, 0)"
    )


def _several(made: Scope, attribute: int) -> bool:
    """Whether somebody has several values, of which two might be the same."""
    row = made.connection.execute(
        "select 1 from fact where attribute = ? and n > 0 limit 1", (attribute,)
    ).fetchone()
    return row is not None
