from __future__ import annotations

from workbench.domain.codebook import Code, Codebook
from workbench.project.codebook_places import places


def book(*codes: str) -> Codebook:
    """Codes by their ids at the top; `a/b` is `b` below `a`."""
    made = []
    for one in codes:
        parent, _, id = one.rpartition("/")
        made.append(Code(id=id, name={"en": id}, parent=parent))
    return Codebook(id="x", codes=tuple(made))


HELD = {"a": 1000, "b": 2000, "c": 3000}
ABC = book("a", "b", "c")


def test_what_stands_in_order_is_not_placed() -> None:
    assert places(ABC, HELD, ABC) == {}
    assert places(ABC, HELD, book("a", "c")) == {}


def test_the_fewest_are_placed() -> None:
    assert places(ABC, HELD, book("c", "a", "b")) == {"c": 500}
    assert places(ABC, HELD, book("b", "c", "a")) == {"a": 4000}
    assert places(ABC, HELD, book("a", "c", "b")) == {"c": 1500}


def test_what_comes_between_lies_between() -> None:
    assert places(ABC, HELD, book("a", "x", "y", "b", "c")) == {"x": 1333, "y": 1666}


def test_below_another_code_is_a_place_of_its_own() -> None:
    assert places(ABC, HELD, book("a", "a/c", "b")) == {"c": 1000}


def test_where_there_is_no_room_all_siblings_are_placed() -> None:
    tight = {"a": 1, "b": 2, "c": 3}
    assert places(ABC, tight, book("a", "x", "b", "c")) == {
        "a": 1000,
        "x": 2000,
        "b": 3000,
        "c": 4000,
    }


def test_codes_at_one_place_are_told_apart() -> None:
    same = {"a": 0, "b": 0, "c": 0}
    assert places(ABC, same, ABC) == {}
    found = places(ABC, same, book("b", "a", "c"))
    assert found == {"b": 1000, "a": 2000, "c": 3000}
