"""Counting by a sweep over each document: unions of coders and codes, words, months."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from workbench.domain.needs import ASKED, QUESTION, Counts, Key, Stretches
from workbench.domain.passages import Run, runs
from workbench.store.read.asking import Asked, questions_of_turns
from workbench.store.read.scope import Scope
from workbench.store.read.spans import TextOf, spans

_WORD = re.compile(r"\w+")
_BY_CODING = ("month", "definition")
_NOBODY: tuple[int, ...] = ()
_NONE = (None,)

Entry = tuple[int, int, int | None, int]
Group = tuple[Key, ...]
"""Of what passages are made: code or branch, coder, month, definition, asked for."""


def sweep(made: Scope, by: Sequence[str], measures: Sequence[str]) -> Counts:
    """Counts as `tally` gives them, from passages made on the way."""
    return _Sweep(made, by, measures).counts()


class _Sweep:
    def __init__(self, made: Scope, by: Sequence[str], measures: Sequence[str]) -> None:
        self._made = made
        self._by = by
        self._measures = measures
        self._single = any(one in by for one in _BY_CODING)
        self._above = _branches(made) if "branch" in by else None
        self._apart = not made.together or "coder" in by
        self._moments = _moments(made, by) if self._single else {}
        self._values = [_values_of(made, one) for one in by]
        self._questions = questions_of_turns(made.connection) if QUESTION in by else {}
        self._asked = Asked(made.connection) if ASKED in by else None
        self._plain = all(one in _PLACE for one in by)
        needs_cases = "cases" in measures or "case" in by
        self._cases = _cases(made) if needs_cases else {}
        self._totals: dict[tuple[Key, ...], list[int]] = {}
        self._in_cases: dict[tuple[Key, ...], set[int]] = {}

    def counts(self) -> Counts:
        """All of it."""
        for one in spans(self._made, single=self._single):
            self._document(one)
        for key, cases in self._in_cases.items():
            self._totals[key][5] = len(cases)
        order = ("passages", "codings", "characters", "words", "documents", "cases")
        places = [order.index(one) for one in self._measures]
        return {
            key: tuple(total[place] for place in places)
            for key, total in self._totals.items()
        }

    def _document(self, one: Stretches) -> None:
        text = TextOf(self._made.connection, one.document)
        words = self._words_of(one.document, text)
        here: set[tuple[Key, ...]] = set()
        for group, entries in self._groups(one).items():
            found = runs(entries, text.blank)
            if self._plain:
                said = sum(map(words, found)) if words else 0
                here.add(self._count_plainly(one, group, found, said))
                continue
            for run in found:
                here.update(self._count(one, group, run, words(run) if words else 0))
        for key in here:
            self._totals[key][4] += 1

    def _count_plainly(
        self, one: Stretches, group: Group, found: Sequence[Run], words: int
    ) -> tuple[Key, ...]:
        """Add passages that all count in one place; where that is."""
        key = tuple([group[_PLACE[dimension]] for dimension in self._by])
        total = self._totals.get(key)
        if total is None:
            total = self._totals[key] = [0] * 6
        total[0] += len(found)
        total[3] += words
        for run in found:
            total[2] += run.end - run.start
            for n in run.members:
                total[1] += one.codings[n]
            if self._cases:
                place = (one.document, one.speaker[run.members[0]])
                cases = self._cases.get(place, _NOBODY)
                self._in_cases.setdefault(key, set()).update(cases)
        return key

    def _count(
        self, one: Stretches, group: Group, run: Run, words: int
    ) -> Sequence[tuple[Key, ...]]:
        """Add a passage wherever it counts; where that is."""
        codings = sum([one.codings[n] for n in run.members])
        speaker = one.speaker[run.members[0]]
        cases = self._cases.get((one.document, speaker), _NOBODY)
        keys = self._keys(group, one.document, speaker, run.turn)
        for key in keys:
            total = self._totals.get(key)
            if total is None:
                total = self._totals[key] = [0] * 6
            total[0] += 1
            total[1] += codings
            total[2] += run.end - run.start
            total[3] += words
            if cases:
                self._in_cases.setdefault(key, set()).update(cases)
        return keys

    def _groups(self, one: Stretches) -> dict[Group, list[Entry]]:
        """Entries of what makes passages together, in order of start and end."""
        found: dict[Group, list[Entry]] = defaultdict(list)
        above, apart, moments = self._above, self._apart, self._moments
        asked = self._asked
        columns = zip(one.start, one.end, one.turn, one.code, one.coder, strict=True)
        for n, (start, end, turn, code, coder) in enumerate(columns):
            entry = (start, end, turn if turn >= 0 else None, n)
            who = coder if apart else None
            when = moments[one.which[n]] if moments else (None, None)
            said = asked(one.document, turn, code) if asked else None
            for each in above[code] if above else (code,):
                found[each, who, *when, said].append(entry)
        return found

    def _keys(
        self, group: Group, document: int, speaker: int, turn: int | None
    ) -> Sequence[tuple[Key, ...]]:
        parts: list[Sequence[Key]] = []
        for dimension, values in zip(self._by, self._values, strict=True):
            if values is not None:
                parts.append(values.get((document, speaker), _NONE))
            elif dimension == "document":
                parts.append((document,))
            elif dimension == QUESTION:
                parts.append((self._questions.get(turn or 0),))
            elif dimension == "case":
                parts.append(self._cases.get((document, speaker), _NONE))
            else:
                parts.append((group[_PLACE[dimension]],))
        return list(product(*parts))

    def _words_of(self, document: int, text: TextOf) -> Callable[[Run], int] | None:
        """How many words a run has, labels of speakers aside."""
        if "words" not in self._measures:
            return None
        labels = self._made.connection.execute(
            "select t.label, t.start from turn t join document d"
            " on d.revision = t.revision where d.pk = ? and t.label < t.start"
            " order by t.label",
            (document,),
        ).fetchall()
        return lambda run: sum(
            len(_WORD.findall(text.text, *piece)) for piece in _spoken(run, labels)
        )


_PLACE = {"code": 0, "branch": 0, "coder": 1, "month": 2, "definition": 3, ASKED: 4}


def _spoken(run: Run, labels: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a run that are no label."""
    at = run.start
    for label, start in labels:
        if start <= at:
            continue
        if label >= run.end:
            break
        if label > at:
            yield at, label
        at = start
    if at < run.end:
        yield at, run.end


