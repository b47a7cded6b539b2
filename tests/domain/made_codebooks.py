"""Codebooks made at random, of texts that a careless reader or writer would spoil."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from workbench.domain.codebook import (
    Code,
    Codebook,
    CodeSet,
    Origin,
    Relation,
    Status,
)
from workbench.domain.codebook_tree import walk

HOSTILE = (
    *"no Yes NULL ~ 012 1:30 1e3 0x1F 0o17 .inf 2010-05-17 2 #7a5195".split(),
    *"# ' \" \\ *a &a !a %a @a `a | > {a} [a ? << --- ... =1+1 a:".split(),
    *("- a", "a: b", ": ", "a #b", "a, b", "? a", "--- a", " a", "a ", "\ta", "a\tb"),
    *("a\nb", "a\n\nb", "a\n", "\na", "a\n  b", "a \nb", "a\r\nb", "a\rb", "a  b"),
    *("a\x85b", "a\u2028b", "\u2029a", "\ufeffa", "a\u200bb", "a\xa0b", "\ufffe"),
    *(
        "a\x1b[31mb",
        "\x07a",
        "a\x7f",
        "\x9ba",
        "\u202eabc",
        "\U0001f468\u200d\U0001f469",
    ),
    *("../../etc/passwd", "<script>", "';DROP TABLE code;--", "«Vi», sa hun: «nei»"),
    *("[latter] ja", "Æ ø å " * 30, "a  " * 50 + "b", "x" * 190),
)

_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_any_text = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(_letters, min_size=1, max_size=30),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map(" ".join),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("\n".join),
)
texts = _any_text.map(lambda text: unicodedata.normalize("NFC", text)).filter(
    lambda text: text.strip() != ""
)
names = texts.map(lambda text: text[:200]).filter(lambda text: text.strip() != "")
_languages = st.sampled_from(("nb", "nn", "en", "no", "se"))
_lists = st.dictionaries(
    _languages, st.lists(texts, min_size=1, max_size=3).map(tuple), max_size=2
)
IDS = st.from_regex(
    r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True
) | st.sampled_from(("no", "y", "012", "1e3", "null", "2010-05-17", "0x1f"))


@st.composite
def codebooks(
    draw: st.DrawFn, most: int = 5, ids_from: st.SearchStrategy[str] = IDS
) -> Codebook:
    """A sound codebook of up to `most` codes, in the order of its tree."""
    ids = draw(st.lists(ids_from, unique=True, max_size=most))
    keys = draw(st.permutations("123456789"))
    merged = draw(st.permutations(ids))
    codes = []
    for place, one in enumerate(ids):
        codable = draw(st.booleans())
        codes.append(
            Code(
                id=one,
                name=draw(st.dictionaries(_languages, names, min_size=1, max_size=3)),
                parent=draw(st.sampled_from(["", *ids[:place]])),
                definition=draw(st.dictionaries(_languages, texts, max_size=2)),
                include=draw(_lists),
                exclude=draw(_lists),
                examples=draw(_lists),
                counter_examples=draw(_lists),
                indicators=draw(_lists),
                color=draw(st.sampled_from(("", "#7a5195", "#000000"))),
                key=keys[place] if codable and draw(st.booleans()) else "",
                codable=codable,
                origin=draw(st.sampled_from((None, *Origin))),
                status=draw(st.sampled_from(Status)),
                relations=tuple(
                    draw(
                        st.lists(
                            st.builds(Relation, kind=texts, to=st.sampled_from(ids)),
                            max_size=2,
                        )
                    )
                ),
                merged_from=_later(one, merged) if draw(st.booleans()) else (),
                split_from=draw(
                    st.sampled_from(["", *(other for other in ids if other != one)])
                ),
                source=draw(st.just("") | texts),
            )
        )
    return Codebook(
        id=draw(IDS),
        title=draw(st.dictionaries(_languages, names, max_size=2)),
        language=draw(_languages),
        codes=tuple(walk(codes)),
        sets=tuple(draw(_sets(ids, ids_from))),
        based_on=draw(st.sampled_from(("", "3f2a9c17", "12345678", "3e217917"))),
    )


def _later(one: str, order: list[str]) -> tuple[str, ...]:
    """The code after this one in some order, so that merges never run in a circle."""
    place = order.index(one)
    return tuple(order[place + 1 : place + 2])


def _sets(
    ids: list[str], ids_from: st.SearchStrategy[str]
) -> st.SearchStrategy[list[CodeSet]]:
    members = st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])
    one = st.builds(
        CodeSet,
        id=ids_from,
        title=st.dictionaries(_languages, names, max_size=2),
        codes=members.map(tuple),
    )
    return st.lists(one, unique_by=lambda made: made.id, max_size=2)


def related() -> st.SearchStrategy[Codebook]:
    """Codebooks whose ids are few, so that two of them have codes in common."""
    return codebooks(ids_from=st.sampled_from("abcdef"))
