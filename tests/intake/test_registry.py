"""Files in: formats by name and content, refusals, what is stored of a plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench import plugins
from workbench.domain.documents import Draft, Role
from workbench.errors import IntakeError, PluginError
from workbench.intake import Format, files, formats, plugin_problems, read, registry


def test_a_text_is_stored_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Intervju 1.txt"
    path.write_bytes("\ufeffEn:  *to*\t[tre]\r\n\r\n  A\u030a \\[x\\] <b>\r\n".encode())
    draft = read(path)
    assert draft.text == "En:  *to*\t[tre]\n\n  Å \\[x\\] <b>\n"
    assert (draft.name, draft.format) == ("Intervju 1", "txt")
    assert (draft.encoding, draft.confidence) == ("utf-8-sig", 1.0)
    assert draft.notes == (
        "Line ends were made LF.",
        "Letters written in two parts were made one (NFC).",
        "No speakers were found: each paragraph is a turn.",
    )
    assert draft.problems == ()


def test_an_old_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "Intervjuer: På øya?\nInformant: Både på øya og i Ås.".encode("cp1252")
    )
    draft = read(path, name="Ås 2007")
    assert draft.name == "Ås 2007"
    assert draft.notes == ("Read as latin-1, 99% sure.",)
    assert draft.speakers == ("Intervjuer", "Informant")


def test_a_guess_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "rart.txt"
    path.write_bytes("Blåbær og rømme på fatet, så klart. Grøt.".encode() + b" \xe6 ja")
    draft = read(path)
    assert draft.text.endswith(" æ ja")
    (problem,) = draft.problems
    assert (problem.where, problem.severity) == ("rart.txt", "warning")
    assert problem.message == "The encoding is a guess: utf-8, 70% sure."


def test_interviewers_are_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kari: Hva?\nOla: Det.\nKari: Ja.\nOla: Nei.", encoding="utf-8")
    roles = [turn.role for turn in read(path, interviewers=["Ola"]).turns]
    assert roles == [Role.INTERVIEWEE, Role.INTERVIEWER] * 2


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.docx", b"PK\x03\x04rest", "a Word document"),
        ("a.txt", b"PK\x03\x04rest", "a Word, OpenDocument or zip file"),
        ("a.pdf", b"%PDF-1.7\n", "a PDF"),
        ("a.txt", b"{\\rtf1 Hei}", "an RTF document"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
        ("a.csv", b"a;b\n1;2\n", "a table (CSV)"),
        ("A.HTML", b"<p>Hei</p>", "a web page"),
        ("a.vtt", b"WEBVTT\n", "subtitles (WebVTT)"),
    ],
)
def test_other_formats_are_refused(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(IntakeError) as caught:
        read(path)
    assert caught.value.message == f"{name} is {what}, which cannot be imported."
    assert "These can be imported: .txt, .md" in caught.value.hint


def test_an_unknown_ending_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "samtale.transkript"
    path.write_text("Hei på deg.", encoding="utf-8")
    assert (read(path).format, read(path).text) == ("txt", "Hei på deg.")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"borte\.txt does not exist"):
        read(tmp_path / "borte.txt")
    with pytest.raises(IntakeError, match="is a folder, not a file"):
        read(tmp_path)
    (tmp_path / "tom.txt").write_bytes(b"")
    with pytest.raises(IntakeError, match=r"^tom\.txt is empty"):
        read(tmp_path / "tom.txt")


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".skjult", "~$lås.docx", "p.db", "under/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "p.db.snapshots").mkdir()
    (tmp_path / "p.snapshots").mkdir()
    (tmp_path / "p.snapshots" / "1.txt").write_text("x", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in files(tmp_path)]
    assert found == ["a.md", "b.txt", "under/c.txt"]
    assert list(files(tmp_path / "b.txt")) == [tmp_path / "b.txt"]


def _shout(data: bytes, path: Path, interviewers: object) -> Draft:
    if not data.startswith(b"!"):
        raise ValueError("no shout")
    return Draft(name=path.stem, format="shout", text=data.decode(), turns=())


SHOUT = Format(name="shout", endings=frozenset({".shout"}), read=_shout)


@pytest.fixture
def _plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    offered = {
        "shout": SHOUT,
        "broken": 3,
        "txt": Format(name="txt", endings=frozenset(), read=_shout),
    }
    monkeypatch.setattr(plugins, "load_all", lambda group: (offered, []))
    registry._added.cache_clear()
    yield
    registry._added.cache_clear()


@pytest.mark.usefixtures("_plugins")
def test_formats_of_other_packages(tmp_path: Path) -> None:
    path = tmp_path / "rop.shout"
    path.write_bytes(b"!Hei")
    assert read(path).text == "!Hei"
    assert list(formats()) == ["txt", "md", "shout"]
    assert [problem.message for problem in plugin_problems()] == [
        "The plug-in broken for workbench.intake is no Format; it is not used.",
        "The plug-in txt for workbench.intake is built in; it is not used.",
    ]
    path.write_bytes(b"Hei")
    with pytest.raises(PluginError, match=r"plug-in for shout failed on rop\.shout"):
        read(path)
