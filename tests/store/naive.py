"""Counting as one would by hand: every coding, every pair of spans, no sums in SQL.

It reads the folded rows and makes passages itself; of the derived tables it takes only
which value and which case a document or a speaker has.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil

from workbench.domain.guides import Guide, GuideQuestion

Key = int | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A coding that counts, with all that is known of it."""

    pk: int
    document: int
    code: int
    coder: int
    start: int
    end: int
    turn: int | None
    speaker: int
    role: str
    at: str
    definition: int | None


_PLACE = ("document", "", "code", "coder", "month", "definition", "asked")
Question = Callable[["Naive", Coding], bool]
Passage = tuple[list[Coding], tuple[int, int]]


class Naive:
    """One project, read whole."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        run = self.run = connection.execute
        self.present = [
            (pk, revision)
            for pk, revision in run(
                "select pk, revision from document where state = 'present'"
            )
        ]
        self.target = {
            pk: target if target else pk
            for pk, target in run("select pk, target from code")
        }
        self.parent = dict(run("select pk, parent from code").fetchall())
        self.person = self._persons()
        self.hand: dict[tuple[int, int], str] = {}
        """Ties by hand that the test made: by document and turn (from 0)."""
        self.guides: dict[str, Guide] = {}
        """By the wave whose documents have it."""
        self.rules = ("settled", "finished", "interviewees")
        """Of the question that is being asked: coders, documents, speakers."""
        self.codings = [one for pk, rev in self.present for one in self._of(pk, rev)]

    def _persons(self) -> dict[int, int]:
        rows = self.run("select pk, uid, same from coder").fetchall()
        numbers = {uid: pk for pk, uid, _ in rows}
        same = {pk: numbers.get(other) for pk, _, other in rows}
        found = {}
        for pk in same:
            at, steps = pk, 0
            while same[at] is not None and steps < 9:
                at, steps = same[at] or at, steps + 1
            found[pk] = at
        return found

    def _of(self, document: int, revision: int) -> list[Coding]:
        turns = self.run(
            "select start, end, pk, speaker, role from turn where revision = ?",
            (revision,),
        ).fetchall()
        found = []
        for pk, code, coder, start, end, definition, at in self.run(
            "select g.pk, g.code, g.coder, g.start, g.end, g.definition, o.at"
            " from coding g join change c on c.seq = g.pk"
            " join operation o on o.pk = c.operation where g.revision = ?"
            " and coalesce(g.outcome, '') not in ('ambiguous', 'lost')",
            (revision,),
        ):
            turn = next((one for one in turns if one[0] <= start < one[1]), None)
            found.append(
                Coding(
                    pk=pk,
                    document=document,
                    code=self.target[code],
                    coder=self.person[coder],
                    start=start,
                    end=end,
                    turn=turn[2] if turn else None,
                    speaker=(turn[3] or 0) if turn else 0,
                    role=turn[4] if turn else "aside" if turns else "none",
                    at=at,
                    definition=definition,
                )
            )
        return found

    # -- what counts

    def selected(
        self,
        coders: str,
        documents: str,
        speakers: str,
        question: Question | None,
    ) -> list[Coding]:
        """The codings that count; `coders` is a rule or the uid of a coder."""
        if question is not None:
            self.rules = (coders, documents, speakers)
        named = None
        if coders not in ("settled", "any", "each"):
            row = self.run("select pk from coder where uid = ?", (coders,)).fetchone()
            named = self.person[row[0]]
        return [
            one
            for one in self.codings
            if (speakers == "all" or one.role in ("interviewee", "none"))
            and (named is None or one.coder == named)
            and (coders != "settled" or one.coder == self._settled(one.document))
            and (documents == "all" or self._done(one, coders, named))
            and (question is None or question(self, one))
        ]

    def _settled(self, document: int) -> int:
        rank = {
            seq: n
            for n, (seq,) in enumerate(
                self.run(
                    "select c.seq from change c join operation o on o.pk = c.operation"
                    " order by o.lamport, o.uid, c.seq"
                )
            )
        }
        mine = [one for one in self.codings if one.document == document]
        return min(mine, key=lambda one: rank[one.pk]).coder

    def _done(self, one: Coding, coders: str, named: int | None) -> bool:
        finishers = {
            self.person[pk]
            for (pk,) in self.run(
                "select c.pk from finished f join coder c on c.uid = f.coder"
                " where f.document = ?",
                (one.document,),
            )
        }
        if coders == "any":
            busy = {c.coder for c in self.codings if c.document == one.document}
            return bool(finishers) and busy <= finishers
        if coders == "settled":
            return self._settled(one.document) in finishers
        return (one.coder if coders == "each" else named) in finishers

    def beside(
        self, one: Coding, slug: str, so: Callable[[Passage, Passage], bool]
    ) -> bool:
        """Whether the passage that a coding is in stands so to another of this code.

        Only others that count; passages of one code and coder, and not itself.
        """
        (code,) = self.run("select pk from code where slug = ?", (slug,)).fetchone()
        return any(
            so(mine, other)
            for mine in self._passages_of(one.document, one.code, one.coder)
            if one in mine[0]
            for coder in {c.coder for c in self.others(one)}
            for other in self._passages_of(one.document, self.target[code], coder)
            if other[0][0] in self.others(one)
            and other[0][0].pk not in {c.pk for c in mine[0]}
        )

    def others(self, one: Coding) -> list[Coding]:
        """The codings of its document that count beside it, by the rules in force."""
        coders, _, speakers = self.rules
        return [
            c
            for c in self.selected(coders, "all", speakers, None)
            if c.document == one.document and (coders != "each" or c.coder == one.coder)
        ]

    def _passages_of(self, document: int, code: int, coder: int) -> list[Passage]:
        turns: dict[int | None, list[Coding]] = {}
        for one in self.codings:
            if (one.document, one.code, one.coder) == (document, code, coder):
                turns.setdefault(one.turn, []).append(one)
        return [run for members in turns.values() for run in self.passages(members)]

    def sentences(self, one: Passage, other: Passage) -> int:
        """How many sentences on the nearest characters of two passages are.

        What is said between two sentences, as a label is, is half a one from both.
        """
        points = self._sentences(one[0][0].document)

        def steps(n: int) -> float:
            before = sum(end <= n for _, end in points)
            return before + (0.5 if any(a <= n < b for a, b in points) else 0.0)

        first, second = (set(map(steps, range(*each[1]))) for each in (one, other))
        return ceil(min(abs(a - b) for a in first for b in second))

    def _sentences(self, document: int) -> list[tuple[int, int]]:
        text, found = self.text(document), []
        for start, end in self.run(
            "select t.start, t.end from turn t join document d"
            " on d.revision = t.revision where d.pk = ? order by t.start",
            (document,),
        ):
            found += [
                (start + one.start(), start + one.end())
                for one in re.finditer(r"\S[^.?]*[.?]?", text[start:end])
            ]
        return found

    # -- what things are

    def values(self, attribute: str, one: Coding) -> list[str]:
        """The different values that a coding has."""
        rows = self.run(
            "select distinct f.value from fact f join attribute a on a.pk = f.attribute"
            " where a.name = ? and f.document = ? and f.speaker = ?",
            (attribute, one.document, one.speaker),
        )
        return [row[0] for row in rows]

    def cases(self, one: Coding) -> list[int]:
        """The cases that a coding is of."""
        rows = self.run(
            "select case_ from document_case where document = ? and speaker = ?",
            (one.document, one.speaker),
        )
        return [row[0] for row in rows]

    def question(self, one: Coding) -> str | None:
        """The guide question that a coding answers: the last one put before it."""
        found = self._put(one)
        return found[0].id if found else None

    def asked(self, one: Coding) -> str | None:
        """Whether a coding is asked for; of a document without a guide nobody knows."""
        if self.guide_of(one.document) is None:
            return None
        found = self._put(one)
        slugs = dict(self.run("select pk, slug from code").fetchall())
        stand_for = {slugs[pk]: slugs[to] for pk, to in self.target.items()}
        if found is None:
            return "no"
        question, direct = found
        named = {stand_for.get(code, code) for code in question.codes}
        line = {slugs[code] for code in self.above(one.code)}
        if question.codes:
            return "yes" if named & line else "no"
        return "yes" if direct else "no"

    def guide_of(self, document: int) -> Guide | None:
        """The guide of a document."""
        rows = self.run(
            "select f.value from fact f join attribute a on a.pk = f.attribute"
            " where a.name = 'wave' and f.document = ? and f.speaker = 0",
            (document,),
        )
        fitting = sorted(row[0] for row in rows if row[0] in self.guides)
        return self.guides[fitting[0]] if fitting else None

    def _put(self, one: Coding) -> tuple[GuideQuestion, bool] | None:
        guide = self.guide_of(one.document)
        if guide is None or one.turn is None:
            return None
        text = self.text(one.document)
        turns = self.run(
            "select t.pk, t.start, t.end, t.role from turn t join document d"
            " on d.revision = t.revision where d.pk = ? and t.pk <= ? order by t.pk",
            (one.document, one.turn),
        ).fetchall()
        follow_ups = 0
        for n in reversed(range(len(turns))):
            _, start, end, role = turns[n]
            said = " ".join(re.findall(r"\w+", text[start:end].lower()))
            tied = self.hand.get((one.document, n))
            for question in guide.questions:
                asks = role == "interviewer" and tied is None
                wording = " ".join(re.findall(r"\w+", question.text["en"].lower()))
                if tied == question.id or (asks and wording in said):
                    return question, not follow_ups
            if tied is not None:
                return None
            follow_ups += role == "interviewer"
        return None

    def above(self, code: int) -> list[int]:
        """The code and everything above it."""
        found = [code]
        while self.parent[found[-1]] is not None:
            found.append(self.parent[found[-1]])
        return found

    # -- counting

    def tally(
        self,
        codings: Sequence[Coding],
        by: Sequence[str],
        measures: Sequence[str],
        *,
        together: bool,
    ) -> dict[tuple[Key, ...], tuple[int, ...]]:
        """The counts of these codings, as `store.read.tally` gives them."""
        groups: dict[tuple[Key, ...], list[Coding]] = {}
        for one in codings:
            codes = self.above(one.code) if "branch" in by else [one.code]
            for code in codes:
                group: tuple[Key, ...] = (
                    one.document,
                    one.turn,
                    code,
                    one.coder if not together or "coder" in by else None,
                    one.at[:7] if "month" in by else None,
                    one.definition if "definition" in by else None,
                    self.asked(one) if "asked" in by else None,
                )
                groups.setdefault(group, []).append(one)
        found: dict[tuple[Key, ...], list[tuple[list[Coding], tuple[int, int]]]] = {}
        for group, members in groups.items():
            for run in self.passages(members):
                for key in self._keys(by, group, run[0][0]):
                    found.setdefault(key, []).append(run)
        return {
            key: tuple(self._measure(name, runs) for name in measures)
            for key, runs in found.items()
        }

    def _keys(
        self, by: Sequence[str], group: tuple[Key, ...], one: Coding
    ) -> list[tuple[Key, ...]]:
        parts: list[list[Key]] = []
        for name in by:
            if name.startswith("attribute:"):
                parts.append(
                    [*self.values(name.removeprefix("attribute:"), one)] or [None]
                )
            elif name == "case":
                parts.append([*self.cases(one)] or [None])
            elif name == "question":
                parts.append([self.question(one)])
            else:
                parts.append(
                    [group[_PLACE.index("code" if name == "branch" else name)]]
                )
        return list(product(*parts))

    def passages(
        self, members: Sequence[Coding]
    ) -> list[tuple[list[Coding], tuple[int, int]]]:
        """Joined until no two can be: they overlap, or nothing is between them."""
        text = self.text(members[0].document)
        found = [([one], (one.start, one.end)) for one in members]
        joined = True
        while joined:
            joined = False
            for n, (some, (start, end)) in enumerate(found):
                for m, (others, (first, last)) in enumerate(found[:n]):
                    gap = text[min(end, last) : max(start, first)]
                    if not gap.strip():
                        span = (min(start, first), max(end, last))
                        rest = [one for k, one in enumerate(found) if k not in (n, m)]
                        found = [*rest, (some + others, span)]
                        joined = True
                        break
                if joined:
                    break
        return found

    def text(self, document: int) -> str:
        row = self.run(
            "select c.body from document d join revision r on r.pk = d.revision"
            " join content c on c.uid = r.text where d.pk = ?",
            (document,),
        ).fetchone()
        return str(row[0])

    def _measure(
        self, name: str, runs: Sequence[tuple[list[Coding], tuple[int, int]]]
    ) -> int:
        if name == "passages":
            return len(runs)
        if name == "codings":
            return sum(len(members) for members, _ in runs)
        if name == "documents":
            return len({members[0].document for members, _ in runs})
        if name == "cases":
            return len({case for members, _ in runs for case in self.cases(members[0])})
        if name == "characters":
            return sum(end - start for _, (start, end) in runs)
        return sum(self.words(members[0].document, *span) for members, span in runs)

    def words(self, document: int, start: int, end: int) -> int:
        letters = list(self.text(document))
        for label, first in self.run(
            "select label, start from turn where revision ="
            " (select revision from document where pk = ?)",
            (document,),
        ):
            letters[label:first] = " " * (first - label)
        return len(re.findall(r"\w+", "".join(letters[start:end])))
