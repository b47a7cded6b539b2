from __future__ import annotations

from pathlib import Path

import pytest

from workbench.domain.codebook import Codebook
from workbench.domain.codebook_identity import LISTS
from workbench.intake.codebook_file import read_codebook
from workbench.render.codebook_yaml import codebook_bytes

FILE = Path(__file__).parents[2] / "codebooks" / "general.yaml"
LANGUAGES = {"nb", "nn", "en"}


@pytest.fixture(scope="module")
def book() -> Codebook:
    found, problems = read_codebook(FILE.read_bytes(), "general.yaml")
    assert problems == []
    assert found is not None
    return found


def test_the_tree(book: Codebook) -> None:
    groups: dict[str, list[str]] = {one.id: [] for one in book if not one.parent}
    for one in book:
        if one.parent:
            groups[one.parent].append(one.id)
    assert groups == {
        "background": ["role", "history"],
        "work": ["practice", "cooperation", "disagreement", "decision"],
        "assessment": ["benefit", "problem", "expectation", "suggestion"],
        "explanation": ["cause", "change", "comparison"],
        "account": ["uncertainty", "follow-up"],
    }
    assert [one.id for one in book if not one.codable] == list(groups)


def test_everything_is_said_in_three_languages(book: Codebook) -> None:
    assert set(book.title) == LANGUAGES
    for one in book:
        assert set(one.name) == LANGUAGES, one.id
        if one.codable:
            assert set(one.definition) == LANGUAGES, one.id
            for field in ("include", "exclude", "examples"):
                assert set(getattr(one, field)) == LANGUAGES, (one.id, field)
        for field in LISTS:
            assert set(getattr(one, field)) in (set(), LANGUAGES), (one.id, field)


def test_a_rule_that_sends_elsewhere_names_a_code(book: Codebook) -> None:
    for language, use in (("nb", "bruk "), ("nn", "bruk "), ("en", "use ")):
        names = {one.name[language] for one in book}
        for one in book:
            for rule in one.exclude.get(language, ()):
                _, found, other = rule.rpartition(f"; {use}")
                assert not found or other.rstrip(".") in names, rule


def test_keys_and_the_set(book: Codebook) -> None:
    assert {one.key: one.id for one in book if one.key} == {
        "1": "practice",
        "2": "cooperation",
        "3": "disagreement",
        "4": "decision",
        "5": "benefit",
        "6": "problem",
        "7": "cause",
        "8": "change",
        "9": "follow-up",
    }
    assert [(one.id, one.codes) for one in book.sets] == [
        ("first-reading", ("role", "practice", "problem", "change", "follow-up"))
    ]


def test_it_is_laid_out_as_an_export_is(book: Codebook) -> None:
    lines = FILE.read_text("utf-8").splitlines(keepends=True)
    assert "".join(lines[2:]).encode() == codebook_bytes(book)
    assert all(line.startswith("# ") for line in lines[:2])
