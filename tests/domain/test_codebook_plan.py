from __future__ import annotations

from dataclasses import astuple, replace

from hypothesis import given, settings

from tests.domain.made_codebooks import related
from workbench.domain.codebook import Code, Codebook, CodeSet, Relation, Status
from workbench.domain.codebook_diff import diff
from workbench.domain.codebook_identity import identity
from workbench.domain.codebook_plan import Conflict, Plan, plan
from workbench.domain.codebook_tree import circles


def code(one: str, parent: str = "") -> Code:
    return Code(id=one, name={"nb": one.upper()}, parent=parent)


def book(*codes: Code, sets: tuple[CodeSet, ...] = ()) -> Codebook:
    return Codebook(id="book", language="nb", codes=codes, sets=sets)


def changes(found: Plan) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in astuple(row)) for row in found.changes]


def kept(found: Plan) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in astuple(row)) for row in found.kept]


A, B, C, D = (code(one) for one in "abcd")
BASE = book(A, B, C)


def test_what_only_the_file_has_changed_is_taken() -> None:
    file = book(replace(A, key="1"), B, C)
    found = plan(BASE, BASE, file)
    assert changes(found) == [("pinned", "a", "key", "", "", "1")]
    assert (found.conflicts, found.kept) == ((), ())
    assert found.target == file


def test_what_only_the_project_has_changed_is_kept_and_said() -> None:
    mine = book(replace(A, name={"nb": "Ny", "en": "New"}), B, C)
    found = plan(BASE, mine, BASE)
    assert found.changes == ()
    assert found.conflicts == ()
    assert kept(found) == [
        ("renamed", "a", "name", "nb", "A", "Ny"),
        ("renamed", "a", "name", "en", "", "New"),
    ]
    assert found.target == mine


def test_both_have_changed_other_fields_of_one_code() -> None:
    mine = book(replace(A, definition={"nb": "Mitt."}), B, C)
    file = book(replace(A, definition={"en": "Theirs."}, color="#000000"), B, C)
    found = plan(BASE, mine, file)
    assert changes(found) == [
        ("redefined", "a", "definition", "en", "", "Theirs."),
        ("recoloured", "a", "color", "", "", "#000000"),
    ]
    assert kept(found) == [("redefined", "a", "definition", "nb", "", "Mitt.")]
    assert found.conflicts == ()
    assert found.target.by_id()["a"] == replace(
        A, definition={"nb": "Mitt.", "en": "Theirs."}, color="#000000"
    )


def test_both_have_changed_one_text_in_two_ways() -> None:
    mine = book(replace(A, name={"nb": "Min"}), B, C)
    file = book(replace(A, name={"nb": "Deres"}, key="1"), B, C)
    found = plan(BASE, mine, file)
    assert found.conflicts == (
        Conflict(
            code="a", field="name", language="nb", base="A", mine="Min", theirs="Deres"
        ),
    )
    assert changes(found) == [("pinned", "a", "key", "", "", "1")]
    assert found.kept == ()
    assert found.target.by_id()["a"] == replace(A, name={"nb": "Min"}, key="1")


def test_both_have_come_to_the_same() -> None:
    both = book(replace(A, status=Status.RETIRED), B, C)
    found = plan(BASE, both, both)
    assert (found.changes, found.conflicts, found.kept) == ((), (), ())


def test_a_code_that_the_file_leaves_out_is_retired_and_gives_its_key_free() -> None:
    base = book(replace(A, key="1"), B)
    found = plan(base, base, book(replace(B, key="1")))
    assert changes(found) == [
        ("pinned", "a", "key", "", "1", ""),
        ("retired", "a", "status", "", "accepted", "retired"),
        ("pinned", "b", "key", "", "", "1"),
    ]
    assert found.conflicts == ()
    assert found.target == book(replace(A, status=Status.RETIRED), replace(B, key="1"))


def test_a_code_that_has_come_to_the_project_since_stays() -> None:
    mine = book(A, D, B, C)
    found = plan(BASE, mine, BASE)
    assert found.changes == ()
    assert kept(found) == [("added", "d", "", "", "", "D")]
    assert found.target == mine


def test_without_a_base_the_word_of_the_file_holds() -> None:
    mine = book(replace(A, name={"nb": "A", "en": "Old"}), B, D)
    found = plan(None, mine, book(C, A, B))
    assert changes(found) == [
        ("added", "c", "", "", "", "C"),
        ("renamed", "a", "name", "en", "Old", ""),
        ("retired", "d", "status", "", "accepted", "retired"),
    ]
    assert (found.conflicts, found.kept) == ((), ())
    assert found.target == book(C, A, B, replace(D, status=Status.RETIRED))


def test_a_code_made_on_both_sides() -> None:
    mine = book(A, B, C, replace(D, color="#000000"))
    file = book(A, B, C, replace(D, name={"nb": "Dør"}, key="4"))
    found = plan(BASE, mine, file)
    assert found.conflicts == (
        Conflict(code="d", field="name", language="nb", mine="D", theirs="Dør"),
    )
    assert changes(found) == [("pinned", "d", "key", "", "", "4")]
    assert kept(found) == [("recoloured", "d", "color", "", "", "#000000")]


def test_the_order_is_the_files_unless_only_the_project_has_changed_it() -> None:
    turned = book(C, B, A)
    assert plan(BASE, turned, BASE).target == turned
    assert plan(BASE, BASE, turned).target == turned
    assert plan(BASE, book(B, A, C), turned).target == turned
    assert plan(BASE, book(C, A, B, D), book(A, B, C)).target == book(C, A, B, D)


def test_a_new_code_of_the_file_stands_after_the_one_it_follows_there() -> None:
    mine = book(C, B, A)
    assert plan(BASE, mine, book(A, D, B, C)).target == book(C, B, A, D)


