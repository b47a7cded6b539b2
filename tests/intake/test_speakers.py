"""Turns: one test for each shape that transcripts have."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workbench.domain.documents import Role
from workbench.domain.spans import Span
from workbench.intake.speakers import milliseconds, paragraphs, turns_of

ASKS, ANSWERS, NOBODY = Role.INTERVIEWER, Role.INTERVIEWEE, Role.NONE


def told(text: str, **options: object) -> list[tuple[str, str]]:
    """Who says what, turn by turn."""
    turns = turns_of(text, **options)  # type: ignore[arg-type]
    for turn in turns:
        assert turn.label <= turn.start < turn.end
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
    assert all(a.end <= b.label for a, b in pairwise(turns))
    return [(turn.speaker, text[turn.start : turn.end]) for turn in turns]


def test_name_and_colon() -> None:
    text = "Intervjuer: Hva skjedde?\nInformant: Ikke mye.\n\nIntervjuer: Nei vel."
    assert told(text) == [
        ("Intervjuer", "Hva skjedde?"),
        ("Informant", "Ikke mye."),
        ("Intervjuer", "Nei vel."),
    ]
    first, second, _ = turns_of(text)
    assert (first.label, first.start, first.end, first.role) == (0, 12, 24, ASKS)
    assert (second.label, second.start, second.end) == (25, 36, 45)
    assert (second.role, second.time) == (ANSWERS, None)


def test_each_speaks_once() -> None:
    """An interviewer's label tells that it is a transcript, below a heading too."""
    text = (
        "Konstruert intervju.\n\nIntervjuer: Hva er nytt?\n\nLærer: Alt.\n\nNesten.\n"
    )
    assert told(text) == [("Intervjuer", "Hva er nytt?"), ("Lærer", "Alt.\n\nNesten.")]
    assert [turn.role for turn in turns_of(text)] == [ASKS, ANSWERS]


def test_a_label_and_a_place_do_not_make_a_transcript() -> None:
    """Nobody asks there first, or hardly anything is labelled."""
    assert told("Vi dro.\n\nOslo: Det regnet.\n\nBergen: Det regnet.\n")[0][0] == ""
    few = "Spørsmål: Hvorfor?\n\n" + "Vi dro.\n\n" * 12 + "Oslo: Det regnet.\n"
    assert {speaker for speaker, _ in told(few)} == {""}


def test_capitals_and_letters() -> None:
    assert told("KARI BERG: Ja.\nOLA: Nei.\nKARI BERG: Jo.") == [
        ("KARI BERG", "Ja."),
        ("OLA", "Nei."),
        ("KARI BERG", "Jo."),
    ]
    text = "I: Hvor lenge?\nR: Ti år.\nI: Så lenge?"
    assert told(text)[1] == ("R", "Ti år.")
    assert [turn.role for turn in turns_of(text)] == [ASKS, ANSWERS, ASKS]


def test_i_answers_where_f_asks() -> None:
    text = "F: Hvor lenge?\nI: Ti år.\nF: Så lenge?"
    assert [turn.role for turn in turns_of(text)] == [ASKS, ANSWERS, ASKS]


def test_questions_and_answers() -> None:
    text = "Q: Why?\nA: Because.\nQ1: And?\nA: Well."
    assert [turn.role for turn in turns_of(text)] == [ASKS, ANSWERS, ASKS, ANSWERS]


def test_name_and_time_on_a_line_of_their_own() -> None:
    text = (
        "mandag\nSUMMARY KEYWORDS\nkontor, leder\nSPEAKERS\nKari, Ola\n\n"
        "Kari  00:00\nHva skjedde da?\n\n"
        "Ola  01:12\nDet ble stengt.\n\nHelt stengt.\n\n"
        "Kari  1:02:03\nJaha.\n\nTranscribed by https://otter.ai"
    )
    assert told(text) == [
        ("Kari", "Hva skjedde da?"),
        ("Ola", "Det ble stengt.\n\nHelt stengt."),
        ("Kari", "Jaha."),
    ]
    assert [turn.time for turn in turns_of(text)] == [0, 72_000, 3_723_000]


