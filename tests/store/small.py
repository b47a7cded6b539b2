"""A small project whose every figure can be worked out by hand.

Two interviews, three codes (`styring` above `stat`; `samarbeid`), two coders, a case,
an attribute, memos and a quote. Times are those of its operations: one a minute from
2026-02-01T10:00Z on.
"""

from __future__ import annotations

import json
from pathlib import Path

from workbench.domain.anchors import checksum
from workbench.domain.changes import kinds
from workbench.domain.documents import Role, Turn
from workbench.domain.text import words
from workbench.ids import derived_id
from workbench.store import file, layout, log

A = (
    "I: Hva er Nav?\n"
    "Kari: Nav er et samarbeid. Det er krevende.\n"
    "I: Og staten?\n"
    "Kari: Staten styrer mye."
)
"""Turns: 3-14, 21-58, 62-72, 79-97."""
B = "Vi fikk et brev.\n\nKommunen må følge staten 👍🏽 hele veien."
"""Two paragraphs: 0-16 and 18-57."""
SALT = {"A": "5" * 32, "B": "6" * 32}
TEXT = {"A": A, "B": B}


def uid(*parts: str) -> str:
    """The id that a thing of this project always has."""
    return derived_id("small", *parts)


KN = log.Author(coder=uid("KN"), device=uid("laptop"), name="KN")
MH = log.Author(coder=uid("MH"), device=uid("desktop"), name="MH")


def turns(text: str) -> list[Turn]:
    """A turn a line; what stands before `: ` speaks."""
    found, at = [], 0
    for line in text.split("\n"):
        who, said, _ = line.partition(": ")
        start = at + (len(who) + 2 if said else 0)
        role = {"I": Role.INTERVIEWER, "Kari": Role.INTERVIEWEE}.get(who, Role.NONE)
        if line:
            found.append(
                Turn(
                    label=at,
                    start=start,
                    end=at + len(line),
                    speaker=who if said else "",
                    role=role,
                )
            )
        at += len(line) + 1
    return found


class Made:
    """The project while it is being made, or worked on."""

    def __init__(self, opened: file.ProjectFile) -> None:
        self.file = opened
        self.batch = log.Batch()
        self.minute = 0

    def record(self, label: kinds.Label, author: log.Author = KN) -> str:
        """Record what was added, a minute later than the last."""
        self.minute += 1
        at = f"2026-02-01T10:{self.minute - 1:02d}:00.000Z"
        with self.file.writing() as connection:
            made = log.record(connection, author, label, self.batch, at=at)
        self.batch = log.Batch()
        return made

    def document(self, name: str) -> None:
        """One of the two interviews."""
        text, owner = TEXT[name], uid(name)
        said = turns(text)
        held = self.batch.text
        self.batch.add(
            kinds.DocumentAdded(
                subject=owner,
                name=held(owner, f"Intervju {name}"),
                format="txt",
                language="nb",
            ),
            kinds.DocumentRevised(
                subject=owner,
                revision=uid(name, "1"),
                text=held(owner, text),
                layout=held(
                    owner,
                    layout.encoded(said, [p for t in said for p in (t.start, t.end)]),
                ),
                salt=held(owner, SALT[name]),
                characters=len(text),
                words=sum(words(text[one.start : one.end]) for one in said),
                turns=len(said),
                rules=1,
            ),
        )

    def code(self, slug: str, name: str, position: int, parent: str = "") -> None:
        """A code with a name in bokmål."""
        owner, held = uid(slug), self.batch.text
        self.batch.add(
            kinds.CodeAdded(subject=owner, slug=held(owner, slug)),
            kinds.CodePlaced(
                subject=owner, parent=uid(parent) if parent else None, position=position
            ),
            kinds.CodeSet(
                subject=owner, field="name", language="nb", text=held(owner, name)
            ),
        )

    def coding(self, name: str, slug: str, quote: str, key: str) -> None:
        """Tag the first place where these words stand."""
        text = TEXT[name]
        start = text.index(quote)
        self.batch.add(
            kinds.CodingAdded(
                subject=uid("coding", key),
                revision=uid(name, "1"),
                code=uid(slug),
                start=start,
                end=start + len(quote),
                sum=checksum(SALT[name], quote),
            )
        )

    def memo(self, about: str, target: str, text: str, key: str) -> None:
        """A memo on something that has no place in a text, or on a coding."""
        owner = target if about != "coding" else uid("A")
        self.batch.add(
            kinds.MemoAdded(
                subject=uid("memo", key),
                on=about,
                target=target,
                type="theory",
                text=self.batch.text(owner, text),
            )
        )


