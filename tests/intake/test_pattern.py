"""Attributes out of a file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import UsageError
from workbench.intake import attributes_of

PATTERN = r"(?P<wave>\d{4})-(?P<office>[^-]+?)(?:-(?P<role>leder))?$"


def test_named_groups() -> None:
    assert attributes_of(Path("inn/2007-Ås-leder.txt"), PATTERN) == {
        "wave": "2007",
        "office": "Ås",
        "role": "leder",
    }


def test_a_group_that_took_no_part_gives_nothing() -> None:
    assert attributes_of(Path("2010-Bø.md"), PATTERN) == {
        "wave": "2010",
        "office": "Bø",
    }


def test_a_name_that_does_not_fit() -> None:
    assert attributes_of(Path("notat.txt"), PATTERN) == {}


def test_decomposed_names_and_whole_names() -> None:
    path = Path("2007-A\u030as.txt")
    assert attributes_of(path, r"-(?P<office>\w+)") == {"office": "Ås"}
    assert attributes_of(path, r"\.(?P<kind>txt)$") == {"kind": "txt"}


def test_the_folder_is_not_looked_at() -> None:
    assert attributes_of(Path("2007/a.txt"), r"(?P<wave>\d{4})") == {}


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(?P<wave>", "is no regular expression: missing )"),
        ("(?P<wave>a)(?P<wave>b)", "is no regular expression: redefinition"),
        (r"(\d{4})", "names no group"),
    ],
)
def test_patterns_that_cannot_be_used(pattern: str, why: str) -> None:
    with pytest.raises(UsageError) as caught:
        attributes_of(Path("a.txt"), pattern)
    assert why in caught.value.message
    assert "(?P<wave>" in caught.value.hint
