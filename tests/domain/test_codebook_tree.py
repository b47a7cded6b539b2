from __future__ import annotations

from workbench.domain.codebook import Code
from workbench.domain.codebook_tree import circles, walk


def code(one: str, parent: str = "") -> Code:
    return Code(id=one, name={"en": one}, parent=parent)


def test_a_parent_comes_before_its_children_and_siblings_keep_their_order() -> None:
    codes = [code("b"), code("a1", "a"), code("a"), code("a11", "a1"), code("a0", "a")]
    assert [one.id for one in walk(codes)] == ["b", "a", "a1", "a11", "a0"]


def test_what_hangs_on_nothing_is_left_out() -> None:
    codes = [code("a"), code("b", "gone"), code("c", "d"), code("d", "c")]
    assert [one.id for one in walk(codes)] == ["a"]


def test_a_very_deep_tree() -> None:
    codes = [code("0"), *(code(str(n), str(n - 1)) for n in range(1, 5000))]
    assert [one.id for one in walk(reversed(codes))] == [str(n) for n in range(5000)]


def test_circles_are_found_once_each() -> None:
    steps = {"x": "b", "a": "b", "b": "c", "c": "b", "d": "d", "e": "", "f": "gone"}
    assert circles(steps) == [("b", "c"), ("d",)]
