"""Random histories of every kind of change, on copies of one project.

A `Copy` is one colleague's file. `act` does one random thing that the file's present
state allows, through `log.record` as the program does.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from workbench.domain.changes import kinds
from workbench.domain.changes.base import Change
from workbench.domain.documents import Role, Turn
from workbench.domain.guides import (
    Guide,
    GuideQuestion,
    guide_uid,
    question_uid,
)
from workbench.ids import derived_id, new_id
from workbench.store import file, layout, log, merge, undo

WORDS = "kommunen staten avtale leder kontor budsjett bruker fylket rådmann dør".split()


class Copy:
    """One colleague's copy of the project."""

    def __init__(self, path: Path, name: str, chance: random.Random) -> None:
        self.file = file.open_file(path)
        self.file.connection.execute("pragma synchronous = off")
        self.chance = chance
        self.author = log.Author(coder=new_id(), device=new_id(), name=name)

    def all(self, query: str, *values: object) -> list[str]:
        """The first column of a query, sorted so that only the seed decides."""
        rows = self.file.connection.execute(query, values).fetchall()
        return [row[0] for row in rows]

    def one(self, query: str, *values: object) -> str | None:
        """One of the first column's values, at random."""
        found = self.all(query, *values)
        return self.chance.choice(found) if found else None

    def record(self, label: kinds.Label, batch: log.Batch) -> None:
        """Record it, as the program does."""
        with self.file.writing() as connection:
            log.record(connection, self.author, label, batch)

    def words(self, count: int) -> str:
        """Some words."""
        return " ".join(self.chance.choices(WORDS, k=count))


def base(path: Path) -> None:
    """A project with a document, three codes and a collection."""
    made = file.create(path)
    made.connection.execute("pragma synchronous = off")
    author = log.Author(coder=new_id(), device=new_id(), name="grunn")
    project = new_id()
    batch = log.Batch()
    title = batch.text(project, "Prøven")
    batch.add(kinds.ProjectCreated(subject=project, title=title, language="nb"))
    with made.writing() as connection:
        log.record(connection, author, kinds.Label.INIT, batch)
    made.close()
    copy = Copy(path, "grunn", random.Random(1))
    for action in (add_document, add_code, add_code, add_code, add_collection):
        action(copy)
    copy.file.close()


def copies(folder: Path, seed: int) -> list[Copy]:
    """Three colleagues with the same project."""
    start = folder / "base.db"
    base(start)
    made = []
    for n, name in enumerate(("KN", "MH", "ÅS")):
        path = folder / f"{n}.db"
        shutil.copy(start, path)
        made.append(Copy(path, name, random.Random(seed * 3 + n)))
    return made


def diverge(made: list[Copy], steps: int, chance: random.Random) -> None:
    """Everybody works apart; now and then one takes over what another has."""
    for _ in range(steps):
        copy = chance.choice(made)
        if chance.random() < 0.06:
            other = chance.choice([one for one in made if one is not copy])
            merge.merge(copy.file, other.file)
        else:
            act(copy)


def act(copy: Copy) -> None:
    """One random thing; nothing where the one drawn is not possible now."""
    copy.chance.choice(ACTIONS)(copy)


# -- documents -----------------------------------------------------------------------


def _revised(copy: Copy, document: str, text: str, batch: log.Batch) -> Change:
    turns, at = [], 0
    for n, part in enumerate(text.split("\n")):
        if part:
            role = Role.INTERVIEWER if n % 2 == 0 else Role.INTERVIEWEE
            turns.append(
                Turn(
                    start=at,
                    end=at + len(part),
                    label=at,
                    speaker=f"T{n % 2}",
                    role=role,
                )
            )
        at += len(part) + 1
    sentences = [point for turn in turns for point in (turn.start, turn.end)]
    return kinds.DocumentRevised(
        subject=document,
        revision=new_id(),
        text=batch.text(document, text),
        layout=batch.text(document, layout.encoded(turns, sentences)),
        salt=batch.text(document, new_id()),
        characters=len(text),
        words=len(text.split()),
        turns=len(turns),
        rules=1,
    )


