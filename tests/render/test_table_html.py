from __future__ import annotations

from html.parser import HTMLParser

from tests.render.samples import WORDS, empty, frequencies
from workbench.render.tables import render


class Page(HTMLParser):
    """What another reader finds in a page."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(source.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data


def test_a_page_holds_the_words_and_nothing_that_runs() -> None:
    page = Page(render(frequencies(), "html"))
    assert page.texts["h1"] == ["Koder etter <utbredelse>"]
    assert page.texts["th"] == list(WORDS[0])
    want = [cell for row in WORDS[1:] for cell in row]
    want[-4], want[-3] = "–", "–"
    assert page.texts["td"] == want
    assert page.texts["li"][1] == "2 venter & <b>teller ikke</b>."
    assert page.texts["dd"] == ["Havna & kaia", "v7"]
    assert not {"script", "a", "img", "link", "iframe", "b"} & set(page.tags)


def test_a_page_asks_nothing_of_any_network() -> None:
    page = Page(render(frequencies(), "html"))
    names = {name for name, _ in page.attributes}
    assert not {"src", "href", "style", "onclick"} & names
    policies = [value for _, value in page.attributes if value and "default" in value]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
        " form-action 'none'"
    ]
    style = page.texts["style"][0]
    assert "url(" not in style
    assert "@import" not in style


def test_a_page_says_its_language_and_numbers_stand_to_the_right() -> None:
    page = Page(render(frequencies(), "html"))
    assert ("lang", "nb") in page.attributes
    assert [v for n, v in page.attributes if n == "class"].count("number") == 3 * 5
    assert ("lang", "nn") in Page(render(empty(), "html")).attributes


def test_raw_headings_are_the_stable_names() -> None:
    page = Page(render(frequencies(), "html", raw=True))
    assert page.texts["th"][:2] == ["code", "name"]
    assert "0.62" in page.texts["td"]
