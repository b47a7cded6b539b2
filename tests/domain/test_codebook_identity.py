from __future__ import annotations

import hashlib
from dataclasses import replace

from workbench.domain.codebook import Code, Codebook, CodeSet, Relation, Status
from workbench.domain.codebook_identity import identity

A = Code(id="a", name={"nb": "Én", "en": "One"}, merged_from=("b", "c"))
B = Code(id="b", name={"nb": "To"}, status=Status.RETIRED)
C = Code(id="c", name={"nb": "Tre"}, codable=False)
BOOK = Codebook(id="book", language="nb", codes=(A, B, C))


def test_the_canonical_form_by_hand() -> None:
    form = (
        '{"codebook":"book","codes":['
        '{"id":"a","merged_from":["b","c"],"name":{"en":"One","nb":"\\u00c9n"},'
        '"status":"accepted"},'
        '{"id":"b","name":{"nb":"To"},"status":"retired"},'
        '{"heading":true,"id":"c","name":{"nb":"Tre"},"status":"accepted"}],'
        '"form":1,"language":"nb"}'
    )
    assert identity(BOOK) == hashlib.sha256(form.encode()).hexdigest()


def test_what_does_not_count() -> None:
    turned = replace(A, name={"en": "One", "nb": "Én"}, merged_from=("c", "b", "c"))
    empty = replace(turned, definition={"en": " "}, include={"nb": ("",), "en": ()})
    other = replace(BOOK, codes=(empty, B, C), based_on="3f2a9c17", title={"nb": ""})
    assert identity(other) == identity(BOOK)


def test_what_counts() -> None:
    others = [
        replace(BOOK, codes=(B, A, C)),
        replace(BOOK, codes=(replace(A, key="1"), B, C)),
        replace(
            BOOK, codes=(replace(A, relations=(Relation(kind="x", to="b"),)), B, C)
        ),
        replace(BOOK, codes=(replace(A, examples={"nb": ("a", "b")}), B, C)),
        replace(BOOK, codes=(replace(A, examples={"nb": ("b", "a")}), B, C)),
        replace(BOOK, language="nn"),
        replace(BOOK, sets=(CodeSet(id="s", title={}, codes=("a",)),)),
    ]
    assert len({identity(one) for one in (BOOK, *others)}) == 8
