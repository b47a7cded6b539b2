from __future__ import annotations

import pytest

from workbench.domain.attribution import Attribution, Field, Value, parse
from workbench.errors import Refused

SERVANT = Value(
    raw="civil-servant",
    label={"nb": "Tjenestemann", "nn": "Tenestemann", "en": "Civil servant"},
    in_text={"nb": "tjenestemann", "nn": "tenestemann", "en": "civil servant"},
)
DIRECTORATE = Value(
    raw="directorate",
    label={"nb": "Direktorat", "en": "Directorate"},
    in_text={"nb": "direktoratet", "en": "the Directorate"},
)
POLITICIAN = Value(
    raw="politician",
    label={"nb": "Politiker", "en": "Politician"},
    in_text={"nb": "politiker", "en": "politician"},
)
LONG = parse("{role}[ {institution}][ {date:season}]")
SHORT = parse("{role}, intervju {date:year}")


def text(template: str, language: str = "nb", **values: Value) -> str:
    return parse(template).fill(values, language).text


def test_the_long_form_in_three_languages() -> None:
    values = {
        "role": SERVANT,
        "institution": DIRECTORATE,
        "date": Value(raw="2010-04-12"),
    }
    assert LONG.fill(values, "nb").text == "tjenestemann direktoratet våren 2010"
    assert LONG.fill(values, "nn").text == "tenestemann direktoratet våren 2010"
    assert LONG.fill(values, "en").text == "civil servant the Directorate spring 2010"


def test_the_long_form_from_a_stored_season() -> None:
    for stored in ("våren 2010", "2010-spring"):
        values = {"role": SERVANT, "date": Value(raw=stored)}
        assert LONG.fill(values, "nb").text == "tjenestemann våren 2010"
        assert LONG.fill(values, "en").text == "civil servant spring 2010"


def test_the_short_form() -> None:
    values = {"role": POLITICIAN, "date": Value(raw="2007-11-02")}
    assert SHORT.fill(values, "nb").text == "politiker, intervju 2007"


def test_words_of_the_template_can_differ_by_language() -> None:
    made = parse("{role}, {nb:intervju|en:interview} {date:year}")
    values = {"role": POLITICIAN, "date": Value(raw="2007-11-02")}
    assert made.fill(values, "nb").text == "politiker, intervju 2007"
    assert made.fill(values, "nn").text == "politiker, intervju 2007"
    assert made.fill(values, "en").text == "politician, interview 2007"
    assert made.fill(values, "sv").text == "politician, interview 2007"
    long = parse("{role}[{en:, }{institution}][ {date:season}]")
    known = {"role": SERVANT, "institution": DIRECTORATE, "date": Value(raw="2010-04")}
    assert long.fill(known, "en").text == "civil servant, the Directorate spring 2010"


@pytest.mark.parametrize(
    ("template", "what"),
    [("{nb:intervju|interview}", "“interview” is of no language"), ("{nb}", "")],
)
def test_words_without_a_language_are_refused(template: str, what: str) -> None:
    if not what:
        assert parse(template).fields == (Field(name="nb"),)
        return
    with pytest.raises(Refused, match=what):
        parse(template)


def test_optional_parts_fall_away_without_a_trace() -> None:
    assert LONG.fill({"role": SERVANT}, "nb") == Attribution(text="tjenestemann")
    without_date = {"role": SERVANT, "institution": DIRECTORATE}
    assert LONG.fill(without_date, "nb").text == "tjenestemann direktoratet"
    no_season = {"role": SERVANT, "date": Value(raw="2010")}
    assert LONG.fill(no_season, "nb").text == "tjenestemann"


def test_an_optional_part_with_two_fields_needs_both() -> None:
    template = "{role}[ ({institution}, {date:year})]"
    both = text(template, role=SERVANT, institution=DIRECTORATE, date=Value(raw="2010"))
    assert both == "tjenestemann (direktoratet, 2010)"
    assert text(template, role=SERVANT, date=Value(raw="2010")) == "tjenestemann"