def add_document(copy: Copy) -> None:
    batch, document = log.Batch(), new_id()
    text = "\n".join(copy.words(copy.chance.randint(3, 9)) for _ in range(5))
    name = batch.text(document, copy.words(2))
    batch.add(
        kinds.DocumentAdded(subject=document, name=name, format="txt", language="nb")
    )
    batch.add(_revised(copy, document, text, batch))
    copy.record(kinds.Label.IMPORT, batch)


OFFICES = ("north", "south")
LIVE = "select uid from document where state = 'present' order by uid"


def correct_document(copy: Copy) -> None:
    """A corrected text; some codings are carried, some wait, some are left behind."""
    document = copy.one(LIVE)
    if document is None:
        return
    batch = log.Batch()
    text = "\n".join(copy.words(copy.chance.randint(3, 9)) for _ in range(5))
    revised = _revised(copy, document, text, batch)
    batch.add(revised)
    assert isinstance(revised, kinds.DocumentRevised)
    for coding in copy.all(
        "select c.subject from coding g join change c on c.seq = g.pk"
        " join document d on d.pk = g.document where d.uid = ? order by 1",
        document,
    ):
        if copy.chance.random() < 0.7:
            outcome = copy.chance.choice(list(kinds.Outcome))
            batch.add(_moved(copy, coding, revised.revision, len(text), outcome))
    copy.record(kinds.Label.REPLACE, batch)


def _moved(
    copy: Copy, coding: str, revision: str, length: int, outcome: str | None
) -> Change:
    start = copy.chance.randrange(length - 2)
    end = min(length, start + copy.chance.randint(1, 30))
    return kinds.CodingMoved(
        subject=coding, revision=revision, start=start, end=end, sum=7, outcome=outcome
    )


def rename_document(copy: Copy) -> None:
    document = copy.one("select uid from document order by uid")
    if document:
        batch = log.Batch()
        name = batch.text(document, copy.words(2))
        batch.add(kinds.DocumentRenamed(subject=document, name=name))
        copy.record(kinds.Label.RENAME, batch)


def finish_document(copy: Copy) -> None:
    document = copy.one(LIVE)
    if document:
        done = copy.chance.random() < 0.7
        change = kinds.DocumentFinished(
            subject=document, coder=copy.author.coder, finished=done
        )
        copy.record(kinds.Label.FINISH, log.Batch([change]))


def erase_document(copy: Copy) -> None:
    document = copy.one(LIVE)
    if document and copy.chance.random() < 0.3:
        change = kinds.DocumentErased(subject=document)
        copy.record(kinds.Label.ERASE, log.Batch([change]))


def set_fact(copy: Copy) -> None:
    attribute = copy.one("select uid from attribute order by uid")
    document = copy.one("select uid from document order by uid")
    case = copy.one("select uid from case_ order by uid")
    if attribute is None or document is None:
        return
    batch = log.Batch()
    owner = case if case and copy.chance.random() < 0.5 else document
    # Some of them are ids of cases, to which an attribute named `office` refers.
    values = tuple(
        batch.text(owner, copy.chance.choice([copy.words(1), *OFFICES]))
        for _ in range(copy.chance.randrange(3))
    )
    made = kinds.CaseFact if owner == case else kinds.DocumentFact
    batch.add(made(subject=owner, attribute=attribute, values=values))
    copy.record(kinds.Label.ATTRIBUTES, batch)


def define_attribute(copy: Copy) -> None:
    name = copy.chance.choice(["wave", "role", "level", "office"])
    attribute = derived_id("attribute", name)
    batch = log.Batch()
    project = copy.all("select uid from project")[0]
    batch.add(
        kinds.AttributeDefined(
            subject=attribute,
            name=batch.text(project, name),
            spec=batch.text(project, f'{{"n": {copy.chance.randrange(3)}}}'),
        )
    )
    copy.record(kinds.Label.ATTRIBUTES, batch)


# -- interview guides ----------------------------------------------------------------

PROJECT = "select uid from project"
QUESTIONS = ("opphav", "styring", "tilsyn", "slutt")


