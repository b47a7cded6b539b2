"""Bytes into text: each encoding people have, made here from a Norwegian text."""

from __future__ import annotations

import pytest

from workbench.errors import IntakeError
from workbench.intake.encodings import SURE_ENOUGH, decode

TEXT = (
    "Intervjuer: Hva mener du om samarbeidet på kontoret?\n"
    "Informant: Æsj, det gikk både opp og ned. «Vi får det til», sa lederen – men så "
    "ble det ikke sånn. Året etter … ja, da flyttet vi til Ås. Øystein ville ikke.\n"
)
PLAIN = "Hun sa: Vi må prøve på nytt, og så får vi se. Åpent for alle på øya. Ærlig."


@pytest.mark.parametrize(
    ("codec", "named", "sure"),
    [
        ("utf-8", "utf-8", 1.0),
        ("utf-8-sig", "utf-8-sig", 1.0),
        ("utf-16", "utf-16", 1.0),
        ("utf-32", "utf-32", 1.0),
        ("utf-16-le", "utf-16-le", 0.95),
        ("utf-16-be", "utf-16-be", 0.95),
        ("utf-32-le", "utf-32-le", 0.95),
        ("cp1252", "cp1252", 0.99),
        ("mac-roman", "mac-roman", 0.99),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_norwegian(codec: str, named: str, sure: float, ends: str) -> None:
    text = TEXT.replace("\n", ends)
    found = decode(text.encode(codec))
    assert (found.text, found.encoding) == (text, named)
    assert found.confidence == pytest.approx(sure, abs=0.011)


def test_latin_1_and_dos() -> None:
    for codec in ("latin-1", "cp850"):
        found = decode(PLAIN.encode(codec))
        assert (found.text, found.encoding) == (PLAIN, codec)


@pytest.mark.parametrize("word", ["på", "Blåbær", "«Kjøp!»", "Én – to"])
@pytest.mark.parametrize("codec", ["cp1252", "mac-roman", "utf-8", "utf-16-le"])
def test_very_short_texts(word: str, codec: str) -> None:
    assert decode(word.encode(codec)).text == word


def test_a_mark_says_which_end_comes_first() -> None:
    big = b"\xfe\xff" + "Å, ja".encode("utf-16-be")
    assert decode(big).text == "Å, ja"
    assert decode(b"\x00\x00\xfe\xff" + "Å".encode("utf-32-be")).text == "Å"


def test_pure_ascii_is_named_so() -> None:
    assert decode(b"Q: Why?\nA: Because.").encoding == "ascii"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        (
            "cp1253",
            "Οι άνθρωποι που μιλήσαμε είπαν ότι η μεταρρύθμιση δεν άλλαξε τίποτα στην "
            "καθημερινή τους ζωή, και ότι οι υπηρεσίες είναι μακριά από το χωριό.",
        ),
        (
            "cp1255",
            "האנשים שדיברנו איתם אמרו שהרפורמה לא שינתה דבר בחיי היומיום שלהם, "
            "ושהשירותים רחוקים מן הכפר שבו הם גרים כבר שנים רבות.",
        ),
        (
            "cp1251",
            "Люди, с которыми мы говорили, сказали, что реформа ничего не изменила в "
            "их повседневной жизни и что услуги находятся далеко от деревни.",
        ),
    ],
)
def test_other_scripts_by_statistics(codec: str, text: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_a_few_strange_bytes_in_utf_8() -> None:
    data = "Blåbær, rømme og grøt på bordet. Så fløt båten.".encode() + b" \x96 slutt"
    found = decode(data)
    assert found.text == "Blåbær, rømme og grøt på bordet. Så fløt båten. – slutt"
    assert found.encoding == "utf-8"
    assert found.confidence < SURE_ENOUGH
    assert found.notes == ("1 bytes are not UTF-8 and were read as cp1252.",)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe \x00"])
def test_empty_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"^tom\.txt is empty") as caught:
        decode(data, name="tom.txt")
    assert "import it again" in caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 40,
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\xff\xff",
        bytes(range(256)) * 4,
    ],
)
def test_binary_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(IntakeError, match=r"^opptak\.txt is no text") as caught:
        decode(data, name="opptak.txt")
    assert ".txt, UTF-8" in caught.value.hint


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(IntakeError, match="damaged at byte"):
        decode(b"\xff\xfe" + "på".encode("utf-16-le") + b"\x00", name="halv.txt")
