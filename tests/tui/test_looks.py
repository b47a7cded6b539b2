"""How the screens look; what they do is asserted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.fake import FakeDesk
from tests.tui.fake_material import acts, board_row, left_by_correction
from workbench.project.material import Waits
from workbench.tui.app import WorkbenchApp
from workbench.tui.desk import BalanceLine, DocumentLine, MemoLine, QuoteLine
from workbench.tui.screens.settling import SettlingScreen

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

SIZES = [(80, 24), (120, 36)]


@pytest.mark.parametrize(("size", "keys"), LOOKS)
def test_look(snap_compare: Any, size: tuple[int, int], keys: str) -> None:
    async def typed(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press(*keys.split())
        await still(pilot)

    app: App[None] = WorkbenchApp(coded(), document="K08-3")
    assert snap_compare(app, terminal_size=size, run_before=typed)


def studied() -> FakeDesk:
    """Some documents, cases, corrections and operations to look at."""
    desk = coded()
    desk.more = [
        board_row("S07-04", 4210, 31, "2007", done=True),
        board_row("S07-31", 3877, 0, "2007"),
        board_row("S10-11", 5120, 44, "2010", done=True),
        board_row("dokument med et navn som er så langt at det må kuttes", 90, 0, ""),
    ]
    desk.waits = Waits(
        proposed=2,
        outdated=22,
        counted=2,
        uncounted=3,
    )
    desk.unsettled = left_by_correction(desk.text, "På mandager er det fylket")
    desk.acts = acts()
    return desk


SCREENS = [
    pytest.param("", id="start"),
    pytest.param("d right s", id="documents"),
    pytest.param("ctrl+k right right e", id="cases"),
    pytest.param("settle", id="settling"),
    pytest.param("H j enter", id="history"),
]


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x36"])
@pytest.mark.parametrize("keys", SCREENS)
def test_look_of_the_study(snap_compare: Any, size: tuple[int, int], keys: str) -> None:
    async def typed(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        if keys.endswith("settle"):
            await pilot.app.push_screen(SettlingScreen())
        else:
            await pilot.press(*keys.split())
        await still(pilot)

    app: App[None] = WorkbenchApp(studied())
    assert snap_compare(app, terminal_size=size, run_before=typed)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x36"])
def test_look_of_an_empty_project(snap_compare: Any, size: tuple[int, int]) -> None:
    class Empty(FakeDesk):
        def documents(self) -> Sequence[DocumentLine]:
            return []

    app: App[None] = WorkbenchApp(Empty())
    assert snap_compare(app, terminal_size=size, run_before=still)


SAID = (
    "Tilsyn er noe man får etterpå. Styring er noe man skulle hatt før, og den har vi"
    " bare på den ene siden av gangen."
)
QUOTES = (
    QuoteLine(
        id="q1",
        position=1,
        document="S10-04",
        start=0,
        end=9,
        text="Vi skriver tildelingsbrev, og så venter vi på at noen skal lese dem.",
        heading="To herrer",
    ),
    QuoteLine(
        id="q2",
        position=2,
        document="S10-11",
        start=0,
        end=9,
        text=SAID,
        printed="Styring er noe man skulle hatt på forhånd […]",
        deviations=(
            "«Tilsyn er noe man får etterpå» mangler uten […]",
            "«på forhånd» står for «før»",
        ),
        cuts=1,
        translation="Steering is something one should have had beforehand […]",
        translation_state="stale",
        translated="KN 2010-03-04T12:00:00Z",
        translated_of="[Styring] er noe man skulle hatt før […]",
        sources=(
            ("nb", "tjenestemann departementet våren 2010"),
            ("en", "civil servant the Ministry spring 2010"),
        ),
        about="tjenestemann, departement, våren 2010",
        turn=22,
        question="Men dere har jo tilsynet?",
        note="motstykket til nr. 4, bør stå etter den",
    ),
    QuoteLine(
        id="q3",
        position=3,
        document="K08-1",
        start=0,
        end=9,
        text="Vi fant det ut i avisa, som alle andre.",
        printed="Vi fant det ut i avisa […]",
        heading="Døra som ser ulik ut",
    ),
)
MEMOS = (
    ("project", "method", "", "Byttet rekkefølge på lesningen: kommunene først."),
    ("code", "theory", "kvasiløsning", "Er dette egentlig én kode? Se [[nye sømmer]]."),
    ("passage", "reading", "K08-3, svar 2", "Han sier «vi» om begge.\n\nSpør igjen."),
    ("project", "decision", "", "Hele svaret kodes når poenget kommer sist."),
)


def noted() -> FakeDesk:
    """Quotes in a collection, and memos on this and that."""
    desk = coded()
    desk.titles, desk.kept = {"c": "Kap. 2: drift"}, {"c": list(QUOTES)}
    counts = (("2007", 1), ("våren 2010", 2))
    desk.balances = [
        BalanceLine(
            attribute="bølge",
            quotes=3,
            counts=counts,
            persons=2,
            most="S10-11",
            times=2,
        )
    ]
    for n, (about, type, target, text) in enumerate(MEMOS):
        desk.written[f"m{n}"] = MemoLine(
            id=f"m{n}", about=about, target=target, type=type, text=text
        )
    return desk


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((80, 24), "o j", id="quotes-80x24"),
        pytest.param((120, 36), "o j", id="quotes-120x36"),
        pytest.param((80, 24), "o j e", id="printed-words"),
        pytest.param((80, 24), "n j", id="notes-80x24"),
        pytest.param((120, 36), "n slash v i enter j", id="notes-120x36"),
    ],
)
def test_look_of_what_is_written(
    snap_compare: Any, size: tuple[int, int], keys: str
) -> None:
    async def typed(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
        await still(pilot)

    app: App[None] = WorkbenchApp(noted())
    assert snap_compare(app, terminal_size=size, run_before=typed)
