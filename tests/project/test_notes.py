"""Memos found again: what they are about, what they quote, what they link to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.study import LEADER, begin
from workbench.domain.changes.kinds import CaseAdded, CaseLinked, Label
from workbench.domain.spans import Span
from workbench.errors import NotFound, UsageError
from workbench.ids import new_id
from workbench.project import codings, memos, notes, open_project, undoing
from workbench.project.listings.notes import notebook
from workbench.project.notes import Wanted
from workbench.project.session import Project
from workbench.render import notebook as rendering
from workbench.store import log
from workbench.store.read import lookup

FIRST, SECOND = "Det er slitsomt.", "Mandag ringer fylket."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin(tmp_path) as made:
        yield made


def on(words: str) -> memos.Target:
    start = LEADER.index(words)
    return memos.Target(document="leder", span=Span(start, start + len(words)))


def said(project: Project, wanted: Wanted | None = None) -> list[str]:
    return [one.memo.text for one in notes.notes(project, wanted or Wanted(), "nb")]


def test_what_each_memo_is_about_in_words(project: Project) -> None:
    coding = codings.code_words(project, "leder", "dual-line", SECOND)
    memos.add(project, memos.Target(coding=coding.id), "To sjefer")
    memos.add(project, on(FIRST), "Uten kode")
    memos.add(project, memos.Target(document="leder"), "Hele", type="method")
    memos.add(project, memos.Target(code="cost"), "Om koden", type="theory")
    memos.add(project, memos.Target(), "Logg", type="decision")
    found = notes.notes(project, Wanted(), "nb")
    assert [(one.about.shown, one.quoted) for one in found] == [
        ("«Dobbel styringslinje» i leder, svar 2", SECOND),
        ("leder, svar 2", FIRST),
        ("leder", ""),
        ("Kostnadsdeling", ""),
        ("Prøve", ""),
    ]
    english = notes.notes(project, Wanted(), "en")
    assert english[0].about.shown == "“Dual line of command” in leder, turn 2"


def test_a_memo_on_a_case_and_the_documents_it_is_tied_to(project: Project) -> None:
    case = new_id()
    with project.recording(Label.CASES) as act:
        name, sort = act.batch.text(case, "Kontor 7"), act.batch.text(case, "office")
        act.batch.add(CaseAdded(subject=case, name=name, sort=sort))
    with project.recording(Label.LINK) as act:
        key = lookup.document(act.connection, "leder")
        act.batch.add(CaseLinked(subject=case, document=key.uid, linked=True))
    memos.add(project, memos.Target(case="Kontor 7"), "Se [[Kontor 7]]", type="method")
    [one] = notes.notes(project, Wanted(about=("case",)))
    assert (one.about.shown, one.about.case) == ("Kontor 7", "Kontor 7")
    assert [goal.kind for _, goal in one.links] == ["case"]
    assert notes.documents_of(project, "Kontor 7") == ["leder"]


def test_a_memo_follows_its_coding(project: Project) -> None:
    coding = codings.code_words(project, "leder", "cost", FIRST)
    memos.add(project, memos.Target(coding=coding.id), "Merk")
    start = LEADER.index(SECOND)
    codings.move(project, [coding.id], start, start + len(SECOND))
    [one] = notes.notes(project, Wanted())
    assert one.quoted == SECOND
    assert one.about.place == Span(start, start + len(SECOND))
    codings.uncode(project, [coding.id])
    [one] = notes.notes(project, Wanted())
    assert (one.quoted, one.memo.text) == (FIRST, "Merk")


def test_links_are_followed_by_name_by_place_and_by_id(project: Project) -> None:
    coding = codings.code_words(project, "leder", "cost", FIRST)
    first = memos.add(project, memos.Target(code="quasi"), "Først")
    text = (
        "[[ordfører]] [[leder 58:74]] [[dual-line]] [[kostnadsdeling]]"
        f" [[{first.replace('-', '')[-8:]}]] [[{coding.id.replace('-', '')[-8:]}]]"
        " [[Dual Line of Command]] [[borte]]"
    )
    memos.add(project, memos.Target(), text)
    goals = [goal for _, goal in notes.notes(project, Wanted(), "nb")[1].links]
    assert [(one.kind, one.shown) for one in goals] == [
        ("document", "ordfører"),
        ("passage", "leder, svar 2"),
        ("code", "Dobbel styringslinje"),
        ("code", "Kostnadsdeling"),
        ("memo", "memo til Kvasiløsning"),
        ("coding", "«Kostnadsdeling» i leder"),
        ("code", "Dobbel styringslinje"),
        ("", "borte"),
    ]
    assert (goals[1].document, goals[1].place) == ("leder", Span(58, 74))


def test_memos_are_asked_for_by_type_kind_coder_day_and_words(
    project: Project, tmp_path: Path
) -> None:
    memos.add(project, on(FIRST), "Om TO herrer", type="theory")
    memos.add(project, memos.Target(), "Bytt ordet", type="decision")
    with open_project(tmp_path / "p.db", coder="MH") as other:
        memos.add(other, memos.Target(document="leder"), "Min", type="method")
    assert said(project, Wanted(types=("theory", "method"))) == ["Om TO herrer", "Min"]
    assert said(project, Wanted(about=("project",))) == ["Bytt ordet"]
    assert said(project, Wanted(coder="MH")) == ["Min"]
    assert said(project, Wanted(words="to  herrer")) == ["Om TO herrer"]
    assert said(project, Wanted(words="SLITSOMT")) == ["Om TO herrer"]
    assert said(project, Wanted(document="ordfører")) == []
    with pytest.raises(UsageError, match="'i går' is no day"):
        said(project, Wanted(since="i går"))
    with pytest.raises(NotFound, match="'ÅS' has written no memo"):
        said(project, Wanted(coder="ÅS"))


def test_a_memo_is_of_the_day_when_it_was_last_written_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on_day(day: str) -> None:
        monkeypatch.setattr(log, "now", lambda: f"{day}T08:00:00.000Z")

    on_day("2026-01-05")
    old = memos.add(project, memos.Target(), "Gammelt")
    memos.add(project, memos.Target(), "Glemt")
    on_day("2026-02-05")
    memos.add(project, memos.Target(), "Nytt")
    assert said(project, Wanted(since="2026")) == ["Gammelt", "Glemt", "Nytt"]
    assert said(project, Wanted(since="2026-01-06")) == ["Nytt"]
    assert said(project, Wanted(since="2026-02-05")) == ["Nytt"]
    assert said(project, Wanted(since="2026-02-06")) == []
    on_day("2026-03-05")
    memos.edit(project, old, "Gammelt, men endret")
    assert said(project, Wanted(since="2026-02-06")) == ["Gammelt, men endret"]


def test_memos_on_what_is_undone_are_not_listed(project: Project) -> None:
    made = memos.add(project, memos.Target(document="leder"), "Merk")
    assert said(project) == ["Merk"]
    memos.edit(project, made, "Merk dette")
    memos.remove(project, made)
    assert said(project) == []
    undoing.undo(project)
    assert said(project) == ["Merk dette"]
    undoing.undo(project)
    assert said(project) == ["Merk"]


def test_the_notebook_is_read_by_day_with_the_words_quoted(project: Project) -> None:
    memos.add(project, on(SECOND), "To\nherrer.\n\nOg *en* til.", type="theory")
    held = notebook(project, Wanted(), "nb")
    day = held.entries[0].day
    text = rendering.render(held, "md").decode()
    clock = held.entries[0].clock
    assert text.startswith(
        "# Memoer: Prøve\n\n"
        f"## {day}\n\n"
        f"**teori · leder, svar 2 · KN · {clock}**\n\n"
        "> «Mandag ringer fylket.»\n\n"
        "To\\\nherrer.\n\n"
        "Og \\*en\\* til.\n\n"
        "---\n"
    )
    page = rendering.render(held, "html").decode()
    assert f"<h2>{day}</h2>" in page
    assert "<p>«Mandag ringer fylket.»</p>" in page
    assert rendering.render(held, "docx") == rendering.render(held, "docx")


def test_the_notebook_in_word_has_a_style_for_each_part(project: Project) -> None:
    import io

    from docx import Document

    memos.add(project, on(SECOND), "To herrer.", type="theory")
    held = notebook(project, Wanted(), "nb")
    document = Document(io.BytesIO(rendering.render(held, "docx")))
    found = [(one.style.name, one.text) for one in document.paragraphs if one.style]
    assert found[:5] == [
        ("Title", "Memoer: Prøve"),
        ("Heading 1", held.entries[0].day),
        ("Body Text", f"teori · leder, svar 2 · KN · {held.entries[0].clock}"),
        ("Quote", "«Mandag ringer fylket.»"),
        ("Normal", "To herrer."),
    ]
