from __future__ import annotations

import pytest

from tests.render.samples import COLLECTION
from workbench.domain.quotes import Collection, Quote
from workbench.render import quotation


def test_quotes_come_in_order_with_each_heading_once() -> None:
    read = list(quotation.printed(COLLECTION))
    assert [(one.id, one.heading) for one in read] == [
        ("0190-aa", "På kaia"),
        ("0190-bb", ""),
        ("0190-cc", "Til slutt"),
    ]


def test_printed_words_go_before_the_original() -> None:
    first, second, _ = quotation.printed(COLLECTION)
    assert first.words == ("«Båten kom.\nIngen så den.", "Det er sant.»")
    assert first.translation == ()
    assert second.words == ("«Det var en lang setning om kaia […]»",)
    assert second.translation == ("“It was a long sentence about the quay […]”",)
    assert second.tongue == "en"


def test_an_english_collection_of_norwegian_words() -> None:
    quote = Quote(
        id="a",
        collection="c",
        position=1,
        text="Ja.",
        translation="Yes.",
        language="nn",
    )
    made = Collection(id="c", title="", language="en", quotes=(quote,))
    (read,) = quotation.printed(made)
    assert (read.words, read.language) == (("«Ja.»",), "nn")
    assert (read.translation, read.tongue) == (("“Yes.”",), "en")
    assert quotation.title(made) == "Quotes"


@pytest.mark.parametrize(
    ("text", "twice", "marked"),
    [
        ("Ja.", True, ("«Ja.»",)),
        ("«Ja.»", True, ("««Ja.»»",)),
        ("«Ja.»", False, ("«Ja.»",)),
        ("“Ja.”", False, ("“Ja.”",)),
        ("«Ja» og «nei»", False, ("««Ja» og «nei»»",)),
        ("", True, ()),
        (" \n ", True, ()),
        ("a\n\n\n b \n c ", True, ("«a", "b\nc»")),
    ],
)
def test_quotation_marks(text: str, twice: bool, marked: tuple[str, ...]) -> None:
    assert quotation.marked(text, "nb", twice=twice) == marked


def test_marks_by_language() -> None:
    assert quotation.marked("x", "nn") == ("«x»",)
    assert quotation.marked("x", "en") == ("“x”",)
    assert quotation.marked("x", "de") == ("“x”",)
