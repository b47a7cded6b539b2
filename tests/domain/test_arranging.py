from __future__ import annotations

from workbench.domain.arranging import Arranged, Placed, placed, stepped

ORDER = (Placed("a", "Først"), Placed("b"), Placed("c", "Så"), Placed("d"))


def lines(found: Arranged) -> list[str]:
    """As they stand below each other, a heading in capitals."""
    said: list[str] = []
    for one in found.order:
        said += [one.heading.upper()] if one.heading else []
        said.append(one.id)
    return said


def test_a_step_past_a_neighbour_leaves_the_heading_where_it_is() -> None:
    assert lines(stepped(ORDER, "a", 1)) == ["FØRST", "b", "a", "SÅ", "c", "d"]
    assert lines(stepped(ORDER, "d", -1)) == ["FØRST", "a", "b", "SÅ", "d", "c"]


def test_a_step_past_a_heading_changes_no_neighbour() -> None:
    assert lines(stepped(ORDER, "b", 1)) == ["FØRST", "a", "SÅ", "b", "c", "d"]
    assert lines(stepped(ORDER, "c", -1)) == ["FØRST", "a", "b", "c", "SÅ", "d"]
    assert lines(stepped(ORDER, "a", -1)) == ["a", "FØRST", "b", "SÅ", "c", "d"]


def test_at_the_ends_nothing_moves() -> None:
    assert stepped(ORDER, "d", 1).order == ORDER
    bare = (Placed("a"), Placed("b"))
    assert stepped(bare, "a", -1).order == bare


def test_a_heading_that_loses_its_only_quote_is_named() -> None:
    order = (Placed("a", "Først"), Placed("b", "Så"), Placed("c", "Sist"))
    found = stepped(order, "b", -1)
    assert (lines(found), found.lost) == (["FØRST", "a", "b", "SIST", "c"], ("Så",))
    assert stepped(order, "c", -1).lost == ("Sist",)


def test_a_place_is_under_the_heading_of_the_one_before() -> None:
    assert lines(placed(ORDER, "d", 1)) == ["FØRST", "d", "a", "b", "SÅ", "c"]
    assert lines(placed(ORDER, "d", 3)) == ["FØRST", "a", "b", "d", "SÅ", "c"]
    assert lines(placed(ORDER, "a", 4)) == ["FØRST", "b", "SÅ", "c", "d", "a"]
    assert placed((Placed("a"),), "a", 1).order == (Placed("a"),)