def define_guide(copy: Copy) -> None:
    """A guide of everybody, or of those of one value; over an earlier one at times."""
    project = copy.all(PROJECT)[0]
    values = copy.all("select distinct value from fact order by value")
    belongs = {}
    if values and copy.chance.random() < 0.6:
        belongs = {copy.chance.choice(["wave", "role"]): copy.chance.choice(values)}
    slugs = copy.all("select slug from code order by slug")
    guide = Guide(
        belongs=belongs,
        questions=tuple(
            GuideQuestion(
                id=one,
                text={"nb": copy.words(copy.chance.randint(1, 2))},
                codes=tuple(slugs[: copy.chance.randrange(3)]),
            )
            for one in QUESTIONS[: copy.chance.randint(1, 4)]
        ),
    )
    batch = log.Batch()
    batch.add(
        kinds.GuideDefined(
            subject=guide_uid(project, guide),
            spec=batch.text(project, guide.spec()),
            questions=tuple(question_uid(project, one.id) for one in guide.questions),
            why=batch.text(project, copy.words(2)),
        )
    )
    copy.record(kinds.Label.GUIDE, batch)


def tie_turn(copy: Copy) -> None:
    """A turn of any revision is tied by hand, carried there, lost, or let go."""
    only = " and r.pk = d.revision" if copy.chance.random() < 0.7 else ""
    places = copy.file.connection.execute(
        "select d.uid, r.uid, r.turns from revision r"
        f" join document d on d.pk = r.document{only} order by r.uid"
    ).fetchall()
    if not places:
        return
    document, revision, turns = copy.chance.choice(places)
    project, draw = copy.all(PROJECT)[0], copy.chance.randrange(6)
    origin = copy.chance.choice([row[1] for row in places if row[0] == document])
    change = kinds.TurnTied(
        subject=document,
        revision=revision,
        # One that the revision does not have is passed over.
        turn=copy.chance.randrange(turns + 1),
        question=question_uid(project, copy.chance.choice(QUESTIONS)) if draw else None,
        tied=draw != 1,
        origin=origin if draw == 2 else None,
        outcome={2: "moved", 3: "lost"}.get(draw),
    )
    copy.record(kinds.Label.TIE, log.Batch([change]))


# -- cases ---------------------------------------------------------------------------


def add_case(copy: Copy) -> None:
    """A new case, or one of a few that every copy makes of the same file."""
    batch, key = log.Batch(), copy.chance.choice([*OFFICES, ""])
    case = derived_id("case", key) if key else new_id()
    name, sort = batch.text(case, copy.words(1)), batch.text(case, "office")
    held = batch.text(case, key) if key else None
    batch.add(kinds.CaseAdded(subject=case, name=name, sort=sort, key=held))
    copy.record(kinds.Label.CASES, batch)


def name_case(copy: Copy) -> None:
    case = copy.one("select uid from case_ order by uid")
    if case:
        batch = log.Batch()
        name = batch.text(case, copy.words(1))
        batch.add(kinds.CaseNamed(subject=case, name=name))
        copy.record(kinds.Label.CASES, batch)


def link_case(copy: Copy) -> None:
    case = copy.one("select uid from case_ order by uid")
    document = copy.one("select uid from document order by uid")
    if case and document:
        batch = log.Batch()
        speaker = batch.text(document, "T1") if copy.chance.random() < 0.5 else None
        linked = copy.chance.random() < 0.8
        batch.add(
            kinds.CaseLinked(
                subject=case, document=document, speaker=speaker, linked=linked
            )
        )
        copy.record(kinds.Label.LINK, batch)


def erase_case(copy: Copy) -> None:
    case = copy.one("select uid from case_ where state = 'present' order by uid")
    if case and copy.chance.random() < 0.3:
        copy.record(kinds.Label.ERASE, log.Batch([kinds.CaseErased(subject=case)]))


# -- the codebook --------------------------------------------------------------------

CODES = "select uid from code order by uid"


