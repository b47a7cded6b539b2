from __future__ import annotations

import pytest

from workbench.domain.questions import Operator, fits, nearest, number, same


@pytest.mark.parametrize(
    ("held", "sign", "wanted", "so"),
    [
        ("2010", "=", ["2010"], True),
        ("2010", "=", ["2010.0"], True),
        ("1,5", "=", ["1.5"], True),
        ("Politician", "=", ["politician"], True),
        ("Å", "=", ["å"], True),
        ("å", "=", ["a"], False),
        ("2010", "in", ["2007", "2010"], True),
        ("9", "<", ["10"], True),
        ("nine", "<", ["ten"], True),
        ("2007-03", "<", ["2010"], True),
        ("ø", ">", ["z"], True),
        ("å", ">", ["ø"], True),
        ("10", ">=", ["10,0"], True),
        ("10", "<=", ["9"], False),
        ("Rådmannen", "like", ["råd%"], True),
        ("Rådmannen", "like", ["%mann%"], True),
        ("Rådmannen", "like", ["R_dmannen"], True),
        ("Rådmannen", "like", ["mann"], False),
        ("a.c", "like", ["a.c"], True),
        ("abc", "like", ["a.c"], False),
        ("to\nlinjer", "like", ["to%linjer"], True),
        ("", "like", ["%"], True),
    ],
)
def test_whether_a_value_fits(
    held: str, sign: str, wanted: list[str], so: bool
) -> None:
    assert fits(held, Operator(sign), wanted) is so


def test_declared_values_rank_as_declared() -> None:
    order = ["low", "middle", "high"]
    assert fits("low", Operator.LESS, ["High"], order)
    assert not fits("high", Operator.LESS, ["low"], order)


def test_numbers() -> None:
    assert number(" 12 ") == 12.0
    assert number("-1,5") == -1.5
    assert number("1e5") is None
    assert number("2010-03") is None
    assert number("½") is None
    assert not same("", "0")


def test_a_wicked_pattern_comes_to_an_end() -> None:
    """There are more ways to fail than could ever be tried one by one."""
    assert not fits("a" * 400, Operator.LIKE, ["%a" * 30 + "%b"])


def test_what_somebody_may_have_meant() -> None:
    assert nearest("wav", ["wave", "role"]) == "did you mean wave?"
    assert nearest("ROLE", ["wave", "role"]) == "did you mean role?"
    assert nearest("xyz", ["øre", "ære"]) == "there is ære and øre"
    assert nearest("xyz", []) == "the project has none yet"
