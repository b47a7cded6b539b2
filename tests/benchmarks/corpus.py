"""Made-up projects, the same each time, kept between runs outside the checkout.

Texts are words with æ, ø and å in sentences, one turn a paragraph, interviewer and
informant in turn. A project has 60 codes in three levels and 60 codings a document,
made by the functions that an analyst's acts go through.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.domain.anchors import checksum
from workbench.domain.changes.kinds import (
    CodingAdded,
    DocumentFinished,
    DocumentRevised,
    Label,
)
from workbench.domain.codebook import Code, Codebook
from workbench.domain.documents import Draft, Role, Turn
from workbench.domain.spans import trimmed
from workbench.ids import new_id
from workbench.project import codebook, documents
from workbench.project.session import Project, Recording, init_project
from workbench.store import schema, views

CODER = "Kari"
CODINGS = 60
PINNED = "kode-1-0-1"
"""The code that the key 1 applies."""
LANGUAGE = "nb"
KILOBYTE = 1_000
PAGE = 40 * KILOBYTE
"""An interview of about an hour."""
BOOK = 1_000 * KILOBYTE
SHORT = 3 * KILOBYTE
"""Texts of the big projects, in which nothing but codings is counted."""
AT_ONCE = 100
_WORDS = (
    "jeg vi det er ikke på som og i å ha være gjøre kommunen fylket etaten partnerskap"
    " ledelse samarbeid ansvar råd sjef møte bærer årsak ønske søknad hjelp folk lokalt"
    " styre mål penger avtale vilje tillit krav frihet rammer tjeneste brukerne nærhet"
    " først egentlig kanskje vanskelig tydelig åpenbart særlig både altså derfor"
).split()
_SPEAKERS = (("Intervjuer", Role.INTERVIEWER), ("Leder", Role.INTERVIEWEE))


def interview(seed: int, size: int) -> tuple[str, tuple[Turn, ...]]:
    """A transcript of about `size` code points, and its turns."""
    chance = random.Random(seed)
    parts: list[str] = []
    turns: list[Turn] = []
    at = n = 0
    while at < size:
        speaker, role = _SPEAKERS[n % 2]
        words = " ".join(_sentence(chance) for _ in range(chance.randint(1, 6)))
        start = at + len(speaker) + 2
        end = start + len(words)
        turns.append(Turn(label=at, start=start, end=end, speaker=speaker, role=role))
        parts.append(f"{speaker}: {words}\n\n")
        at, n = end + 2, n + 1
    return "".join(parts), tuple(turns)


def _sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randint(4, 22))
    return " ".join(words).capitalize() + chance.choice("....?")


def spans(text: str, turns: Sequence[Turn], seed: int, many: int) -> list[list[int]]:
    """`many` different spans of 20 to 200 code points in turns, by their place."""
    chance = random.Random(seed)
    found: set[tuple[int, int]] = set()
    while len(found) < many:
        turn = chance.choice(turns)
        start = chance.randrange(turn.start, turn.end)
        span = trimmed(text, start, min(turn.end, start + chance.randint(20, 200)))
        if span.length:
            found.add((span.start, span.end))
    return [list(one) for one in sorted(found)]


def codes() -> Codebook:
    """Sixty codes: four branches, each with two levels below."""
    made: list[Code] = []
    for a in range(4):
        made.append(_code(f"gren-{a}", ""))
        for b in range(2):
            made.append(_code(f"kode-{a}-{b}", f"gren-{a}"))
            made += [_code(f"kode-{a}-{b}-{c}", f"kode-{a}-{b}") for c in range(6)]
    return Codebook(id="maalt", language=LANGUAGE, codes=tuple(made))


def _code(slug: str, parent: str) -> Code:
    return Code(
        key="1" if slug == PINNED else "",
        id=slug,
        name={"nb": f"Kode {slug}", "en": f"Code {slug}"},
        definition={"nb": f"Det som sies om {slug} på arbeidsplassen."},
        parent=parent,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document to be made."""

    name: str
    seed: int
    size: int
    codings: int = CODINGS


