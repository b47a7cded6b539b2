"""An analyst's work from end to end, through the functions that all doors share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project.study import BOOK, LEADER, MAYOR, begin
from workbench.domain.changes.kinds import Label
from workbench.domain.spans import Span
from workbench.errors import Ambiguous, NeedsConsent, NotFound, Refused
from workbench.project import (
    codebook,
    codings,
    corrections,
    documents,
    memos,
    open_project,
    quotes,
    undoing,
)
from workbench.project.session import Project


def on(project: Project, document: str) -> list[tuple[str, str]]:
    """(code, words) of the codings on a document, by place."""
    from workbench.store.read import lookup, pages, revisions

    with project.file.reading() as connection:
        key = lookup.document(connection, document)
        text = revisions.text(connection, key.revision)
        return [
            (one.code, text[one.start : one.end])
            for one in pages.codings(connection, key)
        ]


def test_ten_passages_undone_corrected_and_quoted(tmp_path: Path) -> None:
    """Code, undo, restart, undo more, correct a word, quote: nothing is lost."""
    words = [
        ("leder", "Det er slitsomt."),
        ("leder", "Mandag ringer fylket."),
        ("leder", "Tirsdag vil rådmannen ha folkene."),
        ("leder", "Da teller jeg."),
        ("leder", "Kommunen betaler åtte stillinger."),
        ("leder", "Det står ikke i noen avtale."),
        ("ordfører", "Det gjør vi sammen."),
        ("ordfører", "Kommunen betaler åtte stillinger."),
        ("leder", "Mandag"),
        ("leder", "Tirsdag"),
    ]
    with begin(tmp_path) as project:
        for document, quote in words:
            codings.code_words(project, document, "cost", quote)
        undoing.undo(project, count=3)
        assert len(on(project, "leder")) == 6
        assert on(project, "ordfører") == [("cost", "Det gjør vi sammen.")]
    with open_project(tmp_path / "p.db", coder="KN") as project:
        undoing.undo(project, count=2)
        assert on(project, "ordfører") == []
        assert [quote for _, quote in on(project, "leder")] == [w for _, w in words[:5]]
        (tmp_path / "rettet.txt").write_text(
            LEADER.replace("åtte stillinger", "ti stillinger"), encoding="utf-8"
        )
        path = tmp_path / "rettet.txt"
        fates = corrections.replace_text(project, "leder", path).codings
        assert [one.outcome for one in fates] == ["same"] * 4 + ["changed"]
        assert on(project, "leder")[4] == ("cost", "Kommunen betaler ti stillinger.")
        quotes.add_coding(project, "Kap. 2", fates[4].id)
        held = quotes.collection(project, "Kap. 2").quotes
        assert [one.text for one in held] == ["Kommunen betaler ti stillinger."]


def test_the_same_coding_is_recorded_once(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        first = codings.code_words(project, "leder", "cost", "Da teller jeg.")
        start, end = first.span
        again = codings.code(project, "leder", "cost", start=start - 1, end=end + 1)
        assert (again.new, again.id) == (False, first.id)
        assert on(project, "leder") == [("cost", "Da teller jeg.")]


def test_undo_then_redo_and_no_redo_after_something_new(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        codings.code_words(project, "leder", "cost", "Da teller jeg.")
        undoing.undo(project)
        assert on(project, "leder") == []
        undoing.redo(project)
        assert on(project, "leder") == [("cost", "Da teller jeg.")]
        undoing.undo(project)
        codings.code_words(project, "leder", "quasi", "Det er slitsomt.")
        with pytest.raises(Refused, match="nothing of yours to redo"):
            undoing.redo(project)


def test_undo_never_takes_a_colleague_s(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        codings.code_words(project, "leder", "cost", "Da teller jeg.")
    with open_project(tmp_path / "p.db", coder="MH") as other:
        with pytest.raises(Refused, match="nothing of yours to undo"):
            undoing.undo(other)
        codings.code_words(other, "leder", "quasi", "Det er slitsomt.")
        undoing.undo(other)
        assert on(other, "leder") == [("cost", "Da teller jeg.")]


def test_undoing_an_import_is_asked_about(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        undoing.undo(project, yes=True)
        with pytest.raises(NeedsConsent, match="it is an import"):
            undoing.undo(project)
        undoing.undo(project, yes=True)
        with pytest.raises(NotFound, match="no document 'leder'"):
            on(project, "leder")


def test_a_colleague_s_coding_is_not_altered(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        made = codings.code_words(project, "leder", "cost", "Da teller jeg.")
    with open_project(tmp_path / "p.db", coder="MH") as other:
        with pytest.raises(Refused, match="is KN's, not yours"):
            codings.uncode(other, [made.id])
        with pytest.raises(Refused, match="is KN's, not yours"):
            codings.move(other, [made.id], 0, 10)


def test_refusals_of_codes_and_places(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        with pytest.raises(Refused, match="'operation' is a heading"):
            codings.code_words(project, "leder", "operation", "Da teller jeg.")
        with pytest.raises(NotFound, match="there is no code 'costs'") as caught:
            codings.code_words(project, "leder", "costs", "Da teller jeg.")
        assert caught.value.hint == "perhaps cost"
        with pytest.raises(Ambiguous, match="stands in 'leder' 2 times"):
            codings.code_words(project, "leder", "cost", "Intervjuer:")
        with pytest.raises(Refused, match="white space only"):
            gap = LEADER.index("\n\n")
            codings.code(project, "leder", "cost", start=gap, end=gap + 2)
        with pytest.raises(Refused, match="is no span of 'leder'"):
            codings.code(project, "leder", "cost", start=10, end=9_999)
        made = codings.code_words(project, "leder", "cost", "Intervjuer:", nth=2)
        assert made.span.start == LEADER.rindex("Intervjuer:")


def test_the_same_text_is_refused_and_the_same_name_is_numbered(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        (tmp_path / "kopi.txt").write_text(LEADER, encoding="utf-8")
        inner = tmp_path / "bok"
        inner.mkdir()
        (inner / "leder.txt").write_text("Leder: Noe helt annet.\n", encoding="utf-8")
        taken = documents.import_files(
            project, [tmp_path / "kopi.txt", inner], documents.Wish(values={})
        )
        assert taken[0].refused is not None
        assert "the document 'leder' has the same text" in taken[0].refused.message
        assert taken[1].name == "leder (2)"


def test_a_correction_leaves_codings_to_be_settled(tmp_path: Path) -> None:
    """Lost and ambiguous ones are not counted until somebody settles them."""
    with begin(tmp_path) as project:
        lost = codings.code_words(project, "leder", "cost", "Det er slitsomt.")
        twice = codings.code_words(project, "leder", "quasi", "Da teller jeg.")
        text = LEADER.replace("Det er slitsomt. ", "").replace("Da teller jeg. ", "")
        text += "\nLeder: Nå. Da teller jeg. Slik er det.\n"
        text += "\nLeder: Vel, vel. Da teller jeg. Igjen.\n"
        (tmp_path / "ny.txt").write_text(text, encoding="utf-8")
        corrections.replace_text(project, "leder", tmp_path / "ny.txt")
        assert on(project, "leder") == []
        left = corrections.waiting(project)
        assert [(one.words, one.outcome, len(one.candidates)) for one in left] == [
            ("Det er slitsomt.", "lost", 0),
            ("Da teller jeg.", "ambiguous", 2),
        ]
        corrections.settle(project, [twice.id], nth=2)
        corrections.settle(project, [lost.id], remove=True)
        assert corrections.waiting(project) == []
        assert on(project, "leder") == [("quasi", "Da teller jeg.")]
        undoing.undo(project, count=2)
        undoing.undo(project, yes=True)
        assert on(project, "leder") == [
            ("cost", "Det er slitsomt."),
            ("quasi", "Da teller jeg."),
        ]


def test_a_colleagues_coding_is_not_let_go_after_a_correction(tmp_path: Path) -> None:
    """It may be given its place, which loses nothing; only MH takes MH's away."""
    with begin(tmp_path) as project:
        made = codings.code_words(project, "leder", "cost", "Det er slitsomt.")
        (tmp_path / "ny.txt").write_text(
            LEADER.replace("Det er slitsomt. ", ""), encoding="utf-8"
        )
        corrections.replace_text(project, "leder", tmp_path / "ny.txt")
        first = project.coder
        project.act_as("Kollega")
        with pytest.raises(Refused, match=f"is {first}'s, not yours"):
            corrections.settle(project, [made.id], remove=True)
        assert [one.id for one in corrections.waiting(project)] == [made.id]


