"""Formats by name, one line each, and which of them a file is in."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from workbench import plugins
from workbench.domain.documents import Draft
from workbench.errors import IntakeError, PluginError, Problem, WorkbenchError
from workbench.intake import md, txt
from workbench.intake.encodings import decode

Reader = Callable[[bytes, Path, Collection[str]], Draft]
"""A file's bytes, its path (for its name) and names of interviewers; a draft out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that can be imported."""

    name: str
    endings: frozenset[str]
    """Endings of file names, with their dot, in lower case."""
    read: Reader
    signatures: tuple[bytes, ...] = ()
    """How such a file begins; a signature goes before an ending."""


def _text(module_read: Callable[..., Draft]) -> Reader:
    """A reader of decoded text as a reader of bytes."""

    def read_bytes(data: bytes, path: Path, interviewers: Collection[str]) -> Draft:
        return module_read(decode(data, name=path.name), path, interviewers)

    return read_bytes


_TXT = Format(name="txt", endings=frozenset({".txt", ".text"}), read=_text(txt.read))
_MD = Format(name="md", endings=frozenset({".md", ".markdown"}), read=_text(md.read))

_BUILT_IN = (_TXT, _MD)

_FOREIGN = (
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (.doc)"),
    (b"\xdb\xa5-\0", "an old Word document (.doc)"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"RIFF", "a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
)
_FOREIGN_ENDINGS = {
    ".docx": "a Word document",
    ".doc": "an old Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
    ".pdf": "a PDF",
    ".html": "a web page",
    ".htm": "a web page",
    ".vtt": "subtitles (WebVTT)",
    ".srt": "subtitles (SRT)",
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".xlsx": "a spreadsheet",
    ".json": "data (JSON)",
    ".xml": "data (XML)",
    ".yaml": "data (YAML)",
    ".yml": "data (YAML)",
    ".qdpx": "a REFI-QDA project",
    ".qde": "a REFI-QDA project",
    ".py": "a program",
}


@cache
def _added() -> tuple[tuple[Format, ...], tuple[Problem, ...]]:
    """Formats of other packages, and what is wrong with those that cannot be used.

    An entry point of `workbench.intake` is a `Format`; none replaces a built-in one.
    """
    loaded, problems = plugins.load_all(plugins.INTAKE)
    taken = {one.name for one in _BUILT_IN}
    good: list[Format] = []
    for name, offered in loaded.items():
        if isinstance(offered, Format) and offered.name not in taken:
            good.append(offered)
            taken.add(offered.name)
            continue
        what = "is no Format" if not isinstance(offered, Format) else "is built in"
        message = f"The plug-in {name} for {plugins.INTAKE} {what}; it is not used."
        problems.append(Problem(where=name, message=message, severity="warning"))
    return tuple(good), tuple(problems)


def formats() -> Mapping[str, Format]:
    """Every format by its name: the built-in ones, then those of other packages."""
    return MappingProxyType({one.name: one for one in (*_BUILT_IN, *_added()[0])})


def plugin_problems() -> tuple[Problem, ...]:
    """What is wrong with plug-ins that offer formats; none of it stops an import."""
    return _added()[1]


def format_of(data: bytes, path: Path) -> Format:
    """The format of a file, told by how it begins and then by its ending.

    Raises:
        IntakeError: it is in a format that cannot be imported.
    """
    ending = path.suffix.lower()
    known = formats().values()
    for one in known:
        if any(data.startswith(signature) for signature in one.signatures):
            return one
    for signature, what in _FOREIGN:
        if data.startswith(signature):
            raise _refusal(path, _FOREIGN_ENDINGS.get(ending, what))
    for one in known:
        if ending in one.endings:
            return one
    if ending in _FOREIGN_ENDINGS:
        raise _refusal(path, _FOREIGN_ENDINGS[ending])
    return _TXT


def _refusal(path: Path, what: str) -> IntakeError:
    names = ", ".join(f".{name}" for name in formats())
    return IntakeError(
        f"{path.name} is {what}, which cannot be imported.",
        hint=f"Save it as plain text (.txt, UTF-8). These can be imported: {names}.",
    )


def read(
    path: Path, *, interviewers: Collection[str] = (), name: str | None = None
) -> Draft:
    """A file as a draft document: its text, its turns, and what was noticed.

    Args:
        path: the file; it is read once and never written.
        interviewers: names of speakers who are interviewers whatever they are called.
        name: the document's name; else the file's name without its ending.

    Raises:
        IntakeError: the file cannot be imported; the message names it and the way out.
    """
    data = _bytes_of(path)
    draft = _draft(format_of(data, path), data, path, interviewers)
    chosen = unicodedata.normalize("NFC", draft.name if name is None else name)
    return replace(draft, name=chosen)


def _draft(
    form: Format, data: bytes, path: Path, interviewers: Collection[str]
) -> Draft:
    """What a format's reader makes of a file; a stranger's fault names the plug-in."""
    try:
        return form.read(data, path, interviewers)
    except WorkbenchError:
        raise
    except Exception as error:
        if form in _BUILT_IN:
            raise
        raise PluginError(
            f"The plug-in for {form.name} failed on {path.name}: "
            f"{type(error).__name__}: {error}.",
            hint="Update or uninstall the package it comes with.",
        ) from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise IntakeError(
            f"{path} does not exist.", hint="Check the name and the folder."
        ) from error
    except IsADirectoryError as error:
        raise IntakeError(
            f"{path} is a folder, not a file.", hint="Import the files in it."
        ) from error
    except OSError as error:
        raise IntakeError(
            f"{path} cannot be read: {error.strerror or error}.",
            hint="Check who may read it, and that its disk is there.",
        ) from error