def test_time_in_brackets_before_the_name() -> None:
    text = "[00:01:02] Kari: Hei.\n[00:01:05] Ola: Hei, du.\n[00:01:09] Kari: Sett deg."
    assert told(text) == [("Kari", "Hei."), ("Ola", "Hei, du."), ("Kari", "Sett deg.")]
    assert [turn.time for turn in turns_of(text)] == [62_000, 65_000, 69_000]
    assert turns_of(text)[0].label == 0


def test_time_in_brackets_after_the_name() -> None:
    text = "Kari (00:12): Hei.\nOla (00:15): Hei.\nKari (00:20): Ja."
    assert told(text) == [("Kari", "Hei."), ("Ola", "Hei."), ("Kari", "Ja.")]
    assert [turn.time for turn in turns_of(text)] == [12_000, 15_000, 20_000]


def test_time_behind_the_colon() -> None:
    text = "Kari Lie: [01:46] Velkommen.\n\nOla: Takk.\n\nKari Lie: Fint.\n\nOla: Ja."
    assert told(text)[0] == ("Kari Lie", "Velkommen.")
    assert turns_of(text)[0].time == 106_000


def test_dashes_without_names() -> None:
    text = "- Hva skjedde?\n- Ikke mye - egentlig.\n  Eller jo.\n– Jaha."
    assert told(text) == [
        ("", "Hva skjedde?"),
        ("", "Ikke mye - egentlig.\n  Eller jo."),
        ("", "Jaha."),
    ]
    first = turns_of(text)[0]
    assert (first.label, first.start, first.role) == (0, 2, NOBODY)
    assert told(text, dashes=False)[0][1].startswith("- Hva")


def test_tabs() -> None:
    text = "Kari\tHva skjedde?\nOla\tIkke mye.\nKari\tNei vel.\nOla\tNei."
    assert told(text)[:2] == [("Kari", "Hva skjedde?"), ("Ola", "Ikke mye.")]
    text = "Intervjuer:\tHva?\nInformant:\tIngenting."
    assert told(text) == [("Intervjuer", "Hva?"), ("Informant", "Ingenting.")]


def test_lines_with_ids_before_a_tab_are_not_speakers() -> None:
    text = "Sak-2010-01\tMøtet er satt.\nSak-2010-02\tMøtet er hevet."
    assert [speaker for speaker, _ in told(text)] == ["", ""]


def test_bold_labels_left_in_a_plain_text() -> None:
    text = "**Kari:** Hei.\n\n**Ola:** Hei.\n\n**Kari**: Ja.\n\n**Ola:** Nei."
    assert told(text) == [
        ("Kari", "Hei."),
        ("Ola", "Hei."),
        ("Kari", "Ja."),
        ("Ola", "Nei."),
    ]


def test_hebrew_labels() -> None:
    text = "מראיין: מה קרה?\nמרואיין: לא הרבה.\nמראיין: טוב."
    assert told(text)[:2] == [("מראיין", "מה קרה?"), ("מרואיין", "לא הרבה.")]
    assert [turn.role for turn in turns_of(text)] == [ASKS, ANSWERS, ASKS]


def test_labels_on_lines_of_their_own_and_several_paragraphs() -> None:
    text = (
        "Samtale 3\n\nSted: Ås\nDato: 3. mai\n\nIntervjuer:\nHva skjedde?\n\n"
        "DL3:\nFørst dette.\n\nSå noe annet: vi flyttet.\nOg mer.\n\nIntervjuer: Takk."
    )
    assert told(text) == [
        ("Intervjuer", "Hva skjedde?"),
        ("DL3", "Først dette.\n\nSå noe annet: vi flyttet.\nOg mer."),
        ("Intervjuer", "Takk."),
    ]


