"""Cases of one kind, or documents, with their values: what tables of a register count.

A case has its own values, and those of the cases it refers to where it lacks one; a
document those that it has as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.domain.needs import Register, Registered, Variable
from workbench.domain.questions import Question, nearest, number
from workbench.errors import NotFound
from workbench.store.read import cases
from workbench.store.read.bound import Bound
from workbench.store.read.known import KnownAttribute, in_order
from workbench.store.read.listings import fitting_in
from workbench.store.read.scope import Scope

DOCUMENT = "document"

_TABLES = {
    DOCUMENT: ("fact", "document", " and f.speaker = 0"),
    "": ("case_value", "case_", ""),
}
"""Where values stand, by what has them: table, column, condition."""


def register(made: Scope, need: Register) -> Registered:
    """What a report asks to know of the cases of a kind, or of documents.

    Raises:
        NotFound: There is no case of that kind, or no such attribute.
        QuestionError: The question cannot be asked of them.
    """
    keys, everything = _units(made, need)
    known = {name: made.known.attribute(name) for name in _names(need)}
    held = {
        name: _values(made, need.kind, known[name], keys) for name in need.variables
    }
    if need.per:
        held[need.per] = _values(made, need.kind, known[need.per], keys)
    of_kind = made.known.attributes.get(need.kind)
    return Registered(
        kind=need.kind,
        label=of_kind.label if of_kind else {},
        all=everything,
        units=tuple(
            {name: values.get(key, ()) for name, values in held.items()}
            for key in sorted(keys)
        ),
        variables={
            name: _variable(one, held.get(name, {}).values())
            for name, one in known.items()
        },
        weights=_weights(made, known[need.weight], known[need.per].name)
        if need.weight
        else {},
        names=_called(made, known[need.per].name) if need.per else {},
    )


def _names(need: Register) -> Iterable[str]:
    return filter(None, (*need.variables, need.per, need.weight))


def _units(made: Scope, need: Register) -> tuple[set[int], int]:
    """The row numbers of what counts, and how many of the kind there are."""
    if need.kind == DOCUMENT:
        return _documents(made, need.question), len(made.documents)
    every = cases.cases(made.connection, need.kind)
    if not every:
        raise NotFound(
            f"there is no case of the kind {need.kind!r}",
            hint=nearest(need.kind, [*cases.kinds(made.connection), DOCUMENT]),
        )
    found = {one.pk for one in every}
    for question in (need.question, made.selection.question):
        if question is not None:
            fitting = cases.cases(made.connection, need.kind, question)
            found &= {one.pk for one in fitting}
    return found, len(every)


def _documents(made: Scope, question: Question | None) -> set[int]:
    found = made.base & fitting_in(made)
    if question is None:
        return found
    from workbench.store.read.case_conditions import WholeConditions

    bound = Bound()
    condition = WholeConditions(made.known, question, bound).condition()
    rows = made.connection.execute(
        f"select d.pk from document d where d.state = 'present' and {condition}",
        bound.values,
    )
    return found & {row[0] for row in rows}


def _values(
    made: Scope, kind: str, known: KnownAttribute, keys: set[int]
) -> dict[int, tuple[str, ...]]:
    table, column, condition = _TABLES.get(kind, _TABLES[""])
    found: dict[int, tuple[str, ...]] = {}
    for key, value in made.connection.execute(
        f"select f.{column}, f.value from {table} f where f.attribute = ?{condition}"
        f" order by f.{column}, f.n",
        (known.pk,),
    ):
        if key in keys:
            found[key] = (*found.get(key, ()), value)
    return found


def _variable(known: KnownAttribute, held: Iterable[Sequence[str]]) -> Variable:
    """An attribute; cases that there are and that nobody refers to are left out."""
    there = {value for values in held for value in values}
    declared = () if known.refers else known.declared
    return Variable(
        name=known.name,
        label=known.label,
        values=tuple(in_order({*there, *declared}, known.declared)),
        labels=known.labels,
        groups=known.groups,
        several=known.several,
    )


def _weights(made: Scope, known: KnownAttribute, per: str) -> dict[str, float]:
    """The number of every case of a kind that has one; of the first of several."""
    found: dict[str, float] = {}
    for key, value in made.connection.execute(
        "select c.key, f.value from case_ c join case_value f on f.case_ = c.pk"
        " where c.sort = ? and c.state = 'present' and f.attribute = ? and f.n = 0",
        (per, known.pk),
    ):
        size = number(value)
        if size is not None:
            found[key] = size
    return found


def _called(made: Scope, kind: str) -> Mapping[str, str]:
    every = cases.keys(made.connection, kind)
    return {key: name or key for key, (_, name) in every.items()}
