from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.slugs import LONGEST, is_slug, slug, unique


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Én dør", "en-dor"),
        ("Særinteresser på øverste nivå", "saerinteresser-pa-overste-niva"),
        ("ÆØÅ", "aeoa"),
        ("a\u030a og e\u0301", "a-og-e"),
        ("Meta-styring", "meta-styring"),
        ("  «Vi  og  dei» – 2010!", "vi-og-dei-2010"),
        ("Don't know", "dont-know"),
        ("Straße", "strasse"),
        ("Sámi giella: đŋŧ", "sami-giella-dnt"),
        ("ﬁnans x²", "finans-x2"),
        ("", "code"),
        ("---", "code"),
        ("統治", "code"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_name_becomes_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_long_name_is_cut_between_words() -> None:
    name = "og så sa de at det ikke var penger igjen til noe som helst dette året"
    assert slug(name) == "og-sa-sa-de-at-det-ikke-var-penger-igjen-til-noe-som-helst"
    assert slug("x" * 200) == "x" * 60


def test_sixty_characters_are_kept_whole() -> None:
    assert slug("a" * 29 + " " + "b" * 30) == "a" * 29 + "-" + "b" * 30
    assert slug("a" * 29 + " " + "b" * 30 + " c") == "a" * 29 + "-" + "b" * 30


def test_a_taken_id_gets_a_number() -> None:
    assert unique("en-dor", set()) == "en-dor"
    assert unique("en-dor", {"en-dor"}) == "en-dor-2"
    assert unique("en-dor", {"en-dor", "en-dor-2"}) == "en-dor-3"


def test_a_number_never_makes_an_id_too_long() -> None:
    longest = "x" * LONGEST
    assert unique(longest, {longest}) == "x" * (LONGEST - 2) + "-2"


@pytest.mark.parametrize(
    "text", ["", "A", "å", "a b", "-a", "a-", "a--b", "a_b", "a\n", "x" * 81]
)
def test_what_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@given(st.text())
def test_every_name_has_an_id(name: str) -> None:
    made = slug(name)
    assert is_slug(made)
    assert slug(made) == made
