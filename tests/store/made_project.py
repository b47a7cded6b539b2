"""Small projects for tests of reading, recorded as the program records them.

A text is one turn a line: `I: ...` is asked, any other label answers, a line without a
label is a paragraph.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from workbench.domain.changes import Change, kinds
from workbench.domain.documents import Role, Turn
from workbench.domain.guides import Guide, guide_uid, question_uid
from workbench.ids import derived_id, new_id
from workbench.store import file, layout, log


def turns_of(text: str) -> list[Turn]:
    """The turns of a text, by the rule above."""
    found, at = [], 0
    for line in text.split("\n"):
        label = re.match(r"(\w+): ", line)
        if line and label:
            role = Role.INTERVIEWER if label[1] == "I" else Role.INTERVIEWEE
            start = at + label.end()
            found.append(
                Turn(
                    start=start,
                    end=at + len(line),
                    label=at,
                    speaker=label[1],
                    role=role,
                )
            )
        elif line:
            found.append(Turn(start=at, end=at + len(line), label=at))
        at += len(line) + 1
    return found


def sentences_of(text: str, turns: Sequence[Turn]) -> list[int]:
    """Starts and ends: a sentence ends with a full stop, or with its turn."""
    points = []
    for turn in turns:
        for found in re.finditer(r"\S[^.?]*[.?]?", text[turn.start : turn.end]):
            points += [turn.start + found.start(), turn.start + found.end()]
    return points


class MadeProject:
    """A project that a test fills; everything goes by its name."""

    def __init__(self, path: Path, language: str = "en") -> None:
        self.file = file.create(path)
        self.file.connection.execute("pragma synchronous = off")
        self.uid = derived_id("project", "made")
        self._documents: dict[str, tuple[str, str]] = {}
        """By name: id, id of the current revision."""
        batch = log.Batch()
        title = batch.text(self.uid, "Prøven")
        batch.add(
            kinds.ProjectCreated(subject=self.uid, title=title, language=language)
        )
        self.record(kinds.Label.INIT, batch)

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def record(
        self, label: kinds.Label, batch: log.Batch, coder: str = "KN", at: str = ""
    ) -> str:
        """Record it as this coder's."""
        author = log.Author(coder=coder_id(coder), device=coder_id(coder), name=coder)
        with self.file.writing() as connection:
            return log.record(connection, author, label, batch, at=at)

    def document(self, name: str, text: str) -> None:
        """Import a text."""
        batch, uid = log.Batch(), new_id()
        held = batch.text(uid, name)
        batch.add(
            kinds.DocumentAdded(subject=uid, name=held, format="txt", language="en")
        )
        self._documents[name] = (uid, self._revised(batch, uid, text))
        self.record(kinds.Label.IMPORT, batch)

    def correct(self, name: str, text: str) -> None:
        """Another text, to which nothing is carried."""
        batch, (uid, _) = log.Batch(), self._documents[name]
        self._documents[name] = (uid, self._revised(batch, uid, text))
        self.record(kinds.Label.REPLACE, batch)

    def _revised(self, batch: log.Batch, uid: str, text: str) -> str:
        turns, revision = turns_of(text), new_id()
        batch.add(
            kinds.DocumentRevised(
                subject=uid,
                revision=revision,
                text=batch.text(uid, text),
                layout=batch.text(
                    uid, layout.encoded(turns, sentences_of(text, turns))
                ),
                salt=batch.text(uid, new_id()),
                characters=len(text),
                words=len(text.split()),
                turns=len(turns),
                rules=1,
            )
        )
        return revision

    def finish(self, name: str, coder: str = "KN") -> None:
        """This coder has finished the document."""
        change = kinds.DocumentFinished(
            subject=self._documents[name][0], coder=coder_id(coder), finished=True
        )
        self.record(kinds.Label.FINISH, log.Batch([change]), coder)

    def codebook(self, *codes: tuple[str, str]) -> None:
        """Codes as (id, id of the code above or nothing), in order."""
        batch = log.Batch()
        for position, (slug, parent) in enumerate(codes):
            uid = code_id(slug)
            above = code_id(parent) if parent else None
            name = batch.text(uid, slug.title())
            batch.add(
                kinds.CodeAdded(subject=uid, slug=batch.text(uid, slug)),
                kinds.CodePlaced(subject=uid, parent=above, position=position),
                kinds.CodeSet(
                    subject=uid, field=kinds.Field.NAME, language="en", text=name
                ),
            )
        self.record(kinds.Label.CODEBOOK, batch)

    def merge_code(self, code: str, into: str) -> None:
        """One code stands for another from now on."""
        change = kinds.CodeMerged(subject=code_id(code), into=code_id(into))
        self.record(kinds.Label.CODEBOOK, log.Batch([change]))

    def retire_code(self, code: str) -> None:
        """The code is no longer used."""
        change = kinds.CodeSet(
            subject=code_id(code), field=kinds.Field.STATUS, choice="retired"
        )
        self.record(kinds.Label.CODEBOOK, log.Batch([change]))

    def code(
        self,
        name: str,
        code: str,
        start: int,
        end: int,
        coder: str = "KN",
        at: str = "",
    ) -> str:
        """One coding; its id."""
        uid = new_id()
        change = kinds.CodingAdded(
            subject=uid,
            revision=self._documents[name][1],
            code=code_id(code),
            start=start,
            end=end,
            sum=1,
        )
        self.record(kinds.Label.CODE, log.Batch([change]), coder, at)
        return uid

    def attribute(self, name: str, **spec: object) -> None:
        """Define an attribute."""
        batch = log.Batch()
        batch.add(
            kinds.AttributeDefined(
                subject=attribute_id(name),
                name=batch.text(self.uid, name),
                spec=batch.text(self.uid, json.dumps(spec)),
            )
        )
        self.record(kinds.Label.ATTRIBUTES, batch)

    def guide(self, guide: Guide) -> None:
        """An interview guide."""
        batch = log.Batch()
        batch.add(
            kinds.GuideDefined(
                subject=guide_uid(self.uid, guide),
                spec=batch.text(self.uid, guide.spec()),
                questions=tuple(
                    question_uid(self.uid, one.id) for one in guide.questions
                ),
            )
        )
        self.record(kinds.Label.GUIDE, batch)

    def tie(self, name: str, turn: int, question: str = "") -> None:
        """A turn (from 0) is tied by hand to a question, or to none."""
        uid, revision = self._documents[name]
        change = kinds.TurnTied(
            subject=uid,
            revision=revision,
            turn=turn,
            question=question_uid(self.uid, question) if question else None,
        )
        self.record(kinds.Label.TIE, log.Batch([change]))

    def set(self, name: str, attribute: str, *values: str) -> None:
        """A document's values."""
        batch, uid = log.Batch(), self._documents[name][0]
        held = tuple(batch.text(uid, one) for one in values)
        batch.add(
            kinds.DocumentFact(
                subject=uid, attribute=attribute_id(attribute), values=held
            )
        )
        self.record(kinds.Label.ATTRIBUTES, batch)

    def case(self, name: str, kind: str, **values: str) -> None:
        """A case and its values."""
        batch, uid = log.Batch(), case_id(name)
        held, sort = batch.text(uid, name), batch.text(uid, kind)
        changes: list[Change] = [kinds.CaseAdded(subject=uid, name=held, sort=sort)]
        for attribute, value in values.items():
            changes.append(
                kinds.CaseFact(
                    subject=uid,
                    attribute=attribute_id(attribute),
                    values=(batch.text(uid, value),),
                )
            )
        batch.add(*changes)
        self.record(kinds.Label.CASES, batch)

    def link(self, case: str, document: str, speaker: str = "") -> None:
        """Tie a case to a document, or to a speaker in it."""
        batch, uid = log.Batch(), self._documents[document][0]
        named = batch.text(uid, speaker) if speaker else None
        batch.add(kinds.CaseLinked(subject=case_id(case), document=uid, speaker=named))
        self.record(kinds.Label.LINK, batch)

    def same_coder(self, coder: str, other: str) -> None:
        """Two names of one person."""
        change = kinds.CoderSame(subject=coder_id(coder), coder=coder_id(other))
        self.record(kinds.Label.CODERS, log.Batch([change]))


def coder_id(name: str) -> str:
    """The id that a coder of this name has here."""
    return derived_id("coder", name)


def code_id(slug: str) -> str:
    """The id behind a code's slug."""
    return derived_id("code", slug)


def attribute_id(name: str) -> str:
    """The id that an attribute of this name has here."""
    return derived_id("attribute", name)


def case_id(name: str) -> str:
    """The id that a case of this name has here."""
    return derived_id("case", name)