def test_two_labels_in_a_row_are_two_turns() -> None:
    text = "Kari: Ja.\nKari: Nei.\nOla: Hm.\nOLA: Jo."
    assert told(text) == [
        ("Kari", "Ja."),
        ("Kari", "Nei."),
        ("Ola", "Hm."),
        ("Ola", "Jo."),
    ]


def test_a_label_without_words_is_no_turn() -> None:
    assert told("Intervjuer:\nInformant: Ja.\nIntervjuer: Nei.") == [
        ("Informant", "Ja."),
        ("Intervjuer", "Nei."),
    ]


def test_a_colon_in_a_sentence_is_no_label() -> None:
    text = (
        "Intervjuer: Hva mener du?\nInformant: To ting: penger og tid.\n"
        "Poenget er: vi får det ikke til.\nAltså: nei.\nMen: kanskje.\n"
        "Intervjuer: Se https://nav.no eller kl. 10:30.\nInformant: Ja."
    )
    assert told(text) == [
        ("Intervjuer", "Hva mener du?"),
        (
            "Informant",
            "To ting: penger og tid.\nPoenget er: vi får det ikke til.\nAltså: nei.\n"
            "Men: kanskje.",
        ),
        ("Intervjuer", "Se https://nav.no eller kl. 10:30."),
        ("Informant", "Ja."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sted: Oslo\nDato: 3. mai\nVarighet: 40 minutter",
        "Dette er viktig: penger.\nDette er viktig: tid.",
        "Partnerskap: et samarbeid.\nNettverk: flere samarbeid.\nHierarki: ingen.",
        "Kravene var:\n\nFørst det ene.\n\nSå det andre.",
    ],
)
def test_texts_without_speakers(text: str) -> None:
    assert {speaker for speaker, _ in told(text)} == {""}


def test_somebody_who_speaks_once() -> None:
    text = "Kari: Ja.\nOla: Nei.\nKari: Jo.\nPer Erik: Hva?\nOla: Ingenting.\nKari: Ok."
    assert [speaker for speaker, _ in told(text)] == [
        "Kari",
        "Ola",
        "Kari",
        "Per Erik",
        "Ola",
        "Kari",
    ]


def test_numbered_informants() -> None:
    text = "Moderator: Hvem først?\nInformant 1: Jeg.\nInformant 2: Nei, jeg."
    turns = turns_of(text)
    assert [turn.speaker for turn in turns] == [
        "Moderator",
        "Informant 1",
        "Informant 2",
    ]
    assert [turn.role for turn in turns] == [ASKS, ANSWERS, ANSWERS]


def test_interviewers_by_name() -> None:
    text = "Kari: Hva?\nOla: Det.\nKari: Jaha.\nOla: Ja."
    assert {turn.role for turn in turns_of(text)} == {ANSWERS}
    named = turns_of(text, interviewers=["kari"])
    assert [turn.role for turn in named] == [ASKS, ANSWERS, ASKS, ANSWERS]


def test_headings_are_nobodys_words() -> None:
    text = "Kari: Ja.\nMer.\n\nDel to\n\nOg så?\nOla: Nei.\nKari: Jo.\nOla: Ja."
    heading = Span(16, 22)
    assert text[heading.start : heading.end] == "Del to"
    assert told(text, headings=[heading])[:3] == [
        ("Kari", "Ja.\nMer."),
        ("Kari", "Og så?"),
        ("Ola", "Nei."),
    ]


def test_paragraphs_by_blank_lines_or_by_lines() -> None:
    text = "Første\nlinje.\n \nAndre.\n\n\n Tredje. "
    assert told(text) == [("", "Første\nlinje."), ("", "Andre."), ("", "Tredje.")]
    assert told("En.\nTo.\n") == [("", "En."), ("", "To.")]
    assert {turn.role for turn in turns_of(text)} == {NOBODY}
    assert list(paragraphs("")) == []


def test_times() -> None:
    assert milliseconds("1:02") == 62_000
    assert milliseconds("00:01:02.5") == 62_500
    assert milliseconds("10:00:00,250") == 36_000_250
