from __future__ import annotations

from dataclasses import replace

from tests.tui.fake import CODES
from workbench.safe_text import width
from workbench.tui.screens.frequencies import bar_of
from workbench.tui.speech import Speech
from workbench.tui.widgets.finder import meant
from workbench.tui.widgets.inspector import Entry, abbreviated, inspected, pinned
from workbench.tui.widgets.tree import branches, tree_head, tree_line

NB = Speech("nb")


def entry(number: int, **more: str) -> Entry:
    return Entry(
        id=str(number), name=f"kode {number}", own=True, said="KN i dag 08.05", **more
    )


def test_the_tree_counts_here_and_everywhere() -> None:
    codes = [replace(code, total=4) if code.pin == "2" else code for code in CODES]
    lines = [tree_line(b, 29) for b in branches(codes, {"dual-command": 2}, 20)]
    assert tree_head(NB, 29) == " KODEBOK            her alle "[:29].rstrip()
    assert lines == [
        " ▾ Drift               2    4",
        "   2 dobbel styring…   2    4",
        "   3 nye sømmer        ·    ·",
        " ▾ Utfordringer        ·    ·",
        "     kostnadsvelting   ·    ·",
    ]


def test_where_there_is_no_room_unused_branches_are_shut() -> None:
    lines = [tree_line(b, 29) for b in branches(CODES, {"new-seams": 1}, 4)]
    assert lines[-1] == " ▸ Utfordringer        ·    ·"
    assert len(lines) == 4


def test_the_inspector_marks_the_chosen_and_what_it_means() -> None:
    lines = inspected(
        [entry(1, marks="★ sitat"), entry(2, definition="Det som menes.")],
        "2",
        NB,
        60,
        4,
    )
    assert lines[0] == " 1 kode 1  KN i dag 08.05" + " " * 27 + "★ sitat "
    assert lines[1].startswith("▸2 kode 2  KN i dag 08.05")
    assert lines[2] == "   DEFINISJON  Det som menes."


def test_the_inspector_counts_those_there_is_no_room_for() -> None:
    lines = inspected([entry(n) for n in range(1, 5)], "3", NB, 60, 2)
    assert lines[0].startswith(" 2 kode 2")
    assert lines[1].startswith("▸3 kode 3")
    assert lines[1].endswith("2 til ")
    assert inspected([], "", NB, 60, 2) == [" Ingenting er kodet her."]


def test_nine_pins_have_room_on_eighty_cells() -> None:
    pins = {str(n): f"navn på kode nummer {n}" for n in range(1, 10)}
    line = pinned(pins, NB, 80)
    assert width(line) <= 80
    assert all(f" {n} " in line for n in range(1, 10))


def test_names_are_shortened_word_by_word() -> None:
    assert abbreviated("dobbel styringslinje", 9) == "dobb.styr"
    assert abbreviated("kvasiløsning", 5) == "kvasi"
    assert abbreviated("meta", 9) == "meta"


def test_what_a_code_means_with_its_border() -> None:
    assert meant(CODES[1], NB, 60) == [
        "dobbel styringslinje · dual line of command",
        "Samme kontor styres både fra kommunen og fra staten.",
        "TA MED    motstridende krav",
        "IKKE      to statlige ledd",
        "EKSEMPEL  «Vi har to herrer.»",
    ]


def test_bars_in_eighths_of_a_cell() -> None:
    assert bar_of(0.5, 4) == "██"
    assert bar_of(1, 3) == "███"
    assert bar_of(0.125, 4) == "▌"
    assert bar_of(0, 4) == ""
