"""From a question to SQL conditions; what people typed is bound, never written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.domain.questions import (
    OPPOSITES,
    And,
    Beside,
    Compare,
    Field,
    HasCode,
    Leaf,
    Node,
    Not,
    Operator,
    Or,
    Question,
    Relation,
    Word,
    at_fault,
    fits,
    nearest,
)
from workbench.errors import NotFound
from workbench.store.read.asking import ASKED_OF, NO, QUESTION_OF, YES
from workbench.store.read.bound import Bound
from workbench.store.read.known import Known, KnownAttribute, matching
from workbench.store.read.sentences import APART

_BESIDE = {
    Relation.OVERLAPS: "q.start < {p}.end and q.end > {p}.start",
    Relation.WITHIN: "q.start <= {p}.start and q.end >= {p}.end",
    Relation.NEAR: f"{APART}(q.document, q.start, q.end, {{p}}.start, {{p}}.end) <= ",
}
"""What is true of a passage `q` beside which the passage `{p}` stands."""
_SIGNS = {
    Operator.LESS: "<",
    Operator.MORE: ">",
    Operator.AT_MOST: "<=",
    Operator.AT_LEAST: ">=",
}
_ALIKE = {
    Operator.EQUAL: Operator.IN,
    Operator.IN: Operator.IN,
    Operator.UNEQUAL: Operator.NOT_IN,
    Operator.NOT_IN: Operator.NOT_IN,
}
"""Operators that a group's id can be asked with, as those that take several words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What a thing that is asked about has; None for what is not asked of it."""

    document: str
    speaker: str
    code: str | None = None
    coder: str | None = None
    created: str | None = None
    turn: str | None = None
    passage: str | None = None
    """The passage `p` that it is, or is in."""


PASSAGE = Columns(
    document="p.document",
    speaker="coalesce(p.speaker, 0)",
    code="p.code",
    coder="p.coder",
    turn="p.turn",
    passage="p",
)
CODING = Columns(
    document="p.document",
    speaker="coalesce(p.speaker, 0)",
    code="p.code",
    coder="p.coder",
    created="o.at",
    turn="p.turn",
    passage="p",
)
VOICE = Columns(document="v.document", speaker="v.speaker")
"""A speaker of a document (0 where nobody is named): who may say what is coded."""


def asks_single_codings(question: Question) -> bool:
    """Whether it tells codings of one passage apart."""
    return any(
        isinstance(one, Compare) and one.field is Field.CREATED
        for one in question.leaves()
    )


def asks_voices(question: Question) -> bool:
    """Whether it asks for documents, speakers or attributes at all."""
    return any(
        isinstance(one, Compare)
        and one.field in (Field.ATTRIBUTE, Field.DOCUMENT, Field.SPEAKER)
        for one in question.leaves()
    )


