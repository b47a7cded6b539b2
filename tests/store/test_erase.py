"""Erasing erases: not a word of it is left in the file's bytes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store import histories
from workbench.domain.changes import kinds
from workbench.errors import NotFound, Refused
from workbench.ids import derived_id, new_id
from workbench.store import erase, file, log, merge, snapshots, undo
from workbench.store.dump import dump, fingerprint

PLANTED = [f"plantet{n:04d}ord" for n in range(1200)]
"""Words that are nowhere else: in the text, the name, memos, facts and quotes."""


class Planted(histories.Copy):
    """A project in which one document is full of words that are nowhere else."""

    def __init__(self, path: Path) -> None:
        histories.base(path)
        super().__init__(path, "KN", random.Random(4))
        self.file.connection.execute("pragma synchronous = extra")
        for _ in range(30):
            histories.act(self)
        histories.define_attribute(self)
        self.document = new_id()
        self.kept = new_id()
        self.add(self.kept, "Ole Brumm", ["dette", "ordet", "skal", "bli"] * 20)
        self.add(self.document, "Kari Plantet", PLANTED[:1000])
        self.write_about()

    def add(self, uid: str, name: str, words: list[str]) -> None:
        """A document of these words, five hundred a turn."""
        batch = log.Batch()
        text = "\n".join(
            " ".join(words[at : at + 500]) for at in range(0, len(words), 500)
        )
        made = kinds.DocumentAdded(
            subject=uid, name=batch.text(uid, name), format="txt", language="nb"
        )
        batch.add(made, histories._revised(self, uid, text, batch))
        self.record(kinds.Label.IMPORT, batch)

    def write_about(self) -> None:
        """A memo, an attribute, a quote and a coding of the planted document."""
        revision = self.all(
            "select r.uid from revision r join document d on d.pk = r.document"
            " where d.uid = ?",
            self.document,
        )[0]
        where = {"revision": revision, "start": 0, "end": 30}
        batch, quote = log.Batch(), new_id()
        held = {
            part: batch.text(self.document, " ".join(PLANTED[at : at + 50]))
            for at, part in ((1000, "memo"), (1050, "fact"), (1100, "printed"))
        }
        batch.add(
            kinds.MemoAdded(
                subject=new_id(),
                on="passage",
                target=self.document,
                type="reading",
                text=held["memo"],
                **where,  # type: ignore[arg-type]
            ),
            kinds.DocumentFact(
                subject=self.document,
                attribute=self.all("select uid from attribute")[0],
                values=(held["fact"],),
            ),
            kinds.QuoteAdded(
                subject=quote,
                collection=self.all("select uid from collection")[0],
                document=self.document,
                position=1,
                **where,  # type: ignore[arg-type]
            ),
            kinds.QuoteSet(subject=quote, field="printed", text=held["printed"]),
            kinds.CodingAdded(
                subject=new_id(),
                code=self.all("select uid from code")[0],
                sum=1,
                **where,  # type: ignore[arg-type]
            ),
        )
        self.record(kinds.Label.QUOTE, batch)


def left_in(path: Path) -> list[str]:
    """Planted words that are in the file's bytes."""
    held = path.read_bytes()
    return [word for word in (*PLANTED[:1150], "Plantet") if word.encode() in held]


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Planted]:
    made = Planted(tmp_path / "p.db")
    yield made
    made.file.close()


def test_no_copy_of_a_thousand_words_is_left(copy: Planted) -> None:
    path = copy.file.path
    # A word that lies across two pages of the file is not seen.
    assert len(left_in(path)) > 1140
    report = erase.erase(copy.file, copy.author, document=copy.document)
    assert left_in(path) == []
    assert report.found == ()
    assert report.sampled == erase.SAMPLE
    assert report.texts == 7  # name, text, layout, salt; memo, attribute, quote
    assert b"dette ordet skal bli" in path.read_bytes()
    run = copy.file.connection.execute
    run("insert into search (search) values ('integrity-check')")
    assert run("pragma integrity_check").fetchall() == [("ok",)]
    assert run(
        "select state, name from document where uid = ?", (copy.document,)
    ).fetchall() == [("erased", "")]


def test_what_it_would_have_missed_is_found(copy: Planted) -> None:
    """The search through the bytes has teeth: before the scrubbing it finds words."""
    change = kinds.DocumentErased(subject=copy.document)
    copy.file.connection.execute("pragma secure_delete = off")
    copy.record(kinds.Label.ERASE, log.Batch([change]))
    assert erase.copies(copy.file.path, PLANTED[:1000]) != []
    erase.scrub(copy.file)
    assert erase.copies(copy.file.path, PLANTED[:1000]) == []


def test_a_merge_does_not_bring_it_back(copy: Planted, tmp_path: Path) -> None:
    """Neither from a colleague's copy nor into one; and hers loses it as well."""
    other = tmp_path / "other.db"
    shutil.copy(copy.file.path, other)
    hers = histories.Copy(other, "MH", random.Random(9))
    histories.add_coding(hers)
    batch = log.Batch()
    words = batch.text(copy.document, PLANTED[1149])
    batch.add(kinds.DocumentRenamed(subject=copy.document, name=words))
    hers.record(kinds.Label.RENAME, batch)
    erase.erase(copy.file, copy.author, document=copy.document)
    merge.merge(copy.file, hers.file)
    assert left_in(copy.file.path) == []
    merge.merge(hers.file, copy.file)
    erase.scrub(hers.file)
    assert left_in(other) == []
    assert fingerprint(hers.file.connection) == fingerprint(copy.file.connection)
    hers.file.close()