def many(count: int) -> list[Text]:
    """Documents for a project of so many: short ones, but for one of an hour."""
    short = [Text(name=f"kort-{n:05}", seed=n, size=SHORT) for n in range(1, count)]
    return [Text(name="samtale", seed=0, size=PAGE), *short]


PAGES = [
    Text(name="samtale", seed=1, size=PAGE),
    Text(name="samtale-500", seed=2, size=PAGE, codings=500),
    Text(name="bok", seed=3, size=BOOK, codings=1_250),
    Text(name="bok-500", seed=4, size=BOOK, codings=500),
]
"""Documents to be opened and read."""


def project(name: str, texts: Sequence[Text]) -> Path:
    """A project with these documents, made now or in an earlier run; never write it."""
    path = folder() / f"{name}.db"
    if not path.exists():
        made = path.with_name(f"{name}-{os.getpid()}.db")
        _make(made, texts)
        made.rename(path)
    return path


def copy(path: Path, to: Path) -> Path:
    """A copy that may be written; on the disk, so that no measuring waits for it."""
    shutil.copyfile(path, to)
    with to.open("rb+") as file:
        os.fsync(file.fileno())
    return to


@cache
def folder() -> Path:
    """Where projects lie, by what makes them: the tables, the texts, this module."""
    told = repr((schema.LOG, schema.FOLDED, schema.DERIVED, schema.GUARDS, views.VIEWS))
    held = hashlib.sha256(told.encode() + Path(__file__).read_bytes()).hexdigest()
    base = Path(tempfile.gettempdir()) / f"workbench-benchmarks-{os.getuid()}"
    base.mkdir(mode=0o700, exist_ok=True)
    found = base / held[:12]
    for old in base.iterdir():
        if old != found:
            shutil.rmtree(old, ignore_errors=True)
    found.mkdir(exist_ok=True)
    return found


def home() -> Path:
    """Settings of nobody in particular, kept beside the projects."""
    return folder() / "home"


def _make(path: Path, texts: Sequence[Text]) -> None:
    with init_project(path, coder=CODER, title="Målt", language=LANGUAGE) as made:
        # Nobody misses a half made one: it is made again.
        made.file.connection.execute("pragma synchronous = off")
        with made.recording(Label.CODEBOOK) as act:
            codebook.write(act, codes())
        for at in range(0, len(texts), AT_ONCE):
            _add(made, texts[at : at + AT_ONCE])


def _add(made: Project, texts: Sequence[Text]) -> None:
    drafts = [_draft(one) for one in texts]
    with made.recording(Label.IMPORT) as act:
        for draft in drafts:
            documents.add_draft(act, draft)
        revised = [x for x in act.batch.changes if isinstance(x, DocumentRevised)]
        salts = {uid: body for uid, _, body in act.batch.texts}
    with made.recording(Label.CODE_MANY) as act:
        for one, draft, held in zip(texts, drafts, revised, strict=True):
            act.batch.add(*_codings(act, one, draft, held, salts[held.salt]))
    with made.recording(Label.FINISH) as act:
        coder = made.author.coder
        act.batch.add(
            *(
                DocumentFinished(subject=one.subject, coder=coder, finished=True)
                for one in revised
            )
        )


def _draft(one: Text) -> Draft:
    text, turns = interview(one.seed, one.size)
    wave = ("2007", "2010")[one.seed % 2]
    return Draft(
        name=one.name, format="txt", text=text, turns=turns, attributes={"wave": wave}
    )


def _codings(
    act: Recording, one: Text, draft: Draft, held: DocumentRevised, salt: str
) -> Iterator[CodingAdded]:
    chance = random.Random(one.seed)
    known = sorted(_definitions(act).items())
    for start, end in spans(draft.text, draft.turns, one.seed, one.codings):
        code, definition = chance.choice(known)
        yield CodingAdded(
            subject=new_id(),
            revision=held.revision,
            code=code,
            start=start,
            end=end,
            sum=checksum(salt, draft.text[start:end]),
            definition=definition,
        )


def _definitions(act: Recording) -> dict[str, str]:
    return dict(act.connection.execute("select uid, definition from code").fetchall())