def add_code(copy: Copy) -> None:
    batch, code = log.Batch(), new_id()
    slug = copy.chance.choice(["nettverk", "hierarki", "marked", copy.words(1)])
    batch.add(kinds.CodeAdded(subject=code, slug=batch.text(code, slug)))
    batch.add(
        kinds.CodePlaced(
            subject=code, parent=copy.one(CODES), position=copy.chance.randrange(9)
        )
    )
    batch.add(
        kinds.CodeSet(
            subject=code,
            field=kinds.Field.NAME,
            language="nb",
            text=batch.text(code, copy.words(2)),
        )
    )
    copy.record(kinds.Label.CODEBOOK, batch)


def move_code(copy: Copy) -> None:
    code, parent = copy.one(CODES), copy.one(CODES)
    if code:
        change = kinds.CodePlaced(
            subject=code, parent=parent, position=copy.chance.randrange(9)
        )
        copy.record(kinds.Label.CODEBOOK, log.Batch([change]))


def merge_code(copy: Copy) -> None:
    code, into = copy.one(CODES), copy.one(CODES)
    if code:
        if copy.chance.random() < 0.2:
            into = None
        change = kinds.CodeMerged(subject=code, into=into)
        copy.record(kinds.Label.CODEBOOK, log.Batch([change]))


def set_code(copy: Copy) -> None:
    code = copy.one(CODES)
    if code is None:
        return
    batch = log.Batch()
    draw = copy.chance.randrange(5)
    said: dict[str, object]
    if draw == 0:
        said = {"field": kinds.Field.COLOR, "number": copy.chance.randrange(1 << 24)}
    elif draw == 1:
        said = {
            "field": kinds.Field.STATUS,
            "choice": copy.chance.choice(["retired", "proposed"]),
        }
    else:
        said = {
            "field": copy.chance.choice([kinds.Field.NAME, kinds.Field.DEFINITION]),
            "language": copy.chance.choice(["nb", "en"]),
            "text": batch.text(code, copy.words(3)),
            "why": batch.text(code, copy.words(2)),
        }
    batch.add(kinds.CodeSet(subject=code, **said))  # type: ignore[arg-type]
    copy.record(kinds.Label.CODEBOOK, batch)


def fill_set(copy: Copy) -> None:
    batch = log.Batch()
    made = copy.one("select uid from code_set order by uid")
    if made is None or copy.chance.random() < 0.3:
        made = new_id()
        batch.add(kinds.SetAdded(subject=made, slug=batch.text(made, "sett")))
    members = tuple(copy.all(CODES)[: copy.chance.randrange(4)])
    position = None if copy.chance.random() < 0.2 else copy.chance.randrange(9)
    batch.add(
        kinds.SetFilled(
            subject=made, title=batch.text(made, "{}"), codes=members, position=position
        )
    )
    copy.record(kinds.Label.CODEBOOK, batch)


# -- codings, memos, quotes ----------------------------------------------------------

CODINGS = (
    "select c.subject from coding g join change c on c.seq = g.pk order by c.subject"
)


def _place(copy: Copy) -> tuple[str, str, int, int] | None:
    row = copy.file.connection.execute(
        "select d.uid, r.uid, r.characters from document d"
        " join revision r on r.pk = d.revision where d.state = 'present'"
        " order by d.uid"
    ).fetchall()
    if not row:
        return None
    document, revision, length = copy.chance.choice(row)
    start = copy.chance.randrange(length - 2)
    return document, revision, start, min(length, start + copy.chance.randint(1, 40))


def add_coding(copy: Copy) -> None:
    place, code = _place(copy), copy.one(CODES)
    if place and code:
        _, revision, start, end = place
        batch = log.Batch()
        for _ in range(copy.chance.randint(1, 3)):
            batch.add(
                kinds.CodingAdded(
                    subject=new_id(),
                    revision=revision,
                    code=code,
                    start=start,
                    end=end,
                    sum=1,
                )
            )
        copy.record(kinds.Label.CODE, batch)


def recode(copy: Copy) -> None:
    coding, code = copy.one(CODINGS), copy.one(CODES)
    if coding and code:
        change = kinds.CodingRecoded(subject=coding, code=code)
        copy.record(kinds.Label.RECODE, log.Batch([change]))


