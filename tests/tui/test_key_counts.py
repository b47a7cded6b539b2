"""How many keys a code costs, on the codings of the study in the order of the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from workbench.project import open_project
from workbench.project.demo import lay_out
from workbench.project.listings.codings import codings
from workbench.tui.desk import CodeLine
from workbench.tui.finding import found
from workbench.tui.study import Study

LETTERS = 3
REMEMBERED = 8
"""As many codes as the palette remembers."""


@pytest.fixture(scope="module")
def work(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[list[CodeLine], list[str]]:
    """The codes as the palette has them before anything is coded; what KN tagged."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_HOME", str(tmp_path_factory.mktemp("home")))
        place = lay_out(tmp_path_factory.mktemp("place") / "nav-study")
        with open_project(place, coder="KN") as project:
            codes = [replace(one, total=0) for one in Study(project).codes()]
            rows = list(codings(project).records())
    return codes, [str(row["code"]) for row in rows if row["coder"] == "KN"]


def typed(code: CodeLine, many: int) -> Iterator[str]:
    """So many letters of a name, in their order, the first at the start of a word."""
    name = code.name.casefold()
    for word in re.finditer(r"\w+", name):
        after = [n for n in range(word.start() + 1, len(name)) if name[n].isalnum()]
        for places in combinations(after, many - 1):
            yield name[word.start()] + "".join(name[n] for n in places)


def letters(code: CodeLine, codes: list[CodeLine], recent: list[str]) -> int:
    """The fewest letters that put a code first; one more where those do not."""
    for many in range(1, LETTERS + 1):
        for words in dict.fromkeys(typed(code, many)):
            if found(codes, words, recent)[0].code.id == code.id:
                return many
    return LETTERS + 1


def test_nine_of_ten_codings_need_at_most_three_letters(
    work: tuple[list[CodeLine], list[str]],
) -> None:
    codes, tagged = work
    by = {code.id: code for code in codes}
    recent: list[str] = []
    few = 0
    for id in tagged[::4]:
        few += letters(by[id], list(by.values()), recent) <= LETTERS
        recent = [id, *(one for one in recent if one != id)][:REMEMBERED]
        by[id] = replace(by[id], total=by[id].total + 1)
    assert few / len(tagged[::4]) >= 0.9
