from __future__ import annotations

from workbench.domain.links import Link, links
from workbench.domain.spans import Span


def test_names_and_passages_in_their_order() -> None:
    text = "Se [[dual-line]] og [[K08-3  120:260]]."
    assert links(text) == (
        Link(name="dual-line", place=None, at=Span(3, 16)),
        Link(name="K08-3", place=Span(120, 260), at=Span(20, 38)),
    )


def test_what_is_no_link() -> None:
    assert links("[en] [[ ]] [[en\nto]] [[]] ]]a[[ [[[x]") == ()


def test_a_span_that_is_none_belongs_to_the_name() -> None:
    assert [one.name for one in links("[[møte 12:12]] [[kl. 10:30]]")] == [
        "møte 12:12",
        "kl.",
    ]