class Conditions:
    """Turns the nodes of one question into conditions on some columns."""

    def __init__(
        self,
        known: Known,
        question: Question,
        bound: Bound,
        others: Sequence[str] = (),
    ) -> None:
        """Make ready.

        Args:
            known: What names mean.
            question: What is asked.
            bound: Where values are put.
            others: Conditions on `q`: what other passages count at all.
        """
        self._others = others
        self._known = known
        self._line = question.line
        self._root = question.root
        self._bound = bound

    def of(self, columns: Columns) -> str | None:
        """The condition; None where nothing is asked of what has these columns.

        What is asked of columns that are missing is taken to be so: a document may hold
        the coding that is asked for.
        """
        return self._node(self._root, columns, negative=False)

    def _node(self, node: Node, columns: Columns, *, negative: bool) -> str | None:
        if isinstance(node, Not):
            return self._node(node.part, columns, negative=not negative)
        if isinstance(node, (And, Or)):
            parts = [self._node(one, columns, negative=negative) for one in node.parts]
            return _joined(parts, all_of=isinstance(node, And) is not negative)
        made = self._leaf(node, columns)
        return f"not ({made})" if made and negative else made

    def _leaf(self, leaf: Leaf, columns: Columns) -> str | None:
        if isinstance(leaf, HasCode):
            return self._code(leaf.code, columns)
        if isinstance(leaf, Beside):
            return self._beside(leaf, columns)
        if leaf.field is Field.ATTRIBUTE:
            return self._attribute(leaf, columns)
        if leaf.field is Field.CREATED:
            return self._created(leaf, columns)
        if leaf.field in (Field.QUESTION, Field.ASKED):
            return self._asking(leaf, columns)
        if leaf.field is Field.SPEAKER:
            return self._speaker(leaf, columns)
        column = getattr(columns, leaf.field)
        if column is None:
            return None
        chosen = {
            Field.DOCUMENT: self._documents,
            Field.CODE: self._codes,
            Field.CODER: self._coders,
        }[leaf.field](leaf)
        made = self._bound.within(column, chosen)
        return f"not ({made})" if leaf.operator in OPPOSITES else made

    # -- codes, coders, documents

    def _code(self, word: Word, columns: Columns) -> str | None:
        key = self._meant(word, lambda: self._known.code(word.text))
        return columns.code and self._bound.within(columns.code, [key])

    def _beside(self, leaf: Beside, columns: Columns) -> str | None:
        """Of a passage and another one, each of one coder, whoever else counts."""
        key = self._meant(leaf.code, lambda: self._known.code(leaf.code.text))
        if columns.passage is None:
            return None
        p = columns.passage
        relation = _BESIDE[leaf.kind].format(p=p)
        if leaf.kind is Relation.NEAR:
            relation += self._bound.one(leaf.sentences)
            self._known.count_sentences()
        parts = [
            f"q.document = {p}.document and q.code = {self._bound.one(key)}",
            f"q.pk <> {p}.pk",
            *(one.format(p=p) for one in self._others),
            relation,
        ]
        return f"exists (select 1 from passage q where {' and '.join(parts)})"

    def _codes(self, leaf: Compare) -> Sequence[int]:
        if _is_like(leaf):
            return [pk for slug, pk in self._known.codes.items() if _fits(leaf, slug)]
        return [
            self._meant(one, lambda one=one: self._known.code(one.text))  # type: ignore[misc]
            for one in leaf.values
        ]

    def _coders(self, leaf: Compare) -> Sequence[int]:
        named = self._known.coders_named
        found = [pk for name, pks in named.items() if _fits(leaf, name) for pk in pks]
        self._refuse_unknown(
            leaf, named, "nobody called {name} has worked on the project"
        )
        return found

    def _documents(self, leaf: Compare) -> Sequence[int]:
        rows = self._known.connection.execute(
            "select pk, name from document where state = 'present'"
        ).fetchall()
        names = [name for _, name in rows]
        self._refuse_unknown(leaf, names, "there is no document {name}")
        return [pk for pk, name in rows if _fits(leaf, name)]

    def _speaker(self, leaf: Compare, columns: Columns) -> str:
        rows = self._known.connection.execute("select distinct name from speaker")
        names = [row[0] for row in rows]
        self._refuse_unknown(leaf, names, "nobody called {name} speaks in any document")
        fitting = [name for name in names if _fits(leaf, name)]
        made = self._bound.within("k.name", fitting)
        if leaf.operator in OPPOSITES:
            made = f"not ({made})"
        place = f"k.pk = {columns.speaker}"
        return f"exists (select 1 from speaker k where {place} and {made})"

    def _refuse_unknown(
        self,
        leaf: Compare,
        known: Iterable[str],
        sentence: str,
        hint: str | None = None,
    ) -> None:
        if _is_like(leaf):
            return
        every = list(known)
        for word in leaf.values:
            if not any(fits(one, Operator.EQUAL, [word.text]) for one in every):
                raise at_fault(
                    self._line,
                    word,
                    sentence.format(name=repr(word.text)),
                    hint=nearest(word.text, every) if hint is None else hint,
                )

    def _meant(self, word: Word, find: Callable[[], int]) -> int:
        try:
            return find()
        except NotFound as problem:
            raise at_fault(
                self._line, word, problem.message, hint=problem.hint
            ) from None

    # -- time

    def _created(self, leaf: Compare, columns: Columns) -> str | None:
        if columns.created is None:
            return None
        if leaf.operator in _SIGNS:
            made = self._moment(
                leaf.values[0].text, columns.created, _SIGNS[leaf.operator]
            )
        else:
            parts = [
                self._moment(one.text, columns.created, "=") for one in leaf.values
            ]
            made = f"({' or '.join(parts)})"
        return f"not {made}" if leaf.operator in OPPOSITES else made

    def _moment(self, text: str, column: str, sign: str) -> str:
        """A day, a month, a year is all of it: compared by as much as was written."""
        moment = text.replace(" ", "T").removesuffix("Z")
        place = self._bound.one(moment)
        return f"substr({column}, 1, {len(moment)}) {sign} {place}"

    # -- interview guides

    def _asking(self, leaf: Compare, columns: Columns) -> str | None:
        """What has no question, or no guide, fits nothing."""
        if columns.turn is None:
            return None
        if leaf.field is Field.QUESTION:
            held = self._known.questions
            column = QUESTION_OF.format(turn=columns.turn)
            self._refuse_unknown(leaf, held, "no guide has a question {name}")
        else:
            held = [YES, NO]
            column = ASKED_OF.format(
                document=columns.document, turn=columns.turn, code=columns.code
            )
            self._refuse_unknown(leaf, held, "asked is yes or no, not {name}", "")
        fitting = [one for one in held if _fits(leaf, one)]
        if leaf.operator in OPPOSITES:
            fitting = [one for one in held if one not in fitting]
        return f"coalesce({self._bound.within(column, fitting)}, 0)"

    # -- attributes

    def _attribute(self, leaf: Compare, columns: Columns) -> str:
        attribute = self._known_attribute(leaf.name)
        held = self._known.values(attribute)
        self._refuse_undeclared(leaf, attribute, held)
        asked = _ungrouped(leaf, attribute)
        fitting = [one for one in held if _fits(asked, one, attribute.declared)]
        if leaf.operator in OPPOSITES:
            if not fitting:
                return self._has(attribute, columns, "")
            one_fits = self._has(
                attribute, columns, self._bound.within("f.value", fitting)
            )
            return f"({self._has(attribute, columns, '')} and not {one_fits})"
        if not fitting:
            return "0"
        return self._has(attribute, columns, self._bound.within("f.value", fitting))

    def _has(self, attribute: KnownAttribute, columns: Columns, value: str) -> str:
        condition = f" and {value}" if value else ""
        return (
            f"exists (select 1 from fact f where f.attribute = {int(attribute.pk)}"
            f" and f.document = {columns.document} and f.speaker = {columns.speaker}"
            f"{condition})"
        )

    def _known_attribute(self, word: Word) -> KnownAttribute:
        try:
            return self._known.attribute(word.text)
        except NotFound as problem:
            fields = [str(one) for one in Field if one is not Field.ATTRIBUTE]
            raise at_fault(
                self._line,
                word,
                problem.message,
                hint=nearest(word.text, [*self._known.attributes, *fields]),
            ) from None

    def _refuse_undeclared(
        self, leaf: Compare, attribute: KnownAttribute, held: Sequence[str]
    ) -> None:
        """A choice is one of its values; another word is a slip, not nothing found."""
        if not attribute.closed or _is_like(leaf):
            return
        known = [*attribute.declared, *held, *attribute.groups]
        for word in leaf.values:
            if not any(fits(one, Operator.EQUAL, [word.text]) for one in known):
                raise at_fault(
                    self._line,
                    word,
                    f"{attribute.name} has no value {word.text!r}",
                    hint=nearest(word.text, known),
                )


def _ungrouped(leaf: Compare, attribute: KnownAttribute) -> Compare:
    """The comparison with the values of a group besides its id."""
    if not attribute.groups or leaf.operator not in _ALIKE:
        return leaf
    words: list[Word] = []
    for one in leaf.values:
        group = matching(one.text, attribute.groups)
        members = () if group is None else attribute.groups[group]
        words += [one, *(replace(one, text=value) for value in members)]
    return replace(leaf, operator=_ALIKE[leaf.operator], values=tuple(words))


def _is_like(leaf: Compare) -> bool:
    return leaf.operator in (Operator.LIKE, Operator.NOT_LIKE)


def _fits(leaf: Compare, held: str, order: Sequence[str] = ()) -> bool:
    operator = OPPOSITES.get(leaf.operator, leaf.operator)
    return fits(held, operator, [one.text for one in leaf.values], order)


def _joined(parts: Sequence[str | None], *, all_of: bool) -> str | None:
    """Conditions joined by `and`, or by `or`; None stands for what is always so."""
    held = [one for one in parts if one is not None]
    if all_of:
        return f"({' and '.join(held)})" if held else None
    return f"({' or '.join(held)})" if len(held) == len(parts) else None
