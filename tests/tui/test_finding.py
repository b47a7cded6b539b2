from __future__ import annotations

from dataclasses import replace

from tests.tui.fake import CODES
from workbench.tui.finding import Why, found


def names(typed: str, recent: tuple[str, ...] = ()) -> list[tuple[str, Why]]:
    return [(fit.code.id, fit.why) for fit in found(CODES, typed, recent)]


def test_nothing_typed_is_the_last_codes() -> None:
    assert names("", ("cost-shifting", "gone", "new-seams")) == [
        ("cost-shifting", Why.RECENT),
        ("new-seams", Why.RECENT),
    ]


def test_names_in_any_language() -> None:
    assert names("DOB") == [("dual-command", Why.NAME)]
    assert names("new s") == [("new-seams", Why.NAME)]
    assert names("command") == [("dual-command", Why.WORD)]
    assert names("sty") == [("dual-command", Why.WORD)]
    assert names("dblst") == [("dual-command", Why.LETTERS)]


def test_a_whole_name_goes_before_longer_ones_that_begin_so() -> None:
    longer = replace(CODES[1], id="network", name="nettverk", total=0)
    other = replace(CODES[1], id="hierarchical", name="nettverk av herrer", total=9)
    fits = found([other, longer], "Nettverk", ("hierarchical",))
    assert [fit.code.id for fit in fits] == ["network", "hierarchical"]


def test_terms_and_definitions_after_names() -> None:
    assert names("rådm") == [("dual-command", Why.TERM)]
    assert names("utgift") == [("cost-shifting", Why.DEFINITION)]


def test_headings_are_not_found() -> None:
    assert all(code != "operation" for code, _ in names("drift"))


def test_among_equals_the_one_used_last_is_first() -> None:
    first = [code for code, _ in names("s", ("new-seams",))]
    assert first.index("new-seams") < first.index("dual-command")


def test_nothing_fits() -> None:
    assert names("xyzzy") == []


def test_letters_that_stand_together_go_before_scattered_ones() -> None:
    """However often the other was used, and used last."""
    near = replace(CODES[1], id="sharing", name="kostnadsdeling", total=0)
    far = replace(CODES[1], id="far", name="kommunens overordnede strategid", total=9)
    fits = found([far, near], "kostd", ("far",))
    assert [fit.code.id for fit in fits] == ["sharing", "far"]