def move_coding(copy: Copy) -> None:
    coding, place = copy.one(CODINGS), _place(copy)
    if coding and place:
        change = _moved(copy, coding, place[1], place[3] + 2, None)
        copy.record(kinds.Label.MOVE, log.Batch([change]))


def remove_coding(copy: Copy) -> None:
    coding = copy.one(CODINGS)
    if coding:
        copy.record(
            kinds.Label.UNCODE, log.Batch([kinds.CodingRemoved(subject=coding)])
        )


def write_memo(copy: Copy) -> None:
    memo, place = copy.one("select uid from memo order by uid"), _place(copy)
    batch = log.Batch()
    if memo and copy.chance.random() < 0.6:
        owner = copy.all("select target from memo where uid = ?", memo)[0]
        draw = copy.chance.randrange(3)
        if draw == 0:
            batch.add(kinds.MemoRemoved(subject=memo))
        elif draw == 1 and place:
            batch.add(
                kinds.MemoMoved(
                    subject=memo,
                    revision=place[1],
                    start=place[2],
                    end=place[3],
                    outcome="moved",
                )
            )
        else:
            text = batch.text(owner, copy.words(4))
            batch.add(kinds.MemoEdited(subject=memo, text=text, type="theory"))
    elif place:
        document, revision, start, end = place
        batch.add(
            kinds.MemoAdded(
                subject=new_id(),
                on="passage",
                target=document,
                type="reading",
                text=batch.text(document, copy.words(4)),
                revision=revision,
                start=start,
                end=end,
            )
        )
    if batch.changes:
        copy.record(kinds.Label.MEMO, batch)


def add_collection(copy: Copy) -> None:
    batch, made = log.Batch(), new_id()
    owner = copy.all("select uid from project")[0]
    batch.add(
        kinds.CollectionAdded(subject=made, title=batch.text(owner, copy.words(2)))
    )
    copy.record(kinds.Label.COLLECTION, batch)


def set_collection(copy: Copy) -> None:
    made = copy.one("select uid from collection order by uid")
    if made:
        batch = log.Batch()
        owner = copy.all("select uid from project")[0]
        field = copy.chance.choice(list(kinds.CollectionField))
        batch.add(
            kinds.CollectionSet(
                subject=made, field=field, text=batch.text(owner, copy.words(1))
            )
        )
        copy.record(kinds.Label.COLLECTION, batch)


def add_quote(copy: Copy) -> None:
    made, place = copy.one("select uid from collection order by uid"), _place(copy)
    if made and place:
        document, revision, start, end = place
        change = kinds.QuoteAdded(
            subject=new_id(),
            collection=made,
            document=document,
            revision=revision,
            start=start,
            end=end,
            position=copy.chance.randrange(99),
        )
        copy.record(kinds.Label.QUOTE, log.Batch([change]))


def change_quote(copy: Copy) -> None:
    quote, place = copy.one("select uid from quote order by uid"), _place(copy)
    if quote is None or place is None:
        return
    document = copy.all(
        "select d.uid from quote q join document d on d.pk = q.document"
        " where q.uid = ?",
        quote,
    )[0]
    batch, draw = log.Batch(), copy.chance.randrange(6)
    if draw == 0:
        batch.add(kinds.QuoteRemoved(subject=quote))
    elif draw == 1:
        batch.add(kinds.QuotePlaced(subject=quote, position=copy.chance.randrange(99)))
    elif draw == 2:
        batch.add(
            kinds.QuoteMoved(
                subject=quote,
                revision=place[1],
                start=place[2],
                end=place[3],
                outcome=copy.chance.choice(["changed", None]),
            )
        )
    elif draw == 3:
        _translate(copy, batch, quote, document)
    elif draw == 4:
        held = copy.all("select translation from quote where uid = ?", quote)[0]
        held = held or batch.text(document, copy.words(3))
        words = batch.text(document, copy.words(3))
        drawn = copy.chance.random() < 0.5
        said = batch.text(document, copy.words(3)) if drawn else None
        batch.add(kinds.QuoteChecked(subject=quote, text=held, of=words, said=said))
    else:
        text = batch.text(document, copy.words(3))
        field = copy.chance.choice(list(kinds.QuoteField))
        batch.add(kinds.QuoteSet(subject=quote, field=field, text=text))
    copy.record(kinds.Label.QUOTE, batch)


