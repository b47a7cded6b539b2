"""The reader widget alone, from an interview to a book of 10 MB, bare to crowded."""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Before Textual is loaded: it must not wait for the next of sixty frames a second.
os.environ["TEXTUAL_FPS"] = "1000"

from tests.benchmarks import corpus, screen
from tests.benchmarks.measuring import Result, Told, peak
from workbench.domain.documents import Turn
from workbench.domain.sentences import boundaries
from workbench.tui.reader.model import Stripe

TITLE = (
    "the reader alone, 120 x 40; limit: a bare widget painting that page; frame 16.7"
)
WITHIN = 1.3
CROWDED = 2.5
"""With 150 codings at once on every word."""
SIZES = {"40 KB": 40_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
MANY = (0, 500, 20_000)
LAYERS = 150
KEYS = {
    "word": ["right"] * 40,
    "new page": ["pagedown"] * 11,
    "page again": ["pageup", "pagedown"] * 8,
    "apply": ["1", "right", "1", "down"] * 8,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with its steps."""

    text: str
    turns: tuple[Turn, ...]
    sentences: list[int]


def run(place: Path) -> list[Result]:
    """Each size with each number of codings; then the crowded one, and the book."""
    found: list[Result] = []
    for name, size in SIZES.items():
        text = made(size)
        for many in MANY:
            stripes = list(coded(text, many))
            found += asyncio.run(_measured(text, stripes, f"{name}, {many}", WITHIN))
    text = made(SIZES["40 KB"])
    stripes = list(layers(text))
    found += asyncio.run(_measured(text, stripes, f"{LAYERS} layers", CROWDED))
    text = made(SIZES["10 MB"])
    return [*found, *asyncio.run(_book(text, list(coded(text, MANY[-1]))))]


def made(size: int) -> Text:
    """A transcript of about so many code points."""
    text, turns = corpus.interview(7, size)
    sentences = list(boundaries(text, turns, corpus.LANGUAGE))
    return Text(text=text, turns=turns, sentences=sentences)


def coded(text: Text, many: int) -> Iterator[Stripe]:
    """So many codings, of 20 to 200 code points, with forty codes."""
    chance = random.Random(many)
    for number in range(many):
        turn = chance.choice(text.turns)
        start = chance.randrange(turn.start, turn.end)
        end = min(turn.end, start + chance.randint(20, 200))
        yield _stripe(number, start, end, chance.randrange(40))


def layers(text: Text) -> Iterator[Stripe]:
    """Codings such that each word has many at once."""
    chance = random.Random(LAYERS)
    length = len(text.text)
    span = 2_000
    for number in range(LAYERS * length // span):
        start = chance.randrange(0, length - 1)
        end = min(length, start + span)
        yield _stripe(number, start, end, number % 40)


def _stripe(number: int, start: int, end: int, code: int) -> Stripe:
    return Stripe(
        id=f"coding-{number}",
        start=start,
        end=end,
        code=f"kode-{code}",
        name=f"Kode nummer {code}",
        branch=code % 7,
    )


async def _measured(
    text: Text, stripes: list[Stripe], name: str, within: float
) -> list[Result]:
    app = screen.Alone()
    ours = screen.Stage(app)
    await ours.begin()
    app.view.show(text.text, text.turns, text.sentences, stripes)
    app.view.focus()
    await ours.quiet(0.1)
    found = await screen.compared(ours, app.view, KEYS, name, lambda _: within)
    await ours.end()
    return found


async def _book(text: Text, stripes: list[Stripe]) -> list[Result]:
    """What is told beside the prototype: first text, another width, memory."""
    app = screen.Alone()
    stage = screen.Stage(app)
    await stage.begin()
    begun = time.process_time()
    app.view.show(text.text, text.turns, text.sentences, stripes)
    app.view.focus()
    await stage.quiet(0.1)
    first = stage.driver.at - begun
    begun = time.process_time()
    await stage.resize(100, 40)
    wrapped = stage.driver.at - begun
    await stage.end()
    more = _in_a_process_of_its_own()
    return [
        Told(name="10 MB, 20,000: first text", said=f"{first * 1e3:.0f} ms", by="141"),
        Told(
            name="10 MB, 20,000: another width", said=f"{wrapped * 1e3:.0f} ms", by="58"
        ),
        Told(name="10 MB, 20,000: memory at most", said=f"{more:.0f} MB", by="7"),
    ]


def _in_a_process_of_its_own() -> float:
    """What the book adds at most: earlier texts have raised what this one held."""
    without, with_it = (
        peak(
            [sys.executable, "-c", f"{_OPEN}({shown})"],
            {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        for shown in (False, True)
    )
    return with_it - without


_OPEN = "from tests.benchmarks import bench_reader; bench_reader.opened"


def opened(shown: bool) -> None:
    """Make the book, and a reader; show it there, or do not."""
    text = made(SIZES["10 MB"])
    asyncio.run(_opened(text, list(coded(text, MANY[-1])), shown))


async def _opened(text: Text, stripes: list[Stripe], shown: bool) -> None:
    app = screen.Alone()
    stage = screen.Stage(app)
    await stage.begin()
    if shown:
        app.view.show(text.text, text.turns, text.sentences, stripes)
        app.view.focus()
    await stage.quiet(0.1)
    await stage.end()