def _branches(made: Scope) -> dict[int, tuple[int, ...]]:
    """Each code's ancestors, itself among them."""
    found: dict[int, list[int]] = {}
    for code, ancestor in made.connection.execute("select code, ancestor from branch"):
        found.setdefault(code, []).append(ancestor)
    return {code: tuple(above) for code, above in found.items()}


def _moments(
    made: Scope, by: Sequence[str]
) -> dict[int, tuple[str | None, int | None]]:
    """The month in which each coding was made, and under which definition, as asked."""
    month = "substr(o.at, 1, 7)" if "month" in by else "null"
    definition = "g.definition" if "definition" in by else "null"
    rows = made.connection.execute(
        f"select n.pk, {month}, {definition} from coding_now n"
        " join coding g on g.pk = n.pk join change h on h.seq = n.pk"
        " join operation o on o.pk = h.operation"
    )
    return {pk: (month, definition) for pk, month, definition in rows}


def _values_of(
    made: Scope, dimension: str
) -> Mapping[tuple[int, int], list[Key]] | None:
    if not dimension.startswith("attribute:"):
        return None
    attribute = made.known.attribute(dimension.removeprefix("attribute:")).pk
    found: dict[tuple[int, int], list[Key]] = {}
    for document, speaker, value in made.connection.execute(
        "select document, speaker, value from fact where attribute = ? order by n",
        (attribute,),
    ):
        held = found.setdefault((document, speaker), [])
        if value not in held:
            held.append(value)
    return found


def _cases(made: Scope) -> dict[tuple[int, int], tuple[int, ...]]:
    found: dict[tuple[int, int], list[int]] = {}
    for document, speaker, case in made.connection.execute(
        "select document, speaker, case_ from document_case"
    ):
        found.setdefault((document, speaker), []).append(case)
    return {key: tuple(cases) for key, cases in found.items()}
