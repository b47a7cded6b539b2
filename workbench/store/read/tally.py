"""Counting: one statement where a sum will do, a sweep where passages must be made.

Passages of one code by one coder are in the file. They are made anew, from those, where
several coders count as one or several codes as a branch, and from codings where the
question or a dimension tells codings of one passage apart; words are counted in the
texts. All else SQL counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.needs import DIMENSIONS, MEASURES, Counts, Key, Tally
from workbench.errors import UsageError
from workbench.store.read.scope import Scope
from workbench.store.read.sweep import sweep

ATTRIBUTE = "attribute:"
"""What comes before the name of an attribute as a dimension."""

_BY_CODING = {"month", "definition"}
_SUMS = {
    "passages": "sum(u.passages)",
    "codings": "sum(u.codings)",
    "characters": "sum(u.characters)",
}
_COLUMN = {
    "code": "u.code",
    "document": "u.document",
    "coder": "u.coder",
    "case": "c.case_",
}


def tally(made: Scope, need: Tally) -> Counts:
    """Counts by the dimensions, each with its measures in order; no rows of zeros.

    A thing with several values, or in several cases, counts in each; what has none
    counts under None.

    Raises:
        UsageError: A dimension or measure that there is not.
        NotFound: An attribute that the project does not have.
    """
    _check(need)
    if _must_sweep(made, need):
        return sweep(made, need.by, need.measures)
    sums = [one for one in need.measures if one != "cases"]
    counts = _counted(made, need.by, sums or ["passages"])
    if "cases" not in need.measures:
        return counts
    cases = _cases(made, need.by)
    places = {one: n for n, one in enumerate(sums)}
    return {
        key: tuple(
            cases.get(key, 0) if one == "cases" else row[places[one]]
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


def _counted(made: Scope, by: Sequence[str], measures: Sequence[str]) -> Counts:
    """Sums and documents: passages of each document first, then those as asked."""
    alone = not _joins(by)
    units = _units(by, document=True, speaker=not alone)
    columns = [
        *(_column(one, n) for n, one in enumerate(by)),
        *(_measure(one, alone=alone) for one in measures),
    ]
    return _grouped(made, by, units, columns)


def _measure(name: str, *, alone: bool) -> str:
    if name != "documents":
        return _SUMS[name]
    return "count(*)" if alone else "count(distinct u.document)"


def _cases(made: Scope, by: Sequence[str]) -> dict[tuple[Key, ...], int]:
    if not made.connection.execute("select 1 from document_case limit 1").fetchone():
        return {}
    units = _units(by, document=True, speaker=True)
    columns = [
        *(_column(one, n) for n, one in enumerate(by)),
        "count(distinct c.case_)",
    ]
    rows = _grouped(made, by, units, columns, cases=True)
    return {key: row[0] for key, row in rows.items()}


def _grouped(
    made: Scope,
    by: Sequence[str],
    units: Sequence[str],
    columns: Sequence[str],
    *,
    cases: bool = False,
) -> Counts:
    groups = ", ".join(str(n + 1) for n in range(len(units)))
    inner = (
        f"select {', '.join(units)}, count(*) passages, sum(p.codings) codings,"
        f" sum(p.end - p.start) characters from passage p{made.where} group by {groups}"
    )
    joins = "".join(_join(made, one, n) for n, one in enumerate(by))
    if cases or "case" in by:
        joins += (
            " left join document_case c"
            " on c.document = u.document and c.speaker = u.speaker"
        )
    last = ", ".join(str(n + 1) for n in range(len(by)))
    group = f" group by {last}" if by else ""
    rows = made.connection.execute(
        f"select {', '.join(columns)} from ({inner}) u{joins}{group}",
        made.bound.values,
    ).fetchall()
    return {tuple(row[: len(by)]): tuple(row[len(by) :]) for row in rows if row[-1]}


def _units(by: Sequence[str], *, document: bool, speaker: bool) -> list[str]:
    """What passages are summed by first, in the order of the index that holds them."""
    found = ["p.code code"] if "code" in by else []
    found += ["p.document document"] if document else []
    found += ["p.coder coder"] if "coder" in by else []
    return found + (["coalesce(p.speaker, 0) speaker"] if speaker else [])


def _joins(by: Iterable[str]) -> bool:
    return any(one == "case" or one.startswith(ATTRIBUTE) for one in by)


def _column(dimension: str, n: int) -> str:
    return f"f{n}.value" if dimension.startswith(ATTRIBUTE) else _COLUMN[dimension]


def _join(made: Scope, dimension: str, n: int) -> str:
    if not dimension.startswith(ATTRIBUTE):
        return ""
    attribute = made.known.attribute(dimension.removeprefix(ATTRIBUTE)).pk
    source = "fact"
    if _several(made, attribute):
        source = (
            f"(select distinct document, speaker, {int(attribute)} attribute, value"
        )
        source += f" from fact where attribute = {int(attribute)})"
    return (
        f" left join {source} f{n} on f{n}.attribute = {int(attribute)}"
        f" and f{n}.document = u.document and f{n}.speaker = u.speaker"
    )


def _several(made: Scope, attribute: int) -> bool:
    """Whether somebody has several values, of which two might be the same."""
    row = made.connection.execute(
        "select 1 from fact where attribute = ? and n > 0 limit 1", (attribute,)
    ).fetchone()
    return row is not None
