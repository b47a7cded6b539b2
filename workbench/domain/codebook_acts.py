"""What an analyst can do to the codebook by hand: each act makes a codebook of one.

An act says nothing of codings: codes that are merged, moved or retired keep theirs, and
reading follows. It is refused here where the codebook itself speaks against it; figures
of what hangs on it, and the lock, are the project's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.changes.vocabulary import Label
from workbench.domain.codebook import Code, Codebook, CodeSet, Relation, Status
from workbench.domain.codebook_cells import code_cells, taken_over
from workbench.domain.codebook_checks import (
    branch,
    cleaned,
    known,
    line,
    live,
    not_merged,
    set_named,
    walked,
    with_code,
)
from workbench.domain.slugs import slug, unique
from workbench.errors import NotFound, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class BookAct:
    """One act on the codebook: one operation, one step to undo."""

    label: ClassVar[Label] = Label.CODEBOOK
    code: str = ""
    """The id of the code it is about; empty for a new one, or the whole."""

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """The codebook as it will be.

        Args:
            book: As it is.
            taken: The ids that no new code may have, removed codes' too.

        Raises:
            NotFound: There is no such code.
            Refused: The codebook speaks against it.
        """
        raise NotImplementedError

    def while_locked(self, book: Codebook) -> BookAct | None:
        """What a locked codebook takes of it; None where that is nothing."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCode(BookAct):
    """A code that was not there; in a locked codebook a proposal."""

    label: ClassVar[Label] = Label.CODE_NEW
    made: Code
    """As it will be; its id and its place in the tree's order are found here."""

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the code last among its siblings."""
        made = cleaned(book, self.made)
        if made.parent:
            live(book, made.parent)
        found = unique(slug(next(iter(made.name.values()))), taken)
        return walked(book, [*book.codes, replace(made, id=found)])

    def while_locked(self, book: Codebook) -> BookAct:
        """A proposal."""
        return replace(self, made=replace(self.made, status=Status.PROPOSED))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing(BookAct):
    """What says something of a code: a locked codebook takes it of proposals."""

    def while_locked(self, book: Codebook) -> BookAct | None:
        """Only a proposal may be written on."""
        proposed = known(book, self.code).status is Status.PROPOSED
        return self if proposed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCode(_Writing):
    """What is said of a code: names, definition, rules, examples, colour, key."""

    label: ClassVar[Label] = Label.CODE_EDIT
    made: Code
    """As it will be; its id, place, status and ties stay as they are."""
    start: Code | None = None
    """As it was when somebody began to write: what has changed since is kept."""

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the code as said."""
        old = known(book, self.code)
        said = replace(self.made, id=old.id)
        if self.start is not None:
            before, now = code_cells(self.start), code_cells(said)
            keys = dict.fromkeys((*before, *now))
            changed = [one for one in keys if before.get(one) != now.get(one)]
            said = taken_over(old, said, changed)
        made = cleaned(book, said)
        made = replace(
            made,
            parent=old.parent,
            status=old.status,
            relations=old.relations,
            merged_from=old.merged_from,
            split_from=old.split_from,
        )
        return with_code(book, made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename(_Writing):
    """Another name in one language; the id stays."""

    label: ClassVar[Label] = Label.CODE_RENAME
    name: str
    language: str

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the name."""
        old = known(book, self.code)
        name = {**old.name, self.language: self.name}
        return with_code(book, cleaned(book, replace(old, name=name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Redefine(_Writing):
    """Another definition in one language."""

    label: ClassVar[Label] = Label.CODE_EDIT
    definition: str
    language: str

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the definition."""
        old = known(book, self.code)
        said = {**old.definition, self.language: self.definition.strip()}
        return with_code(book, cleaned(book, replace(old, definition=said)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(BookAct):
    """Below another code, or at the top; what is below it goes along."""

    label: ClassVar[Label] = Label.CODE_PLACE
    parent: str = ""
    before: str = ""
    """The sibling that it comes before; last where it is empty."""

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the code there."""
        code = known(book, self.code)
        if self.parent:
            live(book, self.parent)
            if self.parent in branch(book, code.id):
                raise Refused(
                    f"{self.parent!r} is {code.id!r} or below it",
                    hint="a code cannot be below itself",
                ).keyed("refused.below-itself")
        others = [one for one in book if one.id != code.id]
        place = len(others)
        if self.before:
            place = [one.id for one in others].index(self._sibling(others))
        others.insert(place, replace(code, parent=self.parent))
        made = walked(book, others)
        if made.codes == book.codes:
            raise Refused(f"{code.id!r} is there already").keyed(
                "refused.stands-there", code=code.id
            )
        return made

    def _sibling(self, others: Iterable[Code]) -> str:
        for one in others:
            if one.id == self.before and one.parent == self.parent:
                return one.id
        raise Refused(
            f"{self.before!r} is not directly below {self.parent or 'the top'!r}",
            hint="--before names one of the codes it will stand beside",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(BookAct):
    """A code stands for another from now on: its codings are read as that one's."""

    label: ClassVar[Label] = Label.CODE_MERGE
    into: str

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With one code for both; what was below the one is below the other."""
        gone, into = known(book, self.code), live(book, self.into)
        not_merged(book, gone)
        if into.id == gone.id:
            raise Refused(
                f"the code {gone.id!r} cannot be merged into itself",
                hint="choose another one",
            ).keyed("refused.merge-itself")
        if into.id in branch(book, gone.id):
            raise Refused(
                f"{into.id!r} is below {gone.id!r}", hint="move it out of there first"
            ).keyed("refused.merge-below", code=gone.id, into=into.id)
        if gone.codable and not into.codable:
            raise Refused(
                f"{into.id!r} is a heading, not a code to tag with",
                hint="merge into a code, or move it below the heading",
            ).keyed("refused.merge-heading", into=into.id)
        kept = [self._read(one, gone, into) for one in book]
        stay = [one for one in kept if book.by_id()[one.id].parent != gone.id]
        below = [one for one in kept if book.by_id()[one.id].parent == gone.id]
        made = walked(book, [*stay, *below])
        return replace(made, sets=tuple(map(self._gathered, book.sets)))

    def _read(self, one: Code, gone: Code, into: Code) -> Code:
        if one.id == gone.id:
            return replace(one, key="")
        if one.id == into.id:
            one = replace(one, merged_from=(*one.merged_from, gone.id))
        relations = dict.fromkeys(
            replace(tie, to=into.id) if tie.to == gone.id else tie
            for tie in one.relations
        )
        ties = tuple(tie for tie in relations if tie.to != one.id)
        parent = into.id if one.parent == gone.id else one.parent
        return replace(one, relations=ties, parent=parent)

    def _gathered(self, one: CodeSet) -> CodeSet:
        into = (self.into if code == self.code else code for code in one.codes)
        return replace(one, codes=tuple(dict.fromkeys(into)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(BookAct):
    """New codes out of one, beside it; its passages are sorted one by one."""

    label: ClassVar[Label] = Label.CODE_SPLIT
    names: tuple[str, ...]
    language: str

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the new codes after the old one, which stays."""
        old = live(book, self.code)
        if not old.codable:
            raise Refused(f"{old.id!r} is a heading: there is nothing to sort").keyed(
                "refused.split-heading", code=old.id
            )
        made: list[Code] = []
        for name in self.names:
            code = Code(
                id="",
                name={self.language: name},
                parent=old.parent,
                color=old.color,
                origin=old.origin,
                split_from=old.id,
            )
            code = cleaned(replace(book, codes=(*book.codes, *made)), code)
            held = taken | {one.id for one in made}
            found = unique(slug(next(iter(code.name.values()))), held)
            made.append(replace(code, id=found))
        if not made:
            raise Refused("a split needs the names of the new codes").keyed(
                "refused.split-names"
            )
        # After those split from it before, so that their order stays as it is.
        beside = [
            n
            for n, one in enumerate(book)
            if one.id == old.id
            or (one.split_from == old.id and one.parent == old.parent)
        ]
        place = beside[-1] + 1
        codes = [*book.codes[:place], *made, *book.codes[place:]]
        return walked(book, codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retire(BookAct):
    """Out of use: nothing more is tagged with it, what is tagged stays and counts."""

    label: ClassVar[Label] = Label.CODE_RETIRE

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the code retired, and no key pinned to it."""
        old = live(book, self.code)
        below = [
            one.id
            for one in book
            if one.parent == old.id and one.status is not Status.RETIRED
        ]
        if below:
            raise Refused(
                f"below {old.id!r} there are codes in use: {', '.join(below)}",
                hint="move or retire them first",
            ).keyed("refused.codes-below", code=old.id, below=", ".join(below))
        return with_code(book, replace(old, status=Status.RETIRED, key=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept(BookAct):
    """Into use: a proposal, or a code that was retired."""

    label: ClassVar[Label] = Label.CODE_ACCEPT

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the code in use."""
        old = known(book, self.code)
        not_merged(book, old)
        if old.status is Status.ACCEPTED:
            raise Refused(f"{old.id!r} is in use already").keyed(
                "refused.in-use", code=old.id
            )
        above = book.by_id().get(old.parent)
        if above is not None and above.status is Status.RETIRED:
            raise Refused(
                f"{above.id!r}, above it, is retired",
                hint="accept that one first, or move this one",
            ).keyed("refused.above-retired", above=above.id)
        return with_code(book, replace(old, status=Status.ACCEPTED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relate(BookAct):
    """How a code stands to another, in the analyst's own word; or that no more."""

    label: ClassVar[Label] = Label.CODE_RELATE
    relation: str
    to: str
    off: bool = False

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the relation, or without it."""
        old, to = known(book, self.code), known(book, self.to)
        kind = line(self.relation)
        if not kind or old.id == to.id:
            raise Refused("a relation needs a word, and another code").keyed(
                "refused.relation-words"
            )
        tie = Relation(kind=kind, to=to.id)
        if (tie in old.relations) is not self.off:
            there = "is not there" if self.off else "is there already"
            key = "refused.relation-gone" if self.off else "refused.relation-there"
            raise Refused(f"the relation {old.id} {kind} {to.id} {there}").keyed(
                key, code=old.id, kind=kind, to=to.id
            )
        ties = tuple(one for one in old.relations if one != tie)
        return with_code(
            book, replace(old, relations=ties if self.off else (*ties, tie))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gather(BookAct):
    """Into a set, which is made where it is not there; or out of it."""

    label: ClassVar[Label] = Label.CODE_SETS
    set: str
    """The set's id, or its title in any language."""
    language: str
    off: bool = False

    def after(self, book: Codebook, taken: frozenset[str]) -> Codebook:
        """With the code in the set, or not."""
        code = known(book, self.code)
        held = set_named(book, self.set)
        if held is None and self.off:
            raise NotFound(f"there is no set {self.set!r}")
        if held is None:
            title = line(self.set)
            if not title:
                raise Refused("a set needs a title").keyed("refused.set-title")
            found = unique(slug(title), {one.id for one in book.sets})
            made = CodeSet(id=found, title={self.language: title}, codes=(code.id,))
            return replace(book, sets=(*book.sets, made))
        if (code.id in held.codes) is not self.off:
            there = "is not in" if self.off else "is already in"
            key = "refused.set-without" if self.off else "refused.set-has"
            raise Refused(f"{code.id!r} {there} the set {held.id!r}").keyed(
                key, code=code.id, set=held.id
            )
        rest = tuple(one for one in held.codes if one != code.id)
        made = replace(held, codes=rest if self.off else (*rest, code.id))
        sets = tuple(made if one.id == held.id else one for one in book.sets)
        return replace(book, sets=sets)
