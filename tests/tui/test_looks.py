"""How the screens look; what they do is asserted elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.fake import FakeDesk
from workbench.tui.app import WorkbenchApp

LINES = (
    ("Intervjuer", "Kan du begynne med hvordan du kom hit?"),
    (
        "Leder",
        "Jeg kom fra sosialtjenesten. Der hadde jeg vært i ni år, og jeg trodde jeg"
        " kjente alle skjemaene. Det gjorde jeg ikke.",
    ),
    ("Intervjuer", "Hvem bestemmer over kontoret?"),
    (
        "Leder",
        "Det er et godt spørsmål. På mandager er det fylket, for da kommer tallene."
        " På tirsdager er det rådmannen, for da er det møte. Resten av uka er det den"
        " som står i mottaket. Og så er det jo meg, på papiret.",
    ),
    ("Intervjuer", "Hvordan deler dere regningene?"),
    (
        "Leder",
        "Vi teller hoder. Vasken går etter hoder, husleia etter kvadratmeter, og kaffen"
        " betaler vi selv. Det er [ler] den eneste ordningen som virker.",
    ),
    ("Intervjuer", "Er dere enige om hva dere skal måles på?"),
    ("Leder", "Nei."),
    (
        "Leder",
        "Staten vil ha folk i arbeid, kommunen vil ha ro på budsjettet. Noen ganger er"
        " det det samme. Ikke ofte.",
    ),
)


def coded() -> FakeDesk:
    desk = FakeDesk(lines=LINES)
    for code, first, last in (
        ("dual-command", "På mandager", "står i mottaket."),
        ("new-seams", "På tirsdager", "det møte."),
        ("cost-shifting", "Vi teller hoder.", "betaler vi selv."),
        ("dual-command", "Staten vil", "på budsjettet."),
    ):
        start = desk.text.index(first)
        desk.code("K08-3", code, start, desk.text.index(last) + len(last))
    return desk


async def still(pilot: Pilot[Any]) -> None:
    """Everything has been painted, and no cursor blinks."""
    await pilot.pause()
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    await pilot.pause()


LOOKS = [
    pytest.param((80, 24), "l l j", id="reading-80x24"),
    pytest.param((120, 36), "l l j + +", id="reading-120x36"),
    pytest.param((80, 24), "l l enter k o s", id="finding-a-code"),
    pytest.param((80, 24), "escape f", id="frequencies"),
    pytest.param((80, 24), "escape t down", id="codebook-80x24"),
    pytest.param((120, 36), "escape t down", id="codebook-120x36"),
    pytest.param((80, 24), "escape t down s down enter", id="codebook-effect"),
    pytest.param((80, 24), "escape t down enter tab", id="codebook-fields"),
]


@pytest.mark.parametrize(("size", "keys"), LOOKS)
def test_look(snap_compare: Any, size: tuple[int, int], keys: str) -> None:
    async def typed(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press(*keys.split())
        await still(pilot)

    app: App[None] = WorkbenchApp(coded(), document="K08-3")
    assert snap_compare(app, terminal_size=size, run_before=typed)
