"""Spans carried to a corrected text: each outcome by hand, and random edits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.carrying import Alignment
from workbench.domain.changes.kinds import Outcome
from workbench.domain.spans import Span
from workbench.domain.text import find_all

OLD = """Leder: Vi har to sjefer. Mandag ringer fylket.

Leder: Kommunen betaler åtte stillinger. Det står ikke i noen avtale.

Leder: Jeg teller ukeverk. Ja, det gjør jeg. Ja, det gjør jeg.
"""


def carried(new: str, words: str, old: str = OLD) -> tuple[Outcome, str]:
    """What became of these words of the old text, and the words they are now."""
    start = old.index(words)
    found = Alignment(old, new).carry(start, start + len(words))
    return found.outcome, new[found.span.start : found.span.end]


def test_same_where_nothing_before_it_changed() -> None:
    new = OLD.replace("noen avtale", "en avtale")
    assert carried(new, "Vi har to sjefer.") == (Outcome.SAME, "Vi har to sjefer.")


def test_moved_by_what_was_put_in_before_it() -> None:
    new = "Konstruert.\n\n" + OLD
    assert carried(new, "Mandag ringer fylket.") == (
        Outcome.MOVED,
        "Mandag ringer fylket.",
    )
    found = Alignment(OLD, new).carry(7, 24)
    assert found.span == Span(20, 37)


def test_changed_where_a_word_was_corrected() -> None:
    new = OLD.replace("betaler åtte", "betaler atten")
    assert carried(new, "Kommunen betaler åtte stillinger.") == (
        Outcome.CHANGED,
        "Kommunen betaler atten stillinger.",
    )


def test_changed_at_its_first_word() -> None:
    new = OLD.replace("Kommunen betaler", "Staten betaler")
    assert carried(new, "Kommunen betaler åtte stillinger.") == (
        Outcome.CHANGED,
        "Staten betaler åtte stillinger.",
    )


def test_lost_where_its_sentence_was_struck() -> None:
    new = OLD.replace(" Det står ikke i noen avtale.", "")
    outcome, _ = carried(new, "Det står ikke i noen avtale.")
    assert outcome is Outcome.LOST


def test_moved_to_another_answer() -> None:
    """The words are gone from their place and stand once elsewhere."""
    new = OLD.replace(" Det står ikke i noen avtale.", "")
    new += "\nLeder: Og så dette. Det står ikke i noen avtale. Ferdig.\n"
    assert carried(new, "Det står ikke i noen avtale.") == (
        Outcome.MOVED,
        "Det står ikke i noen avtale.",
    )


def test_ambiguous_where_its_words_stand_twice_elsewhere() -> None:
    new = OLD.replace(" Det står ikke i noen avtale.", "")
    new += "\nHelt annet: Det står ikke i noen avtale. Nei.\n"
    new += "\nTredje: Sa jeg det? Det står ikke i noen avtale.\n"
    start = OLD.index("Det står")
    found = Alignment(OLD, new).carry(start, start + 28)
    assert found.outcome is Outcome.AMBIGUOUS
    assert [new[a:b] for a, b in found.candidates] == [
        "Det står ikke i noen avtale."
    ] * 2


def test_a_repeated_sentence_keeps_its_own_place() -> None:
    """The second «Ja, det gjør jeg.» stays the second one."""
    second = OLD.rindex("Ja, det gjør jeg.")
    new = OLD.replace("Vi har to sjefer.", "Vi har to gode sjefer.")
    found = Alignment(OLD, new).carry(second, second + 17)
    assert found.outcome is Outcome.MOVED
    assert found.span.start == new.rindex("Ja, det gjør jeg.")


TWICE = """Leder: Fylket ringer. Sånn er det bare.

Leder: Vi teller ukeverk.