def make(path: Path) -> file.ProjectFile:
    """Make the project."""
    made = Made(file.create(path))
    project, held = uid("project"), made.batch.text
    made.batch.add(
        kinds.ProjectCreated(
            subject=project, title=held(project, "Lite prosjekt"), language="nb"
        )
    )
    made.record(kinds.Label.INIT)
    made.document("A")
    made.document("B")
    made.record(kinds.Label.IMPORT)
    made.code("styring", "Styring", 1)
    made.code("stat", "Staten", 1, parent="styring")
    made.code("samarbeid", "Samarbeid", 2)
    made.record(kinds.Label.CODEBOOK)
    # Two codings side by side are one passage; the third is another coder's.
    made.coding("A", "samarbeid", "Nav er et samarbeid.", "1")
    made.coding("A", "samarbeid", "Det er krevende.", "2")
    made.record(kinds.Label.CODE_MANY)
    made.coding("A", "stat", "Staten styrer mye.", "3")
    made.record(kinds.Label.CODE, MH)
    made.coding("B", "stat", "staten 👍🏽 hele", "4")
    made.memo("coding", uid("coding", "4"), "Merk tommelen.", "1")
    made.record(kinds.Label.CODE, MH)
    _facts(made)
    _quote(made)
    return made.file


def _facts(made: Made) -> None:
    project, case, wave = uid("project"), uid("Kari"), uid("wave")
    held = made.batch.text
    made.batch.add(
        kinds.AttributeDefined(
            subject=wave,
            name=held(project, "wave"),
            spec=held(project, json.dumps({"kind": "document", "type": "choice"})),
        ),
        kinds.DocumentFact(
            subject=uid("B"), attribute=wave, values=(held(uid("B"), "2010"),)
        ),
        kinds.CaseAdded(
            subject=case, name=held(case, "Kari N."), sort=held(case, "interviewee")
        ),
        kinds.CaseFact(subject=case, attribute=wave, values=(held(case, "2007"),)),
        kinds.CaseLinked(
            subject=case, document=uid("A"), speaker=held(uid("A"), "Kari")
        ),
        kinds.DocumentFinished(subject=uid("A"), coder=KN.coder, finished=True),
    )
    made.record(kinds.Label.ATTRIBUTES)


def _quote(made: Made) -> None:
    collection, quote, held = uid("collection"), uid("quote"), made.batch.text
    made.batch.add(
        kinds.CollectionAdded(
            subject=collection, title=held(uid("project"), "Artikkel")
        ),
        kinds.CollectionSet(
            subject=collection,
            field="attribution",
            text=held(uid("project"), "{role}, intervju {wave}"),
        ),
        kinds.QuoteAdded(
            subject=quote,
            collection=collection,
            document=uid("A"),
            revision=uid("A", "1"),
            start=79,
            end=97,
            position=1000,
            coding=uid("coding", "3"),
        ),
        kinds.QuoteSet(
            subject=quote,
            field="translation",
            text=held(uid("A"), "The state governs a lot."),
        ),
    )
    made.memo("code", uid("stat"), "Staten som aktør.", "2")
    made.record(kinds.Label.QUOTE)
