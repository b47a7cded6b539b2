from __future__ import annotations

from workbench.domain.balance import Balance, Voice, balance


def voice(person: str, document: str, *waves: str) -> Voice:
    return Voice(person=person, document=document, values={"wave": waves})


def test_quotes_by_a_value_and_who_is_quoted_most() -> None:
    voices = [
        voice("p1", "K08-3"),
        voice("p2", "S07-1", "2007"),
        voice("p2", "S10-1", "2010"),
        voice("p2", "S10-1", "2010"),
        voice("p3", "S10-2", "2010", "2007"),
    ]
    assert balance(voices, "wave", ["2010", "2007"]) == Balance(
        attribute="wave",
        quotes=5,
        counts=(("2010", 3), ("2007", 2)),
        missing=1,
        persons=3,
        most="S07-1",
        times=3,
    )


def test_nobody_is_quoted_most_where_nobody_is_quoted_twice() -> None:
    found = balance([voice("p1", "a", "x"), voice("p2", "b", "w")], "wave")
    assert (found.most, found.times, found.persons) == ("", 0, 2)
    assert found.counts == (("w", 1), ("x", 1))


def test_an_empty_selection() -> None:
    assert balance([], "wave") == Balance(attribute="wave", quotes=0)