def test_what_is_missing_outside_brackets_is_named() -> None:
    filled = SHORT.fill({"role": POLITICIAN}, "nb")
    assert filled == Attribution(text="politiker, intervju ", missing=("date:year",))
    filled = parse("{role} {role}").fill({"role": Value(raw=" ")}, "nb")
    assert filled.missing == ("role",)


def test_forms() -> None:
    template = "{institution:label}/{institution:id}/{institution:in_text}"
    assert (
        text(template, institution=DIRECTORATE) == "Direktorat/directorate/direktoratet"
    )


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        (Value(raw="x", in_text={"nb": "etaten"}), "nn", "etaten"),
        (Value(raw="x", in_text={"nn": "etaten"}), "nb", "etaten"),
        (Value(raw="x", in_text={"en": "the agency"}), "nb", "the agency"),
        (Value(raw="x", in_text={"nb": "etaten"}), "de", "etaten"),
        (Value(raw="x", in_text={"de": "das Amt"}), "nb", "das Amt"),
        (Value(raw="x", label={"nb": "Etat"}), "nb", "Etat"),
        (Value(raw="x", label={"nb": ""}), "nb", "x"),
        (Value(raw="Bergen"), "en", "Bergen"),
        # The reader's language goes before the form that was asked for.
        (
            Value(raw="x", in_text={"nb": "etaten"}, label={"en": "Agency"}),
            "en",
            "Agency",
        ),
    ],
)
def test_fallbacks(value: Value, language: str, said: str) -> None:
    assert text("{a}", language, a=value) == said


def test_several_values_are_joined_in_words() -> None:
    several = [Value(raw=name) for name in ("barnevern", "rus", "rus", "flyktning")]
    assert parse("{services}").fill({"services": several}, "nb").text == (
        "barnevern, rus og flyktning"
    )
    assert parse("{services}").fill({"services": several[:2]}, "en").text == (
        "barnevern and rus"
    )
    assert parse("a[ {services}]").fill({"services": []}, "en").text == "a"


def test_doubled_marks_are_the_marks() -> None:
    value = Value(raw="v")
    assert text("[[{a}]] {{a}} {{{a}}}", a=value) == "[v] {a} {v}"
    assert text("x[ [[{a}]] ]", a=value) == "x [v] "


def test_what_a_value_holds_is_never_a_template() -> None:
    assert text("{a}", a=Value(raw="{b}[ {c}]")) == "{b}[ {c}]"


def test_fields_in_order_each_once() -> None:
    assert parse("{role}[ {date:year}] {role}").fields == (
        Field(name="role"),
        Field(name="date", form="year"),
    )
    assert parse("").fields == ()
    assert parse("").fill({}, "nb").text == ""


def test_names_may_hold_any_letters() -> None:
    assert parse("{ størrelse på kommunen : label }").fields == (
        Field(name="størrelse på kommunen", form="label"),
    )


@pytest.mark.parametrize(
    ("source", "character", "what"),
    [
        ("{role", 1, "this { is never closed"),
        ("ab {role[x]}", 4, "this { is never closed"),
        ("{role} }", 8, "a } that closes nothing"),
        ("x[ {role}", 2, "this [ is never closed"),
        ("{role}]", 7, "a ] that closes nothing"),
        ("[ {role}[ {date}]]", 9, "a [ inside [ ]"),
        ("{role}[ sic]", 7, "these brackets hold no {field}"),
        ("{}", 1, "a field without a name"),
        ("{:year}", 1, "a field without a name"),
        ("{date:monht}", 1, "“monht” is no form of {date}"),
        ("{date:}", 1, "“” is no form of {date}"),
    ],
)
def test_a_faulty_template_is_refused_with_the_place(
    source: str, character: int, what: str
) -> None:
    with pytest.raises(Refused) as caught:
        parse(source)
    assert f"at character {character}, {what}." in caught.value.message
    assert caught.value.hint
