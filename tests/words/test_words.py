from __future__ import annotations

import json
import re
import string
from importlib.resources import files

import pytest

from workbench.words import LANGUAGES, counted, find, word, words_of


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_and_places(language: str) -> None:
    english, other = words_of("en"), words_of(language)
    assert set(other) == set(english)
    for key, text in other.items():
        assert places(text) == places(english[key]), key
        assert text.strip(), key
        assert text.isprintable(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_sorted_one_key_a_line_without_repeats(language: str) -> None:
    raw = files("workbench.words").joinpath(f"{language}.json").read_text("utf-8")
    pairs = json.loads(raw, object_pairs_hook=list)
    keys = [key for key, _ in pairs]
    assert keys == sorted(set(keys))
    lines = raw.splitlines()
    assert lines[0] == "{"
    assert lines[-1] == "}"
    assert len(lines) == len(keys) + 2


def test_words_in_three_languages() -> None:
    assert word("table.share", "nb") == "Andel"
    assert word("table.share", "nn") == "Del"
    assert word("table.share", "en") == "Share"
    assert word("season.autumn", "nn", year="2008") == "hausten 2008"


def test_another_language_reads_english() -> None:
    assert word("table.code", "de") == "Code"


def test_an_unknown_key_shows_itself() -> None:
    assert word("no.such.key", "nb") == "[no.such.key]"
    assert find("no.such.key", "nb") is None


def test_a_value_with_braces_is_only_a_value() -> None:
    assert word("season.spring", "en", year="{0.__class__}") == "spring {0.__class__}"


def test_one_and_several() -> None:
    one = counted("render.defused", "en", 1)
    assert one.startswith("1 cell could")
    assert counted("render.defused", "nb", 2).startswith("2 celler kunne")


def test_the_terms_of_the_field_in_norwegian() -> None:
    """A coder is a forsker: in bokmål «koder» is also the plural of «kode»."""
    terms = {
        "table.coding": ("Koding", "Koding"),
        "table.codings": ("Kodinger", "Kodingar"),
        "table.passages": ("Utdrag", "Utdrag"),
        "table.coder": ("Forsker", "Forskar"),
        "table.coders": ("Forskere", "Forskarar"),
        "table.case": ("Kasus", "Kasus"),
        "table.cases": ("Kasus", "Kasus"),
    }
    for key, (nb, nn) in terms.items():
        assert (word(key, "nb"), word(key, "nn")) == (nb, nn)
    for language in ("nb", "nn"):
        for key, text in words_of(language).items():
            assert not re.search(r"\b[Cc]ase(r|ne|ar|ane)?\b", text), key
            assert not re.search(r"\b[Kk]oderen|\b[Kk]oderne", text), key