def _translate(copy: Copy, batch: log.Batch, quote: str, document: str) -> None:
    """A translation of the words as they are, or none any more."""
    gone = copy.chance.random() < 0.2
    text = None if gone else batch.text(document, copy.words(3))
    of = None if gone else batch.text(document, copy.words(3))
    drawn = copy.chance.random() < 0.5
    said = batch.text(document, copy.words(3)) if of and drawn else None
    batch.add(
        kinds.QuoteSet(subject=quote, field="translation", text=text, of=of, said=said)
    )


# -- the project, coders, undo -------------------------------------------------------


def set_project(copy: Copy) -> None:
    project = copy.all("select uid from project")[0]
    batch = log.Batch()
    setting = copy.chance.choice(["title", "interviewers", "clipboard", "editor"])
    if setting in {"clipboard", "editor"}:
        choice = copy.chance.choice(["yes", "no"])
        change = kinds.ProjectSet(subject=project, setting=setting, choice=choice)
    else:
        text = batch.text(project, copy.words(3))
        change = kinds.ProjectSet(subject=project, setting=setting, text=text)
    batch.add(change)
    copy.record(kinds.Label.SETTINGS, batch)


def lock_book(copy: Copy) -> None:
    project = copy.all("select uid from project")[0]
    batch = log.Batch()
    why = batch.text(project, copy.words(2)) if copy.chance.random() < 0.5 else None
    choice = copy.chance.choice(["locked", "unlocked"])
    change = kinds.ProjectSet(
        subject=project, setting="codebook-lock", choice=choice, why=why
    )
    batch.add(change)
    copy.record(kinds.Label.BOOK_LOCK, batch)


def same_coder(copy: Copy) -> None:
    one, other = (copy.one("select uid from coder order by uid") for _ in range(2))
    if one and other and one != other:
        batch = log.Batch()
        batch.add(kinds.CoderSame(subject=one, coder=other))
        copy.record(kinds.Label.CODERS, batch)


def name_milestone(copy: Copy) -> None:
    batch, made = log.Batch(), new_id()
    owner = copy.all("select uid from project")[0]
    name = batch.text(owner, copy.words(1))
    rows = copy.file.connection.execute(
        "select device, max(lamport) from operation group by device"
    )
    clock = dict(rows.fetchall())
    batch.add(kinds.MilestoneNamed(subject=made, name=name, clock=clock, operations=1))
    copy.record(kinds.Label.MILESTONE, batch)


def undo_any(copy: Copy) -> None:
    uid = copy.one(
        "select uid from operation where label not in"
        " ('undo', 'redo', 'erase', 'init', 'milestone', 'coders')"
        " and pk not in (select operation from undone) order by uid"
    )
    step = undo.find(copy.file.connection, uid) if uid else None
    if step:
        with copy.file.writing() as connection:
            undo.undo(connection, copy.author, [step])


def redo_any(copy: Copy) -> None:
    uid = copy.one(
        "select o.uid from undone u join operation o on o.pk = u.operation"
        " order by o.uid"
    )
    step = undo.find(copy.file.connection, uid) if uid else None
    if step:
        with copy.file.writing() as connection:
            undo.redo(connection, copy.author, [step])


ACTIONS: list[Callable[[Copy], None]] = [
    add_document,
    correct_document,
    rename_document,
    finish_document,
    erase_document,
    set_fact,
    define_attribute,
    *[add_case] * 2,
    name_case,
    link_case,
    erase_case,
    define_guide,
    *[tie_turn] * 2,
    add_code,
    move_code,
    merge_code,
    set_code,
    fill_set,
    *[add_coding] * 4,
    recode,
    move_coding,
    remove_coding,
    *[write_memo] * 2,
    add_collection,
    set_collection,
    add_quote,
    change_quote,
    set_project,
    lock_book,
    same_coder,
    name_milestone,
    *[undo_any] * 3,
    redo_any,
]