def test_snapshots_that_hold_it_are_named_or_deleted(copy: Planted) -> None:
    path = copy.file.path
    held = snapshots.snapshot(copy.file.connection, path, reason="daily")
    assert held is not None
    report = erase.erase(copy.file, copy.author, document=copy.document)
    assert (report.snapshots, report.deleted) == ((held,), ())
    clean = snapshots.snapshot(copy.file.connection, path, reason="daily")
    report = erase.erase(copy.file, copy.author, document=copy.kept, snapshots=True)
    assert (report.snapshots, report.deleted) == ((), (clean, held))
    assert snapshots.snapshots(path) == []


def test_a_case_is_erased_and_those_who_name_it_are_counted(copy: Planted) -> None:
    batch, case = log.Batch(), new_id()
    name, sort = batch.text(case, "Beate Blomsterøy"), batch.text(case, "interviewee")
    batch.add(kinds.CaseAdded(subject=case, name=name, sort=sort))
    copy.record(kinds.Label.CASES, batch)
    batch = log.Batch()
    code = copy.all("select uid from code")[0]
    said = batch.text(code, "slik Beate Blomsterøy sa")
    batch.add(kinds.CodeSet(subject=code, field="definition", language="nn", text=said))
    copy.record(kinds.Label.CODEBOOK, batch)
    report = erase.erase(copy.file, copy.author, case=case)
    slug = copy.all("select slug from code where uid = ?", code)[0]
    assert (report.texts, report.mentions) == (2, (f"the code {slug}",))
    assert not any(
        "Beate" in line for line in dump(copy.file.connection) if "case_" in line
    )


def test_what_is_not_there_or_gone_is_refused(copy: Planted) -> None:
    before = fingerprint(copy.file.connection)
    with pytest.raises(NotFound, match="no document or case"):
        erase.erase(copy.file, copy.author, document=derived_id("nothing"))
    assert fingerprint(copy.file.connection) == before
    erase.erase(copy.file, copy.author, document=copy.document)
    with pytest.raises(Refused, match="it is erased already"):
        erase.erase(copy.file, copy.author, document=copy.document)


def test_another_process_may_read_while_nothing_is_written(copy: Planted) -> None:
    """A copy opened for reading cannot be scrubbed."""
    opened = file.open_file(copy.file.path, read_only=True)
    with pytest.raises(Refused, match="cannot be written: it was opened for reading"):
        erase.scrub(opened)
    opened.close()


def test_words_that_the_file_itself_uses_are_not_taken_for_words_of_the_text(
    tmp_path: Path,
) -> None:
    """The only document says `speakers`, `theory` and a number that an id may have."""
    histories.base(tmp_path / "p.db")
    copy = histories.Copy(tmp_path / "p.db", "KN", random.Random(4))
    (only,) = copy.all(histories.LIVE)
    batch = log.Batch()
    text = "speakers og theory i content, sa 4711 og abba og Gunnlaug"
    batch.add(histories._revised(copy, only, text, batch))
    copy.record(kinds.Label.REPLACE, batch)
    report = erase.erase(copy.file, copy.author, document=only)
    assert report.found == ()
    assert report.texts == 7
    copy.file.close()


def test_which_words_are_looked_for() -> None:
    """Those of four letters or more that no other text has, and the name."""
    bodies = ["Gunnlaug sa at NAVET er her, hos 12345 og deadbeef"]
    assert erase.distinctive(bodies, ["navet HER"], "Ola Gunnlaug") == [
        "Ola Gunnlaug",
        "Gunnlaug",
    ]


def test_words_within_words_of_others_are_not_looked_for() -> None:
    """They are in the file as long as the others are, whatever was erased."""
    bodies = ["Disk er ny, og Ånden er over kontoret, sa Gunnlaug"]
    others = ["å diskutere kontorets penger", "vAnnÅndene"]
    assert erase.distinctive(bodies, others) == ["over", "Gunnlaug"]


def test_the_study_is_erased_without_false_alarm(tmp_path: Path) -> None:
    """One of two documents; its words are parts of the words of the other."""
    histories.base(tmp_path / "p.db")
    copy = histories.Copy(tmp_path / "p.db", "KN", random.Random(4))
    (first,) = copy.all(histories.LIVE)
    texts = {first: "Legg inn en grad av Gunnlaug", new_id(): "Innlegget Gradene"}
    for uid, text in texts.items():
        batch = log.Batch()
        if uid != first:
            name = batch.text(uid, "Den andre")
            batch.add(
                kinds.DocumentAdded(subject=uid, name=name, format="txt", language="nb")
            )
        batch.add(histories._revised(copy, uid, text, batch))
        copy.record(kinds.Label.REPLACE, batch)
    report = erase.erase(copy.file, copy.author, document=first)
    assert report.found == ()
    copy.file.close()


def test_undo_passes_over_what_is_about_the_erased_only(copy: Planted) -> None:
    """The coding and the import of the erased document change nothing any more."""
    before = undo.last(copy.file.connection, copy.author.coder)
    assert before is not None and before.label is kinds.Label.QUOTE
    erase.erase(copy.file, copy.author, document=copy.document)
    after = undo.last(copy.file.connection, copy.author.coder)
    assert after is not None
    about = copy.all(
        "select distinct c.subject from change c join operation o on o.pk = c.operation"
        " where o.uid = ?",
        after.uid,
    )
    assert about == [copy.kept]
