from __future__ import annotations

import unicodedata

import pytest

from workbench.safe_text import (
    clip,
    file_name,
    hidden,
    one_line,
    printable,
    safe,
    undressed,
    width,
    wrapped,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrødt\x1b[0m", "␛[31mrødt␛[0m"),
        ("a\x00b\x07c\rd\x7fe", "a␀b␇c␍d␡e"),
        ("\x9b2J", "�2J"),
        ("\x85", "�"),
        ("ab\u202edc\u202c", "ab⇄dc⇄"),
        ("\u2066x\u2069\u200e\u200f\u061c", "⇄x⇄⇄⇄⇄"),
        ("a\u200bb\u200cc\u200dd\ufeffe\u2060", "a◌b◌c◌d◌e◌"),
        ("ett\u2028to\u2029tre", "ett␤to␤tre"),
        ("\ud800 \uffff \U000e0041", "� � �"),
        ("linje\n\tinnrykk", "linje\n\tinnrykk"),
        ("blåbær é e\u0301 日本 😀 \u00a0", "blåbær é e\u0301 日本 😀 \u00a0"),
    ],
)
def test_safe_shows_what_steers_and_keeps_the_rest(text: str, shown: str) -> None:
    assert safe(text) == shown
    assert len(safe(text)) == len(text)
    assert hidden(text) == (text != shown)


def test_nothing_that_steers_is_left_among_the_low_code_points() -> None:
    every = "".join(map(chr, range(0x3000)))
    left = {c for c in safe(every) if unicodedata.category(c) in ("Cc", "Zl", "Zp")}
    assert left == {"\n", "\t"}


def test_printable_keeps_joiners_and_is_legal_xml() -> None:
    family = "👨\u200d👩\u200d👧"
    assert printable(family) == family
    assert printable("a\x0bb\ufffe\ud812\u202e") == "a␋b��⇄"


def test_one_line_keeps_every_place() -> None:
    assert one_line("ja\n\tnei\r") == "ja  nei␍"


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("kodebok", 7, "kodebok"),
        ("kodebok", 6, "kodeb…"),
        ("to ord", 4, "to…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("a\nb", 3, "a b"),
    ],
)
def test_clip_counts_cells(text: str, cells: int, clipped: str) -> None:
    assert clip(text, cells) == clipped
    assert width(clipped) <= cells


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kap. 2: drift", "Kap. 2- drift"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\win.ini", "C--Windows-win.ini"),
        ("con", "con_"),
        ("AUX.txt", "AUX_.txt"),
        ("nul .md", "nul_.md"),
        ("COM¹", "COM¹_"),
        ("console", "console"),
        ("..", "unnamed"),
        ("", "unnamed"),
        (" . ", "unnamed"),
        ("-rf", "rf"),
        ("~root", "root"),
        (".skjult", "skjult"),
        ("slutt. . ", "slutt"),
        ("a\x00b\nc\u202etxt.exe", "ab ctxt.exe"),
        ("a\u030alesund", "ålesund"),
        ('<b>"x"|y?*</b>', "b--x--y----b-"),
    ],
)
def test_a_file_name_is_only_a_name(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_file_name_is_cut_between_letters() -> None:
    assert file_name("å" * 100, ".docx") == "å" * 57 + ".docx"
    marked = "x" * 118 + "q\u0323y"
    assert file_name(marked) == "x" * 118


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("to herrer på kontoret", 9, ["to herrer", "på", "kontoret"]),
        ("arbeidsavklaringspenger nå", 10, ["arbeidsavk", "laringspen", "ger nå"]),
        ("local-political-involvement", 12, ["local-", "political-", "involvement"]),
        ("日本語のテキスト", 6, ["日本語", "のテキ", "スト"]),
        ("en\nlinje", 20, ["en linje"]),
        ("", 5, [""]),
    ],
)
def test_text_is_wrapped_between_its_words(
    text: str, cells: int, expected: list[str]
) -> None:
    assert wrapped(text, cells) == expected


def test_emoji_are_shown_without_their_dress() -> None:
    """Each is then as wide in every terminal; a tone of skin by itself stays."""
    assert undressed("❤\ufe0f 1\ufe0f\u20e3 👍🏽 ☎\ufe0e") == "❤ 1 👍 ☎"
    assert undressed("🏽 alone") == "🏽 alone"
    assert clip("seen ❤\ufe0f 👍🏽", 20) == "seen ❤ 👍"