def test_memos_and_quotes_are_carried_too(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        place = LEADER.index("Mandag")
        span = Span(place, place + len("Mandag ringer fylket."))
        memos.add(project, memos.Target(document="leder", span=span), "To sjefer?")
        quotes.add_span(project, "Kap. 2", "leder", *span)
        text = "Konstruert.\n\n" + LEADER
        (tmp_path / "ny.txt").write_text(text, encoding="utf-8")
        corrections.replace_text(project, "leder", tmp_path / "ny.txt")
        memo = memos.every(project, "leder")[0]
        assert memo.start is not None
        assert text[memo.start : memo.end] == "Mandag ringer fylket."
        held = quotes.collection(project, "Kap. 2").quotes[0]
        assert held.text == "Mandag ringer fylket."


def test_the_codebook_comes_back_as_it_was_given(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        assert codebook.current(project) == BOOK
        with project.recording(Label.CODEBOOK) as act:
            codebook.write(act, BOOK)
            assert act.batch.changes == []
        slug = codebook.propose(project, "Lederens slitasje på gølvet")
        assert slug == "lederens-slitasje-pa-golvet"
        last = codebook.current(project).codes[-1]
        assert (last.id, last.status) == (slug, "proposed")
        undoing.undo(project, yes=True)
        assert codebook.current(project) == BOOK


def test_pins_move_from_code_to_code(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        codebook.pin(project, "quasi", "1")
        keys = {code.id: code.key for code in codebook.current(project)}
        assert keys == {"operation": "", "dual-line": "", "cost": "2", "quasi": "1"}


def test_quotes_are_put_in_order_by_hand(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        ids = [
            quotes.add_coding(
                project,
                "Kap. 2",
                codings.code_words(project, "leder", "cost", words).id,
            )
            for words in ("Det er slitsomt.", "Da teller jeg.", "Mandag ringer fylket.")
        ]
        quotes.move(project, ids[2], 1)
        quotes.move(project, ids[0], 3)
        held = quotes.collection(project, "Kap. 2").quotes
        assert [one.text for one in held] == [
            "Mandag ringer fylket.",
            "Da teller jeg.",
            "Det er slitsomt.",
        ]
        quotes.alter(project, ids[1], quotes.Alteration(printed="[Jeg] teller."))
        assert quotes.collection(project, "Kap. 2").quotes[1].words == "[Jeg] teller."


def test_values_are_set_and_taken_away(tmp_path: Path) -> None:
    from workbench.store.read import about, lookup

    with begin(tmp_path) as project:
        documents.set_values(project, "leder", {"wave": "2008", "rolle": "leder"})
        documents.set_values(project, "leder", {"rolle": ""})
        with project.file.reading() as connection:
            key = lookup.document(connection, "leder")
            held = about.document_attributes(connection, key.pk)
        assert held == {"wave": "2008"}
        with pytest.raises(Refused, match="there is a document 'leder' already"):
            documents.rename(project, "ordfører", "leder")
        assert documents.rename(project, "ordfører", " rådmann ") == "rådmann"
        assert on(project, "rådmann") == []


def test_the_text_is_stored_as_it_is(tmp_path: Path) -> None:
    from workbench.store.read import lookup, pages

    with begin(tmp_path) as project, project.file.reading() as connection:
        page = pages.page(connection, lookup.document(connection, "ordfører"))
        assert page.text == MAYOR
        said = [page.text[turn.start : turn.end] for turn in page.turns]
        assert said == [
            "Hvem eier kontoret?",
            "Det gjør vi sammen. Kommunen betaler åtte stillinger.",
        ]
        flat = page.sentences
        ends = list(zip(flat[::2], flat[1::2], strict=True))
        assert [page.text[a:b] for a, b in ends] == [
            "Hvem eier kontoret?",
            "Det gjør vi sammen.",
            "Kommunen betaler åtte stillinger.",
        ]
