from __future__ import annotations

import random

from workbench.tui.reader.index import BLOCK, Index
from workbench.tui.reader.model import Stripe


def made(number: int, start: int, end: int) -> Stripe:
    return Stripe(id=f"{number:05}", start=start, end=end, code="c", name="c")


def test_what_touches_a_stretch_in_order() -> None:
    index = Index([made(1, 0, 5), made(2, 5, 9), made(3, 0, 20), made(4, 12, 13)])
    assert [s.id for s in index.within(5, 12)] == ["00003", "00002"]
    assert [s.id for s in index.within(0, 1)] == ["00003", "00001"]
    assert index.within(20, 30) == []


def test_adding_and_removing_agree_with_a_plain_list() -> None:
    chance = random.Random(7)
    index, plain = Index(), {}
    for number in range(3 * BLOCK):
        start = chance.randrange(5000)
        one = made(number, start, start + chance.choice([3, 40, 2000]))
        index.add(one)
        plain[one.id] = one
        if number % 3 == 0:
            gone = chance.choice(sorted(plain))
            assert index.remove(gone) == plain.pop(gone)
    assert list(index) == sorted(plain.values(), key=lambda s: s.order)
    for start in range(0, 5000, 250):
        expected = [s for s in plain.values() if s.start < start + 99 and s.end > start]
        assert index.within(start, start + 99) == sorted(
            expected, key=lambda s: s.order
        )


def test_the_same_id_again_takes_the_place_of_the_old() -> None:
    index = Index([made(1, 0, 5)])
    index.add(made(1, 40, 50))
    assert index.within(0, 10) == []
    assert index.get("00001") == made(1, 40, 50)
    assert index.remove("99999") is None
