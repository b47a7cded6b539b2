from __future__ import annotations

from dataclasses import astuple, replace

from hypothesis import given, settings

from tests.domain.made_codebooks import related
from workbench.domain.codebook import (
    Code,
    Codebook,
    CodeSet,
    Origin,
    Relation,
    Status,
)
from workbench.domain.codebook_diff import diff
from workbench.domain.codebook_identity import identity


def code(one: str, parent: str = "") -> Code:
    return Code(id=one, name={"nb": one.upper()}, parent=parent)


def book(*codes: Code, sets: tuple[CodeSet, ...] = ()) -> Codebook:
    return Codebook(id="book", language="nb", codes=codes, sets=sets)


def rows(old: Codebook, new: Codebook) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in astuple(row)) for row in diff(old, new)]


A, B, C, D = (code(one) for one in "abcd")


def test_nothing_has_changed() -> None:
    assert diff(book(A, B), replace(book(A, B), based_on="3f2a9c17")) == []


def test_a_code_is_added_and_another_one_left_out() -> None:
    assert rows(book(A, B, C), book(A, C, D)) == [
        ("retired", "b", "status", "", "accepted", "retired"),
        ("added", "d", "", "", "", "D"),
    ]


def test_a_name_in_each_language() -> None:
    new = replace(A, name={"nb": "Ny", "en": "New"})
    assert rows(book(A), book(new)) == [
        ("renamed", "a", "name", "nb", "A", "Ny"),
        ("renamed", "a", "name", "en", "", "New"),
    ]


def test_what_makes_a_new_definition() -> None:
    old = replace(A, include={"nb": ("en", "to")}, examples={"nb": ("x",)})
    new = replace(
        A,
        definition={"nb": "Noe."},
        include={"nb": ("en", "tre")},
        exclude={"nb": ("fire",)},
        counter_examples={"en": ("five",)},
    )
    assert rows(book(old), book(new)) == [
        ("redefined", "a", "definition", "nb", "", "Noe."),
        ("redefined", "a", "include", "nb", "en; to", "en; tre"),
        ("redefined", "a", "exclude", "nb", "", "fire"),
        ("redefined", "a", "examples", "nb", "x", ""),
        ("redefined", "a", "counter_examples", "en", "", "five"),
    ]


def test_what_does_not() -> None:
    new = replace(
        A,
        indicators={"nb": ("x", "y")},
        origin=Origin.THEORY,
        source="Vår 2006",
        color="#7a5195",
        key="2",
    )
    assert rows(book(A), book(new)) == [
        ("described", "a", "indicators", "nb", "", "x; y"),
        ("described", "a", "origin", "", "", "theory"),
        ("described", "a", "source", "", "", "Vår 2006"),
        ("recoloured", "a", "color", "", "", "#7a5195"),
        ("pinned", "a", "key", "", "", "2"),
    ]


def test_a_heading() -> None:
    assert rows(book(A), book(replace(A, codable=False))) == [
        ("heading", "a", "codable", "", "true", "false")
    ]


def test_standing() -> None:
    ways = [
        ("accepted", "retired", "retired"),
        ("proposed", "retired", "retired"),
        ("retired", "accepted", "restored"),
        ("retired", "proposed", "restored"),
        ("proposed", "accepted", "accepted"),
        ("accepted", "proposed", "proposed"),
    ]
    for old, new, kind in ways:
        before = book(replace(A, status=Status(old)))
        now = book(replace(A, status=Status(new)))
        assert rows(before, now) == [(kind, "a", "status", "", old, new)]


def test_a_retired_code_may_be_left_out() -> None:
    assert rows(book(A, replace(B, status=Status.RETIRED)), book(A)) == []


def test_a_code_moves_below_another() -> None:
    assert rows(book(A, B, C), book(A, code("c", "a"), B)) == [
        ("moved", "c", "parent", "", "", "a")
    ]
    assert rows(book(A, code("c", "a"), B), book(A, B, C)) == [
        ("moved", "c", "parent", "", "a", "")
    ]


def test_only_the_code_that_went_elsewhere_is_reordered() -> None:
    assert rows(book(A, B, C, D), book(D, A, B, C)) == [
        ("reordered", "d", "order", "", "4", "1")
    ]
    assert rows(book(A, B, C, D), book(B, C, D, A)) == [
        ("reordered", "a", "order", "", "1", "4")
    ]


def test_a_code_put_between_others_moves_none_of_them() -> None:
    assert rows(book(A, B), book(A, D, B)) == [("added", "d", "", "", "", "D")]


def test_merging_and_splitting_are_told_of_the_code_they_happen_to() -> None:
    old = book(A, B, C)
    new = book(
        replace(A, merged_from=("b",)),
        replace(B, status=Status.RETIRED),
        C,
        replace(D, split_from="c"),
    )
    assert rows(old, new) == [
        ("retired", "b", "status", "", "accepted", "retired"),
        ("merged", "b", "merged_from", "", "", "a"),
        ("added", "d", "", "", "", "D"),
        ("split", "d", "split_from", "", "", "c"),
    ]
    assert ("merged", "b", "merged_from", "", "a", "") in rows(new, old)


def test_relations_one_by_one() -> None:
    old = replace(A, relations=(Relation(kind="x", to="b"), Relation(kind="y", to="b")))
    new = replace(A, relations=(Relation(kind="y", to="b"), Relation(kind="z", to="b")))
    assert rows(book(old, B), book(new, B)) == [
        ("related", "a", "relations", "", "x b", ""),
        ("related", "a", "relations", "", "", "z b"),
    ]


def test_sets_come_after_the_codes() -> None:
    one = CodeSet(id="s", title={"nb": "Sett"}, codes=("a",))
    two = CodeSet(id="t", title={}, codes=("b",))
    new = replace(one, title={"nb": "Nytt"}, codes=("b", "a"))
    assert rows(book(A, B, sets=(one, two)), book(A, B, sets=(two, new))) == [
        ("set", "t", "order", "", "2", "1"),
        ("set", "s", "title", "nb", "Sett", "Nytt"),
        ("set", "s", "codes", "", "a", "b; a"),
    ]
    assert rows(book(A, sets=(one,)), book(A)) == [("set", "s", "set", "", "Sett", "")]
    assert rows(book(A), book(A, sets=(replace(two, codes=()),))) == [
        ("set", "t", "set", "", "", "t")
    ]


def test_the_codebook_as_a_whole_comes_first() -> None:
    new = Codebook(id="other", title={"nn": "Bok"}, language="nn", codes=(B,))
    assert rows(book(), new) == [
        ("codebook", "", "codebook", "", "book", "other"),
        ("codebook", "", "language", "", "nb", "nn"),
        ("codebook", "", "title", "nn", "", "Bok"),
        ("added", "b", "", "", "", "B"),
    ]


def test_rows_follow_the_tree() -> None:
    old = book(A, code("a1", "a"), code("a2", "a"), B)
    new = book(
        replace(A, key="1"),
        replace(code("a2", "a"), key="2"),
        replace(B, key="3"),
    )
    assert [row.code for row in diff(old, new)] == ["a", "a1", "a2", "b"]


@given(related(), related())
@settings(deadline=None, max_examples=60)
def test_no_rows_exactly_where_the_identities_are_equal(
    old: Codebook, new: Codebook
) -> None:
    # A retired code that is left out is the one difference that is no change.
    new = replace(new, codes=tuple(one for one in new if one.id in old.by_id()))
    if set(old.by_id()) == set(new.by_id()):
        assert (diff(old, new) == []) == (identity(old) == identity(new))
    assert diff(old, old) == []
