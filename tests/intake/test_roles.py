"""Labels: who asks, who answers, what is no name."""

from __future__ import annotations

import pytest

from workbench.domain.documents import Role
from workbench.intake.roles import is_known, is_nobody, key, looks_like_name, roles_of


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("Informant 2", "informant"),
        ("INT.", "int"),
        ("Deltaker 3 (leder)", "deltaker"),
        ("Q12", "q"),
        ("A" + "1" * 38 + "b", "a" + "1" * 38 + "b"),
    ],
)
def test_numbers_and_brackets_do_not_count(label: str, bare: str) -> None:
    assert key(label) == bare


@pytest.mark.parametrize(
    "name",
    [
        "Kari",
        "KARI BERG",
        "Per-Erik O'Dea",
        "P1",
        "Ole von Berg",
        "מראיין",
        "intervjuer",
    ],
)
def test_names(name: str) -> None:
    assert looks_like_name(name)
    assert not is_nobody(name)


@pytest.mark.parametrize(
    "name", ["Poenget er", "ja", "Dette er viktig", "En To Tre Fire Fem Seks"]
)
def test_no_names(name: str) -> None:
    assert not looks_like_name(name)


@pytest.mark.parametrize("name", ["Dato", "Sted", "Tabell 3", "Men", "https", "Note"])
def test_words_before_a_colon_that_are_nobody(name: str) -> None:
    assert is_nobody(name)


def test_known_labels() -> None:
    assert is_known("Respondent 4")
    assert is_known("Intervjuaren")
    assert is_known("Kari", ["KARI"])
    assert not is_known("Kari")


@pytest.mark.parametrize(
    ("speakers", "asking"),
    [
        (["Intervjuer", "Informant"], {"Intervjuer"}),
        (["Intervjuar 1", "Intervjuar 2", "Ola"], {"Intervjuar 1", "Intervjuar 2"}),
        (["Kari Intervjuer", "Ola"], {"Kari Intervjuer"}),
        (["I", "R"], {"I"}),
        (["I", "F"], {"F"}),
        (["I", "Moderator"], {"Moderator"}),
        (["M", "K"], set()),
        (["Kari", "Ola"], set()),
        (["Spm", "Svar"], {"Spm"}),
    ],
)
def test_who_asks(speakers: list[str], asking: set[str]) -> None:
    role = roles_of(speakers)
    assert {one for one in speakers if role[one] is Role.INTERVIEWER} == asking
    assert set(role.values()) <= {Role.INTERVIEWER, Role.INTERVIEWEE}