Leder: Kommunen betaler. Sånn er det bare. Det går.
"""
SAID = "Sånn er det bare."


def second_said(new: str, old: str = TWICE) -> tuple[Outcome, tuple[int, ...]]:
    """What became of the second «Sånn er det bare.», and where it may have gone."""
    start = old.rindex(SAID)
    found = Alignment(old, new).carry(start, start + len(SAID))
    return found.outcome, tuple(one.start for one in found.candidates)


def test_what_was_struck_does_not_jump_to_where_the_words_stood_before() -> None:
    """The first one stays where it was, and the coding of the second is not its."""
    new = TWICE.replace("Sånn er det bare. Det går.", "Det går.")
    assert second_said(new) == (Outcome.LOST, ())


def test_what_was_struck_does_not_jump_though_the_other_answer_was_corrected() -> None:
    """One word beside the first one is another, and a paragraph is put in before."""
    new = TWICE.replace("Sånn er det bare. Det går.", "Det går.")
    new = "Konstruert.\n\n" + new.replace("Fylket ringer", "Staten ringer")
    assert second_said(new) == (Outcome.LOST, ())


def test_a_repeated_sentence_moves_to_a_place_where_it_was_not() -> None:
    """The first one stays; the second one was heard in the answer between."""
    new = TWICE.replace("Sånn er det bare. Det går.", "Det går.")
    new = new.replace("ukeverk.", "ukeverk. Sånn er det bare.")
    start = TWICE.rindex(SAID)
    found = Alignment(TWICE, new).carry(start, start + len(SAID))
    assert (found.outcome, found.span.start) == (Outcome.MOVED, new.rindex(SAID))


def test_one_new_place_for_two_that_were_struck_is_ambiguous() -> None:
    """Which of the two it was cannot be known from the words."""
    new = TWICE.replace(" Sånn er det bare.", "")
    new = new.replace("ukeverk.", "ukeverk. Sånn er det bare.")
    assert second_said(new) == (Outcome.AMBIGUOUS, (new.index(SAID),))


WORDS = st.lists(
    st.sampled_from("Vi har to sjefer kommunen fylket betaler åtte . , \n".split(" ")),
    min_size=3,
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(old=WORDS, cut=st.integers(0, 60), put=WORDS, where=st.data())
def test_random_edits(
    old: list[str], cut: int, put: list[str], where: st.DataObject
) -> None:
    """Same and moved keep the very words; nothing leaves the text; same stays put."""
    first = where.draw(st.integers(0, len(old)))
    new_words = [*old[:first], *put[: cut % 5], *old[first + cut % 4 :]]
    before, after = " ".join(old), " ".join(new_words)
    alignment = Alignment(before, after)
    start = where.draw(st.integers(0, max(0, len(before) - 1)))
    end = where.draw(st.integers(start + 1, len(before))) if before else 0
    if not before[start:end].strip():
        return
    found = alignment.carry(start, end)
    assert 0 <= found.span.start < found.span.end
    if found.outcome in (Outcome.SAME, Outcome.MOVED):
        now = after[found.span.start : found.span.end]
        assert now.split() == before[start:end].split()
    if found.outcome is Outcome.SAME:
        assert found.span.start == start
    if found.outcome is Outcome.CHANGED:
        assert found.span.end <= len(after)
    if found.outcome is Outcome.AMBIGUOUS:
        assert found.candidates


@settings(max_examples=150, deadline=None)
@given(old=WORDS, cut=st.integers(0, 60), put=WORDS, where=st.data())
def test_no_two_places_become_one(
    old: list[str], cut: int, put: list[str], where: st.DataObject
) -> None:
    """Equal words at two places of the old text never stand at one in the new text."""
    first = where.draw(st.integers(0, len(old)))
    new_words = [*old[:first], *put[: cut % 5], *old[first + cut % 4 :]]
    before, after = " ".join(old), " ".join(new_words)
    alignment = Alignment(before, after)
    word = where.draw(st.sampled_from([one for one in old if one.strip()] or ["Vi"]))
    came: list[Span] = []
    for place in find_all(before, word):
        found = alignment.carry(place.start, place.end)
        if found.outcome in (Outcome.SAME, Outcome.MOVED):
            came.append(found.span)
    assert len(came) == len(set(came))
