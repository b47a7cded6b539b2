from __future__ import annotations

import itertools

from workbench.ordering import sort_key


def test_ae_oe_and_aa_come_last_and_double_a_stays() -> None:
    words = ["øl", "ål", "zebra", "ære", "aal", "apt"]
    assert sorted(words, key=sort_key) == ["aal", "apt", "zebra", "ære", "øl", "ål"]


def test_case_is_no_reason_to_part_words() -> None:
    words = ["b", "A", "a", "B", "Ab", "aB"]
    assert sorted(words, key=sort_key) == ["A", "a", "Ab", "aB", "B", "b"]


def test_accents_stand_near_their_letter() -> None:
    words = ["idz", "idé", "ide", "ideal", "öl", "øk", "ärlig", "ære", "æra"]
    want = ["ide", "idé", "ideal", "idz", "æra", "ære", "ärlig", "øk", "öl"]
    assert sorted(words, key=sort_key) == want


def test_letters_apart_from_their_ring_sort_as_one() -> None:
    composed, apart = "\u00e5l", "a\u030al"
    assert sort_key(composed)[:2] == sort_key(apart)[:2]
    assert sort_key("z") < sort_key("ø") < sort_key(apart)


def test_the_order_is_total() -> None:
    texts = ["å", "a\u030a", "Å", "\u212b", "aa", "AA", "", " ", "ß", "ss", "\ud800"]
    for one, other in itertools.combinations(texts, 2):
        assert sort_key(one) != sort_key(other)


def test_digits_sort_as_they_are_written() -> None:
    assert sorted(["9", "10", "1"], key=sort_key) == ["1", "10", "9"]
