"""What is chosen to be quoted: its words, their translation, its place, its span."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.study import LEADER, MAYOR, begin
from workbench.domain.quotes import Quote, TranslationState
from workbench.errors import Refused
from workbench.project import (
    corrections,
    documents,
    keeping,
    open_project,
    quotes,
    undoing,
)
from workbench.project.quoted import every, spread
from workbench.project.session import Project
from workbench.words import word

FIRST, SECOND = "Det er slitsomt.", "Mandag ringer fylket."
THIRD = "Tirsdag vil rådmannen ha folkene."
SEEN = quotes.Alteration


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begin(tmp_path) as made:
        yield made


def put(project: Project, words: str, heading: str = "") -> str:
    start = LEADER.index(words)
    made = quotes.add_span(project, "Kap. 2", "leder", start, start + len(words))
    if heading:
        quotes.alter(project, made, SEEN(heading=heading))
    return made


def one(project: Project) -> Quote:
    [quote] = quotes.collection(project, "Kap. 2").quotes
    return quote


def lines(project: Project) -> list[str]:
    found: list[str] = []
    for quote in quotes.collection(project, "Kap. 2").quotes:
        found += [quote.heading.upper()] if quote.heading else []
        found.append(quote.text)
    return found


def test_a_translation_goes_stale_with_the_printed_words(project: Project) -> None:
    made = put(project, f"{FIRST} {SECOND}")
    quotes.alter(project, made, SEEN(printed="[…] Mandag ringer fylket."))
    quotes.alter(project, made, SEEN(translation="[…] On Mondays the county calls."))
    assert one(project).translation_state is TranslationState.MADE
    quotes.alter(project, made, SEEN(printed="Det er slitsomt. […]"))
    quote = one(project)
    assert quote.translation_state is TranslationState.STALE
    assert quote.rendering is not None
    assert quote.rendering.of == "[…] Mandag ringer fylket."
    undoing.undo(project)
    assert one(project).translation_state is TranslationState.MADE


def test_a_stale_translation_that_is_checked_is_current_again(
    project: Project,
) -> None:
    made = put(project, FIRST)
    quotes.alter(project, made, SEEN(translation="It is tiring."))
    quotes.stretch(project, made, end=1)
    assert one(project).translation_state is TranslationState.STALE
    quotes.check_translation(project, made)
    quote = one(project)
    assert quote.translation_state is TranslationState.CHECKED
    assert quote.rendering is not None
    assert (quote.rendering.by, quote.rendering.checked_by) == ("KN", "KN")
    quotes.alter(project, made, SEEN(translation="It is tiring. The county calls."))
    assert one(project).translation_state is TranslationState.MADE
    undoing.undo(project, count=2)
    assert one(project).translation_state is TranslationState.STALE


def test_a_translation_of_printed_words_goes_stale_with_the_span(
    project: Project,
) -> None:
    made = put(project, FIRST)
    quotes.alter(project, made, SEEN(printed="[Jobben] er slitsom[t]."))
    quotes.alter(project, made, SEEN(translation="[The job] is tiring."))
    assert one(project).translation_state is TranslationState.MADE
    quotes.stretch(project, made, end=1)
    assert one(project).translation_state is TranslationState.STALE
    quotes.alter(project, made, SEEN(translation="[The job] is tiring."))
    assert one(project).translation_state is TranslationState.MADE
    quotes.stretch(project, made, end=-1)
    quotes.check_translation(project, made)
    assert one(project).translation_state is TranslationState.CHECKED


def test_white_space_makes_no_other_words(project: Project) -> None:
    made = put(project, f"{FIRST} {SECOND}")
    quotes.alter(project, made, SEEN(printed=f"{FIRST} […]", translation="Tiring."))
    quotes.alter(project, made, SEEN(printed=f"{FIRST}\n\n[…]"))
    assert one(project).translation_state is TranslationState.MADE


def test_printed_words_that_are_the_original_are_none(project: Project) -> None:
    made = put(project, FIRST)
    quotes.alter(project, made, SEEN(printed="Det  er slitsomt."))
    assert (one(project).printed, one(project).wording) == ("", None)


def test_nothing_new_said_is_nothing_done(project: Project) -> None:
    made = put(project, FIRST)
    quotes.alter(project, made, SEEN(translation="Tiring.", note="Sjekk."))
    quotes.alter(project, made, SEEN(translation="Tiring.", note="Sjekk."))
    undoing.undo(project)
    assert (one(project).translation, one(project).note) == ("", "")


def test_the_original_is_beside_and_untouched(project: Project) -> None:
    made = put(project, FIRST)
    quotes.alter(project, made, SEEN(printed="Det er tungt."))
    quote = one(project)
    assert (quote.text, quote.words) == (FIRST, "Det er tungt.")
    assert quote.wording is not None
    [deviation] = quote.wording.deviations
    assert (deviation.printed, deviation.original) == ("tungt", "slitsomt")
    notes = quotes.collection(project, "Kap. 2", "nb").notes
    assert notes == ("Sitat 1, utenfor hakeparenteser: «tungt» står for «slitsomt».",)


def test_a_stale_translation_is_noted_on_export(project: Project) -> None:
    made = put(project, FIRST)
    quotes.alter(project, made, SEEN(translation="Tiring."))
    assert quotes.collection(project, "Kap. 2", "en").notes == ()
    quotes.alter(project, made, SEEN(printed="[Jobben] er slitsom[t]."))
    assert quotes.collection(project, "Kap. 2", "en").notes == (
        "Quote 1: the translation was made of other words than those that are printed.",
    )


def test_a_quote_grows_and_shrinks_by_sentences_at_both_ends(
    project: Project,
) -> None:
    made = put(project, SECOND)
    quotes.stretch(project, made, end=1)
    assert one(project).text == f"{SECOND} {THIRD}"
    quotes.stretch(project, made, start=-1)
    assert one(project).text == f"{FIRST} {SECOND} {THIRD}"
    quotes.stretch(project, made, end=-1)
    quotes.stretch(project, made, start=1)
    assert one(project).text == SECOND
    with pytest.raises(Refused, match="cannot be shorter than this"):
        quotes.stretch(project, made, end=-1)
    undoing.undo(project, count=4)
    assert one(project).text == SECOND


def test_a_quote_grows_to_the_ends_of_its_answer(project: Project) -> None:
    made = put(project, THIRD)
    with pytest.raises(Refused, match="the answer ends here"):
        quotes.stretch(project, made, end=1)
    quotes.stretch(project, made, start=-9)
    assert one(project).text == f"{FIRST} {SECOND} {THIRD}"


def test_a_quote_of_part_of_a_sentence_grows_to_its_end(project: Project) -> None:
    made = put(project, "Mandag ringer")
    quotes.stretch(project, made, end=1)
    assert one(project).text == SECOND


def test_steps_go_past_headings_and_leave_them(project: Project) -> None:
    put(project, FIRST, "Først")
    second = put(project, SECOND)
    put(project, THIRD, "Så")
    assert quotes.step(project, second, 1) == ()
    assert lines(project) == ["FØRST", FIRST, "SÅ", SECOND, THIRD]
    quotes.step(project, second, 1)
    assert lines(project) == ["FØRST", FIRST, "SÅ", THIRD, SECOND]
    quotes.move(project, second, 1)
    assert lines(project) == ["FØRST", SECOND, FIRST, "SÅ", THIRD]
    undoing.undo(project, count=3)
    assert lines(project) == ["FØRST", FIRST, SECOND, "SÅ", THIRD]


def test_a_heading_without_quotes_is_named_and_comes_back(project: Project) -> None:
    put(project, FIRST)
    only = put(project, SECOND, "Så")
    assert quotes.step(project, only, -1) == ("Så",)
    assert lines(project) == [FIRST, SECOND]
    undoing.undo(project)
    assert lines(project) == [FIRST, "SÅ", SECOND]


def test_taken_out_a_quote_leaves_its_heading(project: Project) -> None:
    first = put(project, FIRST, "Først")
    put(project, SECOND)
    quotes.remove(project, first)
    assert lines(project) == ["FØRST", SECOND]
    undoing.undo(project)
    assert lines(project) == ["FØRST", FIRST, SECOND]


def test_many_moves_into_one_place_keep_the_order(project: Project) -> None:
    ids = [put(project, words) for words in (FIRST, SECOND, THIRD)]
    for _ in range(30):
        quotes.move(project, ids[2], 2)
        quotes.move(project, ids[1], 2)
    assert lines(project) == [FIRST, SECOND, THIRD]


def test_a_collection_is_renamed_and_says_what_it_is_for(project: Project) -> None:
    put(project, FIRST)
    quotes.rename_collection(project, "Kap. 2", "Drift")
    quotes.set_publication(project, "Drift", "Public Administration 2026")
    [held] = quotes.every(project)
    assert (held.title, held.publication) == ("Drift", "Public Administration 2026")
    quotes.new_collection(project, "Annet")
    with pytest.raises(Refused, match="there is a collection 'Drift' already"):
        quotes.rename_collection(project, "Annet", "Drift")
    undoing.undo(project, count=3)
    assert [one.title for one in quotes.every(project)] == ["Kap. 2"]


def test_a_collection_laid_out(project: Project) -> None:
    documents.set_values(project, "leder", {"role": "leder", "date": "2008-10-03"})
    put(project, "Da teller jeg.")
    put(project, FIRST)
    start = MAYOR.index("Det gjør vi")
    quotes.add_span(project, "Kap. 2", "ordfører", start, start + 19)
    quotes.set_template(project, "Kap. 2", "{role}[, {date:season}]")
    found = spread(project, "Kap. 2", ("nb", "en"))
    first, _, last = found.cards
    assert first.question == "Hva gjør du da?"
    assert dict(first.sources) == {
        "nb": "leder, høsten 2008",
        "en": "leder, autumn 2008",
    }
    assert last.question == "Hvem eier kontoret?"
    [balance] = found.balances
    assert (balance.persons, balance.most, balance.times) == (2, "leder", 2)


def test_a_corrected_text_makes_the_translation_stale(
    project: Project, tmp_path: Path
) -> None:
    made = put(project, f"{FIRST} {SECOND}")
    quotes.alter(project, made, SEEN(translation="Tiring."))
    (tmp_path / "ny.txt").write_text(LEADER.replace("slitsomt", "krevende"), "utf-8")
    corrections.replace_text(project, "leder", tmp_path / "ny.txt")
    quote = one(project)
    assert quote.text == "Det er krevende. Mandag ringer fylket."
    assert quote.translation_state is TranslationState.STALE


def test_erasing_a_document_takes_every_text_of_its_quotes(project: Project) -> None:
    made = put(project, FIRST)
    wanted = SEEN(printed="Det er […]", translation="Qqtiring.", checked=True)
    quotes.alter(project, made, wanted)
    keeping.erase(project, "leder", yes=True)
    held = project.file.connection.execute("select body from content").fetchall()
    assert not [body for (body,) in held if "Qqtiring" in body or "Det er" in body]
    assert quotes.collection(project, "Kap. 2").quotes == ()


def test_a_colleague_checks_what_another_translated(tmp_path: Path) -> None:
    with begin(tmp_path) as project:
        made = put(project, FIRST)
        quotes.alter(project, made, SEEN(translation="Tiring."))
    with open_project(tmp_path / "p.db", coder="MH") as other:
        quotes.check_translation(other, made)
        rendering = one(other).rendering
        assert rendering is not None
        assert (rendering.by, rendering.checked_by) == ("KN", "MH")


def test_words_span_and_check_are_one_operation(project: Project) -> None:
    made = put(project, FIRST)
    start = LEADER.index(SECOND)
    wanted = SEEN(
        at=(start, start + len(SECOND)), translation="The county calls.", checked=True
    )
    quotes.alter(project, made, wanted)
    quote = one(project)
    assert (quote.text, quote.translation) == (SECOND, "The county calls.")
    assert quote.translation_state is TranslationState.CHECKED
    undoing.undo(project)
    assert (one(project).text, one(project).translation) == (FIRST, "")


def test_there_is_nothing_to_check_without_a_translation(project: Project) -> None:
    with pytest.raises(Refused, match="has no translation"):
        quotes.check_translation(project, put(project, FIRST))


def test_a_template_with_no_attribute_is_refused_in_the_screens_words(
    project: Project,
) -> None:
    with pytest.raises(Refused) as refused:
        quotes.new_collection(project, "Ny", template="{rolle}")
    said = word(refused.value.key, "nb", **refused.value.values)
    assert said.startswith("Malen nevner «rolle», som ikke er noen egenskap her: ")
    assert "Ny" not in [one.title for one in every(project)]