def test_one_key_for_two_codes_is_a_conflict() -> None:
    mine = book(replace(A, key="1"), B, C)
    found = plan(BASE, mine, book(A, replace(B, key="1"), C))
    assert found.conflicts == (Conflict(code="b", field="key", theirs="1"),)
    assert found.changes == ()
    assert kept(found) == [("pinned", "a", "key", "", "", "1")]


def test_the_file_may_swap_two_keys() -> None:
    base = book(replace(A, key="1"), replace(B, key="2"))
    file = book(replace(A, key="2"), replace(B, key="1"))
    found = plan(base, base, file)
    assert (found.conflicts, found.target) == ((), file)


def test_a_circle_of_parents_is_a_conflict() -> None:
    mine = book(B, code("a", "b"), C)
    # In the project a is below b; in the file b is below d, which is below a.
    file = book(A, code("d", "a"), code("b", "d"), C)
    found = plan(BASE, mine, file)
    assert found.conflicts == (
        Conflict(code="b", field="parent", base="", mine="", theirs="d"),
    )
    assert changes(found) == [("added", "d", "", "", "", "D")]
    assert [(one.id, one.parent) for one in found.target] == [
        ("b", ""),
        ("a", "b"),
        ("d", "a"),
        ("c", ""),
    ]


def test_a_heading_cannot_have_the_key_that_the_project_gave_it() -> None:
    mine = book(replace(A, key="1"), B, C)
    found = plan(BASE, mine, book(replace(A, codable=False), B, C))
    assert found.conflicts == (
        Conflict(code="a", field="codable", base="true", mine="true", theirs="false"),
    )


def test_one_code_merged_into_two_is_a_conflict() -> None:
    mine = book(replace(A, merged_from=("c",)), B, C)
    found = plan(BASE, mine, book(A, replace(B, merged_from=("c",)), C))
    assert found.conflicts == (Conflict(code="b", field="merged_from", theirs="c"),)


def test_relations_are_taken_whole() -> None:
    new = replace(A, relations=(Relation(kind="y", to="c"), Relation(kind="x", to="b")))
    assert plan(BASE, BASE, book(new, B, C)).target.codes[0] == new


ONE = CodeSet(id="s", title={"nb": "Sett"}, codes=("a", "b"))


def test_sets_three_ways() -> None:
    base = book(A, B, C, sets=(ONE,))
    more = replace(ONE, codes=("a", "b", "c"))
    fewer = replace(ONE, codes=("a",))
    assert plan(base, base, book(A, B, C, sets=(more,))).target.sets == (more,)
    assert plan(base, base, BASE).target.sets == ()
    found = plan(base, book(A, B, C, sets=(more,)), base)
    assert found.target.sets == (more,)
    assert kept(found) == [("set", "s", "codes", "", "a; b", "a; b; c")]
    assert plan(base, BASE, base).target.sets == ()
    assert kept(plan(base, BASE, base)) == [("set", "s", "set", "", "Sett", "")]
    found = plan(base, book(A, B, C, sets=(more,)), book(A, B, C, sets=(fewer,)))
    assert found.conflicts == (
        Conflict(
            code="s",
            field="set",
            base="nb: Sett; a; b",
            mine="nb: Sett; a; b; c",
            theirs="nb: Sett; a",
        ),
    )
    assert found.target.sets == (more,)


def test_the_codebook_as_a_whole_three_ways() -> None:
    mine = replace(BASE, title={"nb": "Min"}, based_on="3f2a9c17")
    file = replace(BASE, title={"nb": "Deres", "en": "Theirs"}, language="nn")
    found = plan(BASE, mine, file)
    assert found.conflicts == (
        Conflict(code="", field="title", language="nb", mine="Min", theirs="Deres"),
    )
    assert found.target.title == {"nb": "Min", "en": "Theirs"}
    assert found.target.language == "nn"


# -- properties ----------------------------------------------------------------------


@given(related(), related())
@settings(deadline=None, max_examples=60)
def test_a_file_of_an_untouched_project_is_applied_whole(
    mine: Codebook, file: Codebook
) -> None:
    for found in (plan(mine, mine, file), plan(None, mine, file)):
        assert all(one.field == "merged_from" for one in found.conflicts)
        if not found.conflicts and {one.id for one in mine} <= {one.id for one in file}:
            assert identity(found.target) == identity(file)
        assert list(found.changes) == diff(mine, found.target)


@given(related(), related())
@settings(deadline=None, max_examples=60)
def test_an_untouched_file_changes_nothing(base: Codebook, mine: Codebook) -> None:
    mine = replace(
        mine, codes=(*mine, *(one for one in base if one.id not in mine.by_id()))
    )
    mine = replace(mine, codes=tuple(replace(one, parent="") for one in mine))
    found = plan(base, mine, base)
    assert found.changes == ()
    assert found.conflicts == ()
    assert identity(found.target) == identity(mine)


@given(related(), related(), related())
@settings(deadline=None, max_examples=60)
def test_what_comes_of_three_sound_codebooks_is_sound(
    base: Codebook, mine: Codebook, file: Codebook
) -> None:
    found = plan(base, mine, file)
    made = found.target.by_id()
    assert set(made) == set(mine.by_id()) | set(file.by_id())
    assert all(not one.parent or one.parent in made for one in made.values())
    assert circles({one.id: one.parent for one in made.values()}) == []
    keys = [one.key for one in made.values() if one.key]
    assert len(keys) == len(set(keys))
    assert not any(one.key and not one.codable for one in made.values())
    merged = [gone for one in made.values() for gone in one.merged_from]
    assert len(merged) == len(set(merged))
    assert (
        circles({gone: one.id for one in found.target for gone in one.merged_from})
        == []
    )
