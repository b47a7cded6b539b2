from __future__ import annotations

import pytest

from workbench.domain.attributes import (
    Attribute,
    AttributeType,
    AttributeValue,
    from_spec,
)

CHOICE = Attribute(
    name="wave",
    type=AttributeType.CHOICE,
    several=True,
    missing=("-",),
    label={"en": "Wave"},
    values=(AttributeValue(id="2007", in_text={"nb": "2007"}), AttributeValue(id="b")),
)


def test_what_is_stored_is_the_same_attribute() -> None:
    assert from_spec("wave", CHOICE.spec()) == CHOICE
    assert from_spec("note", Attribute(name="note").spec()) == Attribute(name="note")
    assert Attribute(name="note").spec() == '{"kind": "document", "type": "text"}'


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        (AttributeType.TEXT, ["anything at all", "-1"], []),
        (
            AttributeType.NUMBER,
            ["12", "-3", "4.5", "4,5"],
            ["4.", "four", "1 000", "½"],
        ),
        (AttributeType.YESNO, ["yes", "no"], ["ja", "Yes", "1"]),
        (
            AttributeType.DATE,
            ["2010", "2010-04", "2010-04-12", "12.04.2010"],
            ["2010-13", "2010-02-30", "April"],
        ),
        (AttributeType.SEASON, ["våren 2010", "autumn 2008"], ["soon", "2010"]),
        # A choice that lists nothing takes whatever there is.
        (AttributeType.CHOICE, ["whatever"], []),
    ],
)
def test_what_a_value_can_be(
    type_: AttributeType, good: list[str], bad: list[str]
) -> None:
    one = Attribute(name="a", type=type_)
    assert [value for value in good if one.fault(value)] == []
    assert [value for value in bad if not one.fault(value)] == []


def test_a_choice_takes_the_values_it_lists() -> None:
    assert CHOICE.fault("2007") == ""
    assert CHOICE.fault("2008") == "it can be 2007, b"
